using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace TechRisk.Pricing.Benchmarks;

/// <summary>
/// A workload of kind 'fft_pipeline': the exact law of a cover's year on a lattice and six statistics of it, first of the mean-preserving lattice
/// alone, as the peers do it, then with guaranteed bounds. Timed is everything from the cover on.
/// </summary>
internal static class PipelineWorkload
{
    private const int Calls = 9;

    public static int Run(string file, string name, JsonElement workload)
    {
        JsonElement grid = workload.GetProperty("grids").EnumerateArray().Single(g => g.GetProperty("name").GetString() == name);
        int points = 1 << grid.GetProperty("log2n").GetInt32();
        double step = grid.GetProperty("h").GetDouble();
        Cover cover = WorkloadFile.Read(file, workload.GetProperty("of").GetString()!).Submission.Covers[0];
        Print(name, "TechRisk.Pricing", cover, new Lattice(step, points) { Discretization = Discretization.MeanPreserving });
        Print(name, "with guaranteed bounds", cover, new Lattice(step, points));
        return 0;
    }

    private static void Print(string name, string peer, Cover cover, Lattice lattice)
    {
        double best = double.PositiveInfinity;
        double[] values = new double[6];
        for (int call = 0; call <= Calls; call++)
        {
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            LatticeLoss loss = cover.Aggregate(lattice);
            values[0] = loss.Mean.Value;
            values[1] = loss.StandardDeviation.Value;
            values[2] = loss.Quantile(0.99).Value;
            values[3] = loss.Quantile(0.995).Value;
            values[4] = loss.TailValueAtRisk(0.99).Value;
            values[5] = loss.TailValueAtRisk(0.995).Value;
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            best = call == 0 ? best : Math.Min(best, seconds); // the first call warms up
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"workload\":\"{name}\",\"peer\":\"{peer}\",\"seconds\":{best:F7},\"mean\":{values[0]:R},\"sd\":{values[1]:R},\"var99\":{values[2]:R},\"var995\":{values[3]:R},\"tvar99\":{values[4]:R},\"tvar995\":{values[5]:R},\"threads\":1}}"));
    }
}
