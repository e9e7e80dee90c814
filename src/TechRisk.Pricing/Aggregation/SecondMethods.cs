namespace TechRisk.Pricing;

/// <summary>The methods beside the transform that give the exact law of a cover's year, and why one of them may be missing.</summary>
internal static class SecondMethods
{
    /// <summary>The loss by recursion and in closed form.</summary>
    /// <param name="cover">A cover with a compound loss model.</param>
    /// <param name="period">Length of the policy period in years.</param>
    /// <param name="lattice">The loss by transform; the recursion takes its range.</param>
    public static (LatticeLoss? Panjer, IClosedYear? Closed, ValueList<Finding> Missing) Of(Cover cover, double period, LatticeLoss lattice)
    {
        cover = CompoundCover.Of(cover);
        FrequencySeverity model = cover.LossModel.Compound(period)!;
        List<Finding> missing = [];
        LatticeLoss? panjer = null;
        if (PanjerRecursion.Refusal(model.Frequency) is string reason)
        {
            missing.Add(new("reconcile.no-recursion", "", reason, FindingLevel.Note));
        }
        else
        {
            panjer = PanjerLattice.Of(new CompoundSum(model, cover.Terms), cover.Terms, lattice);
        }

        ClosedYear? closed = ClosedYear.Of(model, cover.Terms);
        if (closed is null)
        {
            missing.Add(new(
                "reconcile.no-closed-form",
                "",
                $"the sum of {model.Severity.GetType().Name} claims under these terms has no closed form: one exists for gamma, exponential, inverse Gaussian and constant claims paid in full or by a share",
                FindingLevel.Note));
        }
        else
        {
            missing.Add(new("reconcile.closed-form", "", closed.Name, FindingLevel.Note));
        }

        return (panjer, closed, [.. missing]);
    }
}
