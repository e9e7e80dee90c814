namespace TechRisk.Pricing;

/// <summary>
/// A compiled product risk. Addresses below the cover's key: "line" / name / role, and below it "count" (one draw a year), "size" (claims of a
/// batch, one draw an event), "amount" (event, item; draw 0 indemnity, draw 1 defence) and "time" (event, item). So lines, batches and claims
/// added or removed move no number of another.
/// </summary>
internal sealed class ProductProgram : LossProgram
{
    public ProductProgram(ProductRisk risk, LossContext context)
    {
        HasRateFactor = context.HasRateFactor;
        string[] sections = [.. risk.Sections];
        ProductStream[] streams = [.. risk.Streams.Select(stream => stream.In(context.Period)).Where(stream => stream.Count.Mean > 0)];
        double[] weights = context.HasLatent ? LatentWeights(streams) : new double[streams.Length];
        Streams = new ProductStreamProgram[streams.Length];
        for (int i = 0; i < streams.Length; i++)
        {
            RandomKey key = context.CoverKey.Derive("line").Derive(streams[i].Line).Derive(streams[i].Role);
            Streams[i] = new ProductStreamProgram(streams[i], key, HasRateFactor)
            {
                Section = (byte)Array.IndexOf(sections, streams[i].Line),
                LatentWeight = weights[i],
            };
        }
    }

    /// <summary>True if every year has a factor on the rates.</summary>
    public bool HasRateFactor { get; }

    /// <summary>The streams in the order of lines and roles.</summary>
    public ProductStreamProgram[] Streams { get; }

    public override LossKernel CreateKernel() => new ProductKernel(this);

    // b_i with sum b_i^2 = 1: shares of the mean cost, of the claims where a mean is infinite
    private static double[] LatentWeights(ProductStream[] streams)
    {
        bool isFinite = streams.All(stream => !stream.IsDriven || double.IsFinite(stream.Severity.Mean));
        double[] weights = [.. streams.Select(stream => stream.IsDriven ? stream.Count.Mean * (isFinite ? stream.Severity.Mean : 1) : 0)];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight > 0 ? Math.Sqrt(weight / sum) : 0)];
    }
}

/// <summary>One compiled stream of events.</summary>
internal sealed class ProductStreamProgram
{
    public ProductStreamProgram(ProductStream stream, RandomKey key, bool hasRateFactor)
    {
        Stream = stream;
        CountKey = key.Derive("count");
        SizeKey = key.Derive("size");
        AmountKey = key.Derive("amount");
        TimeKey = key.Derive("time");
        Counts = hasRateFactor ? null : new CountTable(stream.Count);
        Sizes = stream.Claims is null ? null : new CountTable(stream.Claims);
    }

    /// <summary>What the events are.</summary>
    public ProductStream Stream { get; }

    /// <summary>Index of the section.</summary>
    public required byte Section { get; init; }

    /// <summary>Share of the copula's latent variable; 0 for none.</summary>
    public required double LatentWeight { get; init; }

    public RandomKey CountKey { get; }

    public RandomKey SizeKey { get; }

    public RandomKey AmountKey { get; }

    public RandomKey TimeKey { get; }

    /// <summary>Table of the number of events; null where the rate changes from year to year.</summary>
    public CountTable? Counts { get; }

    /// <summary>Table of the number of claims of a batch; null for single claims.</summary>
    public CountTable? Sizes { get; }
}
