using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>A compiled predictive model, shared by all threads.</summary>
internal sealed class PredictiveProgram : LossProgram
{
    /// <summary>Longest list of severities whose tables of inverses are worth making.</summary>
    private const int MostTables = 64;

    public PredictiveProgram(Predictive model, LossContext context)
    {
        if (context.ShockRate > 0)
        {
            throw new InvalidOperationException(
                "a common shock is carved out of a claim rate that is known; that of a Predictive model is drawn each year and may be smaller: tie such covers by a copula or a shared rate factor");
        }

        Laws = model.Laws;
        Factor = model.FrequencyFactor * context.Period;
        HasLatent = context.HasLatent;
        HasRateFactor = context.HasRateFactor;
        UsesTables = Laws.Severities.IsFinite && Laws.Scaled.Length <= MostTables;
        Keys = new ParameterKeys(context.CoverKey);
        CountKey = context.CoverKey.Derive("count");
        SeverityKey = context.CoverKey.Derive("severity");
        TimeKey = context.CoverKey.Derive("time");
    }

    public override bool HasFusedPath => true;

    public PredictiveLaws Laws { get; }

    /// <summary>Factor on the ground-up rate of a policy year.</summary>
    public double Factor { get; }

    public bool HasLatent { get; }

    public bool HasRateFactor { get; }

    /// <summary>True if amounts are drawn as a severity draws many; false if one by one, without tables that a year would not repay.</summary>
    public bool UsesTables { get; }

    public ParameterKeys Keys { get; }

    public RandomKey CountKey { get; }

    public RandomKey SeverityKey { get; }

    public RandomKey TimeKey { get; }

    public override LossKernel CreateKernel() => new PredictiveKernel(this);
}
