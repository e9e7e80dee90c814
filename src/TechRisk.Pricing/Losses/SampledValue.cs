namespace TechRisk.Pricing;

/// <summary>A simulated value, which may be negative: one value a scenario, large is good. Every figure is that of the empirical law.</summary>
public sealed class SampledValue
{
    private readonly SampledLoss _values;
    private readonly Lazy<SampledLoss> _negative;

    internal SampledValue(double[] values, TailFacts tail, double largestCost)
    {
        _values = new SampledLoss(values, tail, "a simulated value");
        _negative = new(() => new SampledLoss(Array.ConvertAll(values, value => -value), TailFacts.BoundedBy(largestCost), "a simulated value"));
    }

    /// <summary>Number of scenarios.</summary>
    public long Scenarios => _values.Years;

    /// <summary>The values in the order of the scenarios, in the submission's currency.</summary>
    public ReadOnlySpan<double> Values => _values.Values;

    /// <summary>E[V], in the submission's currency.</summary>
    public Estimate Mean => _values.Mean;

    /// <summary>Square root of Var[V], in the submission's currency.</summary>
    public Estimate StandardDeviation => _values.StandardDeviation;

    /// <summary>P(V &lt; 0): the probability that the portfolio loses money.</summary>
    public Estimate ProbabilityOfLoss => _negative.Value.ExceedanceProbability(0);

    /// <summary>inf { x : F(x) &gt;= p }.</summary>
    /// <param name="level">p, strictly between 0 and 1; small for bad outcomes.</param>
    public Estimate Quantile(double level) => _values.Quantile(level);

    /// <summary>Mean of the best outcomes: TVaR_p = VaR_p + E[(V - VaR_p)+] / (1 - p).</summary>
    /// <param name="level">p, strictly between 0 and 1.</param>
    public Estimate TailValueAtRisk(double level) => _values.TailValueAtRisk(level);

    /// <summary>Mean of the worst outcomes, a share p of them: -TVaR_(1 - p) of -V.</summary>
    /// <param name="share">p, strictly between 0 and 1: 0.05 for the worst 5 %.</param>
    public Estimate WorstMean(double share) => _negative.Value.TailValueAtRisk(1 - Require.Level(share)).Affine(-1);
}
