using FsCheck;
using FsCheck.Fluent;

namespace TechRisk.Pricing.Tests.Laws;

/// <summary>How to make any law of a leaf from a few whole numbers in [-500, 500]; zeros make a typical one, towards which failures shrink.</summary>
public static class SeverityLeaves
{
    private const int Most = 500;

    private static readonly Dictionary<Type, (int Parameters, Func<int[], Severity> Make)> Makers = new()
    {
        [typeof(LogNormal)] = (2, k => new LogNormal(9 + Spread(k[0], 8), Around(1, k[1], 8))),
        [typeof(Exponential)] = (1, k => new Exponential(Around(1e4, k[0], 1e4))),
        [typeof(Gamma)] = (2, k => new Gamma(Around(2, k[0], 50), Around(1e3, k[1], 1e3))),
        [typeof(Weibull)] = (2, k => new Weibull(Around(1, k[0], 4), Around(1e4, k[1], 1e3))),
        [typeof(Pareto)] = (2, k => new Pareto(Around(2.5, k[0], 6), Around(1e4, k[1], 1e3))),
        [typeof(DoublePareto)] = (3, k => new DoublePareto(Around(1.2, k[0], 6), k[1] % 7 == 0 ? 1 + Math.Abs(k[1] / 7) % 3 : Around(2.5, k[1], 6), Around(1e4, k[2], 1e3))),
        [typeof(Lomax)] = (2, k => new Lomax(Around(2.5, k[0], 6), Around(1e4, k[1], 1e3))),
        [typeof(GeneralizedPareto)] = (2, k => new GeneralizedPareto(Around(1e5, k[1], 1e3), k[0] % 7 == 0 ? k[0] * 1e-12 : Spread(k[0], 1.2))),
        [typeof(MixedExponential)] = (3, k => Mixed(0.5 + Spread(k[0], 0.45), Around(5e4, k[1], 10), Around(5e5, k[2], 100))),
        [typeof(Pert)] = (3, k => new Pert(1000 + 2 * k[0], 1000 + 2 * k[0] + 5 * (Most + k[1]), 1000 + 2 * k[0] + 5000 + Around(1e3, k[2], 100))
        {
            Concentration = Around(4, k[1] ^ k[0], 4),
        }),
        [typeof(Empirical)] = (6, k => k[5] % 2 == 0
            ? new Empirical([.. k.Select(x => (double)Math.Abs(x))])
            : new Empirical([.. k.Select(x => (double)Math.Abs(x))], [.. k.Select(x => 501.0 + x)])),
        [typeof(Discrete)] = (3, k => new Discrete((Math.Abs(k[0]), 0.5), (100 + Math.Abs(k[1]), 0.375), (1e6 + k[2], 0.125))),
        [typeof(TransformedBeta)] = (4, k => new TransformedBeta(Around(2, k[0], 5), Around(1.5, k[1], 3), Around(1, k[2], 8), Around(1e4, k[3], 1e3))),
        [typeof(Burr)] = (3, k => new Burr(Around(1.5, k[0], 6), Around(1.5, k[1], 4), Around(1e4, k[2], 1e3))),
        [typeof(InverseBurr)] = (3, k => new InverseBurr(Around(1, k[0], 6), Around(2, k[1], 4), Around(1e4, k[2], 1e3))),
        [typeof(BetaPrime)] = (3, k => new BetaPrime(Around(2.5, k[0], 5), Around(1, k[1], 8), Around(1e4, k[2], 1e3))),
        [typeof(InversePareto)] = (2, k => new InversePareto(Around(1, k[0], 8), Around(1e4, k[1], 1e3))),
        [typeof(LogLogistic)] = (2, k => new LogLogistic(Around(2, k[0], 5), Around(1e4, k[1], 1e3))),
        [typeof(Paralogistic)] = (2, k => new Paralogistic(Around(1.5, k[0], 3), Around(1e4, k[1], 1e3))),
        [typeof(InverseParalogistic)] = (2, k => new InverseParalogistic(Around(2, k[0], 3), Around(1e4, k[1], 1e3))),
        [typeof(InverseWeibull)] = (2, k => new InverseWeibull(Around(2, k[0], 5), Around(1e4, k[1], 1e3))),
        [typeof(InverseExponential)] = (1, k => new InverseExponential(Around(1e4, k[0], 1e4))),
        [typeof(GeneralizedExtremeValue)] = (3, k => new GeneralizedExtremeValue(
            5e4 + Spread(k[0], 1e5), Around(2e4, k[1], 5), k[2] % 7 == 0 ? k[2] * 1e-12 : Spread(k[2], 0.8))),
        [typeof(Mixture)] = (4, k => Mix(0.5 + Spread(k[0], 0.45), new LogNormal(9 + Spread(k[1], 2), 1), new Gamma(Around(2, k[2], 5), Around(1e4, k[3], 10)))),
        [typeof(Spliced)] = (4, k => new Spliced(
            new LogNormal(10, Around(1.5, k[0], 2)), Around(1e5, k[1], 5), new GeneralizedPareto(1e5, Spread(k[2], 0.8)), 0.25 + Spread(k[3], 0.2499))),
        [typeof(GeneralizedGamma)] = (3, k => new GeneralizedGamma(Around(2, k[0], 8), Around(1e4, k[1], 1e3), Around(1, k[2], 3))),
        [typeof(InverseGamma)] = (2, k => new InverseGamma(k[0] % 5 == 0 ? 1 + Math.Abs(k[0] / 5) % 3 : Around(2.2, k[0], 5), Around(1e4, k[1], 1e3))),
        [typeof(InverseGeneralizedGamma)] = (3, k => new InverseGeneralizedGamma(Around(1.7, k[0], 4), Around(1e4, k[1], 1e3), Around(1.5, k[2], 3))),
        [typeof(InverseGaussian)] = (2, k => new InverseGaussian(Around(1e4, k[0], 1e3), Around(1e4, k[0], 1e3) * Around(1, k[1], 300))),
        [typeof(LogT)] = (3, k => new LogT(9 + Spread(k[0], 5), Around(0.5, k[1], 2), Around(10, k[2], 2.2))),
        [typeof(LogGamma)] = (3, k => new LogGamma(Around(3, k[0], 3), k[1] % 5 == 0 ? 1 + Math.Abs(k[1] / 5) % 3 : Around(2.5, k[1], 3)) { Scale = Around(1, k[2], 1e3) }),
        [typeof(SkewLogNormal)] = (3, k => new SkewLogNormal(9 + Spread(k[0], 5), Around(1, k[1], 3), Spread(k[2], 6))),
        [typeof(Beta)] = (3, k => new Beta(Around(2, k[0], 6), Around(2, k[1], 4)) { Upper = Around(1, k[2], 1e6) }),
        [typeof(Mbbefd)] = (3, k => new Mbbefd(k[0] % 5 == 0 ? 1 : k[0] % 7 == 0 ? 1 / Around(30, k[1], 25) : Around(2, k[0], 1e4), Around(30, k[1], 25)) { Upper = Around(1, k[2], 1e6) }),
        [typeof(ErlangMixture)] = (4, k => new ErlangMixture(
            Around(1e4, k[0], 1e3), (0.5 + Spread(k[1], 0.45), 1 + Math.Abs(k[2]) % 4), (0.5 - Spread(k[1], 0.45), 1 + Math.Abs(k[3]) % 40))),
        [typeof(PhaseType)] = (4, k => k[0] % 3 == 0
            ? PhaseType.Coxian((Around(1e-4, k[1], 20), 0.5 + Spread(k[0], 0.5)), (Around(1e-4, k[2], 20), 0.9), (Around(1e-4, k[3], 20), 0))
            : new PhaseType(
                [0.5 + Spread(k[0], 0.5), 0.5 - Spread(k[0], 0.5)],
                [[-Around(2e-4, k[1], 10), Around(1e-4, k[1], 10)], [Around(1e-5, k[2], 10), -Around(1e-5, k[2], 10) - Around(1e-5, k[3], 10)]])),
        [typeof(Truncated)] = (4, k => (k[3] % 3) switch
        {
            0 => new Truncated(new LogNormal(10, Around(1.5, k[0], 2)), Around(2e4, k[1], 10), k[2] % 2 == 0 ? double.PositiveInfinity : Around(1e7, k[2], 5)),
            1 => new Truncated(new Gamma(Around(2, k[0], 4), 1e4), 0, Around(5e4, k[1], 50)),
            _ => new Truncated(new Discrete((100, 0.25), (200 + Math.Abs(k[0]), 0.5), (1000 + Math.Abs(k[1]), 0.25)), 100, 800 + Math.Abs(k[2])),
        }),
        [typeof(Shifted)] = (3, k => new Shifted(k[2] % 2 == 0 ? new LogNormal(9, Around(1, k[0], 3)) : new Discrete((0.1, 0.5), (Around(1e3, k[0], 10), 0.5)), Around(5e3, k[1], 10))),
        [typeof(Scaled)] = (3, k => new Scaled(k[2] % 2 == 0 ? new Lomax(Around(2.5, k[0], 3), 1e4) : new Empirical(3, 1, 4, 1, 5), Around(1.3, k[1], 100))),
        [typeof(LayerOf)] = (4, k => new LayerOf(
            k[3] % 3 == 0 ? new Discrete((0.1, 0.25), (2e4, 0.5), (1e7, 0.25)) : new LogNormal(10, Around(1.5, k[0], 2)),
            k[1] % 4 == 0 ? 0 : Around(1e4, k[1], 10),
            k[2] % 3 == 0 ? double.PositiveInfinity : Around(1e6, k[2], 10))),
        [typeof(TruncatedPareto)] = (3, k => new TruncatedPareto(Around(1, k[0], 8), Around(1e4, k[1], 100), Around(2e4, k[1], 100) * Around(500, k[2], 500))),
        [typeof(PiecewisePareto)] = (5, k => new PiecewisePareto(
            [Around(1e4, k[0], 5), Around(1e5, k[1], 1.9), Around(1e6, k[1], 5)], [Around(1, k[2], 3), Around(1.5, k[3], 3), Around(2.5, k[4], 4)],
            k[4] % 2 == 0 ? double.PositiveInfinity : Around(1e8, k[3], 9))),
        [typeof(Histogram)] = (4, k => Histogram.FromCounts(
            [Math.Abs(k[0] % 3) * 100, 500 + k[0] / 2, 1500 + Math.Abs(k[1]), 5000 + k[2], 1e5], [501 + k[1], Math.Max(k[2], 0), 501 + k[3], 100])),
        [typeof(KernelSmoothed)] = (5, k => new KernelSmoothed(
            [.. k.Select((x, i) => Around(1e4 * (i + 1), x, 30))], k[0] % 2 == 0 ? [] : [1, 2, 3, 4, 5], Around(0.3, k[4], 5))),
    };

