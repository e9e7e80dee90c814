using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Another law given that its loss lies above a lower and not above an upper amount: S(x) = P(x &lt; X &lt;= upper) / P(lower &lt; X &lt;= upper).
/// An atom at the lower end is left out, one at the upper end is kept; with the lower end at 0, losses of exactly 0 are left out.
/// </summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", sections 8.2 (per payment) and 11.3 (truncation). Probabilities are differences in the
/// inner law's smaller tail, in logarithms where its survival function is below 1e-250; where a difference would lose digits, near the
/// ends and in narrow bands, the density is integrated instead.
/// </remarks>
public sealed record Truncated : Severity
{
    private const double LeastSurvival = 1e-250;
    private const double NearOne = 1 - 1.0 / 1024;

    // a difference that keeps less than this share of the smaller tail has lost more than two digits
    private const double LeastShare = 0.01;

    // with no more than this beyond the upper end, and this share of S(x) left, a difference of survival functions is as good as any
    private const double MostAbove = 0.25;
    private const double LeastKept = 0.5;

    // far beyond the doubles of the survival function: only its logarithm is left
    private readonly bool _isDeep;
    private readonly double _below;
    private readonly double _above;
    private readonly double _mass;
    private readonly double _logMass;
    private readonly double _minimum;
    private readonly double _maximum;
    private readonly Lazily<InverseTable> _table;

    /// <summary>A law cut off below and above.</summary>
    /// <param name="severity">The law of the loss before it is known to lie between the ends.</param>
    /// <param name="lower">Losses up to this amount are left out; 0 or more, in the submission's currency.</param>
    /// <param name="upper">Losses above this amount are left out; above the lower end, infinite for none, in the submission's currency.</param>
    public Truncated(Severity severity, double lower = 0, double upper = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(severity);
        Severity = severity;
        Lower = Require.NonNegative(lower);
        Upper = upper > lower ? upper : throw Require.Wrong(nameof(upper), upper, $"must be above the lower end {lower}");
        _below = severity.Cdf(lower);
        _above = double.IsPositiveInfinity(upper) ? 0 : severity.Survival(upper);
        _isDeep = severity.Survival(lower) < LeastSurvival;
        double start = _isDeep ? severity.LogSurvival(lower) : 0;
        _logMass = start + Log.Of(Between(lower, upper, start));
        _mass = Exp.Of(_logMass);
        if (!double.IsFinite(_logMass))
        {
            throw Require.Wrong(nameof(lower), lower, $"must leave the law a positive probability between it and the upper end {upper}: {severity}");
        }

        _minimum = SmallestAbove();
        _maximum = LargestUpTo();
        _table = new(() => new InverseTable(this));
    }

    /// <summary>The law of the loss before it is known to lie between the ends; fixed at construction, with them.</summary>
    public Severity Severity { get; }

    /// <summary>Losses up to this amount are left out; 0 or more, in the submission's currency.</summary>
    public double Lower { get; }

    /// <summary>Losses above this amount are left out; above the lower end, infinite for none, in the submission's currency.</summary>
    public double Upper { get; }

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>From the moments of X - lower, or of upper - X where nearly all losses lie at the upper end.</remarks>
    public override double Variance
    {
        get
        {
            double second = Above(2, double.PositiveInfinity);
            if (double.IsPositiveInfinity(second))
            {
                return second;
            }

            double first = Above(1, double.PositiveInfinity);
            double variance = second - first * first;
            if (variance < 0.01 * second && double.IsFinite(Upper))
            {
                (double shortfall, double square) = (Below(1), Below(2));
                variance = square - shortfall * shortfall;
            }

            return Math.Max(variance, 0);
        }
    }

    /// <inheritdoc/>
    public override double Minimum => _minimum;

    /// <inheritdoc/>
    public override double Maximum => _maximum;

