using FsCheck;
using FsCheck.Fluent;

namespace TechRisk.Pricing.Tests.Laws;

/// <summary>How to make any law of counts from whole numbers in [-500, 500]; zeros make a typical one.</summary>
public static class FrequencyLeaves
{
    private static readonly Dictionary<Type, Func<int, int, Frequency>> Makers = new()
    {
        [typeof(Poisson)] = (a, _) => new Poisson(Around(2, a, 200)),
        [typeof(NegativeBinomial)] = (a, b) => new NegativeBinomial(Around(2, a, 50), 1 + Around(1, b, 50)),
        [typeof(Binomial)] = (a, b) => new Binomial(20 + (a > 0 ? a : a / 25), 0.5 + b / 1001.0),
        [typeof(Geometric)] = (a, _) => new Geometric(Around(2, a, 50)),
    };

    public static IEnumerable<Type> Types { get; } = typeof(Frequency).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Frequency)) && !type.IsAbstract)
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    public static TheoryData<Type> Rows => new(Types);

    public static bool Knows(Type leaf) => Makers.ContainsKey(leaf);

    public static Arbitrary<int[]> Parameters { get; } = Arb.From(Gen.Choose(-500, 500).ArrayOf(2), Shrink);

    public static Frequency Make(Type leaf, int[] parameters) => Makers[leaf](parameters[0], parameters[1]);

    private static IEnumerable<int[]> Shrink(int[] k)
    {
        if (k[0] != 0)
        {
            yield return [k[0] / 2, k[1]];
        }

        if (k[1] != 0)
        {
            yield return [k[0], k[1] / 2];
        }
    }

    private static double Around(double centre, int k, double factor) => centre * Math.Pow(factor, k / 500.0);
}
