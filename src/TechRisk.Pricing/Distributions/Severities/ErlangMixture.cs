using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Mixture of Erlang losses with one scale: S(x) is the weighted sum of Q(m_i, x / theta), m_i whole numbers.</summary>
/// <remarks>
/// Source: Lee and Lin, "Modeling and evaluating insurance losses via mixtures of Erlang distributions", North American Actuarial Journal
/// 14 (2010). Such mixtures come near any law. Sampling has no closed form: it runs through an <see cref="InverseTable"/>.
/// </remarks>
public sealed record ErlangMixture : Severity
{
    private readonly Lazily<InverseTable> _table;

    /// <summary>A mixture of Erlang losses.</summary>
    /// <param name="scale">theta in the submission's currency, shared by all parts; above 0.</param>
    /// <param name="components">Weights above 0 that sum to 1, and shapes m, whole numbers from 1 to 1,000,000.</param>
    public ErlangMixture(double scale, params ReadOnlySpan<(double Weight, long Shape)> components)
    {
        Scale = scale;
        Components = ValueList.Create(components);
        _table = new(() => new InverseTable(this));
    }

    private ErlangMixture(ErlangMixture other)
        : base(other)
    {
        Scale = other.Scale;
        Components = other.Components;
        _table = new(() => new InverseTable(this));
    }

    /// <summary>theta in the submission's currency; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    /// <summary>Weights (fractions above 0 that sum to 1 within 1e-12) and shapes (whole numbers from 1 to 1,000,000).</summary>
    public ValueList<(double Weight, long Shape)> Components
    {
        get;
        init
        {
            Weights.RequireSumOfOne(value, component => component.Weight, nameof(Components));
            foreach ((_, long shape) in value)
            {
                if (shape is < 1 or > 1_000_000)
                {
                    throw Require.Wrong(nameof(Components), shape, "must have shapes that are whole numbers from 1 to 1,000,000");
                }
            }

            field = value;
        }
    }

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>Within and between the parts: theta^2 times the weighted sum of m + (m - mean)^2.</remarks>
    public override double Variance
    {
        get
        {
            double mean = Sum(m => m);
            return Scale * Scale * Sum(m => m + (m - mean) * (m - mean));
        }
    }

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>E[exp(t X)] is finite for t below 1 / theta.</remarks>
    public override TailFacts Tail => TailFacts.Unbounded(double.PositiveInfinity, exponentialAbscissa: 1 / Scale);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"scale {Scale}, ")
        + string.Join(", ", Components.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Weight}: shape {c.Shape}")));

    /// <inheritdoc/>
    /// <remarks>theta^k times the weighted sum of m (m + 1) ... (m + k - 1).</remarks>
    public override double Moment(int order) =>
        MomentMath.Power(Scale, LawArgument.Order(order)) * Sum(m => MomentMath.Rising(m, order));

    /// <inheritdoc/>
    /// <remarks>The weighted sum of theta^k m ... (m + k - 1) P(m + k, t) + limit^k Q(m, t), t = limit / theta.</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        double t = LawArgument.Limit(limit) / Scale;
        return double.IsPositiveInfinity(limit)
            ? Moment(order)
            : MomentMath.Power(Scale, order) * Sum(m => MomentMath.Rising(m, order) * IncompleteGamma.P(m + order, t))
                + MomentMath.Capped(limit, order, Survival(limit));
    }

    /// <inheritdoc/>
    /// <remarks>ln of the weighted sum of t^(m - 1) exp(-t) / (theta (m - 1)!), t = x / theta.</remarks>
    public override double LogDensity(double x) => LawArgument.Amount(x) >= 0 && !double.IsPositiveInfinity(x)
        ? LogSum(x / Scale, (m, t) => PoissonTerms.LogProbability(m - 1, t)) - Log.Of(Scale)
        : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > 0 ? Sum(m => IncompleteGamma.P(m, x / Scale)) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > 0 ? Sum(m => IncompleteGamma.Q(m, x / Scale)) : 1;

    /// <inheritdoc/>
    public override double LogSurvival(double x) =>
        !(LawArgument.Amount(x) > 0) ? 0
        : double.IsPositiveInfinity(x) ? double.NegativeInfinity
        : Cdf(x) < 0.5 ? Log1p.Of(-Cdf(x))
        : LogSum(x / Scale, (m, t) => GammaPower.LogUpper(m, t, 1));

    /// <inheritdoc/>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : p <= 0.5 ? FromBelow(p)
        : FromAbove(1 - p);

    /// <inheritdoc/>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : s < 0.5 ? FromAbove(s)
        : FromBelow(1 - s);

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    private double Sum(Func<double, double> ofShape)
    {
        double sum = 0;
        double weights = 0;
        foreach ((double weight, long shape) in Components.AsSpan())
        {
            sum += weight * ofShape(shape);
            weights += weight;
        }

        return sum / weights;
    }

    // ln of the weighted sum of exp(log), relative to its largest term
    private double LogSum(double t, Func<double, double, double> log)
    {
        double largest = Components.Max(c => log(c.Shape, t));
        return double.IsInfinity(largest) ? largest : largest + Log.Of(Sum(m => Exp.Of(log(m, t) - largest)));
    }

    // the largest shape alone has the quantile of s above, the smallest that of p below: start between them
    private double FromAbove(double s) =>
        LogTailInverse.OfSurvival(this, s, Log.Of(Scale * IncompleteGamma.InverseQ(Components.Max(c => c.Shape), s)));

    private double FromBelow(double p) =>
        LogTailInverse.OfCdf(this, p, Log.Of(Scale * IncompleteGamma.InverseP(Components.Min(c => c.Shape), p)));
}
