using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// E[min((S - d)+, l)] of a sample, l infinite for a stop loss; influence min((x - d)+, l) - value. Where fewer than 20 rows exceed d the interval is one-sided: from 0 to
/// the 95 % bound of the exceedance probability (Clopper and Pearson, Biometrika 26, 1934) times the 95 % bound of the mean excess if
/// excesses were exponential (or the largest possible excess, where no row exceeds d).
/// </summary>
internal sealed class ExcessFunctional(SampledLoss loss, double retention, double limit = double.PositiveInfinity) : SampledFunctional(loss.Rows)
{
    private const long FewRows = 20;
    private const double OneSided = 0.05;
    private const double NormalQuantile95 = 1.6448536269514722;
    private readonly double _excess = double.IsFinite(limit) ? MeanLayer(loss, retention, limit) : MeanExcess(loss, retention);

    /// <inheritdoc/>
    public override double Value => double.IsFinite(limit) || TailRule.MayHave(loss.Tail, 1) ? _excess : double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool HasInfiniteError => double.IsInfinity(limit) && !TailRule.MayHave(loss.Tail, 2);

    /// <inheritdoc/>
    public override Estimate ToEstimate()
    {
        if (loss.Tail.RightEnd <= retention)
        {
            return Estimate.Exact(0);
        }

        Estimate plain = base.ToEstimate();
        if (HasInfiniteError || !Rows.IsPlain || CountAbove() is not (< FewRows and var rows) || rows == Rows.Count)
        {
            return plain;
        }

        double n = Rows.Count;
        double probability = IncompleteBeta.InverseComplement(rows + 1, n - rows, OneSided);
        double largest = Math.Min((loss.Tail.RightEnd ?? double.PositiveInfinity) - retention, limit);
        double meanExcess = rows == 0 ? largest : Math.Min(_excess * n / IncompleteGamma.InverseP(rows, OneSided), largest);
        double upper = probability * meanExcess;
        return Estimate.Simulated(_excess, rows == 0 ? upper / NormalQuantile95 : plain.StandardError, 0, upper);
    }

    private long CountAbove()
    {
        long rows = 0;
        foreach (double value in loss.Values)
        {
            rows += value > retention ? 1 : 0;
        }

        return rows;
    }

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

    private static double MeanLayer(SampledLoss loss, double retention, double limit)
    {
        double sum = 0;
        double error = 0;
        for (int i = 0; i < loss.Values.Length; i++)
        {
            double term = (loss.Rows.Weight(i) * Math.Min(Math.Max(loss.Values[i] - retention, 0), limit)) - error;
            double next = sum + term;
            error = next - sum - term;
            sum = next;
        }

        return sum;
    }

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        ReadOnlySpan<double> values = loss.Values.Slice(start, destination.Length);
        for (int i = 0; i < values.Length; i++)
        {
            destination[i] += coefficient * (Math.Min(Math.Max(values[i] - retention, 0), limit) - _excess);
        }
    }
}
