using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>What a reader of a lattice has to know.</summary>
internal static class LatticeFindings
{
    // beyond this a probability left above the lattice moves figures that people look at
    private const double MuchBeyond = 1e-6;

    public static ValueList<Finding> Of(LatticeShape shape, Lattice lattice, ClaimAtoms atoms, CompoundSum sum, double aliased)
    {
        var findings = new List<Finding>();
        double end = shape.End;
        double beyond = sum.Tail.RightEnd is { } right && right <= end * (1 + 1e-12) ? 0 : Math.Max(shape.Survival(end), 0);
        if (beyond > MuchBeyond)
        {
            findings.Add(new("lattice.short", "", string.Create(
                CultureInfo.InvariantCulture,
                $"The lattice ends at {end} and the loss exceeds it with probability {beyond:G3}: quantiles there are only bounded from below, and prices that look far into the tail have wide bounds. Take more points or a larger step.")));
        }

        if (aliased > MuchBeyond)
        {
            findings.Add(new("lattice.aliasing", "", string.Create(
                CultureInfo.InvariantCulture,
                $"Up to {aliased:G3} of the probability comes back from beyond the lattice; the bounds hold it, the values may be off by as much. Take more points or a larger step.")));
        }

        if (atoms.Off > 0)
        {
            findings.Add(new("lattice.atoms-between-points", "", string.Create(
                CultureInfo.InvariantCulture,
                $"{atoms.Off} amounts of the claim law that have a probability of their own lie between the points of the lattice: bounds narrow with the step there, not with its square. A step that divides them makes them exact.")));
        }

        double claims = sum.Count.Mean * sum.Claim.ProbabilityOfPayment;
        if (claims > 0 && double.IsFinite(sum.Moments.Mean) && sum.Moments.Mean / claims < lattice.Step)
        {
            findings.Add(new("lattice.coarse", "", string.Create(
                CultureInfo.InvariantCulture,
                $"The step {lattice.Step} is larger than the mean claim {sum.Moments.Mean / claims:G4}: bounds are wide. Ask for a precision, or take more points.")));
        }

        if (sum.HasTabulatedClaims)
        {
            findings.Add(new(
                "lattice.tabulated-claims",
                "",
                "The loss of a batch has no closed form and comes from a lattice of its own, to about 1e-8 of its mean: bounds hold up to that.",
                FindingLevel.Note));
        }

        return [.. findings];
    }

    public static Finding Unbounded(Lattice lattice) => new("lattice.no-bounds", "", string.Create(
        CultureInfo.InvariantCulture,
        $"The claim law was brought to the points by one law ({lattice.Discretization}): figures are those of that law and have no bounds. The method Certified gives them."));
}
