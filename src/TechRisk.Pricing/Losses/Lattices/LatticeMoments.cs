namespace TechRisk.Pricing;

/// <summary>
/// Moments of Z = min((S - r)+, L) from q. With a limit, E[Z^2] = L^2 - 2 (L q(b) - integral of q) and E[Z^3] = L^3 - 3 (L^2 q(b) - 2 integral of
/// (x - r) q), both over the layer from r to b = r + L; without one, E[((S - r)+)^2] = Var[S] + (E[S] - r)^2 - 2 integral of q from 0 to r.
/// </summary>
internal sealed class LatticeMoments(LatticeLoss loss)
{
    private readonly LatticeLaw _law = loss.Law;
    private readonly double _retention = loss.Retention;
    private readonly double _top = loss.Retention + loss.Limit;

    private bool IsOpen => double.IsPositiveInfinity(_top);

    public Bracket Variance()
    {
        if (!TailRule.MayHave(loss.Tail, 2))
        {
            return Bracket.Exact(double.PositiveInfinity);
        }

        if (_retention == 0 && IsOpen)
        {
            return _law.VarianceBracket;
        }

        Bracket mean = _law.Layer(_retention, _top);
        Bracket square = Square();
        return Bracket.Of(
            square.Value - (mean.Value * mean.Value),
            square.Lower - (mean.Upper * mean.Upper),
            square.Upper - (mean.Lower * mean.Lower)).Within(0, double.PositiveInfinity);
    }

    public Bracket Skewness()
    {
        if (!TailRule.MayHave(loss.Tail, 3))
        {
            return Bracket.Exact(double.PositiveInfinity);
        }

        Bracket variance = Variance();
        Bracket central = Central();
        return Bracket.Of(
            Scaled(central.Value, variance.Value),
            Math.Min(Scaled(central.Lower, variance.Upper), Steepest(central.Lower, variance.Lower)),
            Math.Max(Steepest(central.Upper, variance.Lower), Scaled(central.Upper, variance.Upper)));
    }

    /// <summary>E[(Z - E[Z])^3].</summary>
    public Bracket Central()
    {
        if (_retention == 0 && IsOpen && double.IsFinite(_law.Moments.Third))
        {
            return _law.ThirdBounds ?? Bracket.Exact(_law.Moments.Third);
        }

        Bracket mean = _law.Layer(_retention, _top);
        Bracket square = Square();
        Bracket cube = Cube();
        double width = 3 * (mean.Upper - mean.Lower) * square.Upper;
        return Bracket.Of(
            Third(mean.Value, square.Value, cube.Value),
            Third(mean.Lower, square.Upper, cube.Lower) - width,
            Third(mean.Upper, square.Lower, cube.Upper) + width);
    }

    // a variance that may be 0 bounds nothing
    private static double Steepest(double third, double variance) =>
        variance > 0 ? Scaled(third, variance) : third > 0 ? double.PositiveInfinity : third < 0 ? double.NegativeInfinity : 0;

    private static double Third(double mean, double square, double cube) => cube - (3 * mean * square) + (2 * mean * mean * mean);

    private static double Scaled(double third, double variance) => variance > 0 ? third / (variance * Math.Sqrt(variance)) : 0;

    /// <summary>E[Z^2].</summary>
    public Bracket Square()
    {
        if (IsOpen)
        {
            double start = Math.Min(_retention, _law.End);
            double shift = _law.Mean - start;
            double all = _law.Moments.Variance + (shift * shift);
            double size = Math.Max(all, start * start);
            Bracket mean = _law.MeanBracket;
            double spread = 2 * (Math.Abs(shift) + (mean.Upper - mean.Lower)) * (mean.Upper - mean.Lower);
            Bracket variance = _law.VarianceBracket;
            Bracket whole = Bracket.Of(all, all - _law.Moments.Variance + variance.Lower - spread, all - _law.Moments.Variance + variance.Upper + spread);
            Bracket square = whole.Minus(Area(2, 0, start)).Widened(3e-15 * size).Within(0, double.PositiveInfinity);
            return _retention > start ? FromBeyond(square, start) : square;
        }

        double end = Math.Min(_top, _law.End);
        double height = Math.Max(end - _retention, 0);
        Bracket inside = Inside(2, end, height, height * height, 2 * height);
        return _top > end && !_law.IsWhole ? inside.Plus(Beyond(_law.Layer(end, _top), 2 * height, 2 * loss.Limit)) : inside;
    }

    // E[((S - r)+)^2] = E[((S - D)+)^2] - 2 times the integral of E[(S - x)+] from D to r above it; the value by the tail's power law
    private Bracket FromBeyond(Bracket square, double end)
    {
        if (_law.IsWhole)
        {
            return default;
        }

        Bracket excess = _law.Excess(end);
        LatticeTail tail = _law.TailShape();
        double share = tail.AtEnd > 0 ? tail.Survival(_retention) / tail.AtEnd * (_retention / end) * (_retention / end) : 0;
        return Bracket.Of(square.Value * Math.Min(share, 1), square.Lower - (2 * (_retention - end) * excess.Upper), square.Upper)
            .Within(0, double.PositiveInfinity);
    }

    private Bracket Cube()
    {
        double end = Math.Min(_top, _law.End);
        double height = Math.Max(end - _retention, 0);
        Bracket inside = Inside(3, end, height, height * height * height, 3 * height * height);
        return _top > end && !_law.IsWhole
            ? inside.Plus(Beyond(_law.Layer(end, _top), 3 * height * height, 3 * loss.Limit * loss.Limit))
            : inside;
    }

    // the weight of the layer beyond the last point lies between its ends
    private static Bracket Beyond(Bracket layer, double least, double most) =>
        layer.Upper == 0 ? default : Bracket.Of(layer.Value * least, layer.Lower * least, layer.Upper * most);

    private Bracket Inside(int order, double end, double height, double full, double outer) =>
        height == 0
            ? default
            : Bracket.Exact(full).Minus(_law.Q(end).Times(outer)).Plus(Area(order, _retention, end)).Widened(3e-15 * full).Within(0, full);

    // order 2: the integral of 2 q; order 3: of 6 (x - r) q
    private Bracket Area(int order, double from, double end)
    {
        (double constant, double slope) = order == 2 ? (2.0, 0.0) : (-6 * _retention, 6.0);
        var area = new LatticeArea(_law.Shape.Step, constant, slope, from, end);
        double value = area.Smooth(_law.Shape);
        return _law.HasBounds
            ? Bracket.Of(value, area.Linear(_law.Lower!), area.Linear(_law.Upper!))
            : new Bracket(value, 0, double.PositiveInfinity);
    }
}
