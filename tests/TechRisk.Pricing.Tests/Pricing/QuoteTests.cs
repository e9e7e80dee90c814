namespace TechRisk.Pricing.Tests.Pricing;

public class QuoteTests
{
    private static readonly TailFacts Light = TailFacts.BoundedBy(1e9);

    private static readonly PricingBasis Basis = new(new TailValueAtRisk(0.9))
    {
        ClaimsExpenseRatio = 0.06, FixedExpense = 120, ExpenseRatio = 0.1, CommissionRate = 0.12, LevyRate = 0.008, ProfitMargin = 0.03, TaxRate = 0.06,
    };

    private static readonly Submission Three = Tables.Submission(
        ("a", new PolicyTerms { Limit = 20_000, InsuredShare = 0.1 }), ("b", new PolicyTerms { Limit = 50_000 }), ("c", PolicyTerms.None));

    private static Quote Price(PricingBasis basis, Submission submission, int seed = 5, int years = 4000) =>
        Tables.Of(submission, Light, Tables.Years(seed, years, submission.Covers.Count)).Price(basis);

    public static TheoryData<RiskMeasure> Measures => new(
        new ExpectedValuePrinciple(0.2), new StandardDeviationPrinciple(0.25), new VariancePrinciple(1e-5), new ExponentialPrinciple(1e-5),
        new EsscherPrinciple(1e-5), new ProportionalHazard(0.8), new WangTransform(0.35), new DualPower(1.5), new TailValueAtRisk(0.95),
        new ValueAtRisk(0.95), new CostOfCapital(0.1, 0.99));

    [Theory]
    [MemberData(nameof(Measures))]
    public void Lines_of_the_covers_add_up_to_the_total_for_every_measure(RiskMeasure measure)
    {
        YearLossTable losses = Tables.Of(Three, Light, Tables.Years(5, 4000, 3));
        Quote quote = losses.Price(Basis with { Measure = measure });
        PremiumBreakdown premium = quote.Premium;
        double scale = premium.Gross.Value;
        for (int i = 0; i < premium.Lines.Count; i++)
        {
            Assert.Equal(premium.Covers.Sum(cover => cover.Lines[i].Amount.Value), premium.Lines[i].Amount.Value, 1e-10 * scale);
        }

        Assert.Equal(measure.Of(losses.Net).Value - losses.Net.Mean.Value, premium.RiskMargin.Value, 1e-10 * scale);
        Assert.Equal(losses.Net.Mean.StandardError, premium.LossCost.StandardError, 1e-10 * scale);
        Estimate gross = losses.Price(new PricingBasis(measure)).Premium.Gross;
        Assert.Equal(measure.Of(losses.Net).StandardError, gross.StandardError, 1e-8 * scale);
        Assert.Equal(measure.Of(losses["a"].Net).Value - losses["a"].Net.Mean.Value, premium["a"].StandaloneMargin.Value, 1e-10 * scale);
    }

    [Fact]
    public void The_gross_premium_of_one_cover_follows_the_formula()
    {
        Submission one = Tables.Submission(("a", new PolicyTerms { Limit = 20_000, InsuredShare = 0.1 }));
        YearLossTable losses = Tables.Of(one, Light, Tables.Years(2, 3000, 1));
        PremiumBreakdown premium = losses.Price(Basis).Premium;
        double margin = losses.Net.TailValueAtRisk(0.9).Value - losses.Net.Mean.Value;
        double gross = (losses.Net.Mean.Value * 1.06 + margin + 120) / (1 - 0.1 - 0.12 - 0.008 - 0.03);
        Assert.Equal(gross, premium.Gross.Value, 1e-9);
        Assert.Equal(gross / 18_000, premium.RateOnLine!.Value.Value, 1e-12);
        Assert.Equal(gross * 1.06, premium.PaidByInsured.Value, 1e-9);
        Assert.Equal(0, premium.DiversificationBenefit.Value);
        Assert.Equal(EstimateKind.Exact, premium.DiversificationBenefit.Kind);
        Assert.Equal(EstimateKind.Exact, premium.FixedExpense.Kind);
        Assert.Equal(EstimateKind.Simulated, premium.Gross.Kind);
    }

    // the error of a line is that of the joint estimate: with margin = 0.2 * mean the premium is a multiple of the mean
    [Fact]
    public void Errors_follow_the_dependence_of_mean_and_measure()
    {
        YearLossTable losses = Tables.Of(Three, Light, Tables.Years(3, 4000, 3));
        PremiumBreakdown premium = losses.Price(new PricingBasis(new ExpectedValuePrinciple(0.2)) { ClaimsExpenseRatio = 0.1, CommissionRate = 0.2 }).Premium;
        Assert.Equal(losses.Net.Mean.StandardError * 1.3 / 0.8, premium.Gross.StandardError, 1e-9);
        Assert.Equal(losses["b"].Net.Mean.StandardError * 1.3 / 0.8, premium["b"].Gross.StandardError, 1e-9);
    }

