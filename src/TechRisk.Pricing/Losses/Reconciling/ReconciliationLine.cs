using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>One figure of a period's loss by every method that gives it.</summary>
public sealed record ReconciliationLine
{
    // what a value in closed form may be off by, relative: ten times what is measured
    private const double ClosedFormAllowance = 1e-12;
    private const double MostStandardErrors = 4.5;
    private const long FewestYears = 20;

    internal ReconciliationLine(YearFigure figure, LatticeLoss lattice, LatticeLoss? panjer, IClosedYear? closed, SampledLoss simulated)
    {
        Figure = figure.Name;
        Lattice = figure.Of(lattice);
        Panjer = panjer is not null && figure.IsOfLattice ? figure.Of(panjer) : null;
        ClosedForm = closed is not null && figure.Closed(closed) is double value ? Allowed(value) : null;
        Simulated = figure.Of(simulated);
        ZScore = Score(Simulated, Lattice, figure.Contributing(simulated));
        Disagreement = FindDisagreement();
    }

    /// <summary>Name of the figure, such as <c>TVaR 99.5 %</c>.</summary>
    public string Figure { get; }

    /// <summary>From the lattice by transform, with guaranteed bounds; exact for mean, standard deviation and probability of loss.</summary>
    public Estimate Lattice { get; }

    /// <summary>From a coarser lattice by recursion, with its own guaranteed bounds; null for a law of counts that has no recursion and for what a lattice is given.</summary>
    public Estimate? Panjer { get; }

    /// <summary>From a closed form or a series over the number of claims; null where there is none.</summary>
    public Estimate? ClosedForm { get; }

    /// <summary>From simulated periods, with its standard error.</summary>
    public Estimate Simulated { get; }

    /// <summary>
    /// How far the simulated value lies outside the lattice's bounds, in standard errors; 0 within them. Null where fewer than 20 periods decide
    /// the figure or its standard error is infinite: then it says nothing.
    /// </summary>
    public double? ZScore { get; }

    /// <summary>What cannot both be true, in words; null where all values can.</summary>
    public string? Disagreement { get; }

    /// <summary>The figure and its values in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Figure}: lattice {Lattice}, Panjer {Panjer?.ToString() ?? "-"}, closed form {ClosedForm?.ToString() ?? "-"}, simulated {Simulated}, z {ZScore?.ToString("F2", CultureInfo.InvariantCulture) ?? "-"}");

    private static Estimate Allowed(double value) => double.IsFinite(value) && value != 0
        ? Estimate.Bounded(value, value * (1 - ClosedFormAllowance), value * (1 + ClosedFormAllowance))
        : Estimate.Exact(value);

    // of few periods the standard error itself is not known well enough to judge by
    private static double? Score(Estimate simulated, Estimate lattice, long contributing)
    {
        double distance = Distance(simulated.Value, lattice);
        double error = simulated.StandardError;
        return contributing < FewestYears || !double.IsFinite(error) || double.IsNaN(distance) ? null
            : distance == 0 ? 0
            : error == 0 ? double.CopySign(double.PositiveInfinity, distance)
            : distance / error;
    }

    // 0 within the bounds, whose ends may be off by a rounding
    private static double Distance(double value, Estimate bounds)
    {
        double slack = 1e-9 * Math.Abs(value);
        return value < bounds.Lower - slack ? value - bounds.Lower : value > bounds.Upper + slack ? value - bounds.Upper : 0;
    }

    private static bool Overlap(Estimate a, Estimate b)
    {
        double slack = ClosedFormAllowance * Math.Max(Math.Abs(a.Value), Math.Abs(b.Value));
        return a.Value == b.Value || Math.Max(a.Lower, b.Lower) <= Math.Min(a.Upper, b.Upper) + slack;
    }

    private string? FindDisagreement() =>
        Panjer is { } panjer && !Overlap(Lattice, panjer) ? $"{Figure}: the bounds of lattice, {Lattice}, and recursion, {panjer}, have nothing in common"
        : ClosedForm is { } closed && !Overlap(Lattice, closed) ? $"{Figure}: the closed form, {closed}, lies outside the bounds of the lattice, {Lattice}"
        : ClosedForm is { } other && Panjer is { } recursion && !Overlap(recursion, other) ? $"{Figure}: the closed form, {other}, lies outside the bounds of the recursion, {recursion}"
        : ZScore is { } z && Math.Abs(z) > MostStandardErrors ? string.Create(CultureInfo.InvariantCulture, $"{Figure}: the simulated value, {Simulated}, lies {Math.Abs(z):F1} standard errors outside the bounds of the lattice, {Lattice}")
        : null;
}
