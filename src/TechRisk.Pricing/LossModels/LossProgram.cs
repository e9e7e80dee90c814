using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Where a loss model finds its randomness and what drives it from outside.</summary>
internal sealed record LossContext
{
    /// <summary>Address of everything that belongs to this cover: seed, submission id, cover name.</summary>
    public required RandomKey CoverKey { get; init; }

    /// <summary>Root address of systemic events: derive the tag, and below it the submission id for an insured's own part.</summary>
    public required RandomKey SystemicKey { get; init; }

    /// <summary>Id of the submission.</summary>
    public required string SubmissionId { get; init; }

    /// <summary>Policy period in years.</summary>
    public required double Period { get; init; }

    /// <summary>True if a copula gives every year a latent normal variable.</summary>
    public bool HasLatent { get; init; }

    /// <summary>True if every year has a factor on the rates.</summary>
    public bool HasRateFactor { get; init; }

    /// <summary>The systemic events of the tags that the model carries; <see cref="RowDrivers.Systemic"/> has their rows in this order.</summary>
    public SystemicEvent[] Systemic { get; init; } = [];

    /// <summary>Rate of the common shock that strikes this cover, events a year; it is carved out of the marginal rate.</summary>
    public double ShockRate { get; init; }
}

/// <summary>A block of consecutive years.</summary>
internal readonly record struct YearBlock(long FirstYear, int Count)
{
    /// <summary>First of the years that are kept, counted from the block's first; the claims that a kernel reports are those of kept years.</summary>
    public int KeptFrom { get; init; }

    /// <summary>Year after the last that is kept.</summary>
    public int KeptTo { get; init; } = Count;

    /// <summary>True if every year is kept.</summary>
    public bool IsKeptWhole => KeptFrom == 0 && KeptTo == Count;

    /// <summary>The aligned block of <see cref="LossProgram.AddressYears"/> years that holds a year, of which the part in this block is kept.</summary>
    public YearBlock AddressBlockOf(long year)
    {
        long first = year - year % LossProgram.AddressYears;
        return new YearBlock(first, LossProgram.AddressYears)
        {
            KeptFrom = (int)Math.Max(FirstYear - first, 0),
            KeptTo = (int)Math.Min(FirstYear + Count - first, LossProgram.AddressYears),
        };
    }
}

/// <summary>What drives a cover from outside, one value a year of the block; an empty span where there is none.</summary>
internal readonly ref struct RowDrivers
{
    /// <summary>Standard normal, larger means more loss.</summary>
    public ReadOnlySpan<double> Latent { get; init; }

    /// <summary>Factor on the rates.</summary>
    public ReadOnlySpan<double> RateFactor { get; init; }

    /// <summary>The factors of a whole block as weights of its years; null where there is no factor or the block is not whole.</summary>
    public YearWeights? Weights { get; init; }

    /// <summary>Number of common shocks.</summary>
    public ReadOnlySpan<int> ShockCount { get; init; }

    /// <summary>The systemic events of the block, a tag an entry, in the order of <see cref="LossContext.Systemic"/>.</summary>
    public ReadOnlySpan<SystemicBlock> Systemic { get; init; }
}

/// <summary>A compiled loss model: immutable, shared by all threads.</summary>
internal abstract class LossProgram
{
    /// <summary>True if the model has a fused path from random numbers to the sums of the years.</summary>
    public virtual bool HasFusedPath => false;

    /// <summary>True if the model can hand over its claims unsorted: <see cref="LossKernel.FillClaims"/>.</summary>
    public virtual bool HasClaims => false;

    /// <summary>
    /// True if claims are drawn for whole blocks of <see cref="AddressYears"/> years at once: the kernel is then given exactly such a
    /// block, with its drivers, and rows that were not asked for (outside <see cref="YearBlock.KeptFrom"/> and
    /// <see cref="YearBlock.KeptTo"/>) are dropped; the kernel fills all rows and reports the claims of the kept years.
    /// </summary>
    public virtual bool NeedsWholeBlocks => false;

    /// <summary>Years of a block whose claims are addressed together; part of the contract between addresses and random numbers.</summary>
    public const int AddressYears = 1 << AddressBits;

    /// <summary>Bits of a year within such a block.</summary>
    public const int AddressBits = 13;

    /// <summary>Working state of one thread.</summary>
    public abstract LossKernel CreateKernel();

    /// <summary>Working state of one thread, in arrays that it shares with the thread's other kernels.</summary>
    public virtual LossKernel CreateKernel(KernelSpace space) => CreateKernel();
}

/// <summary>The work of one thread: fills blocks of years. What it writes depends on the block's years alone.</summary>
internal abstract class LossKernel
{
    /// <summary>Appends the events of the block, years ascending, events of a year in the order in which terms consume them.</summary>
    /// <returns>Number of ground-up claims drawn.</returns>
    public abstract long FillEvents(YearBlock block, RowDrivers drivers, EventBlock events);

    /// <summary>
    /// Adds the year's ground-up and paid claims without an event table, the same bits as the event path gives. The spans hold zeros
    /// on entry. Aggregate terms are not applied here.
    /// </summary>
    /// <returns>Number of ground-up claims drawn.</returns>
    public virtual long FillYears(YearBlock block, RowDrivers drivers, ClaimTerms terms, YearColumns columns) =>
        throw new InvalidOperationException("this loss model has no fused path");

    /// <summary>
    /// Hands over the claims of the block, each an event after the terms of the event, in any order of years; the same claims as the other
    /// paths have. The years that are not kept are handed over too.
    /// </summary>
    /// <returns>Number of ground-up claims drawn.</returns>
    public virtual long FillClaims(YearBlock block, RowDrivers drivers, ClaimTerms terms, ClaimSink sink) =>
        throw new InvalidOperationException("this loss model has no path of claims");
}

/// <summary>The columns of one cover that a kernel fills for a block: one value a year.</summary>
internal readonly ref struct YearColumns
{
    /// <summary>True while no claim has been added: every value is 0.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Sum of the ground-up claims.</summary>
    public Span<double> GroundUp { get; init; }

    /// <summary>Sum of the claims after the per-claim terms.</summary>
    public Span<double> Gross { get; init; }

    /// <summary>Sum of the costs of defence that are borne beside the layers; empty where there are none.</summary>
    public Span<double> Expense { get; init; }
}
