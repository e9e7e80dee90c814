using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// E[f(S)] of a sample, f piecewise linear; influence f(x) - value. Infinite only where f grows for ever and E[S] is infinite. Where f is
/// constant at first and no row reaches its slope, the interval is that of the 95 % bound of the exceedance probability (0.05 = (1 - p)^n) times
/// what f can reach.
/// </summary>
internal sealed class FunctionFunctional : SampledFunctional
{
    private const double OneSided = 0.05;
    private const double NormalQuantile95 = 1.6448536269514722;
    private readonly SampledLoss _loss;
    private readonly LossFunction _function;
    private readonly double _mean;

    public FunctionFunctional(SampledLoss loss, LossFunction function)
        : base(loss.Rows)
    {
        (_loss, _function) = (loss, function);
        _mean = MeanOf(loss, function);
        Value = function.LastSlope == 0 || TailRule.MayHave(loss.Tail, 1) ? _mean : function.LastSlope * double.PositiveInfinity;
        HasInfiniteError = function.LastSlope != 0 && !TailRule.MayHave(loss.Tail, 2);
    }

    /// <inheritdoc/>
    public override double Value { get; }

    /// <inheritdoc/>
    public override bool HasInfiniteError { get; }

    /// <inheritdoc/>
    public override Estimate ToEstimate()
    {
        double start = _function.Kinks.Select(kink => kink.Loss).DefaultIfEmpty(double.PositiveInfinity).First();
        if (HasInfiniteError || !Rows.IsPlain || _function.FirstSlope != 0 || _loss.Tail.RightEnd <= start || double.IsPositiveInfinity(start) || AnyAbove(start))
        {
            return base.ToEstimate();
        }

        double probability = -Expm1.Of(Log.Of(OneSided) / Rows.Count);
        (double least, double most) = _function.RangeUpTo(_loss.Tail.RightEnd ?? double.PositiveInfinity);
        double lower = Value + (probability * (least - _function.AtZero));
        double upper = Value + (probability * (most - _function.AtZero));
        return Estimate.Simulated(Value, (upper - lower) / NormalQuantile95, lower, upper);
    }

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        ReadOnlySpan<double> values = _loss.Values.Slice(start, destination.Length);
        for (int i = 0; i < values.Length; i++)
        {
            destination[i] += coefficient * (_function.At(values[i]) - _mean);
        }
    }

    private bool AnyAbove(double loss)
    {
        foreach (double value in _loss.Values)
        {
            if (value > loss)
            {
                return true;
            }
        }

        return false;
    }

    // f(0) + s_0 E[S] + sum of slope changes * E[(S - x_i)+], each sum exact over the rows of its blocks
    private static double MeanOf(SampledLoss loss, LossFunction function)
    {
        double mean = function.AtZero + (function.FirstSlope == 0 ? 0 : function.FirstSlope * loss.Moments.Mean);
        foreach ((double point, double slopeChange) in function.Kinks)
        {
            mean += slopeChange * ExcessFunctional.MeanExcess(loss, point);
        }

        return mean;
    }
}
