using FsCheck.Xunit;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

using LogGamma = TechRisk.Pricing.Numerics.LogGamma;

/// <summary>Laws that hold at any argument: complements, recurrences, inverses, ends of the range.</summary>
public class SpecialFunctionLaws
{
    // arguments spread evenly in their logarithm
    private static double Spread(uint seed, double low, double high) => low * Math.Pow(high / low, seed / (double)uint.MaxValue);

    [Property(MaxTest = 300)]
    public bool The_incomplete_gamma_functions_add_up_to_one(uint s, uint t)
    {
        double a = Spread(s, 1e-3, 1e8);
        double x = a < 20 ? Spread(t, 1e-10, 100) : a * (1 + (6 * ((t / (double)uint.MaxValue) - 0.5) / Math.Sqrt(a)));
        return Math.Abs(IncompleteGamma.P(a, x) + IncompleteGamma.Q(a, x) - 1) <= 4e-16;
    }

    // P(a, x) - P(a + 1, x) is the Poisson term; where both are about 1 the difference has only absolute accuracy
    [Property(MaxTest = 300)]
    public bool The_incomplete_gamma_function_obeys_its_recurrence(uint s, uint t)
    {
        double a = Spread(s, 0.01, 1e5);
        double x = Spread(t, 0.01 * a, 20 * a);
        double step = PoissonTerms.Probability(a, x);
        double difference = x < a
            ? IncompleteGamma.P(a, x) - IncompleteGamma.P(a + 1, x)
            : IncompleteGamma.Q(a + 1, x) - IncompleteGamma.Q(a, x);
        double size = x < a ? IncompleteGamma.P(a, x) : IncompleteGamma.Q(a + 1, x);
        return Math.Abs(difference - step) <= 1e-13 * size + 1e-307;
    }

    // the inverse is good to 1e-14 in x; the probability moves by at most that times x density / probability
    [Property(MaxTest = 300)]
    public bool The_inverse_incomplete_gamma_functions_undo_them(uint s, uint t)
    {
        double a = Spread(s, 1e-3, 1e8);
        double p = Spread(t, 1e-300, 0.999);
        double below = IncompleteGamma.InverseP(a, p);
        double above = IncompleteGamma.InverseQ(a, p);
        return Close(below, p, IncompleteGamma.P(a, below), a) && Close(above, p, IncompleteGamma.Q(a, above), a);

        static bool Close(double x, double wanted, double got, double a) =>
            x < 1e-300 || Math.Abs(got - wanted) <= (1e-14 * a * PoissonTerms.Probability(a, x)) + (1e-14 * wanted);
    }

    [Property(MaxTest = 200)]
    public bool The_inverse_incomplete_beta_functions_undo_them(uint s, uint t, uint u)
    {
        double a = Spread(s, 0.05, 1e5);
        double b = Spread(t, 0.05, 1e5);
        double p = Spread(u, 1e-250, 0.999);
        double below = IncompleteBeta.Inverse(a, b, p);
        double above = IncompleteBeta.InverseComplement(a, b, p);
        return Close(below, p, IncompleteBeta.Regularised(a, b, below), a, b) && Close(above, p, IncompleteBeta.Complement(a, b, above), a, b);

        // near x = 1 a double cannot hold 1 - x: half a unit of x is allowed for
        static bool Close(double x, double wanted, double got, double a, double b) => x is < 1e-300 or > 1 - 1e-9
            || Math.Abs(got - wanted) <= (1e-12 * BinomialTerms.BetaPower(a, b, x, 1 - x) / (1 - x)) + (1e-12 * wanted);
    }

    [Property(MaxTest = 300)]
    public bool The_incomplete_beta_function_and_its_complement_add_up_to_one(uint s, uint t, uint u)
    {
        double a = Spread(s, 1e-3, 1e6);
        double b = Spread(t, 1e-3, 1e6);
        double x = u / (double)uint.MaxValue;
        return Math.Abs(IncompleteBeta.Regularised(a, b, x) + IncompleteBeta.Complement(a, b, x) - 1) <= 4e-16;
    }

    [Property(MaxTest = 100)]
    public bool Bivariate_normal_probabilities_are_symmetric_and_bounded(int i, int j, int k)
    {
        double h = i % 500 / 100.0;
        double v = j % 500 / 100.0;
        double rho = k % 1001 / 1000.0;
        double p = BivariateNormal.Cdf(h, v, rho);
        double low = Math.Max(0, NormalCdf.Of(h) + NormalCdf.Of(v) - 1);
        double high = Math.Min(NormalCdf.Of(h), NormalCdf.Of(v));
        double reflected = NormalCdf.Of(h) - BivariateNormal.Cdf(h, -v, -rho);
        return p >= low - 1e-15 && p <= high + 1e-15 && Math.Abs(p - BivariateNormal.Cdf(v, h, rho)) <= 1e-15 && Math.Abs(p - reflected) <= 2e-15;
    }

    [Fact]
    public void Ends_of_the_range_are_exact()
    {
        double infinity = double.PositiveInfinity;
        Assert.Equal(0, IncompleteGamma.P(2, 0));
        Assert.Equal(1, IncompleteGamma.P(2, infinity));
        Assert.Equal(0, IncompleteGamma.Q(2, infinity));
        Assert.Equal(0, IncompleteGamma.InverseP(2, 0));
        Assert.Equal(infinity, IncompleteGamma.InverseP(2, 1));
        Assert.Equal(infinity, IncompleteGamma.InverseQ(2, 0));
        Assert.Equal(0, IncompleteGamma.InverseQ(2, 1));
        Assert.Equal(0, IncompleteBeta.Inverse(2, 3, 0));
        Assert.Equal(1, IncompleteBeta.Inverse(2, 3, 1));
        Assert.Equal(1, IncompleteBeta.InverseComplement(2, 3, 0));
        Assert.Equal(infinity, LogGamma.Of(infinity));
        Assert.Equal(infinity, GammaFunction.Of(172));
        Assert.Equal(NormalCdf.Of(1.2), BivariateNormal.Cdf(infinity, 1.2, 0.3));
        Assert.Equal(0, BivariateNormal.Cdf(double.NegativeInfinity, 1.2, 0.3));
        Assert.Equal(1, BinomialTerms.Probability(0, 5, 0, 1));
        Assert.Equal(0, BinomialTerms.Probability(1, 5, 0, 1));
        Assert.Equal(double.NegativeInfinity, LogBinomial.Of(3, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => IncompleteGamma.P(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => IncompleteGamma.Q(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => IncompleteBeta.Regularised(1, 1, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogGamma.Of(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BivariateNormal.Cdf(0, 0, 1.1));
    }
}
