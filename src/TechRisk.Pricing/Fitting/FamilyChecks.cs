namespace TechRisk.Pricing;

/// <summary>Checks of parameters that all families share.</summary>
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

    /// <summary>The place of a free parameter.</summary>
    public static int IndexOf(ValueList<Parameter> space, string parameter, string family)
    {
        for (int i = 0; i < space.Count; i++)
        {
            if (space[i].Name == parameter)
            {
                return i;
            }
        }

        throw Require.Wrong(nameof(parameter), parameter, $"must be a free parameter of {family}: {string.Join(", ", space.Select(p => p.Name))}");
    }

    /// <summary>The law with these values; null where they do not make one.</summary>
    public static TLaw? TryCreate<TLaw>(ValueList<Parameter> space, double[] values, Func<double[], TLaw> create)
        where TLaw : class
    {
        if (!IsInside(space, values))
        {
            return null;
        }

        try
        {
            return create(values);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null; // a rule that binds parameters to each other
        }
    }

    /// <summary>True if every value is finite and inside its range.</summary>
    public static bool IsInside(ValueList<Parameter> space, ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] > space[i].Lower && values[i] < space[i].Upper) || !double.IsFinite(values[i]))
            {
                return false;
            }
        }

        return true;
    }

    public static void NoNull(IEnumerable<object?> laws, string name)
    {
        foreach (object? law in laws)
        {
            ArgumentNullException.ThrowIfNull(law, name);
        }
    }
}
