namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>
/// Reference: R 4.2.2, MASS 7.3-58.2 (glm.nb) and optim on R's dnbinom, pnbinom, dbinom; poisson.test for the exact interval. More fits are
/// in the cases of statistics.json.
/// </summary>
public sealed class FrequencyFitTests
{
    [Fact]
    public void Under_dispersed_counts_put_the_negative_binomial_on_the_Poisson()
    {
        FrequencyFit fit = CountData.DanishQuarters.FitFrequency<NegativeBinomial>();
        FrequencyFit poisson = CountData.DanishQuarters.FitFrequency<Poisson>();
        Assert.Equal(poisson.Frequency, fit.Frequency);
        Assert.Contains(fit.Findings, finding => finding.Code == "fit.boundary");
        Assert.False(fit.HasOptimum);
        Assert.Equal(poisson.LogLikelihood, fit.LogLikelihood);
        Assert.Equal(poisson.Aic, fit.Aic);
        Assert.Equal("NegativeBinomial", fit.Family.Name);
        Assert.Equal(poisson.Derived(law => law.Survival(4)), fit.Derived(law => law.Survival(4)));
        Assert.Throws<InvalidOperationException>(() => fit.Derived<NegativeBinomial>(law => law.Size));
    }

    [Fact]
    public void Every_law_that_adds_spread_to_the_Poisson_is_the_Poisson_for_under_dispersed_counts()
    {
        FrequencyFit poisson = CountData.DanishQuarters.FitFrequency<Poisson>();
        foreach (FrequencyFit fit in CountData.DanishQuarters.FitFrequencies([
            FrequencyFamily.Of<NegativeBinomial>(), FrequencyFamily.Of<PoissonInverseGaussian>(), FrequencyFamily.Of<Delaporte>(),
            FrequencyFamily.Of<NeymanTypeA>(), FrequencyFamily.Of<PolyaAeppli>(), FrequencyFamily.Of<Sichel>()]))
        {
            Assert.Equal(poisson.Frequency, fit.Frequency);
            Assert.Contains(fit.Findings, finding => finding.Code == "fit.boundary");
        }
    }

    [Fact]
    public void A_binomial_finds_its_number_of_trials()
    {
        // the best of dbinom(., m, mean / m) over m = 6 to 60
        FrequencyFit fit = CountData.DanishQuarters.FitFrequency<Binomial>();
        Assert.Equal(8, ((Binomial)fit.Frequency).Trials);
        Close(0.309659090909091, fit.Parameters[1].Value.Value, 1e-8);
        Close(0.0246435001068905, fit.Parameters[1].Value.StandardError, 1e-5);
        Close(-72.7644427686926, fit.LogLikelihood, 1e-11);
        Close(1 / Math.Sqrt(2 * -72.7644427686926 + 72.7863107042027 + 72.8243588968413), fit.Parameters[0].Value.StandardError, 1e-6);
        Assert.Equal(2, fit.ParameterCount);
        Close(CountData.Thyrion.Rate, Assert.IsType<Poisson>(CountData.Thyrion.FitFrequency<Binomial>().Frequency).Mean, 1e-9);
    }

    [Fact]
    public void Counts_without_a_zero_are_fitted_by_laws_without_one()
    {
        ClaimCounts batches = ClaimCounts.FromTable((1, 710), (2, 175), (3, 70), (4, 22), (5, 14), (6, 5), (7, 2), (9, 2));
        ValueList<FrequencyFit> fits = batches.FitFrequencies();
        FrequencyFit logarithmic = fits.Single(fit => fit.Family.Name == "Logarithmic");
        Close(1.11868656299126, logarithmic.Parameters[0].Value.Value, 1e-7); // optimize of the log likelihood written out
        Close(-933.433643240171, logarithmic.LogLikelihood, 1e-12);
        Assert.Contains(fits, fit => fit.Family.Name == "ZeroTruncated(NegativeBinomial)");
        Assert.Equal(0, fits[0].Frequency.Probability(0));
        FrequencyFit modified = batches.FitFrequency(FrequencyFamily.ZeroModifiedOf<Poisson>());
        Assert.IsType<ZeroTruncated>(modified.Frequency);
        Assert.Contains(modified.Findings, finding => finding.Code == "fit.boundary");
    }

