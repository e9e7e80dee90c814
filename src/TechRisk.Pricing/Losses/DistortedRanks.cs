namespace TechRisk.Pricing;

/// <summary>A distortion seen from the ranks of a sample: distorted survival and its difference quotients, block by block.</summary>
internal sealed class DistortedRanks(SortedRows sorted, IDistortionCurve distortion)
{
    private const int BlockLength = 2048;

    /// <summary>A visitor of the ranks in rising order.</summary>
    /// <param name="rank">Rank, counted from 0.</param>
    /// <param name="distorted">g of the weight of this rank and above.</param>
    /// <param name="quotient">Difference quotient of g over the weight of this row: g's slope there, and the row's weight in the sum of losses.</param>
    public delegate void Visitor(int rank, double distorted, double quotient);

    /// <summary>Goes through the ranks from <paramref name="first"/> on.</summary>
    public void Visit(int first, Visitor visitor)
    {
        Span<double> survival = stackalloc double[BlockLength + 1];
        Span<double> distorted = stackalloc double[BlockLength + 1];
        double lastQuotient = 0;
        for (int start = first; start < sorted.Count; start += BlockLength)
        {
            int length = Math.Min(BlockLength, sorted.Count - start);
            Span<double> s = survival[..(length + 1)];
            Span<double> g = distorted[..(length + 1)];
            sorted.FillSurvival(start, s);
            s.CopyTo(g);
            distortion.Distort(g);
            for (int i = 0; i < length; i++)
            {
                double weight = s[i] - s[i + 1];
                lastQuotient = weight > 0 ? (g[i] - g[i + 1]) / weight : lastQuotient; // a row of weight 0 keeps the slope before it
                visitor(start + i, g[i], lastQuotient);
            }
        }
    }

    /// <summary>The sum of (x_i - x_(i-1)) g(S_i).</summary>
    public double Integral()
    {
        double[] values = sorted.Values;
        int first = sorted.FirstAbove(0);
        double sum = 0;
        double error = 0;
        double previous = 0;
        Visit(first, (rank, distorted, _) =>
        {
            double term = ((values[rank] - previous) * distorted) - error;
            double next = sum + term;
            error = next - sum - term;
            sum = next;
            previous = values[rank];
        });
        return sum;
    }

    /// <summary>Influence of each row, in row order, with mean 0.</summary>
    public double[] Influence()
    {
        double[] values = sorted.Values;
        int[] order = sorted.Order;
        double[] influence = new double[values.Length];
        double height = 0;
        double previous = 0;
        Visit(sorted.FirstAbove(0), (rank, _, quotient) =>
        {
            height += (values[rank] - previous) * quotient;
            previous = values[rank];
            influence[order[rank]] = height;
        });
        Centre(influence, sorted.Design);
        return influence;
    }

    /// <summary>Subtracts the weighted mean.</summary>
    public static void Centre(double[] influence, RowDesign rows)
    {
        double mean = rows.Mean(influence);
        for (int i = 0; i < influence.Length; i++)
        {
            influence[i] -= mean;
        }
    }
}
