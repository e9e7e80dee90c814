using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// PERT loss, an expert's minimum, most likely value and maximum: minimum + (maximum - minimum) Y with Y beta distributed,
/// alpha = 1 + lambda (mode - minimum) / (maximum - minimum), beta = 1 + lambda (maximum - mode) / (maximum - minimum).
/// </summary>
/// <remarks>
/// Source: Vose, "Risk Analysis", section "PERT distribution"; lambda = 4 is the classical choice of Malcolm et al. (1959). The
/// three amounts are fixed at construction, because they bind each other.
/// </remarks>
public sealed record Pert : Severity
{
    private readonly Lazily<InverseTable> _table;

    /// <summary>A PERT loss.</summary>
    /// <param name="minimum">Smallest loss in the submission's currency; 0 or more, below the maximum.</param>
    /// <param name="mode">Most likely loss in the submission's currency; from minimum to maximum.</param>
    /// <param name="maximum">Largest loss in the submission's currency; finite.</param>
    public Pert(double minimum, double mode, double maximum)
    {
        Minimum = Require.NonNegative(minimum);
        Maximum = double.IsFinite(maximum) && maximum > minimum
            ? maximum
            : throw Require.Wrong(nameof(maximum), maximum, $"must be finite and above the minimum {minimum}");
        Mode = Require.Between(mode, minimum, maximum);
        Concentration = 4;
        _table = new(() => new InverseTable(this));
    }

    private Pert(Pert other)
        : base(other)
    {
        Minimum = other.Minimum;
        Mode = other.Mode;
        Maximum = other.Maximum;
        Concentration = other.Concentration;
        _table = new(() => new InverseTable(this));
    }

    /// <summary>Smallest loss in the submission's currency; 0 or more.</summary>
    public override double Minimum { get; }

    /// <summary>Most likely loss in the submission's currency.</summary>
    public double Mode { get; }

    /// <summary>Largest loss in the submission's currency; above the minimum.</summary>
    public override double Maximum { get; }

    /// <summary>lambda, without unit: the weight of the mode, larger for a surer expert; above 0, by default 4.</summary>
    public double Concentration { get; init => field = Require.Positive(value, nameof(Concentration)); }

    /// <inheritdoc/>
    /// <remarks>(minimum + lambda mode + maximum) / (lambda + 2).</remarks>
    public override double Mean => Minimum + Range * (Alpha / (Alpha + Beta));

    /// <inheritdoc/>
    /// <remarks>(maximum - minimum)^2 alpha beta / ((alpha + beta)^2 (alpha + beta + 1)).</remarks>
    public override double Variance => Range * Range * (Alpha / (Alpha + Beta)) * (Beta / (Alpha + Beta)) / (Alpha + Beta + 1);

    /// <inheritdoc/>
    public override TailFacts Tail => TailFacts.BoundedBy(Maximum);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"minimum {Minimum}, mode {Mode}, maximum {Maximum}, concentration {Concentration}");

    private double Range => Maximum - Minimum;

    private double Alpha => 1 + Concentration * ((Mode - Minimum) / Range);

    private double Beta => 1 + Concentration * ((Maximum - Mode) / Range);

    /// <inheritdoc/>
    /// <remarks>By the binomial theorem from E[Y^j] = alpha (alpha + 1) ... / ((alpha + beta) (alpha + beta + 1) ...), j factors each.</remarks>
    public override double Moment(int order) =>
        MomentMath.Shifted(Minimum, LawArgument.Order(order), j => MomentMath.Power(Range, j) * BetaMoment(j));

    /// <inheritdoc/>
    /// <remarks>By the binomial theorem from E[min(Y, t)^j] = E[Y^j] I_t(alpha + j, beta) + t^j (1 - I_t(alpha, beta)).</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        if (LawArgument.Limit(limit) <= Minimum)
        {
            return MomentMath.Power(limit, order);
        }

        if (limit >= Maximum)
        {
            return Moment(order);
        }

        double t = (limit - Minimum) / Range;
        double rest = (Maximum - limit) / Range;
        double beyond = IncompleteBeta.Lower(Beta, Alpha, rest, t);
        return MomentMath.Shifted(
            Minimum,
            order,
            j => MomentMath.Power(Range, j)
                * (BetaMoment(j) * IncompleteBeta.Lower(Alpha + j, Beta, t, rest) + MomentMath.Power(t, j) * beyond));
    }

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        if (!(LawArgument.Amount(x) >= Minimum && x <= Maximum))
        {
            return double.NegativeInfinity;
        }

        double left = Alpha == 1 ? 0 : (Alpha - 1) * Log.Of((x - Minimum) / Range);
        double right = Beta == 1 ? 0 : (Beta - 1) * Log.Of((Maximum - x) / Range);
        return left + right - LogBeta.Of(Alpha, Beta) - Log.Of(Range);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) =>
        LawArgument.Amount(x) <= Minimum ? 0
        : x >= Maximum ? 1
        : IncompleteBeta.Lower(Alpha, Beta, (x - Minimum) / Range, (Maximum - x) / Range);

    /// <inheritdoc/>
    public override double Survival(double x) =>
        LawArgument.Amount(x) <= Minimum ? 1
        : x >= Maximum ? 0
        : IncompleteBeta.Lower(Beta, Alpha, (Maximum - x) / Range, (x - Minimum) / Range);

    /// <inheritdoc/>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? Minimum
        : p == 1 ? Maximum
        : p <= 0.5 ? FromBelow(p)
        : FromAbove(1 - p);

    /// <inheritdoc/>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? Maximum
        : s == 1 ? Minimum
        : s < 0.5 ? FromAbove(s)
        : FromBelow(1 - s);

    /// <inheritdoc/>
    public override Severity Times(double factor) =>
        new Pert(Minimum * Require.Positive(factor), Mode * factor, Maximum * factor) { Concentration = Concentration };

    internal override bool SamplesByTable => true;

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    private double BetaMoment(int order) => MomentMath.Rising(Alpha, order) / MomentMath.Rising(Alpha + Beta, order);

    private double FromBelow(double p) => Math.Min(Minimum + Range * IncompleteBeta.Inverse(Alpha, Beta, p), Maximum);

    private double FromAbove(double s) => Math.Max(Maximum - Range * IncompleteBeta.Inverse(Beta, Alpha, s), Minimum);
}