    [Fact]
    public void A_negative_binomial_of_vanishing_size_with_its_own_zeros_is_logarithmic()
    {
        FrequencyFit fit = CountData.Thyrion.FitFrequency(FrequencyFamily.ZeroModifiedOf<NegativeBinomial>());
        Assert.Equal("ZeroModified(NegativeBinomial)", fit.Family.Name);
        Assert.IsType<Logarithmic>(Assert.IsType<ZeroModified>(fit.Frequency).Frequency);
        Close(7840.0 / 9461, fit.Parameters[1].Value.Value, 1e-8);
    }

    [Fact]
    public void A_family_without_a_law_for_an_exposure_says_so_and_is_left_out_of_the_ranking()
    {
        FrequencyFamily inflated = FrequencyFamily.ZeroModifiedOf<Poisson>();
        ClaimCounts counts = ClaimCounts.FromRows([new CountRow(0) { Units = 40 }, new CountRow(1) { Exposure = 2, Units = 9 }, new CountRow(3) { Units = 3 }]);
        InvalidOperationException wrong = Assert.Throws<InvalidOperationException>(() => counts.FitFrequency(inflated));
        Assert.Contains("ExposureRule.Mixed", wrong.Message, StringComparison.Ordinal);
        Assert.True(counts.FitFrequency(inflated, ExposureRule.Mixed).HasOptimum);
        Assert.DoesNotContain(counts.FitFrequencies(), fit => fit.Family.Name == inflated.Name);
        Assert.Contains(counts.FitFrequencies(ExposureRule.Mixed), fit => fit.Family.Name == inflated.Name);
    }

    [Fact]
    public void A_shared_rate_is_the_negative_binomial_of_regressions()
    {
        // MASS glm.nb(y ~ 1 + offset(log(e)))
        FrequencyFit fit = CountData.Years.FitFrequency<NegativeBinomial>(ExposureRule.Mixed);
        Estimate size = fit.Derived<NegativeBinomial>(law => law.Size);
        Close(8.24116882715407, fit.Frequency.Mean, 1e-6);
        Close(23.1495090795294, size.Value, 1e-5);
        Close(28.6506232512444, size.StandardError, 0.05); // glm.nb gives the error from the expected information
        Close(-19.9530546678422, fit.LogLikelihood, 1e-9);
        Close(23.1495090795294, ((NegativeBinomial)fit.At(3.1)).Size, 1e-5);
    }

    [Fact]
    public void Independent_units_keep_the_dispersion()
    {
        // optim on dnbinom(y, size = m e / (d - 1), mu = m e)
        FrequencyFit fit = CountData.Years.FitFrequency<NegativeBinomial>();
        Close(8.48920856205537, fit.Parameters[0].Value.Value, 1e-6);
        Close(1.67808910843981, fit.Parameters[1].Value.Value, 1e-6);
        Close(1.01235766383148, fit.Parameters[0].Value.StandardError, 1e-4);
        Close(0.912406630072545, fit.Parameters[1].Value.StandardError, 1e-4);
        Close(-20.2029538756849, fit.LogLikelihood, 1e-10);
        Close(1.67808910843981, ((NegativeBinomial)fit.At(3.1)).Dispersion, 1e-6);
    }

    [Fact]
    public void An_open_class_counts_by_its_survival()
    {
        ClaimCounts open = ClaimCounts.FromTable((0, 7840), (1, 1317), (2, 239), (3, 65)).WithOpenLastClass();
        FrequencyFit fit = open.FitFrequency<NegativeBinomial>();
        Close(0.212077523431189, fit.Parameters[0].Value.Value, 1e-5);
        Close(1.26975714477231, fit.Parameters[1].Value.Value, 1e-5);
        Close(0.0053585941601516, fit.Parameters[0].Value.StandardError, 1e-3);
        Close(0.0282557416406518, fit.Parameters[1].Value.StandardError, 1e-3);
        Close(-5273.52972911492, fit.LogLikelihood, 1e-11);
        Assert.Equal(4, fit.ChiSquare.Expected.Count);
        Close(9461, fit.ChiSquare.Expected.Sum(), 1e-12);
    }

    [Fact]
    public void Profile_intervals_are_where_the_likelihood_falls_by_half_the_quantile()
    {
        FrequencyFit fit = CountData.Thyrion.FitFrequency<NegativeBinomial>();
        Estimate mean = fit.Profile("mean");
        Estimate dispersion = fit.Profile("dispersion");
        Close(0.203907377312756, mean.Lower, 1e-6);
        Close(0.22523652729813, mean.Upper, 1e-6);
        Close(1.25289912136855, dispersion.Lower, 1e-6);
        Close(1.36459920718766, dispersion.Upper, 1e-6);
    }

