namespace TechRisk.Pricing.Tests.Aggregation;

/// <summary>Ruin of a surplus process against textbooks and an independent program (mpmath 1.2 with 25 digits, numpy).</summary>
public class RuinTests
{
    private static readonly double[] Capitals = [0.5, 2, 7];

    [Fact]
    public void Exponential_claims_match_actuar()
    {
        // reference/published.json C21a: Dutang, Goulet, Pigeon, actuar's vignette on risk theory
        Assert.Equal(0.1666666666667, new SurplusProcess(2, new Exponential(1), 2.4).AdjustmentCoefficient().Value, 1e-12);
        SurplusProcess second = new(3, new Exponential(0.2), 1);
        double[] expected = [0.6, 0.08120116994197, 0.01098938333324, 0.001487251306];
        for (int u = 0; u < 4; u++)
        {
            Assert.Equal(expected[u], second.RuinProbability(u).Value, 1e-12);
        }
    }

    [Fact]
    public void Two_mixed_exponentials_match_Bowers()
    {
        // Bowers, Gerber, Hickman, Jones, Nesbitt, Actuarial Mathematics (1986), section 12.6: 24/35 e^-u + 1/35 e^-6u
        SurplusProcess process = SurplusProcess.FromLoading(1, new MixedExponential((0.5, 1 / 3.0), (0.5, 1 / 7.0)), loading: 0.4);
        Assert.Equal(1, process.AdjustmentCoefficient().Value, 1e-11);
        foreach (double u in Capitals)
        {
            double expected = ((24 * Math.Exp(-u)) + Math.Exp(-6 * u)) / 35;
            Assert.Equal(expected, process.RuinProbability(u).Value, 1e-13);
            Assert.True(process.LundbergBound(u).Value >= expected);
        }
    }

    [Fact]
    public void Erlang_claims_match_the_sum_of_their_exponentials()
    {
        // mpmath: the two roots of the equation of R and their coefficients (c - lambda mu) / (lambda M'(r) - c)
        SurplusProcess process = SurplusProcess.FromLoading(1, new Gamma(2, 0.5), loading: 0.25);
        Assert.Equal(0.3620642622490791, process.RuinProbability(3).Value, 1e-13);
        Assert.Equal(0.27335008385784006, process.AdjustmentCoefficient().Value, 1e-11);
        Assert.Equal(0.36206766335803520, process.AsymptoticRuinProbability(3).Value, 1e-10);
        Assert.Equal(process.RuinProbability(3).Value, (process with { Claim = PhaseType.Erlang(2, 0.5) }).RuinProbability(3).Value, 1e-14);
        Assert.Equal(process.RuinProbability(3).Value, (process with { Claim = new ErlangMixture(0.5, (1, 2)) }).RuinProbability(3).Value, 1e-14);
    }

    [Fact]
    public void Adjustment_coefficients_match_an_independent_root()
    {
        // mpmath findroot on E[exp(r X)] in closed form
        Assert.Equal(0.1623940491467249, SurplusProcess.FromLoading(1, new Gamma(1.5, 1), 0.25).AdjustmentCoefficient().Value, 1e-12);
        Assert.Equal(0.43084220978425904, SurplusProcess.FromLoading(1, new Discrete((1, 1)), 0.25).AdjustmentCoefficient().Value, 1e-12);
        Assert.Equal(0.19187984432511729, SurplusProcess.FromLoading(1, new InverseGaussian(1, 1), 0.25).AdjustmentCoefficient().Value, 1e-12);
        Assert.Equal(0.31382461530278486, SurplusProcess.FromLoading(1, new Weibull(1.5, 1), 0.25).AdjustmentCoefficient().Value, 1e-12);
        Assert.Equal(0.10378303173902450, SurplusProcess.FromLoading(1, PhaseType.Erlang(3, 1), 0.25).AdjustmentCoefficient().Value, 1e-12);
        SurplusProcess process = new(1, new Exponential(1), 1.3);
        Assert.Equal(0.34014839138773069, process.AfterExcessOfLoss(2, loading: 0.4).AdjustmentCoefficient().Value, 1e-12);
        Assert.Equal(0.31531531531531531, process.AfterQuotaShare(0.4, loading: 0.4).AdjustmentCoefficient().Value, 1e-12);
    }

    [Fact]
    public void A_moment_that_stays_too_small_has_no_coefficient() =>
        Assert.Contains("no root", Assert.Throws<InvalidOperationException>(() => SurplusProcess.FromLoading(1, new InverseGaussian(1, 1), 5).AdjustmentCoefficient()).Message, StringComparison.Ordinal);

