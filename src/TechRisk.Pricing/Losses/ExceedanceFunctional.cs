using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// P(S &gt; x) of a sample; influence 1{S &gt; x} - value. The interval is that of Clopper and Pearson (Biometrika 26, 1934); with no
/// row above, or none below, it is the one-sided 95 % bound 1 - 0.05^(1/n), "the rule of three".
/// </summary>
internal sealed class ExceedanceFunctional : SampledFunctional
{
    private const double OneSided = 0.05;
    private const double NormalQuantile95 = 1.6448536269514722;
    private const double BinomialUpTo = 1000;
    private readonly SampledLoss _loss;
    private readonly double _threshold;

    public ExceedanceFunctional(SampledLoss loss, double threshold)
        : base(loss.Rows)
    {
        _loss = loss;
        _threshold = threshold;
        Value = Probability();
    }

    /// <inheritdoc/>
    public override double Value { get; }

    /// <inheritdoc/>
    public override Estimate ToEstimate()
    {
        if (_loss.Tail.RightEnd <= _threshold)
        {
            return Estimate.Exact(0);
        }

        double n = Rows.EffectiveCount;
        double hits = n * Value;
        double misses = n * (1 - Value);
        double rare = 1 - Pow.Of(OneSided, 1 / n);
        if (Value <= 0)
        {
            return Estimate.Simulated(0, rare / NormalQuantile95, 0, rare);
        }

        if (Value >= 1)
        {
            return Estimate.Simulated(1, rare / NormalQuantile95, 1 - rare, 1);
        }

        double error = Rows.IsPlain ? Math.Sqrt(Value * (1 - Value) / n) : StandardError();
        if (!Rows.IsPlain || Math.Min(hits, misses) > BinomialUpTo)
        {
            double half = Rows.CriticalValue * error;
            return Estimate.Simulated(Value, error, Math.Max(Value - half, 0), Math.Min(Value + half, 1));
        }

        double lower = IncompleteBeta.Inverse(hits, misses + 1, OneSided / 2);
        double upper = IncompleteBeta.InverseComplement(hits + 1, misses, OneSided / 2);
        return Estimate.Simulated(Value, error, lower, upper);
    }

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        ReadOnlySpan<double> values = _loss.Values.Slice(start, destination.Length);
        double above = coefficient * (1 - Value);
        double below = -coefficient * Value;
        for (int i = 0; i < values.Length; i++)
        {
            destination[i] += values[i] > _threshold ? above : below;
        }
    }

    private double Probability()
    {
        ReadOnlySpan<double> values = _loss.Values;
        double[]? weights = Rows.Weights;
        if (weights is null)
        {
            long hits = 0;
            foreach (double value in values)
            {
                hits += value > _threshold ? 1 : 0;
            }

            return (double)hits / values.Length;
        }

        double above = 0;
        double below = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (values[i] > _threshold)
            {
                above += weights[i];
            }
            else
            {
                below += weights[i];
            }
        }

        return above / (above + below);
    }
}
