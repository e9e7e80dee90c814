using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A compiled cyber risk. Addresses below the cover's key: "peril" / name of the peril, and below that "arrivals" for the events, "loss" for
/// the uniform that comonotone components share, "loss" / section for that of an independent component, "strike" / tag likewise for
/// systemic events. Below the key of a systemic tag: the submission's id for its being struck. So perils and components that are added,
/// removed or re-ordered move no number of another.
/// </summary>
internal sealed class CyberProgram : LossProgram
{
    public CyberProgram(CyberRisk risk, LossContext context)
    {
        if (context.ShockRate > 0)
        {
            throw new InvalidOperationException(
                "a common shock is carved out of one Poisson claim count; CyberRisk has the counts of its perils: describe the shock as a SystemicEvent whose tag the perils carry");
        }

        Traits = risk.Traits;
        List<string> sections = [.. risk.Sections];
        CyberPeril[] perils = [.. risk.InNameOrder];
        RandomKey root = context.CoverKey.Derive("peril");
        Own = [.. perils.Where(peril => peril.Arrivals.Mean(1) > 0).Select(peril => new PerilProgram(
            peril.Arrivals.Compile(root.Derive(peril.Name).Derive("arrivals"), context),
            root.Derive(peril.Name).Derive("latent"),
            Parts(peril, peril.Components, root.Derive(peril.Name), "loss", sections)))];
        Tags = [.. context.Systemic.Select(definition => new TagProgram(
            context.SystemicKey.Derive(definition.Tag).Derive(context.SubmissionId),
            definition.Footprint,
            definition.OutageHours is not null,
            [.. perils.Where(peril => peril.Tags.Contains(definition.Tag)).SelectMany(peril =>
                Parts(peril, peril.StruckComponents, root.Derive(peril.Name).Derive("strike"), definition.Tag, sections))]))];
        NeedsWholeBlocks = perils.Any(peril => peril.Arrivals.Mean(1) > 0 && peril.Arrivals.NeedsWholeBlocks(context));
        HasLatent = context.HasLatent;
    }

    public override bool HasFusedPath => true;

    public override bool HasClaims => true;

    public override bool NeedsWholeBlocks { get; }

    /// <summary>What systemic events see of the firm.</summary>
    public InsuredTraits Traits { get; }

    /// <summary>The perils that have events of their own, in the order of their names.</summary>
    public PerilProgram[] Own { get; }

    /// <summary>The systemic events, in the order of the drivers' blocks.</summary>
    public TagProgram[] Tags { get; }

    /// <summary>True if a copula gives every year a latent normal variable.</summary>
    public bool HasLatent { get; }

    public override LossKernel CreateKernel() => CreateKernel(new KernelSpace());

    public override LossKernel CreateKernel(KernelSpace space) => new CyberKernel(this, space);

    // in the order of the sections, so that the order of components does not matter
    private static LossPart[] Parts(CyberPeril peril, ValueList<PerilLoss> components, RandomKey key, string name, List<string> sections) =>
        [.. components.OrderBy(component => component.Section, StringComparer.Ordinal).Select(component => new LossPart(
            peril.ComponentDependence == ComponentDependence.Comonotone ? key.Derive(name) : key.Derive(name).Derive(component.Section),
            component.Amount,
            component.AmountAnHour,
            (byte)sections.IndexOf(component.Section)))];
}

/// <summary>A component of an event: the address of its uniforms, its law, the amount of an hour (0 without hours), its section.</summary>
internal readonly record struct LossPart(RandomKey Key, Severity Law, double AmountAnHour, byte Section);

/// <summary>A peril with events of its own.</summary>
internal sealed record PerilProgram(ArrivalProgram Arrivals, RandomKey LatentKey, LossPart[] Parts);

/// <summary>The systemic events of a tag as they strike one firm.</summary>
internal sealed record TagProgram(RandomKey HitKey, Footprint Footprint, bool HasOutage, LossPart[] Parts);
