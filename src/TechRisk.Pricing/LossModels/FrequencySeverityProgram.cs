namespace TechRisk.Pricing;

/// <summary>A compiled claim count and claim size: tables made once, shared by all threads.</summary>
internal sealed class FrequencySeverityProgram : LossProgram
{
    public FrequencySeverityProgram(FrequencySeverity model, LossContext context)
    {
        Frequency count = context.Period == 1 ? model.Frequency : model.Frequency.Scale(context.Period);
        if (context.ShockRate > 0)
        {
            count = Carved(count, context.ShockRate * context.Period);
        }

        Frequency = count;
        Severity = model.Severity;
        HasLatent = context.HasLatent;
        HasRateFactor = context.HasRateFactor;
        Counts = HasRateFactor || count.Mean == 0 ? null : new CountTable(count);
        CountKey = context.CoverKey.Derive("count");
        SeverityKey = context.CoverKey.Derive("severity");
        ShockSeverityKey = context.CoverKey.Derive("shock severity");
        TimeKey = context.CoverKey.Derive("time");
        ShockTimeKey = context.CoverKey.Derive("shock time");
    }

    public override bool HasFusedPath => true;

    /// <summary>Law of the cover's own count (without common shocks).</summary>
    public Frequency Frequency { get; }

    public Severity Severity { get; }

    /// <summary>Table of the count; null where the rate changes from year to year or is 0.</summary>
    public CountTable? Counts { get; }

    /// <summary>A bound on the cover's own claims of a year.</summary>
    public int MostClaims => Counts is null ? int.MaxValue : (int)Counts.MaximumCount;

    public bool HasLatent { get; }

    public bool HasRateFactor { get; }

    public RandomKey CountKey { get; }

    public RandomKey SeverityKey { get; }

    public RandomKey ShockSeverityKey { get; }

    public RandomKey TimeKey { get; }

    public RandomKey ShockTimeKey { get; }

    public override LossKernel CreateKernel() => new FrequencySeverityKernel(this);

    private static Poisson Carved(Frequency count, double shock) => count switch
    {
        Poisson poisson when poisson.Mean >= shock => new Poisson(poisson.Mean - shock),
        Poisson poisson => throw Require.Wrong("Rate", shock, $"must be at most {poisson.Mean}, the smallest claim rate of the covers it strikes: the shock is carved out of each"),
        _ => throw new InvalidOperationException($"a common shock is carved out of a Poisson claim count; {count.GetType().Name} has no such part"),
    };
}
