namespace TechRisk.Pricing.Tests.Laws;

/// <summary>How to make any copula of a leaf from two whole numbers in [-500, 500]; zeros make a typical one.</summary>
public static class CopulaLeaves
{
    public const int Most = 500;

    private static readonly Dictionary<Type, Func<int[], Copula>> Makers = new()
    {
        [typeof(IndependenceCopula)] = _ => new IndependenceCopula(),
        [typeof(NormalCopula)] = k => new NormalCopula(0.97 * k[0] / Most),
        [typeof(StudentCopula)] = k => new StudentCopula(0.97 * k[0] / Most, 4 * Math.Pow(8, k[1] / (double)Most)),
        [typeof(ClaytonCopula)] = k => new ClaytonCopula(Math.Pow(50, k[0] / (double)Most)),
        [typeof(SurvivalClaytonCopula)] = k => new SurvivalClaytonCopula(Math.Pow(50, k[0] / (double)Most)),
        [typeof(GumbelCopula)] = k => new GumbelCopula(1 + 0.5 * Math.Pow(100, k[0] / (double)Most)),
        [typeof(FrankCopula)] = k => new FrankCopula(30.0 * k[0] / Most),
        [typeof(JoeCopula)] = k => new JoeCopula(1 + 0.5 * Math.Pow(60, k[0] / (double)Most)),
    };

    public static TheoryData<Type> Rows => new(Types);

    public static IEnumerable<Type> Types { get; } = typeof(Copula).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Copula)) && !type.IsAbstract)
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    public static bool Knows(Type leaf) => Makers.ContainsKey(leaf);

    public static Copula Make(Type leaf, int[] parameters) => Makers[leaf](parameters);
}
