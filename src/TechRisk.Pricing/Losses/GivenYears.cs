using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Makes a table of given columns: one set of rows, and their sum.</summary>
internal static class GivenYears
{
    private const int BlockLength = 2048;
    private const string Law = "the given years";

    public static YearLossTable Table(ReadOnlySpan<(string Cover, SampledLoss Losses)> covers)
    {
        Require.AtLeast(covers.Length, 1, "number of covers");
        RowDesign? rows = null;
        TailFacts? tail = null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var lines = new CoverLosses[covers.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            (string name, SampledLoss losses) = covers[i];
            Require.Text(name, "cover");
            ArgumentNullException.ThrowIfNull(losses, name);
            rows ??= losses.Rows;
            if (!names.Add(name))
            {
                throw Require.Wrong("covers", name, "must have a name of its own: two covers share it");
            }

            if (!rows.Matches(losses.Rows))
            {
                throw Require.Wrong("covers", name, $"must have the {rows.Count} years of the first cover, with the same weights and replicates");
            }

            tail = tail?.Plus(losses.Tail) ?? losses.Tail;
            SampledLoss column = losses.OnRows(rows, name);
            lines[i] = new CoverLosses(name, column, column);
        }

        SampledLoss total = lines.Length == 1 ? lines[0].Net : new SampledLoss(Sum(lines, rows!.Count), tail!, "the sum of " + string.Join(", ", names), rows);
        RunIdentity run = new() { Seed = 0, Years = rows!.Count, Method = Law };
        return new YearLossTable(new Submission(Law), run, lines.ToValueList(), []) { GroundUp = total, Gross = total, Net = total };
    }

    // added in the order of the names, so that the order of the covers moves no bit
    private static double[] Sum(CoverLosses[] lines, int count)
    {
        SampledLoss[] ordered = lines.OrderBy(line => line.Cover, StringComparer.Ordinal).Select(line => line.Net).ToArray();
        double[] total = GC.AllocateUninitializedArray<double>(count);
        for (int start = 0; start < count; start += BlockLength)
        {
            Span<double> block = total.AsSpan(start, Math.Min(BlockLength, count - start));
            ordered[0].Values.Slice(start, block.Length).CopyTo(block);
            for (int k = 1; k < ordered.Length; k++)
            {
                LaneLoop.Zip(block, ordered[k].Values.Slice(start, block.Length), block, default(Plus));
            }
        }

        return total;
    }

    private readonly struct Plus : IZip
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Add(x, y);
    }
}
