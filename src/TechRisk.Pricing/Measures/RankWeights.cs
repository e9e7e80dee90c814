namespace TechRisk.Pricing;

/// <summary>
/// Weights of the ranks of a sum under a distortion: the difference quotients of g, shared among ties so that every row of an atom
/// weighs the same.
/// </summary>
internal sealed class RankWeights
{
    private readonly Lazy<double[]> _slopes;
    private readonly Lazy<double[]> _shared;

    public RankWeights(SampledLoss total, IDistortionCurve distortion)
    {
        Total = total;
        Distortion = distortion;
        Sorted = total.Sorted;
        _slopes = new(Quotients);
        _shared = new(ShareTies);
    }

    /// <summary>The sum.</summary>
    public SampledLoss Total { get; }

    /// <summary>Its rows by rank.</summary>
    public SortedRows Sorted { get; }

    /// <summary>The distortion.</summary>
    public IDistortionCurve Distortion { get; }

    /// <summary>Difference quotient of g at each rank.</summary>
    public double[] Slopes => _slopes.Value;

    /// <summary>Weight of each rank: the quotient, averaged over ties.</summary>
    public double[] Shared => _shared.Value;

    /// <summary>End of the run of ranks with the loss of <paramref name="rank"/>, which is its first.</summary>
    public int EndOfTies(int rank)
    {
        double[] values = Sorted.Values;
        double value = values[rank];
        int end = rank + 1;
        while (end < values.Length && values[end] == value)
        {
            end++;
        }

        return end;
    }

    private double[] Quotients()
    {
        double[] slopes = new double[Sorted.Count];
        new DistortedRanks(Sorted, Distortion).Visit(0, (rank, _, quotient) => slopes[rank] = quotient);
        return slopes;
    }

    private double[] ShareTies()
    {
        double[] shared = (double[])Slopes.Clone();
        for (int start = 0; start < shared.Length;)
        {
            int end = EndOfTies(start);
            if (end - start > 1)
            {
                double weight = 0;
                double sum = 0;
                for (int rank = start; rank < end; rank++)
                {
                    double own = Sorted.Design.Weight(Sorted.Order[rank]);
                    weight += own;
                    sum += own * Slopes[rank];
                }

                Array.Fill(shared, weight > 0 ? sum / weight : 0, start, end - start);
            }

            start = end;
        }

        return shared;
    }
}
