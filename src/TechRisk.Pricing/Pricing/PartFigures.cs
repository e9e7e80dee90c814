namespace TechRisk.Pricing;

/// <summary>Means of the parts of a loss and their shares, with the errors of one run.</summary>
internal static class PartFigures
{
    /// <summary>A line for each section of a cover.</summary>
    public static ValueList<PartFigure> BySection(CoverLosses cover)
    {
        Functional whole = cover.Gross.MeanFunctional();
        return cover.Sections.Select(section => Of(section.Section, section.Gross.MeanFunctional(), whole)).ToValueList();
    }

    /// <summary>The insured's own events and the systemic ones; empty where no cover carries a tag.</summary>
    public static ValueList<PartFigure> BySource(SampledLoss gross, IEnumerable<CoverLosses> covers)
    {
        Functional[] systemic = [.. covers.Select(cover => cover.FromSystemicEvents?.MeanFunctional()).OfType<Functional>()];
        if (systemic.Length == 0)
        {
            return [];
        }

        Functional whole = gross.MeanFunctional();
        (double, Functional)[] minus = [.. systemic.Select(part => (-1.0, part))];
        (double, Functional)[] others = [.. systemic.Skip(1).Select(part => (1.0, part))];
        return [Of("idiosyncratic", whole.Combine(1, minus), whole), Of("systemic", systemic[0].Combine(1, others), whole)];
    }

    // the share's first-order influence is that of part - share * whole, over the whole
    private static PartFigure Of(string name, Functional part, Functional whole)
    {
        double share = part.Value / whole.Value;
        if (whole.Value == 0)
        {
            return new PartFigure(name, part.ToEstimate(), Estimate.Exact(0));
        }

        return new PartFigure(name, part.ToEstimate(), double.IsFinite(share)
            ? Estimate.Simulated(share, part.Combine(1, (-share, whole)).ToEstimate().StandardError / whole.Value)
            : Estimate.Simulated(0, double.PositiveInfinity));
    }
}
