using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Pareto loss whose exponent changes at thresholds: S(x) = S(t_i) (t_i / x)^alpha_i from t_i to t_(i+1), S(t_1) = 1. With a truncation T
/// the last piece is a Pareto loss given that it is at most T; a law that is truncated as a whole is a <see cref="Truncated"/> one.
/// </summary>
/// <remarks>
/// Source: Fackler, "Reinventing Pareto: fits for all losses, small and large" (2013); Riegel, "Matching tower information with piecewise
/// Pareto", European Actuarial Journal 8 (2018). Thresholds and shapes are fixed at construction, because they pair up.
/// </remarks>
public sealed record PiecewisePareto : Severity
{
    private readonly ValueList<double> _logSurvival;
    private readonly Severity _last;

    /// <summary>A Pareto loss with local exponents.</summary>
    /// <param name="thresholds">Where pieces start, in the submission's currency; above 0 and rising. The first is the smallest loss.</param>
    /// <param name="shapes">The exponent of each piece, without unit, as many as thresholds; 0 or more (0 leaves a gap), the last above 0.</param>
    /// <param name="truncation">Largest loss of the last piece, in the submission's currency; above the last threshold, infinite for none.</param>
    public PiecewisePareto(ReadOnlySpan<double> thresholds, ReadOnlySpan<double> shapes, double truncation = double.PositiveInfinity)
    {
        Thresholds = ValueList.Create(RequireRising(thresholds));
        if (shapes.Length != thresholds.Length)
        {
            throw Require.Wrong(nameof(shapes), shapes.Length, $"must be as many as the {thresholds.Length} thresholds");
        }

        foreach (double shape in shapes)
        {
            Require.NonNegative(shape, nameof(shapes));
        }

        Require.Positive(shapes[^1], nameof(shapes));
        Shapes = ValueList.Create(shapes);
        Truncation = truncation > thresholds[^1] ? truncation
            : throw Require.Wrong(nameof(truncation), truncation, $"must be above the last threshold {thresholds[^1]}, or infinite for none");
        double[] logs = new double[thresholds.Length];
        for (int i = 1; i < logs.Length; i++)
        {
            logs[i] = logs[i - 1] - shapes[i - 1] * PowerLaw.LogRatio(thresholds[i], thresholds[i - 1]);
        }

        _logSurvival = ValueList.Create(logs);
        _last = double.IsPositiveInfinity(truncation)
            ? new Pareto(shapes[^1], thresholds[^1])
            : new TruncatedPareto(shapes[^1], thresholds[^1], truncation);
    }

    /// <summary>Where pieces start, in the submission's currency; above 0 and rising. The first is the smallest loss.</summary>
    public ValueList<double> Thresholds { get; }

    /// <summary>The exponent of each piece, without unit; 0 or more, the last above 0.</summary>
    public ValueList<double> Shapes { get; }

    /// <summary>Largest loss of the last piece, in the submission's currency; infinite for none.</summary>
    public double Truncation { get; }

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>E[X^2] - E[X]^2.</remarks>
    public override double Variance
    {
        get
        {
            double second = Moment(2);
            double mean = Mean;
            return double.IsPositiveInfinity(second) ? second : Math.Max(second - mean * mean, 0);
        }
    }

    /// <inheritdoc/>
    public override double Minimum => Thresholds[0];

    /// <inheritdoc/>
    public override double Maximum => Truncation;

    /// <inheritdoc/>
    /// <remarks>Those of the last piece.</remarks>
    public override TailFacts Tail => _last.Tail;

    private protected override string Parameters => string.Create(
        CultureInfo.InvariantCulture, $"{string.Join(", ", Pieces())}{(double.IsFinite(Truncation) ? ", up to " : "")}{(double.IsFinite(Truncation) ? Truncation : "")}");

    private double LastSurvival => Exp.Of(_logSurvival[^1]);

    /// <inheritdoc/>
    /// <remarks>
    /// The sum over pieces of S(t_i) alpha_i t_i^k (r^(k - alpha_i) - 1) / (k - alpha_i), r = t_(i+1) / t_i, with ln r in place of the fraction
    /// at alpha_i = k; the last piece as the Pareto or truncated Pareto law. Infinite without truncation for k of the last shape or more.
    /// </remarks>
    public override double Moment(int order) => LimitedMoment(order, double.PositiveInfinity);

    /// <inheritdoc/>
    /// <remarks>The pieces below the limit, the part of its own piece, and limit^k S(limit): all terms are positive.</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        if (LawArgument.Limit(limit) <= Minimum)
        {
            return MomentMath.Power(limit, order);
        }

        double sum = 0;
        for (int i = 0; i < Thresholds.Count - 1; i++)
        {
            double end = Math.Min(Thresholds[i + 1], limit);
            double c = order - Shapes[i];
            sum += Exp.Of(_logSurvival[i]) * MomentMath.Power(Thresholds[i], order) * Shapes[i]
                * PowerLaw.Exponential(c, PowerLaw.LogRatio(end, Thresholds[i]));
            if (limit <= Thresholds[i + 1])
            {
                return sum + MomentMath.Power(limit, order) * Survival(limit);
            }
        }

