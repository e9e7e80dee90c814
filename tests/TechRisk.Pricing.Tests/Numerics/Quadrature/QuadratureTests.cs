using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

public class QuadratureTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(15)]
    [InlineData(64)]
    [InlineData(200)]
    public void Legendre_rules_are_exact_for_polynomials(int n)
    {
        GaussLegendre rule = GaussLegendre.Rule(n);
        for (int power = 0; power < 2 * n; power += Math.Max(1, n / 3))
        {
            // integral of x^p over [-1, 1], in closed form; 200 roundings of at most 1e-15 each
            double expected = power % 2 == 1 ? 0 : 2.0 / (power + 1);
            Assert.Equal(expected, rule.Integrate(x => Math.Pow(x, power), -1, 1), 2e-14);
        }
    }

    // scipy 1.10 roots_legendre(8), first node and weight
    [Fact]
    public void The_rule_of_8_nodes_is_the_tabulated_one()
    {
        GaussLegendre rule = GaussLegendre.Rule(8);
        Assert.Equal(-0.9602898564975363, rule.Nodes[0], 1e-15);
        Assert.Equal(0.10122853629037626, rule.Weights[0], 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(40)]
    [InlineData(128)]
    [InlineData(200)]
    public void Hermite_rules_give_the_moments_of_the_normal(int n)
    {
        GaussHermite rule = GaussHermite.Rule(n);
        double moment = 1;
        for (int power = 0; power < Math.Min(2 * n, 40); power += 2)
        {
            // E[Z^(2k)] = (2k - 1)!!
            Assert.Equal(1, rule.Expect(z => Math.Pow(z, power)) / moment, 2e-12);
            moment *= power + 1;
        }

        Assert.Equal(0, rule.Expect(z => z * z * z), 1e-13);
        if (n >= 40)
        {
            Assert.Equal(Math.Exp(2), rule.Expect(z => Math.Exp(2 * z)), 1e-12);
        }
    }

    // closed forms; the last from mpmath quad at 30 digits would be sqrt(pi)
    [Fact]
    public void Adaptive_integrals_reach_their_tolerance()
    {
        Assert.Equal(Math.E - 1, Integrator.Adaptive(Math.Exp, 0, 1, 1e-14), 1e-14);
        Assert.Equal(1 - Math.E, Integrator.Adaptive(Math.Exp, 1, 0, 1e-14), 1e-14);
        Assert.Equal(1, Integrator.Adaptive(x => Math.Exp(-x), 0, double.PositiveInfinity, 1e-13), 1e-12);
        Assert.Equal(Math.Sqrt(Math.PI), Integrator.Adaptive(x => Math.Exp(-x * x), double.NegativeInfinity, double.PositiveInfinity, 1e-13), 1e-12);
        Assert.Equal(2.0 / 3, Integrator.Adaptive(Math.Sqrt, 0, 1, 1e-12), 1e-11);
        Assert.Equal(2, Integrator.Adaptive(x => 1 / Math.Sqrt(x), 0, 1, 1e-10), 1e-8);
        Assert.Equal(0.5, Integrator.Adaptive(x => x > 0.5 ? 1 : 0, 0, 1, 1e-12), 1e-11);
        Assert.Equal(1.0 / 3, Integrator.Adaptive(x => Math.Pow(x, -4), 1, double.PositiveInfinity, 1e-13), 1e-12);
        Assert.Throws<InvalidOperationException>(() => Integrator.Adaptive(x => 1 / x, 0, 1, 1e-10));
    }

    // B(1/20, 1/2) = Gamma(1/20) Gamma(1/2) / Gamma(11/20), mpmath 1.2.1 beta(0.05, 0.5)
    [Fact]
    public void Singular_ends_do_no_harm_to_tanh_sinh()
    {
        Assert.Equal(2, Integrator.TanhSinh((d, end) => 1 / Math.Sqrt(end == EndPoint.Lower ? d : 1 - d), 0, 1, 1e-13), 1e-12);
        Assert.Equal(-1, Integrator.TanhSinh((d, end) => Math.Log(end == EndPoint.Lower ? d : 1 - d), 0, 1, 1e-13), 1e-12);
        double beta = Integrator.TanhSinh((d, end) => end == EndPoint.Lower
            ? Math.Pow(d, -0.95) / Math.Sqrt(1 - d)
            : Math.Pow(1 - d, -0.95) / Math.Sqrt(d), 0, 1, 1e-12);
        Assert.Equal(21.353449332480042, beta, 1e-9);
    }
}