    /// <inheritdoc/>
    /// <remarks>Bounded by an upper end; otherwise that of the inner law.</remarks>
    public override TailFacts Tail => double.IsFinite(Upper) ? TailFacts.BoundedBy(Maximum) : Severity.Tail;

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"{Severity} above {Lower} and up to {Upper}");

    private bool UsesTable => _isDeep || _above > 0.99;

    /// <inheritdoc/>
    public override double Moment(int order) => LimitedMoment(order, double.PositiveInfinity);

    /// <inheritdoc/>
    /// <remarks>
    /// Binomial theorem with E[min(X - lower, d - lower)^j | lower &lt; X &lt;= upper], from the inner law's limited moments, or by quadrature
    /// where they would lose digits; d^k up to the lower end.
    /// </remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        return LawArgument.Limit(limit) <= Lower
            ? MomentMath.Power(limit, order)
            : MomentMath.Shifted(Lower, order, j => Above(j, limit - Lower));
    }

    /// <inheritdoc/>
    public override double LogDensity(double x) =>
        !(LawArgument.Amount(x) >= Lower) || x > Upper || (x == Lower && Severity.Atom(x) > 0)
            ? double.NegativeInfinity
            : Severity.LogDensity(x) - _logMass;

    /// <inheritdoc/>
    public override double Cdf(double x) =>
        LawArgument.Amount(x) < _minimum || x <= Lower ? 0
        : x >= _maximum ? 1
        : Math.Min(Between(Lower, x, _logMass), 1);

    /// <inheritdoc/>
    public override double Survival(double x) =>
        LawArgument.Amount(x) < _minimum || x <= Lower ? 1
        : x >= _maximum ? 0
        : Math.Min(Between(x, Upper, _logMass), 1);

    /// <inheritdoc/>
    public override double LogSurvival(double x)
    {
        if (LawArgument.Amount(x) < _minimum || x <= Lower || x >= _maximum)
        {
            return x >= _maximum ? double.NegativeInfinity : 0;
        }

        double survival = Survival(x);
        double log = Severity.LogSurvival(x);
        return survival >= LeastSurvival ? Log.Of(survival) : Math.Min(log + Log.Of(Share(log, LogAbove)) - _logMass, 0);
    }

    /// <inheritdoc/>
    /// <remarks>The inner law's quantile of F(lower) + p mass, or its inverse survival of S(upper) + (1 - p) mass where that is the smaller.</remarks>
    public override double Quantile(double p)
    {
        if (Require.Fraction(p) is 0 or 1)
        {
            return p == 0 ? _minimum : _maximum;
        }

        double above = Math.FusedMultiplyAdd(_mass, 1 - p, _above);
        return _isDeep ? FromLog(Log1p.Of(-p))
            : Kept(above <= 0.5 ? Severity.InverseSurvival(above) : Severity.Quantile(Math.FusedMultiplyAdd(_mass, p, _below)));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The inner law's inverse survival of S(upper) + s mass; from 1 - 2^-10 on, where that has lost digits, its quantile of
    /// F(lower) + (1 - s) mass.
    /// </remarks>
    public override double InverseSurvival(double s)
    {
        if (Require.Fraction(s) is 0 or 1)
        {
            return s == 0 ? _maximum : _minimum;
        }

        double above = Math.FusedMultiplyAdd(_mass, s, _above);
        return _isDeep || above < LeastSurvival ? FromLog(Log.Of(s))
            : Kept(above <= NearOne ? Severity.InverseSurvival(above) : Severity.Quantile(Math.FusedMultiplyAdd(_mass, 1 - s, _below)));
    }

    /// <inheritdoc/>
    public override Severity Times(double factor) => new Truncated(Severity.Times(factor), Lower * factor, Upper * factor);

    internal override IEnumerable<double> Kinks =>
        Severity.Kinks.Where(x => x > Lower && x < Upper).Append(_minimum).Append(_maximum).Where(double.IsFinite);

    internal override double Atom(double x)
    {
        double atom = x > Lower && x <= Upper ? Severity.Atom(x) : 0;
        return atom > 0 ? Exp.Of(Log.Of(atom) - _logMass) : 0;
    }

    /// <remarks>
    /// All uniforms pass through the inner law; the few whose inner survival probability is near 1 are inverted from below instead. A law
    /// kept from the far lower tail, or from beyond the doubles of the upper, has a table of its own.
    /// </remarks>
    internal override void FillAt(Span<double> survival, Span<double> limited)
    {
        int below = GridPoints.CountBelow(limited, Lower);
        survival[..below].Fill(1);
        survival = survival[below..];
        limited = limited[below..];
        if (_isDeep || _above > MostAbove)
        {
            base.FillAt(survival, limited);
            return;
        }

        Span<double> points = GridPoints.Rent(limited.Length, out double[] rented);
        limited.CopyTo(points);
        Severity.FillAt(survival, limited);
        double scale = Exp.Of(-_logMass);
        double deducted = Lower == 0 ? 0 : Severity.LimitedMoment(1, Lower);
        for (int i = 0; i < points.Length; i++)
        {
            // differences that lose digits, and the ends, as for one amount
            double x = points[i];
            double kept = survival[i] - _above;
            bool isWithin = x > Lower && x >= _minimum && x < _maximum;
            double difference = limited[i] - deducted;
            double beyond = MomentMath.Capped(x - Lower, 1, _above);
            limited[i] = isWithin && LayerMoments.Keeps(difference - beyond, limited[i] + beyond)
                ? Lower + (difference - beyond) / _mass
                : LimitedMoment(1, x);
            survival[i] = isWithin && survival[i] >= LeastSurvival && kept > LeastKept * survival[i] ? Math.Min(kept * scale, 1) : Survival(x);
        }

        GridPoints.Return(rented);
    }

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer)
    {
        if (UsesTable)
        {
            _table.Value.Sample(uniforms, buffer);
            return;
        }

        Span<double> near = buffer.RentDoubles(uniforms.Length);
        Span<int> places = buffer.RentIntegers(uniforms.Length);
        int count = 0;
        for (int i = 0; i < uniforms.Length; i++)
        {
            double above = Math.FusedMultiplyAdd(_mass, uniforms[i], _above);
            near[count] = uniforms[i];
            places[count] = i;
            count += above > NearOne ? 1 : 0;
            uniforms[i] = Math.Min(above, NearOne);
        }

        Severity.SampleInPlace(uniforms, buffer);
        LaneLoop.Map(uniforms, uniforms, new Clamp(_minimum, _maximum));
        for (int j = 0; j < count; j++)
        {
            uniforms[places[j]] = InverseSurvival(near[j]);
        }

        buffer.ReturnIntegers();
        buffer.ReturnDoubles();
    }

    private double LogAbove => double.IsPositiveInfinity(Upper) ? double.NegativeInfinity : Severity.LogSurvival(Upper);

    private double Kept(double x) => new Clamp(_minimum, _maximum).Apply(new Lane1(x)).Value;

    // P(x < X <= y) / P(X > x) from ln S(x) and ln S(y)
    private static double Share(double log, double logFurther) => double.IsNegativeInfinity(logFurther) ? 1 : -Expm1.Of(logFurther - log);

    // P(from < X <= to) / e^scale
    private double Between(double from, double to, double scale)
    {
        double share;
        double difference;
        double survival = Severity.Survival(from);
        if (survival < LeastSurvival)
        {
            double log = Severity.LogSurvival(from);
            share = Share(log, double.IsPositiveInfinity(to) ? double.NegativeInfinity : Severity.LogSurvival(to));
            difference = share * Exp.Of(log - scale);
        }
        else
        {
            double probability = Severity.Probability(from, to);
            share = double.IsPositiveInfinity(to) ? 1 : probability / Math.Min(survival, Severity.Cdf(to));
            difference = probability * Exp.Of(-scale);
        }

        return share > LeastShare ? difference : Integrated(from, to, scale);
    }

    // the density over the narrow piece between two amounts, with what sits on them
    private double Integrated(double from, double to, double scale)
    {
        double[] cuts = [from, .. Severity.Kinks.Where(x => x > from && x < to).Distinct().Order(), to];
        double sum = 0;
        for (int i = 1; i < cuts.Length; i++)
        {
            sum += GaussPanel.Integrate(x => Exp.Of(Severity.LogDensity(x) - scale), cuts[i - 1], cuts[i]);
            sum += Severity.Atom(cuts[i]) * Exp.Of(-scale);
        }

        return sum;
    }

    // the inverse of ln S beyond the doubles of the inner survival function
    private double FromLog(double target)
    {
        double low = _isDeep ? _minimum : Kept(Severity.InverseSurvival(LeastSurvival));
        double high = Math.Min(2 * low, _maximum);
        while (high < _maximum && LogSurvival(high) > target)
        {
            high = Math.Min(2 * high, _maximum);
        }

        return target < 0 ? Kept(MonotoneInverse.Smallest(LogSurvival, target, low, high)) : _minimum;
    }

    // E[min(X - lower, cap)^k | lower < X <= upper]
    private double Above(int order, double cap)
    {
        double top = Math.Min(Lower + cap, Upper);
        if (!_isDeep)
        {
            double difference = LayerMoments.Difference(Severity, order, Lower, top, out double size);
            double beyond = MomentMath.Capped(top - Lower, order, _above);
            if (LayerMoments.Keeps(difference - beyond, size + beyond))
            {
                return (difference - beyond) / _mass;
            }
        }
        else if (double.IsPositiveInfinity(top) && double.IsPositiveInfinity(Severity.Moment(order)))
        {
            return double.PositiveInfinity;
        }

        return LayerMoments.Integral(this, order, Lower, top);
    }

    // E[(upper - X)^k | lower < X <= upper] by quadrature of k (upper - x)^(k-1) F(x), between kinks
    private double Below(int order)
    {
        double[] cuts = [_minimum, .. Kinks.Where(x => x > _minimum && x < Upper).Distinct().Order(), Upper];
        double sum = 0;
        for (int i = 1; i < cuts.Length && cuts[i] > cuts[i - 1]; i++)
        {
            sum += LayerMoments.Panels(x => order * MomentMath.Power(Upper - x, order - 1) * Cdf(x), cuts[i - 1], cuts[i]);
        }

        return sum;
    }

    // without an atom to start from, the lower end itself
    private double SmallestAbove()
    {
        if (Severity.Minimum > Lower || _isDeep)
        {
            return Math.Max(Severity.Minimum, Lower);
        }

        double next = _below < 0.5
            ? Severity.Quantile(Math.Min(double.BitIncrement(_below), 1))
            : Severity.InverseSurvival(Math.Max(double.BitDecrement(Severity.Survival(Lower)), 0));
        return next > Lower && Severity.Atom(next) > 0 ? next : Lower;
    }

    private double LargestUpTo()
    {
        if (Severity.Maximum <= Upper)
        {
            return Severity.Maximum;
        }

        double last = _isDeep ? Upper : _above > 0.5 ? Severity.Quantile(Severity.Cdf(Upper)) : Severity.InverseSurvival(_above);
        return last <= Upper && Severity.Atom(last) > 0 ? last : Upper;
    }

    private readonly struct Clamp(double low, double high) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => V.Max(V.Set(low), V.Min(V.Set(high), x));
    }
}
