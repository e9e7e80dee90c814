using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

/// <summary>Sines and cosines of the transforms are the nearest doubles.</summary>
public sealed class UnitRootsTests
{
    /// <summary>mpmath 1.2.1 at 40 digits: k, n, the cosine of 2 pi k / n rounded and what is left of it, the sine likewise.</summary>
    public static TheoryData<int, int, double, double, double, double> Table => new()
    {
        { 1, 16, 0.9238795325112867, 1.7645047084336677e-17, 0.3826834323650898, -1.0050772696461588e-17 },
        { 3, 64, 0.9569403357322088, 4.05538698618757e-17, 0.2902846772544624, -1.892797870777425e-17 },
        { 5, 1024, 0.9995294175010931, 2.051791782375559e-17, 0.030674803176636626, -1.693605484410792e-20 },
        { 100, 1024, 0.8175848131515837, -1.4883149812426772e-17, 0.5758081914178453, -3.7909495458942734e-17 },
        { 511, 4096, 0.7081906370331953, 2.101583894603051e-17, 0.7060212614493397, 4.7086585391297994e-17 },
        { 12345, 131072, 0.8299484683797682, 1.7028403446705104e-17, 0.5578400665370647, 2.6896958169453186e-17 },
        { 99999, 1048576, 0.825784102036232, -2.7142510704800922e-17, 0.5639863622679311, 4.604001759753338e-17 },
        { 1, 16777216, 0.9999999999999298, 3.8338036111133086e-17, 3.7450702829238413e-07, -4.8197772511469996e-24 },
        { 1234567, 16777216, 0.8950049537865392, -7.943730863073018e-18, 0.4460561990350037, -2.7536485544250226e-17 },
        { 2097151, 16777216, 0.7071070460029573, -1.8254179565455946e-17, 0.7071065163700386, -1.0557027154834842e-19 },
        { 2097153, 16777216, 0.7071065163700386, -1.0557027154834842e-19, 0.7071070460029573, -1.8254179565455946e-17 },
        { 7654321, 16777216, -0.9624263809436034, 4.3106909197277e-17, 0.2715427429775983, -2.254502349621049e-17 },
        { 16777215, 16777216, 0.9999999999999298, 3.8338036111133086e-17, -3.7450702829238413e-07, 4.8197772511469996e-24 },
        { 1398101, 4194304, -0.49999956755647046, -9.276450998943228e-18, 0.8660256534556828, 4.17645616113245e-17 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Roots_match_a_program_of_40_digits(int k, int n, double cos, double cosRest, double sin, double sinRest)
    {
        (double c, double s) = new UnitRoots(n)[k];
        Assert.InRange(Ulps.Between(c, cos, cosRest), 0, 0.5001);
        Assert.InRange(Ulps.Between(s, sin, sinRest), 0, 0.5001);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(64)]
    [InlineData(4096)]
    [InlineData(1 << 17)]
    public void Every_root_is_within_half_a_unit_of_the_series(int n)
    {
        UnitRoots roots = new(n);
        (Twofold Cos, Twofold Sin)[] expected = FourierReference.Roots(n);
        for (int k = 0; k < n; k++)
        {
            (double c, double s) = roots[k];
            Assert.InRange(Math.Abs((expected[k].Cos - c).Value), 0, 0.5001 * Ulp(c));
            Assert.InRange(Math.Abs((expected[k].Sin - s).Value), 0, 0.5001 * Ulp(s));
        }
    }

    [Fact]
    public void Quarters_are_exact_and_the_circle_closes()
    {
        UnitRoots roots = new(1 << 20);
        Assert.Equal((1, 0), roots[0]);
        Assert.Equal((0, 1), roots[1 << 18]);
        Assert.Equal((-1, 0), roots[1 << 19]);
        Assert.Equal((0, -1), roots[3 << 18]);
        Assert.Equal(roots[12345], roots[12345 + (5L << 20)]);
        Assert.Equal((1, 0), new UnitRoots(1)[7]);
    }

    // where the value is 0 the series has 30 digits after the point
    private static double Ulp(double x) => x == 0 ? 1e-29 : Math.BitIncrement(Math.Abs(x)) - Math.Abs(x);
}
