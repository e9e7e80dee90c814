namespace TechRisk.Pricing;

/// <summary>
/// A way in which a firm suffers cyber losses: how its own events arrive, what one event costs, and which systemic events strike it.
/// </summary>
public sealed partial record CyberPeril
{
    /// <summary>A peril.</summary>
    /// <param name="name">Name, unique in its risk; part of the address of the peril's random numbers.</param>
    /// <param name="arrivals">How the firm's own events arrive; a <see cref="Frequency"/> is a law of their number in a year.</param>
    /// <param name="components">What an event costs: at least one component, each of another section; a <see cref="Severity"/> is a law of the amount.</param>
    public CyberPeril(string name, Arrivals arrivals, params ReadOnlySpan<PerilLoss> components)
    {
        Name = name;
        Arrivals = arrivals;
        Components = ValueList.Create(components);
    }

    /// <summary>Name, unique in its risk; part of the address of the peril's random numbers.</summary>
    /// <value>A text that is not empty.</value>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); }

    /// <summary>How the firm's own events arrive, without those that a systemic event causes.</summary>
    public Arrivals Arrivals { get; init => field = value ?? throw new ArgumentNullException(nameof(Arrivals)); }

    /// <summary>What an event costs.</summary>
    /// <value>At least one component, each of another section.</value>
    public ValueList<PerilLoss> Components { get; init => field = Distinct(value, nameof(Components), 1); }

    /// <summary>How the components of one event depend on each other.</summary>
    /// <value>The default is comonotone: one uniform drives all.</value>
    public ComponentDependence ComponentDependence
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(ComponentDependence), value, "must be Comonotone or Independent");
    }

    /// <summary>Tags of the systemic events that strike this peril; one that strikes the firm costs an event of every peril with its tag.</summary>
    /// <value>No tag twice; the default is empty.</value>
    public ValueList<string> Tags
    {
        get;
        init => field = value is null ? throw new ArgumentNullException(nameof(Tags))
            : value.Distinct(StringComparer.Ordinal).Count() < value.Count ? throw Require.Wrong(nameof(Tags), value, "must hold each tag once")
            : value.Select(tag => Require.Text(tag, nameof(Tags))).ToValueList();
    } = [];

    /// <summary>What a systemic event costs, where that differs from an event of the firm's own.</summary>
    /// <value>Components each of another section; the default, an empty list, stands for <see cref="Components"/>.</value>
    public ValueList<PerilLoss> SystemicComponents { get; init => field = Distinct(value, nameof(SystemicComponents), 0); } = [];

    /// <summary>The kind of data that the severities come from: claims of insurers and publicly known losses do not mix.</summary>
    public SeverityBasis SeverityBasis
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(SeverityBasis), value, "must be Unstated, Claims or PublicLosses");
    }

    /// <summary>Where the peril's parameters come from: pairs of a parameter's path within the peril and its provenance.</summary>
    public ValueList<ParameterSource> Sources { get; init; } = [];

    /// <summary>The components of an event that a systemic event causes.</summary>
    internal ValueList<PerilLoss> StruckComponents => SystemicComponents.Count > 0 ? SystemicComponents : Components;

    /// <summary>The peril with its rate multiplied.</summary>
    internal CyberPeril ScaleFrequency(double factor) => this with { Arrivals = Arrivals.Scale(factor) };

    /// <summary>The peril with all amounts multiplied.</summary>
    internal CyberPeril ScaleSeverity(double factor) => this with
    {
        Components = Components.Select(component => component.Times(factor)).ToValueList(),
        SystemicComponents = SystemicComponents.Select(component => component.Times(factor)).ToValueList(),
    };

    private static ValueList<PerilLoss> Distinct(ValueList<PerilLoss> components, string name, int least)
    {
        ArgumentNullException.ThrowIfNull(components, name);
        foreach (PerilLoss component in components)
        {
            ArgumentNullException.ThrowIfNull(component, name);
        }

        string? twice = Repeats.First(components, component => component.Section);
        return components.Count < least ? throw Require.Wrong(name, components, "must hold at least one component")
            : twice is not null ? throw Require.Wrong(name, twice, "must be the section of one component only: give each its own section")
            : components;
    }
}
