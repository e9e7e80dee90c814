using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>Copies the values at or above a floor, in their order. Where the tail is thin, whole registers are passed over.</summary>
internal static unsafe class TailExtract
{
    /// <summary>
    /// Copies values of at least <paramref name="floor"/> and returns how many there are; those beyond the end of the
    /// destination are counted, not copied.
    /// </summary>
    public static int Values(ReadOnlySpan<double> source, double floor, Span<double> destination) =>
        Run(source, floor, destination, []);

    /// <summary>As <see cref="Values"/>, and the positions of the values in the source.</summary>
    public static int ValuesAndPositions(ReadOnlySpan<double> source, double floor, Span<double> destination, Span<int> positions) =>
        positions.Length >= destination.Length
            ? Run(source, floor, destination, positions)
            : throw Require.Wrong(nameof(positions), positions.Length, "must be as long as the destination");

    private static int Run(ReadOnlySpan<double> source, double floor, Span<double> destination, Span<int> positions)
    {
        if (double.IsNaN(floor))
        {
            throw Require.Wrong(nameof(floor), floor, "must be a number");
        }

        fixed (double* from = source)
        fixed (double* to = destination)
        fixed (int* at = positions)
        {
            var task = new ExtractTask(from, source.Length, floor, to, destination.Length) { Positions = at };
            LaneLoop.Run(ref task);
            return task.Found;
        }
    }

    internal struct ExtractTask(double* source, int length, double floor, double* destination, int capacity) : ILaneTask
    {
        /// <summary>Receives positions unless null.</summary>
        public int* Positions { get; init; }

        public int Found { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILane<V>
        {
            // x >= floor is x > the double below the floor, except that nothing lies below minus infinity
            int step = 2 * V.Count;
            int found = 0;
            int i = 0;
            if (!double.IsNegativeInfinity(floor))
            {
                V below = V.Set(Math.BitDecrement(floor));
                for (; i <= length - step; i += step)
                {
                    V larger = V.Max(V.Load(source + i), V.Load(source + i + V.Count));
                    if (V.AnyGreater(larger, below))
                    {
                        found = Copy(i, i + step, found);
                    }
                }
            }

            Found = Copy(i, length, found);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly int Copy(int from, int to, int found)
        {
            if (Positions == null && found + (to - from) <= capacity)
            {
                // every value is stored and the next one overwrites it unless it counts: no branch to guess wrong
                double* input = source;
                double* output = destination + found;
                double least = floor;
                for (int i = from; i < to; i++)
                {
                    double x = input[i];
                    *output = x;
                    output += x >= least ? 1 : 0;
                }

                return (int)(output - destination);
            }

            for (int i = from; i < to; i++)
            {
                double x = source[i];
                if (x >= floor)
                {
                    if (found < capacity)
                    {
                        destination[found] = x;
                        if (Positions != null)
                        {
                            Positions[found] = i;
                        }
                    }

                    found++;
                }
            }

            return found;
        }
    }
}