    public static IEnumerable<Type> Types { get; } = typeof(Severity).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Severity)) && type is { IsAbstract: false, IsVisible: true })
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    public static TheoryData<Type> Rows => new(Types);

    public static bool Knows(Type leaf) => Makers.ContainsKey(leaf);

    /// <summary>Parameters of the leaf, with a shrinker that halves or clears one at a time.</summary>
    public static Arbitrary<int[]> Parameters(Type leaf) =>
        Arb.From(Gen.Choose(-Most, Most).ArrayOf(Makers[leaf].Parameters), Shrink);

    public static Severity Make(Type leaf, int[] parameters) => Makers[leaf].Make(parameters);

    private static IEnumerable<int[]> Shrink(int[] parameters)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            for (int smaller = 0; smaller != parameters[i]; smaller += (parameters[i] - smaller + 1) / 2)
            {
                int[] copy = [.. parameters];
                copy[i] = smaller;
                yield return copy;
                if (Math.Abs(parameters[i] - smaller) == 1)
                {
                    break;
                }
            }
        }
    }

    private static double Around(double centre, int k, double factor) => centre * Math.Pow(factor, k / (double)Most);

    private static double Spread(int k, double width) => width * k / Most;

    private static MixedExponential Mixed(double weight, double first, double second) => new((weight, first), (1 - weight, second));

    private static Mixture Mix(double weight, Severity first, Severity second) => new((weight, first), (1 - weight, second));
}
