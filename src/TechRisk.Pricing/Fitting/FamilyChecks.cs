namespace TechRisk.Pricing;

/// <summary>Checks that laws of parameters fit their families.</summary>
internal static class FamilyChecks
{
    public static void Check(ValueList<Parameter> space, ParameterLaw parameters, Func<double[], bool> isLaw, string family)
    {
        if (space.Count == 0 || parameters.Centre.Count != space.Count)
        {
            throw Require.Wrong(
                nameof(parameters), parameters, $"must hold one number for each free parameter of {family}: {string.Join(", ", space.Select(p => p.Name))}");
        }

        if (!isLaw([.. parameters.Centre]))
        {
            throw Require.Wrong(nameof(parameters.Centre), parameters.Centre, $"must make a {family}");
        }

        int wrong = parameters.Finite is { } sets ? Array.FindIndex([.. sets], set => !isLaw([.. set])) : -1;
        if (wrong >= 0)
        {
            throw Require.Wrong(nameof(ParameterSets.Sets), parameters.Finite![wrong], FormattableString.Invariant($"must make a {family} in every set (set {wrong + 1})"));
        }
    }

    public static void NoNull(IEnumerable<object?> laws, string name)
    {
        foreach (object? law in laws)
        {
            ArgumentNullException.ThrowIfNull(law, name);
        }
    }
}
