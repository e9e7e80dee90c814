using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A simulated loss: one value a row, each row a realisation of the policy period. Rows may carry weights, and rows of one
/// replicate may depend on each other. Every figure is that of the weighted empirical law of the rows.
/// </summary>
public sealed partial class SampledLoss : AnnualLoss
{
    private readonly double[] _values;
    private readonly Lazy<CentralMoments> _moments;
    private readonly Lazy<SortedRows> _sorted;
    private readonly GrowingTail _upperTail;

    internal SampledLoss(double[] values, TailFacts tail, string law = "a simulated loss", RowDesign? rows = null)
        : base(tail)
    {
        _values = values;
        LawName = law;
        Rows = rows ?? RowDesign.Plain(values.Length);
        _upperTail = new(values);
        _moments = new(() => WeightedMoments.Of(_values, Rows));
        _sorted = new(() => new SortedRows(_values, Rows));
    }

    /// <summary>Number of rows (simulated years).</summary>
    public long Years => _values.Length;

    /// <summary>The losses in row order, in the submission's currency.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <inheritdoc/>
    internal override string LawName { get; }

    /// <summary>Weights and replicates.</summary>
    internal RowDesign Rows { get; }

    /// <summary>Mean and central moments; sums are per unit of weight.</summary>
    internal CentralMoments Moments => _moments.Value;

    /// <summary>All rows in rising order of loss.</summary>
    internal SortedRows Sorted => _sorted.Value;

    /// <summary>A loss from own simulated years, copied.</summary>
    /// <param name="values">One loss a year, finite, 0 or more, in the submission's currency; at least one.</param>
    /// <param name="tail">What the model behind the years knows of the tail; the default is nothing.</param>
    /// <param name="weights">Weight of each year, 0 or more (importance sampling); the default is equal weights.</param>
    /// <param name="replicates">Replicate of each year: years of one replicate may depend on each other; the default is independent years.</param>
    /// <exception cref="ArgumentOutOfRangeException">No values, a value out of range, or lengths that differ.</exception>
    public static SampledLoss FromYears(
        ReadOnlySpan<double> values,
        TailFacts? tail = null,
        ReadOnlySpan<double> weights = default,
        ReadOnlySpan<int> replicates = default)
    {
        Require.AtLeast(values.Length, 1, "number of values");
        foreach (double value in values)
        {
            Require.NonNegative(value, nameof(values));
        }

        return new SampledLoss(
            values.ToArray(),
            tail ?? TailFacts.Unknown,
            "the given years",
            weights.IsEmpty && replicates.IsEmpty ? null : RowDesign.Of(values.Length, weights, replicates));
    }

    /// <summary>The same years under another name, with the rows of a table.</summary>
    internal SampledLoss OnRows(RowDesign rows, string law) => new(_values, Tail, law, rows);

    /// <summary>The largest rows of a plain sample, at least this many.</summary>
    internal UpperTail LargestRows(long count) => _upperTail.AtLeast(Math.Min(count, _values.Length));
}
