using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The k-th smallest number in about 1.5 n comparisons. Source: Floyd and Rivest, Algorithm 489: SELECT (1975).
/// </summary>
internal static class FloydRivest
{
    private const int SampleFrom = 600;

    /// <summary>
    /// Rearranges the span so that element k is the one a full sort would put there, nothing before it is larger and nothing
    /// after it smaller; returns it.
    /// </summary>
    /// <param name="a">Numbers, none NaN; re-ordered.</param>
    /// <param name="k">Rank from 0.</param>
    public static double Select(Span<double> a, int k)
    {
        if ((uint)k >= (uint)a.Length)
        {
            throw Require.Wrong(nameof(k), k, "must be a rank from 0 to the number of values less 1");
        }

        Select(a, 0, a.Length - 1, k);
        return a[k];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Select(Span<double> a, int left, int right, int k)
    {
        while (right > left)
        {
            if (right - left > SampleFrom)
            {
                // a sample of about n^(2/3) brings two pivots close to the k-th from both sides
                double n = right - left + 1;
                double i = k - left + 1;
                double z = Log.Of(n);
                double s = 0.5 * Exp.Of(2 * z / 3);
                double deviation = 0.5 * Math.Sqrt(z * s * (n - s) / n) * (i < n / 2 ? -1 : 1);
                int sampleLeft = Math.Max(left, (int)(k - (i * s / n) + deviation));
                int sampleRight = Math.Min(right, (int)(k + ((n - i) * s / n) + deviation));
                Select(a, sampleLeft, sampleRight, k);
            }

            double pivot = a[k];
            int low = left;
            int high = right;
            a[k] = a[left];
            a[left] = pivot;
            if (a[right] > pivot)
            {
                (a[right], a[left]) = (a[left], a[right]);
            }

            while (low < high)
            {
                (a[low], a[high]) = (a[high], a[low]);
                low++;
                high--;
                while (a[low] < pivot)
                {
                    low++;
                }

                while (a[high] > pivot)
                {
                    high--;
                }
            }

            if (a[left] == pivot)
            {
                (a[left], a[high]) = (a[high], a[left]);
            }
            else
            {
                high++;
                (a[high], a[right]) = (a[right], a[high]);
            }

            left = high <= k ? high + 1 : left;
            right = k <= high ? high - 1 : right;
        }
    }
}
