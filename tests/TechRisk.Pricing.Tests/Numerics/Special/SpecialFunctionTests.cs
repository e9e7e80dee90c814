using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

using LogGamma = TechRisk.Pricing.Numerics.LogGamma;

/// <summary>
/// Every function against its table; the tolerance is the accuracy the function states, as a relative error unless it is said
/// to be absolute.
/// </summary>
public class SpecialFunctionTests
{
    private static readonly Dictionary<string, Func<double[], double>> Functions = new()
    {
        ["LogGamma"] = a => LogGamma.Of(a[0]),
        ["Digamma"] = a => Digamma.Of(a[0]),
        ["Gamma"] = a => GammaFunction.Of(a[0]),
        ["Stirling"] = a => StirlingError.Of(a[0]),
        ["LogFactorial"] = a => LogFactorial.Of((long)a[0]),
        ["LogBeta"] = a => LogBeta.Of(a[0], a[1]),
        ["LogGammaRatio"] = a => LogGamma.Ratio(a[0], a[1]),
        ["LogBinomial"] = a => LogBinomial.Of((long)a[0], (long)a[1]),
        ["ScaledErfc"] = a => ScaledErfc.Of(a[0]),
        ["Poisson"] = a => PoissonTerms.Probability(a[0], a[1]),
        ["Binomial"] = a => BinomialTerms.Probability(a[0], a[1], a[2], a[3]),
        ["NegativeBinomial"] = a => NegativeBinomialTerms.Probability(a[0], a[1], a[2], a[3]),
        ["GammaP"] = a => IncompleteGamma.P(a[0], a[1]),
        ["GammaQ"] = a => IncompleteGamma.Q(a[0], a[1]),
        ["GammaInvP"] = a => IncompleteGamma.InverseP(a[0], a[1]),
        ["GammaInvQ"] = a => IncompleteGamma.InverseQ(a[0], a[1]),
        ["BetaLower"] = a => IncompleteBeta.Regularised(a[0], a[1], a[2]),
        ["BetaUpper"] = a => IncompleteBeta.Complement(a[0], a[1], a[2]),
        ["BetaInverse"] = a => IncompleteBeta.Inverse(a[0], a[1], a[2]),
        ["BetaInverseComplement"] = a => IncompleteBeta.InverseComplement(a[0], a[1], a[2]),
        ["BivariateNormal"] = a => BivariateNormal.Cdf(a[0], a[1], a[2]),
    };

    [Theory]
    [InlineData("LogGamma", 1e-15)]
    [InlineData("Gamma", 1e-15)]
    [InlineData("Stirling", 4e-15)]
    [InlineData("LogFactorial", 5e-16)]
    [InlineData("LogBeta", 1e-15)]
    [InlineData("LogGammaRatio", 1e-15)]
    [InlineData("LogBinomial", 1e-15)]
    [InlineData("ScaledErfc", 1e-15)]
    [InlineData("Poisson", 2e-15)]
    [InlineData("Binomial", 2e-15)]
    [InlineData("NegativeBinomial", 2e-15)]
    public void Gamma_family_and_counting_terms_match_mpmath(string function, double tolerance) =>
        AssertTable(GammaReference.Table, function, tolerance);

    // absolute where |psi| < 1: the root at 1.46 is not resolved
    [Fact]
    public void Digamma_matches_mpmath() => AssertTable(GammaReference.Table, "Digamma", 1.5e-15, 1);

    [Theory]
    [InlineData("GammaP", 5e-15)]
    [InlineData("GammaQ", 5e-15)]
    [InlineData("GammaInvP", 5e-15)]
    [InlineData("GammaInvQ", 5e-15)]
    public void Incomplete_gamma_functions_and_their_inverses_match_mpmath(string function, double tolerance) =>
        AssertTable(IncompleteGammaReference.Table, function, tolerance);

    [Theory]
    [InlineData("BetaLower", 1e-13)]
    [InlineData("BetaUpper", 1e-13)]
    [InlineData("BetaInverse", 1e-12)]
    [InlineData("BetaInverseComplement", 1e-12)]
    public void Incomplete_beta_functions_and_their_inverses_match_mpmath(string function, double tolerance) =>
        AssertTable(IncompleteBetaReference.Table, function, tolerance);

    [Fact]
    public void Bivariate_normal_probabilities_match_mpmath() =>
        AssertTable(BivariateNormalReference.Table, "BivariateNormal", 1e-15, double.PositiveInfinity);

    /// <summary>Relative error above the given size, absolute below it.</summary>
    private static void AssertTable(string table, string function, double tolerance, double absoluteBelow = 0)
    {
        int rows = 0;
        foreach (string line in table.Split('\n', StringSplitOptions.TrimEntries))
        {
            string[] fields = line.Split(' ');
            if (fields[0] != function)
            {
                continue;
            }

            rows++;
            double[] numbers = [.. fields[1..].Select(f => double.Parse(f, CultureInfo.InvariantCulture))];
            double expected = numbers[^1];
            double actual = Functions[function](numbers[..^1]);
            double scale = Math.Abs(expected) < absoluteBelow ? 1 : Math.Abs(expected);
            Assert.True(
                actual == expected || Math.Abs(actual - expected) <= (tolerance * scale) + 1e-23, // log B(1, 1) is 0 by cancellation
                FormattableString.Invariant($"{line}: {actual}, relative error {(actual - expected) / expected:e2}"));
        }

        Assert.True(rows > 5);
    }
}
