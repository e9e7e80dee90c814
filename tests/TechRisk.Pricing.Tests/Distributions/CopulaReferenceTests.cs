namespace TechRisk.Pricing.Tests.Distributions;

public class CopulaReferenceTests
{
    public static TheoryData<int> Cases => new(Enumerable.Range(0, CopulaTable.Rows.Count));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_match_the_reference_far_into_both_tails(int index)
    {
        CopulaCase reference = CopulaTable.Rows[index];
        Copula copula = reference.Copula;

        // a power of 1e-300 rounds its exponent of 690 times theta; the Student law rests on an incomplete beta function
        double relative = copula is StudentCopula ? 2e-11 : 2e-12;
        Agree(reference, reference.Cdf, copula.Cdf(reference.U, reference.V), relative, "C");
        Agree(reference, reference.Cdf, copula.Cdf(reference.V, reference.U), relative, "C exchanged");
        Agree(reference, reference.Survival, copula.Survival(reference.U, reference.V), relative, "joint survival");
        double density = copula.LogDensity(reference.U, reference.V);
        Assert.True(
            Math.Abs(density - reference.LogDensity) <= relative * Math.Max(1, Math.Abs(reference.LogDensity)),
            $"{Where(reference)}: ln c {density:R}, reference {reference.LogDensity:R}");
        Grade conditional = copula.Conditional(reference.U, reference.V);
        Agree(reference, reference.Below, conditional.Below, relative, "conditional probability");
        Agree(reference, reference.Above, conditional.Above, relative, "conditional survival");
    }

    [Fact]
    public void Rank_correlations_match_the_reference()
    {
        // mpmath 1.3, 30 digits: Debye functions by quadrature, Joe's tau by its series; Spearman's rho by quadrature, SciPy 1.10.1
        (double Theta, double Tau, double Rho)[] frank =
        [
            (1e-5, 1.1111111111100001e-6, 1.6666666666644446e-6), (0.5, 0.055417254324844237, 0.083056877359553432),
            (1.9, 0.20392732532011256, 0.30240405658271644), (2.1, 0.22375441625428668, 0.33101135296141605),
            (5, 0.4567009581601169, 0.64348710805598864), (50, 0.92263189450695716, 0.9925659063299418), (600, 0.99335161037852054, 0.99994543598819465),
        ];
        foreach ((double theta, double tau, double rho) in frank)
        {
            Close(tau, new FrankCopula(theta).KendallTau, 2e-15);
            Close(-tau, new FrankCopula(-theta).KendallTau, 2e-15);
            Close(rho, new FrankCopula(theta).SpearmanRho, 2e-15);
            Close(theta, FrankCopula.FromKendallTau(tau).Theta, 1e-12);
        }

        foreach ((double theta, double tau) in new[] { (1.001, 0.00057935300285133562), (1.5, 0.21927246047709385), (2, 0.35506593315177356), (3, 0.51796249822988878), (30, 0.93604437560976129) })
        {
            Assert.True(Math.Abs(new JoeCopula(theta).KendallTau - tau) <= 4e-15, $"{new JoeCopula(theta).KendallTau:R}, reference {tau:R}");
            Close(theta, JoeCopula.FromKendallTau(tau).Theta, 1e-12);
        }

        Close(0.447950590080614, new GumbelCopula(1.453).SpearmanRho, 1e-9);
        Close(0.943189925357865, new GumbelCopula(5).SpearmanRho, 1e-9);
        Close(0.2949437385536826, new ClaytonCopula(0.5).SpearmanRho, 1e-9);
        Close(0.8846235347874763, new SurvivalClaytonCopula(5).SpearmanRho, 1e-9);
        Close(0.4049727711005647, new JoeCopula(1.7).SpearmanRho, 1e-9);
        Close(Math.Asin(0.37) * 2 / Math.PI, new NormalCopula(0.37).KendallTau, 1e-15);
        Close(Math.Asin(-0.999) * 2 / Math.PI, new StudentCopula(-0.999, 3).KendallTau, 1e-15);
        Close(Math.Sin(Math.PI / 2 * 0.83), NormalCopula.FromKendallTau(0.83).Correlation, 1e-15);
        Close(new NormalCopula(0.6).SpearmanRho, new StudentCopula(0.6, 1e6).SpearmanRho, 1e-5);
    }

    private static string Where(CopulaCase reference) => $"{reference.Copula} at {reference.U} and {reference.V}";

    private static void Agree(CopulaCase reference, double expected, double actual, double relative, string what) => Assert.True(
        Math.Abs(actual - expected) <= Math.Max(relative * Math.Abs(expected), 1e-304),
        $"{Where(reference)}: {what} {actual:R}, reference {expected:R}, relative difference {(actual - expected) / expected:E1}");

    private static void Close(double expected, double actual, double relative) => Assert.True(
        Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R}, reference {expected:R}, relative difference {(actual - expected) / expected:E1}");
}
