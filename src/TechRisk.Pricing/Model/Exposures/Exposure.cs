using System.Runtime.CompilerServices;

namespace TechRisk.Pricing;

/// <summary>
/// Underwriting facts of a firm that become a loss model with starter parameters; every parameter carries its source and grade, and
/// the user's own value replaces any of them: <c>facts with { Salvage = 0.2 }</c>.
/// </summary>
public abstract record Exposure
{
    private protected Exposure(Industry industry) => Industry = industry;

    /// <summary>Industry of the firm; it chooses the starter parameters.</summary>
    public Industry Industry
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(Industry), value, "must be one of the industries");
    }

    /// <summary>Stage of the technology's life cycle.</summary>
    /// <value>Null, the default, where it is not stated.</value>
    public LifeCycleStage? LifeCycle
    {
        get;
        init => field = value is null || Enum.IsDefined(value.Value) ? value : throw Require.Wrong(nameof(LifeCycle), value, "must be one of the stages of the life cycle");
    }

    /// <summary>
    /// Every parameter that the loss model takes from a starter table or from the user in place of one, under its path in the JSON that
    /// writes them all out: value, unit, source, grade and date.
    /// </summary>
    public abstract ValueList<(string Parameter, Assumption Assumption)> Assumptions { get; }

    /// <summary>The loss model of the facts; its <see cref="LossModel.Sources"/> name the origin of every parameter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A fact that the model needs is missing, or facts contradict each other.</exception>
    public abstract LossModel ToLossModel();

    /// <summary>What a reader of a price has to know about the facts; paths are within the exposure.</summary>
    internal virtual IEnumerable<Finding> Findings => [];

    /// <summary>The same facts with every starter parameter written out as the exposure's own; it makes the same loss model.</summary>
    internal abstract Exposure WithAssumptionsOwn();

    /// <summary>The parameters that were given in place of starters, in the order of their names.</summary>
    private protected ValueList<(string Parameter, Assumption Assumption)> Own { get; init; } = [];

    /// <summary>The parameter that was given under a name; null where the starter stands.</summary>
    internal Assumption? Given(string parameter)
    {
        foreach ((string name, Assumption given) in Own)
        {
            if (name == parameter)
            {
                return given;
            }
        }

        return null;
    }

    /// <summary>The given parameter, or the starter.</summary>
    private protected Assumption Or(Starter starter, [CallerMemberName] string parameter = "") => Given(parameter) ?? starter.Default;

    /// <summary>The given parameters with one more; null takes it back.</summary>
    private protected ValueList<(string Parameter, Assumption Assumption)> With(Assumption? value, Starter starter, [CallerMemberName] string parameter = "")
    {
        IEnumerable<(string Parameter, Assumption Assumption)> others = Own.Where(line => line.Parameter != parameter);
        return (value is null ? others : others.Append((Parameter: parameter, Assumption: starter.Checked(value, parameter))))
            .OrderBy(line => line.Parameter, StringComparer.Ordinal).ToValueList();
    }
}
