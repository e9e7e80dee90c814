using FsCheck;
using FsCheck.Fluent;

namespace TechRisk.Pricing.Tests.Laws;

/// <summary>How to make any law of counts from whole numbers in [-500, 500]; zeros make a typical one.</summary>
public static class FrequencyLeaves
{
    private static readonly Dictionary<Type, Func<int[], Frequency>> Makers = new()
    {
        [typeof(Poisson)] = k => new Poisson(Around(2, k[0], 200)),
        [typeof(NegativeBinomial)] = k => new NegativeBinomial(Around(2, k[0], 50), 1 + Around(1, k[1], 50)),
        [typeof(Binomial)] = k => new Binomial(20 + (k[0] > 0 ? k[0] : k[0] / 25), 0.5 + k[1] / 1001.0),
        [typeof(Geometric)] = k => new Geometric(Around(2, k[0], 50)),
        [typeof(Logarithmic)] = k => new Logarithmic(Around(2, k[0], 50)),
        [typeof(ZeroTruncated)] = k => new ZeroTruncated(Base(k)),
        [typeof(ZeroModified)] = k => new ZeroModified(Base(k), 0.5 + k[3] / 1001.0),
        [typeof(PoissonInverseGaussian)] = k => new PoissonInverseGaussian(Around(2, k[0], 50), Around(1, k[1], 20)),
        [typeof(PolyaAeppli)] = k => new PolyaAeppli(Around(2, k[0], 50), Around(1, k[1], 20)),
        [typeof(Delaporte)] = k => new Delaporte(Around(1, k[0], 50), Around(1, k[1], 50), Around(1, k[2], 20)),
        [typeof(Sichel)] = k => new Sichel(Around(2, k[0], 10), Around(0.5, k[1], 4), k[2] / 100.0),
        [typeof(NeymanTypeA)] = k => new NeymanTypeA(Around(2, k[0], 50), Around(1, k[1], 50)),
        [typeof(EmpiricalCounts)] = k => new EmpiricalCounts([.. Enumerable.Range(0, 2 + (k[0] + 500) / 40).Select(n => (n + k[1] + 500) % 3 == 0 ? 0 : 1 + (n * (k[2] + 501) % 7))]),
        [typeof(MixedPoisson)] = k => new MixedPoisson(Around(2, k[0], 5), Mixing(k)),
    };

    public static IEnumerable<Type> Types { get; } = typeof(Frequency).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Frequency)) && !type.IsAbstract)
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    public static TheoryData<Type> Rows => new(Types);

    public static bool Knows(Type leaf) => Makers.ContainsKey(leaf);

    public static Arbitrary<int[]> Parameters { get; } = Arb.From(Gen.Choose(-500, 500).ArrayOf(4), Shrink);

    public static Frequency Make(Type leaf, int[] parameters) => Makers[leaf](parameters);

    private static IEnumerable<int[]> Shrink(int[] k)
    {
        for (int i = 0; i < k.Length; i++)
        {
            if (k[i] != 0)
            {
                int[] less = [.. k];
                less[i] /= 2;
                yield return less;
            }
        }
    }

    private static Severity Mixing(int[] k) => ((k[2] + 500) % 4) switch
    {
        0 => new LogNormal(k[1] / 100.0, 0.2 + (k[3] + 500) / 10_000.0),
        1 => new Gamma(Around(1, k[1], 10), 3),
        2 => new Discrete((0, 0.25), (2, 0.5), (5, 0.25)),
        _ => new Mixture((0.75, new Gamma(2, 1)), (0.25, new Pert(1, 2, 6))),
    };

    private static Frequency Base(int[] k) => ((k[2] + 500) % 5) switch
    {
        0 => new Poisson(Around(2, k[0], 50)),
        1 => new NegativeBinomial(Around(2, k[0], 20), 1 + Around(1, k[1], 20)),
        2 => new Binomial(20, 0.5 + k[1] / 1001.0),
        3 => new Geometric(Around(2, k[0], 50)),
        _ => new Logarithmic(Around(2, k[0], 50)),
    };

    private static double Around(double centre, int k, double factor) => centre * Math.Pow(factor, k / 500.0);
}
