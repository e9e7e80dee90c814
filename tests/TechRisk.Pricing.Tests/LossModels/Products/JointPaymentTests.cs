namespace TechRisk.Pricing.Tests.LossModels.Products;

/// <summary>Claims with defence costs of their own law where quadrature is hard: atoms, variances that barely exist, terms that pay in full.</summary>
/// <remarks>Expected figures: sums over the atoms, one-dimensional quadrature (mpmath 1.2.1, 25 digits), two-dimensional quadrature of the copula (scipy 1.10.1).</remarks>
public class JointPaymentTests
{
    private static readonly Discrete Atoms = new((5, 0.3), (10, 0.5), (40, 0.2));

    [Theory]
    [InlineData(double.PositiveInfinity, 11, 1.8404295672285237, 348.06300883912802)]
    [InlineData(20, 7.7, 1.8025822219040521, 141.28452267492243)]
    public void Amounts_with_atoms_are_steps_of_the_integrals(double limit, double indemnity, double cost, double second)
    {
        PolicyTerms terms = new() { Retention = 3.5, Limit = limit };
        foreach (Copula copula in new Copula[] { new IndependenceCopula(), new GumbelCopula(1) })
        {
            JointDefence defence = new(new LogNormal(1, 0.5), copula);
            DefendedClaim claim = defence.Expected(Atoms, terms, DefenceCosts.ProRata);
            Assert.Equal(indemnity, claim.Indemnity, 1e-12 * indemnity); // finite sums
            Assert.Equal(cost, claim.Defence, 1e-8 * cost); // quadrature to 1e-10 where a copula ties the amounts
            Assert.Equal(second, defence.PaidMoments(Atoms, terms, DefenceCosts.ProRata).Second, 1e-7 * second);
        }
    }

    [Theory]
    [InlineData(DefenceCosts.ProRata, 62.867320042433886, 6941.5797238667196)]
    [InlineData(DefenceCosts.PaidShare, 61.015585247593101, 6291.4505870924533)]
    public void Independent_costs_with_a_heavy_tail_have_integrals_of_one_variable(DefenceCosts costs, double mean, double second)
    {
        (double first, double square) = new JointDefence(new Lomax(2.5, 30)).PaidMoments(new Exponential(100), new PolicyTerms { Retention = 20, Limit = 100 }, costs);
        Assert.Equal(mean, first, 1e-10 * mean); // quadrature to 1e-12
        Assert.Equal(second, square, 1e-10 * second);
    }

    [Fact]
    public void What_is_paid_in_full_is_the_sum_under_every_treatment()
    {
        JointDefence defence = new(new Exponential(30), new ClaytonCopula(2));
        foreach (DefenceCosts costs in Enum.GetValues<DefenceCosts>())
        {
            (double mean, double second) = defence.PaidMoments(new Exponential(100), PolicyTerms.None, costs);
            Assert.Equal(130, mean, 1e-12);
            Assert.Equal(30472.400856726566, second, 1e-4); // 1e-9 of the covariance in the reference
        }
    }

    // one or two claims a batch with 2/3 and 1/3, a batch a year: E[(X1 + X2 - d)+] by quadrature over X1 (mpmath 1.2.1, 30 digits)
    [Theory]
    [InlineData(100, 200, 2.56870789545578)]
    [InlineData(5_000, 10_000, 0.00994011356295484)]
    [InlineData(100_000, 200_000, 0.000111858533426599)]
    public void A_deep_layer_of_a_batch_of_heavy_claims_is_a_figure(double retention, double limit, double mean)
    {
        BatchLaw batches = new(1, new ZeroTruncated(new Binomial(2, 0.5)));
        ProductRisk risk = new() { Claims = new FrequencySeverity(new Poisson(0), new Lomax(2.5, 30)), Batches = batches };
        Assert.Equal(mean, risk.Moments(new PolicyTerms { Retention = retention, Limit = limit }).Mean, 2.7e-8); // a lattice: 1e-9 of the mean of a batch, 26.7
    }
}