    // spread over 300 independent tables of 2,000 years against the mean of the reported errors. The estimate of a standard deviation from
    // 300 values has a relative error of 1 / sqrt(600) = 4 %; 15 % is 3.7 of it
    [Fact]
    public void Reported_errors_match_the_spread_of_premiums()
    {
        Submission submission = Three with { Subsidy = new SubsidyScheme(0.5) { Covers = ["a", "b"], RateCap = 0.05, MaximumAmount = 1_500 } };
        List<PremiumBreakdown> runs = Enumerable.Range(0, 300).Select(seed => Price(Basis, submission, 1000 + seed, 2000).Premium).ToList();
        Func<PremiumBreakdown, Estimate>[] figures =
        [
            premium => premium.LossCost, premium => premium.RiskMargin, premium => premium.Gross, premium => premium["a"].RiskMargin,
            premium => premium["b"].Gross, premium => premium["c"].FixedExpense, premium => premium.DiversificationBenefit,
            premium => premium.LossRatio!.Value, premium => premium["b"].PaidByInsured,
        ];
        foreach (Func<PremiumBreakdown, Estimate> figure in figures)
        {
            double[] values = runs.Select(run => figure(run).Value).ToArray();
            double mean = values.Average();
            double spread = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
            double reported = runs.Average(run => figure(run).StandardError);
            Assert.InRange(reported / spread, 0.85, 1.15);
        }
    }

    [Fact]
    public void A_binding_cap_and_a_binding_minimum_have_no_error()
    {
        Submission capped = Three with { Subsidy = new SubsidyScheme(0.5) { Covers = ["a"], RateCap = 0.01 } };
        PremiumBreakdown premium = Price(Basis, capped).Premium;
        Assert.Equal(0.5 * 0.01 * 18_000, premium.Subsidy.Value, 1e-10);
        Assert.Equal(0, premium.Subsidy.StandardError);
        PremiumBreakdown lifted = Price(Basis with { MinimumPremium = 1e6 }, Three).Premium;
        Assert.Equal(1e6, lifted.Gross.Value);
        Assert.Equal(EstimateKind.Exact, lifted.Gross.Kind);
        Assert.True(lifted["a"].Gross.StandardError > 0);
        Assert.Equal(lifted.TechnicalPremium.StandardError, lifted.MinimumPremiumAdjustment.StandardError, 1e-9);
        PremiumBreakdown maximum = Price(Basis, Three with { Subsidy = new SubsidyScheme(0.5) { MaximumAmount = 100 } }).Premium;
        Assert.Equal(100, maximum.Subsidy.Value);
        Assert.Equal(0, maximum.Subsidy.StandardError);
    }

    [Fact]
    public void Key_figures_are_those_of_the_losses()
    {
        Submission submission = Three.WithCover("b", cover => cover with { Terms = cover.Terms with { AggregateLimit = 5_000 } });
        double[][] years = Tables.Years(5, 4000, 3);
        years[1] = Array.ConvertAll(years[1], x => Math.Min(x, 5_000));
        YearLossTable losses = Tables.Of(submission, Light, years);
        KeyFigures figures = losses.Price(Basis).KeyFigures;
        Assert.Equal(2 * figures.ExpectedInsured.Value, figures.ExpectedGroundUp.Value, 1e-9);
        Assert.Equal([0.5, 0.9, 0.95, 0.99, 0.995], figures.Quantiles.Select(figure => figure.Level));
        Assert.Equal(losses.Gross.Quantile(0.99), figures.Quantiles[3].Amount);
        Assert.Equal(years[1].Count(x => x == 5_000) / 4000.0, figures.Covers[1].ProbabilityOfExhaustion!.Value.Value, 1e-12);
        Assert.Null(figures.Covers[0].ProbabilityOfExhaustion);
        Assert.Equal(years[0].Count(x => x > 0) / 4000.0, figures.Covers[0].ProbabilityOfPayment.Value, 1e-12);
    }

