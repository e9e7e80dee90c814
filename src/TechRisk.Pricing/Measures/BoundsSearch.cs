using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The chord of the curve p -> (TVaR_p(reference), TVaR_p(other)) that is highest or lowest over the premium: over a grid of levels, then
/// over finer grids between the neighbours of its two ends.
/// </summary>
internal sealed class BoundsSearch
{
    private const int PerDecade = 8;
    private const int Decades = 6;
    private const int Finer = 8;
    private const int Rounds = 6;
    private readonly AnnualLoss _reference;
    private readonly AnnualLoss _other;
    private readonly double _premium;
    private readonly SortedDictionary<double, Point> _points = [];

    public BoundsSearch(AnnualLoss reference, AnnualLoss other, double premium)
    {
        _reference = reference;
        _other = other;
        _premium = premium;
        Add(0);
        for (int i = 1; i <= PerDecade * Decades; i++)
        {
            Add(1 - Exp.Of(-i * Log.Of(10) / PerDecade));
        }

        if (HasEnd(reference) && HasEnd(other))
        {
            Add(1);
        }

        (double least, double most) = (_points.Values.First().X, _points.Values.Max(point => point.X));
        if (!double.IsFinite(least) || !double.IsFinite(_points.Values.First().Y))
        {
            throw new InvalidOperationException($"Pricing bounds do not exist for {reference.LawName} and {other.LawName}: a mean is infinite. A limit makes it finite.");
        }

        if (!(premium >= least * (1 - 1e-12) && premium <= most * (1 + 1e-12)))
        {
            throw Require.Wrong(nameof(premium), premium, FormattableString.Invariant($"must lie between the mean {least} of the reference loss and its largest price {most}"));
        }
    }

    /// <summary>The highest chord over the premium for sign 1, the lowest for sign -1.</summary>
    public Pair Find(int sign)
    {
        Pair best = Best([.. _points.Values], sign);
        for (int round = 0; round < Rounds; round++)
        {
            Refine(best.Low.Level);
            Refine(best.High.Level);
            best = Best([.. _points.Values], sign);
        }

        return best;
    }

    /// <summary>
    /// (1 - w) y0 + w y1 with the weight w = (premium - x0) / (x1 - x0) estimated too: it moves by -((1 - w) dx0 + w dx1) / (x1 - x0).
    /// </summary>
    public Estimate PriceOf(Pair pair)
    {
        double w = pair.Weight;
        double slope = pair.High.X > pair.Low.X ? (pair.High.Y - pair.Low.Y) / (pair.High.X - pair.Low.X) : 0;
        Functional other = At(_other, pair.Low.Level).Combine(1 - w, (w, At(_other, pair.High.Level)));
        Functional reference = At(_reference, pair.Low.Level).Combine(1 - w, (w, At(_reference, pair.High.Level)));
        if (AreOfOneRun())
        {
            return other.Combine(1, (-slope, reference)).Plus(slope * reference.Value).ToEstimate();
        }

        Estimate own = other.ToEstimate();
        Estimate weight = reference.ToEstimate().Affine(-slope, slope * reference.Value);
        return Estimate.Simulated(
            own.Value,
            Math.Sqrt((own.StandardError * own.StandardError) + (weight.StandardError * weight.StandardError)),
            own.Value - Math.Sqrt(Square(own.Value - own.Lower) + Square(weight.Lower)),
            own.Value + Math.Sqrt(Square(own.Upper - own.Value) + Square(weight.Upper)));
    }

    private static double Square(double x) => x * x;

    private static bool HasEnd(AnnualLoss loss) => loss.Tail.RightEnd is { } end && double.IsFinite(end);

    private static Functional At(AnnualLoss loss, double level) =>
        level == 0 ? loss.MeanFunctional()
        : level == 1 ? loss.MeanFunctional().Combine(0).Plus(loss.Tail.RightEnd!.Value)
        : loss.TailValueFunctional(level);

    private bool AreOfOneRun() =>
        _reference is SampledLoss first ? _other is SampledLoss second && first.Rows.Matches(second.Rows) : _other is not SampledLoss;

    private void Add(double level)
    {
        if (!_points.ContainsKey(level))
        {
            _points.Add(level, new Point(level, At(_reference, level).Value, At(_other, level).Value));
        }
    }

    private void Refine(double level)
    {
        double[] levels = [.. _points.Keys];
        int at = Array.BinarySearch(levels, level);
        double low = levels[Math.Max(at - 1, 0)];
        double high = levels[Math.Min(at + 1, levels.Length - 1)];
        for (int i = 1; i < Finer; i++)
        {
            double t = (double)i / Finer;
            Add(level - (t * (level - low)));
            Add(level + (t * (high - level)));
        }
    }

    private Pair Best(Point[] points, int sign)
    {
        Pair? best = null;
        foreach (Point low in points)
        {
            foreach (Point high in points)
            {
                if (low.Level > high.Level || low.X > _premium * (1 + 1e-12) || high.X < _premium * (1 - 1e-12))
                {
                    continue;
                }

                double weight = high.X > low.X ? Math.Clamp((_premium - low.X) / (high.X - low.X), 0, 1) : 0;
                double price = weight == 0 ? low.Y : ((1 - weight) * low.Y) + (weight * high.Y);
                if (best is null || sign * price > sign * best.Price)
                {
                    best = new Pair(low, high, weight, price);
                }
            }
        }

        return best ?? throw new InvalidOperationException("no pair of levels encloses the premium");
    }

    /// <summary>A point of the curve.</summary>
    internal sealed record Point(double Level, double X, double Y);

    /// <summary>A chord over the premium.</summary>
    internal sealed record Pair(Point Low, Point High, double Weight, double Price)
    {
        public BiTailValueAtRisk Distortion => new(Low.Level, High.Level, Weight);
    }
}
