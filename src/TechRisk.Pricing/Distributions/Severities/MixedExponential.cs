using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Mixed exponential loss: S(x) is the weighted sum of exp(-x / mean_i).</summary>
/// <remarks>
/// Source: Keatinge, "Modeling losses with the mixed exponential distribution", Proceedings of the CAS 86 (1999).
/// The inverse is Newton's method on ln S, which is convex: from the left it rises to the root without overshooting.
/// </remarks>
public sealed record MixedExponential : Severity
{
    private readonly Lazily<InverseTable> _table;

    /// <summary>A mixed exponential loss.</summary>
    /// <param name="components">Weights above 0 that sum to 1, and means above 0 in the submission's currency.</param>
    public MixedExponential(params ReadOnlySpan<(double Weight, double Mean)> components)
    {
        Components = ValueList.Create(components);
        _table = new(() => new InverseTable(this));
    }

    private MixedExponential(MixedExponential other)
        : base(other)
    {
        Components = other.Components;
        _table = new(() => new InverseTable(this));
    }

    /// <summary>Weights (fractions above 0 that sum to 1 within 1e-12) and means (above 0, in the submission's currency).</summary>
    public ValueList<(double Weight, double Mean)> Components
    {
        get;
        init
        {
            Weights.RequireSumOfOne(value, component => component.Weight, nameof(Components));
            foreach ((_, double mean) in value)
            {
                Require.Positive(mean, nameof(Components));
            }

            field = value;
        }
    }

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>Within and between the parts: the weighted sum of mean_i^2 + (mean_i - mean)^2.</remarks>
    public override double Variance
    {
        get
        {
            double mean = Mean;
            return Sum(m => m * m + (m - mean) * (m - mean));
        }
    }

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>The component with the largest mean decides.</remarks>
    public override TailFacts Tail => TailFacts.Unbounded(double.PositiveInfinity, exponentialAbscissa: 1 / Components.Max(c => c.Mean));

    private protected override string Parameters =>
        string.Join(", ", Components.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Weight}: mean {c.Mean}")));

    /// <inheritdoc/>
    /// <remarks>k! times the weighted sum of mean_i^k.</remarks>
    public override double Moment(int order) =>
        MomentMath.Rising(1, LawArgument.Order(order)) * Sum(mean => MomentMath.Power(mean, order));

    /// <inheritdoc/>
    /// <remarks>The weighted sum of k! mean_i^k P(k, limit / mean_i).</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Limit(limit);
        return MomentMath.Rising(1, LawArgument.Order(order))
            * Sum(mean => MomentMath.Power(mean, order) * (order == 1 ? -Expm1.Of(-limit / mean) : IncompleteGamma.P(order, limit / mean)));
    }

    /// <inheritdoc/>
    public override double LogDensity(double x) =>
        LawArgument.Amount(x) >= 0 && !double.IsPositiveInfinity(x) ? LogScaledSum(x, mean => 1 / mean) : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > 0 ? Sum(mean => -Expm1.Of(-x / mean)) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > 0 ? Sum(mean => Exp.Of(-x / mean)) : 1;

    /// <inheritdoc/>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : InverseOfLogSurvival(Log1p.Of(-p));

    /// <inheritdoc/>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : InverseOfLogSurvival(Log.Of(s));

    /// <inheritdoc/>
    public override Severity Times(double factor)
    {
        Require.Positive(factor);
        return this with { Components = Components.Select(c => (c.Weight, c.Mean * factor)).ToValueList() };
    }

    internal override void FillAt(Span<double> survival, Span<double> limited) =>
        LaneLoop.Pairs(survival, limited, new GridKernels.OfMixedExponential([.. Components]));

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    private double Sum(Func<double, double> ofMean)
    {
        double sum = 0;
        double weights = 0;
        foreach ((double weight, double mean) in Components.AsSpan())
        {
            sum += weight * ofMean(mean);
            weights += weight;
        }

        return sum / weights;
    }

    // ln of the weighted sum of f(mean_i) exp(-x / mean_i), relative to its slowest term
    private double LogScaledSum(double x, Func<double, double> ofMean)
    {
        double slowest = Components.Max(c => c.Mean);
        return Log.Of(Sum(mean => ofMean(mean) * Exp.Of(x / slowest - x / mean))) - x / slowest;
    }

    private double InverseOfLogSurvival(double target)
    {
        // below the root: each term alone, and Jensen's bound S(x) >= exp(-x sum w / mean)
        double x = -target / Sum(mean => 1 / mean);
        foreach ((double weight, double mean) in Components.AsSpan())
        {
            x = Math.Max(x, mean * (Log.Of(weight) - target));
        }

        for (int i = 0; i < 100; i++)
        {
            double cdf = 0;
            double survival = 0;
            double density = 0;
            double weights = 0;
            foreach ((double weight, double mean) in Components.AsSpan())
            {
                double minusOne = Expm1.Of(-x / mean);
                double exponential = x > mean ? Exp.Of(-x / mean) : 1 + minusOne;
                cdf -= weight * minusOne;
                survival += weight * exponential;
                density += weight * exponential / mean;
                weights += weight;
            }

            double log = cdf < 0.5 * weights ? Log1p.Of(-cdf / weights) : Log.Of(survival / weights);
            double step = (log - target) * survival / density;
            double next = x + step;
            if (!(Math.Abs(step) > 4e-16 * x))
            {
                return next;
            }

            x = next;
        }

        return x;
    }
}
