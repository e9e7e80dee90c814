using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>One figure of a period's loss by every method that gives it.</summary>
public sealed record ReconciliationLine
{
    // what a value in closed form may be off by, relative: ten times what is measured
    private const double ClosedFormAllowance = 1e-12;
    private const double MostStandardErrors = 4.5;
    private const long FewestYears = 100;

    internal ReconciliationLine(YearFigure figure, LatticeLoss lattice, LatticeLoss? panjer, IClosedYear? closed, SampledLoss simulated)
    {
        Figure = figure.Name;
        Lattice = figure.Of(lattice);
        Panjer = panjer is not null && figure.IsOfLattice ? figure.Of(panjer) : null;
        ClosedForm = closed is not null && figure.Closed(closed) is double value ? Allowed(value, figure.Rounding) : null;
        Simulated = figure.Of(simulated);
        ZScore = figure.Contributing(simulated) < FewestYears ? null
            : figure.QuantileLevel is double level ? QuantileScore(simulated, Lattice, level)
            : Score(Simulated, Lattice, figure.Deviation(lattice) / Math.Sqrt(simulated.Years));
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
    /// How far the simulated value lies outside the lattice's bounds, in standard errors, those of the sample or of the lattice's law, the larger; 0 within them. For a VaR the share of losses below the
    /// bound against its level, which also holds beside an atom. Null where fewer than 100 periods decide the figure or its standard error is
    /// infinite: then it says nothing.
    /// </summary>
    public double? ZScore { get; }

    /// <summary>What cannot both be true, in words; null where all values can.</summary>
    public string? Disagreement { get; }

    /// <summary>The figure and its values in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Figure}: lattice {Lattice}, Panjer {Panjer?.ToString() ?? "-"}, closed form {ClosedForm?.ToString() ?? "-"}, simulated {Simulated}, z {ZScore?.ToString("F2", CultureInfo.InvariantCulture) ?? "-"}");

    private static Estimate Allowed(double value, double rounding)
    {
        double allowance = ClosedFormAllowance * value + rounding;
        return double.IsFinite(value) && value != 0 ? Estimate.Bounded(value, value - allowance, value + allowance) : Estimate.Exact(value);
    }

    private static double? Score(Estimate simulated, Estimate lattice, double least)
    {
        double distance = Distance(simulated.Value, lattice);
        double error = Math.Max(simulated.StandardError, least);
        return !double.IsFinite(error) || double.IsNaN(distance) ? null
            : distance == 0 ? 0
            : error == 0 ? double.CopySign(double.PositiveInfinity, distance)
            : distance / error;
    }

    // a quantile by the number of losses below its bound, which is binomial whatever the density or the atoms there are
    private static double QuantileScore(SampledLoss simulated, Estimate lattice, double level)
    {
        double distance = Distance(simulated.Quantile(level).Value, lattice);
        double bound = distance > 0 ? lattice.Upper : Math.BitDecrement(lattice.Lower);
        double share = 1 - (double)YearFigure.Above(simulated, bound) / simulated.Years;
        return distance == 0 ? 0 : (level - share) / Math.Sqrt(level * (1 - level) / simulated.Years);
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
