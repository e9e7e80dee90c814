namespace TechRisk.Pricing;

/// <summary>One cover of a submission: how its losses arise and what the insurer pays of them.</summary>
public sealed record Cover
{
    /// <summary>A cover with a claim count and a claim size.</summary>
    /// <param name="name">Name, unique in the submission.</param>
    /// <param name="frequency">Law of the number of claims in a policy year.</param>
    /// <param name="severity">Law of one ground-up claim, in the submission's currency.</param>
    /// <param name="terms">What the insurer pays; the default pays every claim in full.</param>
    public Cover(string name, Frequency frequency, Severity severity, PolicyTerms? terms = null)
        : this(name, new FrequencySeverity(frequency, severity), terms)
    {
    }

    /// <summary>A cover with a loss model.</summary>
    /// <param name="name">Name, unique in the submission.</param>
    /// <param name="lossModel">How the losses arise.</param>
    /// <param name="terms">What the insurer pays; the default pays every claim in full.</param>
    public Cover(string name, LossModel lossModel, PolicyTerms? terms = null)
    {
        Name = name;
        LossModel = lossModel;
        Terms = terms ?? PolicyTerms.None;
    }

    /// <summary>A cover of underwriting facts, with the starter parameters that the facts choose.</summary>
    /// <param name="name">Name, unique in the submission.</param>
    /// <param name="exposure">The facts.</param>
    /// <param name="terms">What the insurer pays; the default pays every claim in full.</param>
    public Cover(string name, Exposure exposure, PolicyTerms? terms = null)
        : this(name, (exposure ?? throw new ArgumentNullException(nameof(exposure))).ToLossModel(), terms) => Exposure = exposure;

    /// <summary>Name, unique in the submission; part of the address of the cover's random numbers.</summary>
    /// <value>A text that is not empty.</value>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); }

    /// <summary>How the losses arise. A model set here stands for itself: the cover has no exposure then.</summary>
    public LossModel LossModel
    {
        get;
        init
        {
            field = value ?? throw new ArgumentNullException(nameof(LossModel));
            Exposure = null;
        }
    }

    /// <summary>The underwriting facts that the loss model comes from; null where it was given itself.</summary>
    public Exposure? Exposure { get; private init; }

    /// <summary>What the insurer pays.</summary>
    public PolicyTerms Terms { get; init => field = value ?? throw new ArgumentNullException(nameof(Terms)); }

    /// <summary>The insurance product that the cover is sold as, for reports; it moves no number.</summary>
    /// <value>A product of the statistics of technology insurance; null, the default, where it is not stated.</value>
    public InsuranceProduct? Product
    {
        get;
        init => field = value is null || Enum.IsDefined(value.Value) ? value : throw Require.Wrong(nameof(Product), value, "must be one of the insurance products");
    }

    /// <summary>Stage of the technology's life cycle that the cover belongs to, for reports; it moves no number.</summary>
    /// <value>Null, the default, where it is not stated; that of the exposure then stands in reports.</value>
    public LifeCycleStage? LifeCycle
    {
        get;
        init => field = value is null || Enum.IsDefined(value.Value) ? value : throw Require.Wrong(nameof(LifeCycle), value, "must be one of the stages of the life cycle");
    }

    /// <summary>Where the parameters come from: pairs of a parameter's path within the cover and its provenance.</summary>
    public ValueList<ParameterSource> Sources { get; init; } = [];

    /// <summary>The cover's own sources and those of its loss model, with paths within the cover.</summary>
    internal IEnumerable<ParameterSource> AllSources => Sources.Concat(Exposure is null
        ? LossModel.AllSources.Select(source => source with { Path = "lossModel." + source.Path })
        : Exposure.Assumptions.Select(line => new ParameterSource("exposure." + line.Parameter, line.Assumption.Provenance)));

    /// <summary>The stage of the life cycle of the cover, or of its exposure.</summary>
    internal LifeCycleStage? StatedLifeCycle => LifeCycle ?? Exposure?.LifeCycle;

    /// <summary>
    /// What the insurer pays of one event, before the terms of the year: insured hours, then each section's share and sub-limit, then the
    /// layer of the event.
    /// </summary>
    /// <param name="losses">
    /// The event's ground-up losses: section of the loss model, amount of 0 or more in the submission's currency, hours of interruption
    /// (0 for a section without hours; the amount is that of all hours).
    /// </param>
    /// <exception cref="InvalidOperationException">The terms or the losses name a section that the loss model does not have.</exception>
    public double PaidOfEvent(params ReadOnlySpan<(string Section, double Amount, double Hours)> losses)
    {
        EventTerms terms = new(LossModel, Terms, 1);
        List<string> sections = [.. LossModel.Sections];
        EventBlock events = new();
        foreach ((string section, double amount, double hours) in losses)
        {
            int index = sections.IndexOf(section);
            events.Add(new EventRow
            {
                Section = index >= 0 ? (byte)index
                    : throw new InvalidOperationException($"{LossModel.GetType().Name} has no section '{section}'; its sections are {string.Join(", ", sections)}"),
                Indemnity = Require.NonNegative(amount),
                Hours = Require.NonNegative(hours),
            });
        }

        return terms.Pay(events, 0, events.Count, new EventTermsWork(terms.SectionCount));
    }

    /// <summary>The cover with its claim rate multiplied.</summary>
    /// <param name="factor">A finite number, 0 or more.</param>
    public Cover ScaleFrequency(double factor) => this with { LossModel = LossModel.ScaleFrequency(factor) };

    /// <summary>The cover with all ground-up amounts multiplied; its terms stay.</summary>
    /// <param name="factor">A finite number above 0.</param>
    public Cover ScaleSeverity(double factor) => this with { LossModel = LossModel.ScaleSeverity(factor) };
}
