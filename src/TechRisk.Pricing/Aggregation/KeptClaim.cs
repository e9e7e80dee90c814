namespace TechRisk.Pricing;

/// <summary>
/// The law of f(X) of a claim X, f a function of the claim that never falls, 0 at 0: what is kept of a claim between and above layers. Between corners f
/// is a line, so that E[min(f(X), t)^k] is a sum of moments of layers of X; a flat piece is an atom.
/// </summary>
internal sealed record KeptClaim : Severity
{
    private readonly Severity _claim;
    private readonly LossFunction _kept;
    private readonly (double Start, double Length, double Slope, double Value)[] _pieces;

    public KeptClaim(Severity claim, LossFunction kept)
    {
        _claim = claim;
        _kept = kept;
        _pieces = [.. kept.Pieces.Select(piece => (piece.Start, piece.Length, piece.Slope, kept.At(piece.Start)))];
    }

    public override double Mean => Moment(1);

    public override double Variance => Moment(2) - (Mean * Mean);

    public override double Minimum => _kept.At(_claim.Minimum);

    public override double Maximum => _kept.At(_claim.Maximum);

    public override TailFacts Tail => double.IsFinite(Maximum)
        ? TailFacts.BoundedBy(Maximum)
        : _claim.Tail with { ExponentialAbscissa = _claim.Tail.ExponentialAbscissa / _kept.LastSlope };

    internal override IEnumerable<double> Kinks => _claim.Kinks.Concat(_pieces.Select(piece => piece.Start)).Select(_kept.At).Distinct();

    private protected override string Parameters => $"{_claim}, {_kept}";

    public override double LogDensity(double x) => throw new NotSupportedException("A kept claim has no density of its own.");

    public override double Cdf(double x) => x < 0 ? 0 : _claim.Cdf(Inverse(x));

    public override double Survival(double x) => x < 0 ? 1 : x >= Maximum ? 0 : _claim.Survival(Inverse(x));

    public override double Quantile(double p) => _kept.At(_claim.Quantile(p));

    public override double InverseSurvival(double s) => _kept.At(_claim.InverseSurvival(s));

    public override double Moment(int order) => LimitedMoment(order, double.PositiveInfinity);

    /// <summary>The sum over the pieces of the integral of k u^(k-1) P(f(X) &gt; u), with u = value + slope (x - start).</summary>
    public override double LimitedMoment(int order, double limit)
    {
        double sum = 0;
        foreach ((double start, double length, double slope, double value) in _pieces)
        {
            if (value >= limit)
            {
                break;
            }

            double end = slope == 0 ? start : Math.Min(start + length, start + ((limit - value) / slope));
            for (int j = value > 0 ? 1 : order; j <= order && end > start; j++)
            {
                sum += MomentMath.Choose(order, j) * MomentMath.Power(value, order - j) * MomentMath.Power(slope, j) * LayerMoments.Of(_claim, j, start, end);
            }
        }

        return sum;
    }

    public override Severity Times(double factor) => new KeptClaim(_claim, _kept.Times(factor));

    internal override double Atom(double x)
    {
        double probability = 0;
        foreach ((double start, double length, double slope, double value) in _pieces)
        {
            if (slope == 0 && value == x)
            {
                probability += _claim.Survival(start) - (double.IsFinite(length) ? _claim.Survival(start + length) : 0) + _claim.Atom(start);
            }
            else if (slope > 0 && x >= value && x <= value + (slope * length))
            {
                double at = start + ((x - value) / slope);
                bool isFlatEnd = _pieces.Any(other => other.Slope == 0 && other.Value == x);
                probability += isFlatEnd || (x == value && start > 0) ? 0 : _claim.Atom(at);
            }
        }

        return probability;
    }

    // the largest claim of which no more than x is kept
    private double Inverse(double x)
    {
        double inverse = 0;
        foreach ((double start, double length, double slope, double value) in _pieces)
        {
            if (value > x)
            {
                break;
            }

            inverse = slope == 0 ? start + length : Math.Min(start + length, start + ((x - value) / slope));
        }

        return inverse;
    }
}