    [Fact]
    public void Findings_name_caps_unconfirmed_sources_large_errors_and_exhaustion()
    {
        Submission submission = Three with
        {
            Subsidy = new SubsidyScheme(0.5) { RateCap = 0.01, Covers = ["b"] },
            Covers = [Three.Covers[0] with { Sources = [new("frequency.mean", new Provenance("a guess", EvidenceGrade.Assumed)), new("severity.mean", new Provenance("own claims", EvidenceGrade.UserData))] },
                Three.Covers[1] with { Terms = Three.Covers[1].Terms with { AggregateLimit = 500 } }, Three.Covers[2]],
        };
        double[][] years = Tables.Years(5, 400, 3);
        years[1] = Array.ConvertAll(years[1], x => Math.Min(x, 500));
        Quote quote = Tables.Of(submission, Light, years).Price(Basis);
        (string, string)[] found = quote.Findings.Select(finding => (finding.Code, finding.Path)).ToArray();
        Assert.Contains(("source.unconfirmed", "covers[0].frequency.mean"), found);
        Assert.DoesNotContain(("source.unconfirmed", "covers[0].severity.mean"), found);
        Assert.Contains(("terms.aggregate-exhaustion", "covers[1].terms.aggregateLimit"), found);
        Assert.Contains(("simulation.large-error", "covers[0]"), found);
        Assert.DoesNotContain("premium.cap-below-technical", found.Select(finding => finding.Item1));
        Quote capped = Tables.Of(submission, Light, years).Price(Basis with { FixedExpense = 5_000 });
        Assert.Contains(capped.Findings, finding => finding is { Code: "premium.cap-below-technical", Path: "covers[1]" });
        Assert.Equal(LibraryIdentity.Version, typeof(Quote).Assembly.GetName().Version!.ToString(3));
    }

    [Fact]
    public void A_rate_cap_inside_the_interval_of_the_gross_premium_is_a_finding()
    {
        double[][] years = Tables.Years(5, 400, 3);
        PremiumBreakdown cover = Tables.Of(Three, Light, years).Price(Basis).Premium.Covers[1];
        Assert.Contains("premium.cap-within-error", Codes(cover.Gross.Value + cover.Gross.StandardError));
        Assert.Contains("premium.cap-within-error", Codes(cover.Gross.Value - cover.Gross.StandardError));
        Assert.DoesNotContain("premium.cap-within-error", Codes(cover.Gross.Value + 3 * cover.Gross.StandardError));
        Assert.DoesNotContain("premium.cap-within-error", Codes(cover.Gross.Value - 3 * cover.Gross.StandardError));

        IEnumerable<string> Codes(double cap)
        {
            SubsidyScheme scheme = new(0.5) { RateCap = cap / cover.Limit, CapMode = RateCapMode.RejectAboveCap, Covers = ["b"] };
            return Tables.Of(Three with { Subsidy = scheme }, Light, years).Price(Basis).Findings.Select(finding => finding.Code);
        }
    }

    [Fact]
    public void An_infinite_error_is_printed_in_every_line_that_has_it()
    {
        TailFacts heavy = new() { FiniteMoments = 1.5, RightEnd = double.PositiveInfinity, ExponentialAbscissa = 0 };
        PremiumBreakdown premium = Tables.Of(Three, heavy, Tables.Years(5, 1000, 3)).Price(Basis).Premium;
        Assert.All(premium.Covers.Append(premium), column => Assert.Equal(double.PositiveInfinity, column.LossCost.StandardError));
        Assert.All(premium.Covers.Append(premium), column => Assert.Equal(double.PositiveInfinity, column.Gross.StandardError));
    }

    [Fact]
    public void One_year_has_no_exact_premium()
    {
        Quote quote = Tables.Of(Three, Light, Tables.Years(5, 1, 3)).Price(Basis);
        Assert.Equal(double.PositiveInfinity, quote.Premium.LossCost.StandardError);
        Assert.Equal(double.PositiveInfinity, quote.Premium.Gross.StandardError);
        Assert.Contains(quote.Findings, finding => finding.Code == "simulation.large-error");
    }

    [Fact]
    public void An_infinite_mean_prices_to_infinity_with_a_finding()
    {
        TailFacts heavy = new() { FiniteMoments = 0.9, RightEnd = double.PositiveInfinity, ExponentialAbscissa = 0 };
        Quote quote = Tables.Of(Three, heavy, Tables.Years(5, 1000, 3)).Price(Basis);
        Assert.Equal(double.PositiveInfinity, quote.Premium.Gross.Value);
        Assert.Contains(quote.Findings, finding => finding.Code == "tail.infinite-mean");
        Assert.DoesNotContain(quote.Premium.Covers.Append(quote.Premium).SelectMany(column => column.Lines), line => double.IsNaN(line.Amount.Value) || double.IsNaN(line.Amount.StandardError));
        Assert.DoesNotContain("NaN", quote.ToMarkdown());
    }
}
