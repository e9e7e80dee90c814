using TechRisk.Pricing.Numerics;
namespace TechRisk.Pricing.Tests.Tmp;
public class TmpT(Xunit.Abstractions.ITestOutputHelper o)
{
    [Fact] public void Go()
    {
        var c = new NormalCopula(-0.9);
        Grade u = 1e-10; double s = 1e-12;
        o.WriteLine($"{Integrator.Adaptive(p => c.Conditional(u, Grade.FromBelow(s * p)).Below, 0, 1, 1e-14) * s:R}");
        o.WriteLine($"{GaussLegendre.Rule(60).Integrate(p => c.Conditional(u, Grade.FromBelow(s * p)).Below, 0, 1) * s:R}");
        foreach (double t in new[] {1e-10,1e-11,1e-12}) o.WriteLine($"{Integrator.TanhSinh((d,e) => c.Conditional(u, Grade.FromBelow(s * Math.Max(1e-280, e == EndPoint.Lower ? d : 1-d))).Below, 0, 1, t) * s:R}");
        o.WriteLine($"{c.Conditional(u, s).Below:R} {NormalQuantile.Lower(1e-10):R} {NormalQuantile.Lower(1e-12):R}");
        foreach (var g in new Copula[] { new StudentCopula(0.5, 4), new NormalCopula(0.5), new GumbelCopula(1.5) })
        {
            var w = System.Diagnostics.Stopwatch.StartNew(); double z = 0;
            for (int i = 1; i < 1000; i++) z += g.Cdf(i / 1000.0, 0.4); o.WriteLine($"{g} cdf {w.Elapsed.TotalMicroseconds / 1000} us"); w.Restart();
            for (int i = 1; i < 1000; i++) z += g.LogDensity(i / 1000.0, 0.4); o.WriteLine($"{g} ln c {w.Elapsed.TotalMicroseconds / 1000} us"); w.Restart();
            z += g.SpearmanRho; o.WriteLine($"{g} rho {w.Elapsed.TotalMilliseconds} ms");
        }
    }
}