        return sum + LastSurvival * _last.LimitedMoment(order, limit);
    }

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        int i = PieceOf(LawArgument.Amount(x));
        return i < 0 ? double.NegativeInfinity
            : i == Thresholds.Count - 1 ? _logSurvival[i] + _last.LogDensity(x)
            : _logSurvival[i] - Shapes[i] * PowerLaw.LogRatio(x, Thresholds[i]) + Log.Of(Shapes[i]) - Log.Of(x);
    }

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        int i = PieceOf(LawArgument.Amount(x));
        return i < 0 ? 0
            : i == Thresholds.Count - 1 ? -Expm1.Of(_logSurvival[i]) + LastSurvival * _last.Cdf(x)
            : -Expm1.Of(LogSurvival(x));
    }

    /// <inheritdoc/>
    public override double Survival(double x) => Exp.Of(LogSurvival(x));

    /// <inheritdoc/>
    public override double LogSurvival(double x)
    {
        int i = PieceOf(LawArgument.Amount(x));
        return i < 0 ? 0
            : i == Thresholds.Count - 1 ? _logSurvival[i] + _last.LogSurvival(x)
            : _logSurvival[i] - Shapes[i] * PowerLaw.LogRatio(x, Thresholds[i]);
    }

    /// <inheritdoc/>
    /// <remarks>The inverse of ln(1 - p).</remarks>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? Minimum
        : p == 1 ? Maximum
        : 1 - p < LastSurvival ? _last.InverseSurvival((1 - p) / LastSurvival)
        : Inverse(Log1p.Of(-p));

    /// <inheritdoc/>
    /// <remarks>t_i (S(t_i) / s)^(1 / alpha_i) in the piece with S(t_i) >= s above its other end; the last piece inverts s / S(t_n).</remarks>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? Maximum
        : s == 1 ? Minimum
        : s < LastSurvival ? _last.InverseSurvival(s / LastSurvival)
        : Inverse(Log.Of(s));

    /// <inheritdoc/>
    public override Severity Times(double factor)
    {
        Require.Positive(factor);
        return new PiecewisePareto(Thresholds.Select(t => t * factor).ToArray(), Shapes.AsSpan(), Truncation * factor);
    }

    internal override IEnumerable<double> Kinks => double.IsFinite(Truncation) ? Thresholds.Append(Truncation) : Thresholds;

    /// <remarks>The last piece samples itself; the others are the scalar formula, whose parts are the same at every width.</remarks>
    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer)
    {
        double bound = LastSurvival;
        Span<double> last = buffer.RentDoubles(uniforms.Length);
        Span<int> places = buffer.RentIntegers(uniforms.Length);
        int count = Gather.Below(uniforms, bound, last, places);
        last = last[..count];
        for (int i = 0; i < uniforms.Length && count < uniforms.Length; i++)
        {
            uniforms[i] = uniforms[i] < bound ? 0 : Inverse(Log.Of(uniforms[i]));
        }

        for (int i = 0; i < count; i++)
        {
            last[i] /= bound;
        }

        _last.SampleInPlace(last, buffer);
        for (int i = 0; i < count; i++)
        {
            uniforms[places[i]] = last[i];
        }

        buffer.ReturnIntegers();
        buffer.ReturnDoubles();
    }

    private static ReadOnlySpan<double> RequireRising(ReadOnlySpan<double> thresholds)
    {
        if (thresholds.IsEmpty)
        {
            throw Require.Wrong(nameof(thresholds), "empty", "must hold at least one threshold");
        }

        for (int i = 0; i < thresholds.Length; i++)
        {
            if (Require.Positive(thresholds[i], nameof(thresholds)) <= (i == 0 ? 0 : thresholds[i - 1]))
            {
                throw Require.Wrong(nameof(thresholds), thresholds[i], $"must rise: it does not exceed the one before, {thresholds[i - 1]}");
            }
        }

        return thresholds;
    }

    private IEnumerable<string> Pieces()
    {
        for (int i = 0; i < Thresholds.Count; i++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Shapes[i]} from {Thresholds[i]}");
        }
    }

    private int PieceOf(double x)
    {
        int i = Thresholds.Count - 1;
        while (i >= 0 && x < Thresholds[i])
        {
            i--;
        }

        return i;
    }

    // from ln s, not below that of the last threshold; a gap is left at its lower end
    private double Inverse(double log)
    {
        int i = Math.Max(Thresholds.Count - 2, 0);
        while (i > 0 && _logSurvival[i] <= log)
        {
            i--;
        }

        double steps = _logSurvival[i] - log;
        double x = steps > 0 ? Thresholds[i] * Exp.Of(steps / Shapes[i]) : Thresholds[i];
        return Math.Min(x, i + 1 < Thresholds.Count ? Thresholds[i + 1] : Maximum);
    }
}
