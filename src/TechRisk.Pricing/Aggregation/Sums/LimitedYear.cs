namespace TechRisk.Pricing;

/// <summary>
/// The year of one cover after yearly terms, Z = min((S - r)+, L), as two laws on the points of a lattice that bound its q: E[(d - Z)+] = q(r + d) - q(r)
/// below the limit, and beyond it rises with slope 1.
/// </summary>
internal sealed class LimitedYear
{
    private readonly LatticeLaw _law;
    private readonly double _retention;
    private readonly double _limit;
    private readonly double _step;
    private readonly int _cells;

    public LimitedYear(LatticeLoss loss, double step, int cells)
    {
        _law = loss.Law;
        _retention = loss.Retention;
        _limit = loss.Limit;
        _step = step;
        _cells = double.IsFinite(_limit) ? (int)Math.Clamp(Math.Ceiling((_limit / step) - 1e-9), 1, cells) : cells;
    }

    /// <summary>The law whose q lies above: the running maximum of the slopes of the upper bound.</summary>
    public double[] Above()
    {
        double[] masses = new double[_cells + 1];
        double start = Lower(_retention);
        double before = 0;
        double slope = 0;
        for (int k = 0; k < _cells; k++)
        {
            double next = Math.Min(At((k + 1) * _step, Upper, start), (k + 1) * _step);
            double rise = Math.Clamp(Math.Max((next - before) / _step, slope), 0, 1);
            masses[k] = rise - slope;
            slope = rise;
            before = next;
        }

        masses[_cells] = 1 - slope;
        return masses;
    }

    /// <summary>The law whose q lies below.</summary>
    public double[] Below()
    {
        double start = Upper(_retention);
        double[] raw = new double[_cells + 1];
        for (int k = 0; k <= _cells; k++)
        {
            raw[k] = At(k * _step, Lower, start);
        }

        double[] q = Array.ConvertAll(raw, x => Math.Max(x, 0));

        double[] survival = new double[_cells + 1];
        double[] left = new double[_cells + 1];
        double[] areas = new double[_cells];
        for (int k = 0; k <= _cells; k++)
        {
            survival[k] = k * _step >= _limit * (1 - 1e-12) ? 0 : raw[k] < 0 ? 1 : 1 - Slope(_retention + (k * _step));
            left[k] = k == 0 || raw[k] < 0 ? 1 : k * _step <= _limit * (1 + 1e-12) ? 1 - Slope(_retention + ((k - 1e-9) * _step)) : 0;
        }

        for (int k = 0; k < _cells; k++)
        {
            areas[k] = Math.Clamp(_step - (q[k + 1] - q[k]), 0, k == 0 ? _step : areas[k - 1]);
        }

        return new ClaimGrid(_step, survival, left, areas, 0).Collected();
    }

    // below the limit by the bound, beyond it with slope 1
    private double At(double d, Func<double, double> bound, double start) =>
        d <= _limit ? bound(_retention + d) - start : bound(_retention + _limit) - start + (d - _limit);

    private double Upper(double x) => x <= _law.End ? _law.Upper!.At(x) : _law.Upper!.At(_law.End) + (x - _law.End);

    private double Lower(double x) => x <= _law.End ? _law.Lower!.At(x) : Math.Max(_law.Lower!.At(_law.End) + ((x - _law.End) * _law.Lower.Slopes[^1]), x - _law.Mean);

    private double Slope(double x) => x >= _law.End ? _law.Lower!.Slopes[^1] : _law.Lower!.Slopes[_law.Lower.Cell(x)];
}
