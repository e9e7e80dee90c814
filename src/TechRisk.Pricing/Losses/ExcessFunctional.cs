using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>E[(S - d)+] of a sample; influence (x - d)+ - value.</summary>
internal sealed class ExcessFunctional(SampledLoss loss, double retention) : SampledFunctional(loss.Rows)
{
    private readonly double _excess = MeanExcess(loss, retention);

    /// <inheritdoc/>
    public override double Value => TailRule.MayHave(loss.Tail, 1) ? _excess : double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool HasInfiniteError => !TailRule.MayHave(loss.Tail, 2);

    /// <summary>Mean of (x - d)+.</summary>
    public static double MeanExcess(SampledLoss loss, double retention)
    {
        if (loss.Rows.Weights is not { } weights)
        {
            return BlockSum.SumExcess(loss.Values, retention) / loss.Rows.Count;
        }

        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * Math.Max(loss.Values[i] - retention, 0);
        }

        return sum;
    }

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        ReadOnlySpan<double> values = loss.Values.Slice(start, destination.Length);
        for (int i = 0; i < values.Length; i++)
        {
            destination[i] += coefficient * (Math.Max(values[i] - retention, 0) - _excess);
        }
    }
}