    [Fact]
    public void The_exact_interval_of_a_rate_is_Garwoods()
    {
        (double lower, double upper) = CountData.Years.RateInterval();
        Close(7.02674236980482, lower, 1e-12);
        Close(10.1662967427239, upper, 1e-12);
        (lower, upper) = ClaimCounts.FromRows([new CountRow(0) { Exposure = 2.5 }]).RateInterval();
        Assert.Equal(0, lower);
        Close(1.47555178164557, upper, 1e-12);
        (lower, upper) = ClaimCounts.FromCounts(3).RateInterval(0.9);
        Close(0.817691447163953, lower, 1e-12);
        Close(7.75365652793273, upper, 1e-12);
        Assert.Throws<InvalidOperationException>(() => CountData.Thyrion.WithOpenLastClass().RateInterval());
    }

    [Fact]
    public void Fits_are_ranked_by_their_criterion()
    {
        ValueList<FrequencyFit> fits = CountData.Thyrion.FitFrequencies();
        Assert.True(fits.Count >= 3);
        for (int i = 1; i < fits.Count; i++)
        {
            Assert.True(fits[i - 1].Aic <= fits[i].Aic, $"{fits[i - 1]} before {fits[i]}");
        }

        Assert.NotEqual("Poisson", fits[0].Family.Name);
        Assert.All(fits, fit => Assert.True(fit.Aicc >= fit.Aic && fit.Bic >= fit.Aic));
    }

    [Fact]
    public void Independent_errors_of_mean_and_dispersion_are_those_of_the_covariance()
    {
        FrequencyFit fit = CountData.Thyrion.FitFrequency<NegativeBinomial>();
        Close(fit.Parameters[1].Value.StandardError, Math.Sqrt(fit.Covariance("dispersion", "dispersion")), 1e-12);
        Close(fit.Parameters[0].Value.StandardError, fit.Derived(law => law.Mean).StandardError, 1e-4);
        double both = fit.Derived<NegativeBinomial>(law => law.Mean + law.Dispersion).StandardError;
        double sum = fit.Covariance("mean", "mean") + 2 * fit.Covariance("mean", "dispersion") + fit.Covariance("dispersion", "dispersion");
        Close(Math.Sqrt(sum), both, 1e-4);
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused_with_a_reason()
    {
        Assert.Throws<InvalidOperationException>(() => ClaimCounts.FromCounts(0, 0, 0, 0).FitFrequency<Poisson>());
        Assert.Throws<ArgumentOutOfRangeException>(() => FrequencyFamily.Of<Poisson>().Fixing("lambda", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FrequencyFamily.Of<NegativeBinomial>().Fixing("dispersion", 1));
    }

    [Fact]
    public void A_family_that_has_no_fit_takes_no_other_with_it()
    {
        FrequencyFamily logarithmic = FrequencyFamily.Of<Logarithmic>(); // has no zero
        ValueList<FrequencyFit> fits = ClaimCounts.FromCounts(0, 1, 3, 2).FitFrequencies([logarithmic, FrequencyFamily.Of<Poisson>()]);
        Assert.Single(Assert.Single(fits).Findings, finding => finding.Code == "fit.impossible");
        Assert.Throws<InvalidOperationException>(() => ClaimCounts.FromCounts(0, 1, 3, 2).FitFrequencies([logarithmic]));
    }

    [Fact]
    public void Counts_of_ten_thousand_millions_can_be_fitted()
    {
        ValueList<FrequencyFit> fits = ClaimCounts.FromCounts(10_000_000_000, 9_999_900_000).FitFrequencies([FrequencyFamily.Of<Poisson>(), FrequencyFamily.Of<Binomial>()]);
        Close(9_999_950_000, fits.Single(fit => fit.Family.Name == "Poisson").Frequency.Mean, 1e-6);
    }

    [Fact]
    public void A_parameter_can_be_held_fast()
    {
        FrequencyFit fit = CountData.Thyrion.FitFrequency(FrequencyFamily.Of<NegativeBinomial>().Fixing("dispersion", 1.3));
        Assert.Equal(1.3, ((NegativeBinomial)fit.Frequency).Dispersion);
        Assert.Equal(["mean"], fit.Parameters.Select(parameter => parameter.Name));
        Assert.True(fit.LogLikelihood < CountData.Thyrion.FitFrequency<NegativeBinomial>().LogLikelihood);
    }

    private static void Close(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R} against {expected:R}");
}