    [Fact]
    public void Erlang_waiting_times_have_the_coefficient_of_Sparre_Andersen()
    {
        // mpmath: 1 / (1 - r) = (1 + 0.6 r)^2; psi(u) = (1 - R) exp(-R u) for exponential claims of mean 1
        SurplusProcess process = new SurplusProcess(1, new Exponential(1), 1.2) { WaitingShape = 2 };
        Assert.Equal(0.21777064381967914, process.AdjustmentCoefficient().Value, 1e-12);
        Assert.Equal((1 - 0.21777064381967914) * Math.Exp(-0.21777064381967914 * 4), process.RuinProbability(4).Value, 1e-12);
        Assert.Throws<InvalidOperationException>(() => (process with { Claim = new Gamma(2, 0.5) }).RuinProbability(1));
    }

    [Fact]
    public void Bounds_contain_the_closed_form_and_the_value_is_near_it()
    {
        // a layer without end is the exponential law, but not by its name
        SurplusProcess named = new(3, new Exponential(0.2), 1);
        SurplusProcess unnamed = named with { Claim = new LayerOf(new Exponential(0.2)) };
        foreach (double u in Capitals)
        {
            double truth = named.RuinProbability(u).Value;
            Estimate bounded = unnamed.RuinProbability(u, precision: 0.05);
            Assert.Equal(EstimateKind.Bounded, bounded.Kind);
            Assert.InRange(truth, bounded.Lower, bounded.Upper);
            Assert.True(bounded.Upper - bounded.Lower <= 0.05 * bounded.Value);
            Assert.Equal(truth, bounded.Value, 1e-6 * truth); // extrapolated: measured 1e-8
        }
    }

    [Fact]
    public void A_heavy_tail_has_bounds_and_no_coefficient()
    {
        // numpy: the integral equation of psi by the trapezoidal rule, 8,000 points, extrapolated twice
        SurplusProcess process = SurplusProcess.FromLoading(1, new Lomax(3, 2), loading: 0.25);
        foreach ((double u, double expected) in new[] { (5, 0.415248389196), (50, 0.01553550652) })
        {
            Estimate ruin = process.RuinProbability(u);
            Assert.InRange(expected, ruin.Lower, ruin.Upper);
            Assert.Equal(expected, ruin.Value, 1e-6 * expected);
        }

        Estimate asymptotic = process.AsymptoticRuinProbability(50);
        Assert.Equal(EstimateKind.Approximated, asymptotic.Kind);
        Assert.Equal(4 * Math.Pow(1 + 25, -2), asymptotic.Value, 1e-12);
        Assert.Contains("Lomax", Assert.Throws<InvalidOperationException>(() => process.AdjustmentCoefficient()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_claims_match_the_formula_of_Feller()
    {
        // Asmussen, Albrecher (2010), corollary IV.3.7: 1 - (1 - rho) sum of exp(rho (u - k)) (rho (k - u))^k / k!, k to u; mpmath for u = 2.5, rho = 0.8
        Estimate ruin = SurplusProcess.FromLoading(1, new Discrete((1, 1)), loading: 0.25).RuinProbability(2.5);
        Assert.InRange(RuinOfEqualClaims, ruin.Lower, ruin.Upper);
        Assert.Equal(RuinOfEqualClaims, ruin.Value, 2e-4);
    }

    [Fact]
    public void Reinsurance_with_a_small_loading_lowers_ruin()
    {
        SurplusProcess process = SurplusProcess.FromLoading(1, new Lomax(3, 2), loading: 0.5);
        SurplusProcess retained = process.AfterExcessOfLoss(3, loading: 0.5);
        Assert.Equal(0.5, retained.SafetyLoading, 1e-12);
        Assert.True(retained.RuinProbability(10).Upper < process.RuinProbability(10).Lower);
        Assert.True(retained.RuinProbability(10).Lower <= retained.LundbergBound(10).Value);
        Assert.Throws<InvalidOperationException>(() => process.AfterQuotaShare(0.9, loading: 3));
    }

    [Fact]
    public void Without_a_loading_ruin_is_certain()
    {
        Assert.Equal(Estimate.Exact(1), new SurplusProcess(1, new Exponential(1), 1).RuinProbability(1000));
        Assert.Equal(Estimate.Exact(0), new SurplusProcess(1, new Exponential(1), 1).AdjustmentCoefficient());
        Assert.Equal(Estimate.Exact(1), new SurplusProcess(1, new Lomax(0.9, 1), 100).RuinProbability(1000));
    }

    [Fact]
    public void Small_probabilities_keep_their_digits()
    {
        SurplusProcess named = new(3, new Exponential(0.2), 1);
        Estimate bounded = (named with { Claim = new LayerOf(new Exponential(0.2)) }).RuinProbability(20, precision: 0.1);
        double truth = 0.6 * Math.Exp(-40);
        Assert.InRange(truth, bounded.Lower, bounded.Upper);
        Assert.Equal(truth, bounded.Value, 1e-4 * truth);
    }

    private const double RuinOfEqualClaims = 0.29514764650838103;
}
