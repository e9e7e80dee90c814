using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Pearson's chi-square test of a fit: the sum of (observed - expected)^2 / expected over classes, merged from the right until the last
/// expects at least 5. Of claim counts the classes are 0, 1, ..., K, the last open ("K and more", K the largest count observed); of claims
/// in bands they are the bands.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", section on the chi-square goodness-of-fit test.</remarks>
public sealed record ChiSquareFit
{
    private const double LeastExpected = 5;
    private const long MostClasses = 1_000_000;

    private ChiSquareFit(double[] observed, double[] expected, int parameters)
    {
        Observed = observed.ToValueList();
        Expected = expected.ToValueList();
        UnmergedStatistic = Sum(observed, expected);
        int bins = Merge(observed, expected);
        Bins = bins;
        Statistic = Sum(observed.AsSpan(0, bins), expected.AsSpan(0, bins));
        DegreesOfFreedom = bins - 1 - parameters;
        PValue = DegreesOfFreedom < 1 ? null : double.IsInfinity(Statistic) ? 0 : IncompleteGamma.Q(0.5 * DegreesOfFreedom, 0.5 * Statistic);
    }

    /// <summary>Units of each class: with 0, 1, ..., K - 1 claims and with K or more, or claims in each band.</summary>
    public ValueList<double> Observed { get; }

    /// <summary>Expected units of the same classes.</summary>
    public ValueList<double> Expected { get; }

    /// <summary>The statistic of all classes, unmerged; infinite where a class that expects nothing was observed.</summary>
    public double UnmergedStatistic { get; }

    /// <summary>The statistic after merging.</summary>
    public double Statistic { get; }

    /// <summary>Number of classes after merging.</summary>
    public int Bins { get; }

    /// <summary>Classes less 1 less fitted parameters; below 1 there is no test.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>Probability in [0, 1] of a larger statistic if the law holds; null without degrees of freedom.</summary>
    public double? PValue { get; }

    /// <summary>The test of claim counts.</summary>
    internal static ChiSquareFit Of(CountCells cells, Func<double, Frequency> lawOfExposure, int parameters)
    {
        long last = Math.Min(cells.MaximumCount, cells.All.Where(pair => pair.Cell.IsOpen).Select(pair => pair.Cell.Count).DefaultIfEmpty(long.MaxValue).Min());
        if (last >= MostClasses)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"a chi-square test with {last + 1} classes: counts this large want a test on their distribution function"));
        }

        double[] observed = new double[last + 1];
        double[] expected = new double[last + 1];
        foreach (ExposureGroup group in cells.Groups)
        {
            Frequency law = lawOfExposure(group.Exposure);
            double units = group.Units;
            for (long n = 0; n < last; n++)
            {
                expected[n] += units * law.Probability(n);
            }

            expected[last] += units * law.Survival(last - 1);
            foreach (CountCell cell in group.Cells)
            {
                observed[Math.Min(cell.Count, last)] += cell.Units;
            }
        }

        return new ChiSquareFit(observed, expected, parameters);
    }

    /// <summary>The test of claims in bands.</summary>
    internal static ChiSquareFit Of(BandTable bands, Severity law, int parameters) => new(
        [.. bands.Counts],
        [.. Enumerable.Range(0, bands.Counts.Length).Select(i => bands.Total * law.Probability(bands.Ends[i], bands.Ends[i + 1]))],
        parameters);

    private static int Merge(double[] observed, double[] expected)
    {
        int bins = expected.Length;
        for (; bins > 1 && expected[bins - 1] < LeastExpected; bins--)
        {
            expected[bins - 2] += expected[bins - 1];
            observed[bins - 2] += observed[bins - 1];
        }

        return bins;
    }

    private static double Sum(ReadOnlySpan<double> observed, ReadOnlySpan<double> expected)
    {
        double sum = 0;
        for (int i = 0; i < observed.Length; i++)
        {
            double off = observed[i] - expected[i];
            sum += off == 0 ? 0 : off * off / expected[i];
        }

        return sum;
    }
}
