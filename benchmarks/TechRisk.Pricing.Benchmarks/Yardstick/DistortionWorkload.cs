using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TechRisk.Pricing.Benchmarks;

/// <summary>
/// The distortion workload: prices of a portfolio and their Euler allocation to its lines, from the columns as they are. Timed are the sum
/// of the lines, its sort, the weights and all sums; standard errors are computed when a line is read, which is not timed, since the
/// peers have none. A last line times them too.
/// </summary>
internal static class DistortionWorkload
{
    private const int Calls = 9;

    public static int Run(string name, JsonElement workload)
    {
        string folder = Environment.GetEnvironmentVariable("YARDSTICK_DATA")
            ?? throw new InvalidOperationException("YARDSTICK_DATA must name the folder with the columns");
        int lines = workload.GetProperty("lines").GetInt32();
        int years = workload.GetProperty("sims").GetInt32();
        double[] all = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(folder, $"{name.ToLowerInvariant()}.f64"))).ToArray();
        (string, SampledLoss)[] columns =
        [
            .. Enumerable.Range(0, lines).Select(j => ($"line {j:D2}", SampledLoss.FromYears(all.AsSpan(j * years, years)))),
        ];
        (string Name, RiskMeasure Measure)[] measures = [.. workload.GetProperty("distortions").EnumerateArray().Select(d => (d.GetProperty("name").GetString()!, Measure(d, years)))];
        RiskMeasure[] each = [.. measures.Select(measure => measure.Measure)];
        double best = double.PositiveInfinity;
        ValueList<ValueList<AllocationLine>> parts = [];
        for (int call = 0; call <= Calls; call++)
        {
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            parts = YearLossTable.FromYears(columns).AllocateAll(each);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            best = call == 0 ? best : Math.Min(best, seconds); // the first call warms up
        }

        long read = Stopwatch.GetTimestamp();
        IEnumerable<string> values = measures.Zip(parts).SelectMany(pair => Values(pair.First.Name, pair.Second)).ToArray();
        double errors = Stopwatch.GetElapsedTime(read).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"workload\":\"{name}\",\"peer\":\"TechRisk.Pricing\",\"seconds\":{best:F7},\"claims\":{(long)lines * years},\"values\":{{{string.Join(",", values)}}},\"threads\":1}}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"workload\":\"{name}\",\"peer\":\"with standard errors of all parts\",\"seconds\":{best + errors:F7},\"claims\":{(long)lines * years},\"threads\":1}}"));
        return 0;
    }

    private static IEnumerable<string> Values(string name, ValueList<AllocationLine> parts)
    {
        double[] amounts = [.. parts.Select(part => part.Amount.Value)];
        yield return string.Create(CultureInfo.InvariantCulture, $"\"{name}\":{amounts.Sum():R}");
        yield return string.Create(CultureInfo.InvariantCulture, $"\"{name}_first_line\":{amounts[0]:R}");
        yield return string.Create(CultureInfo.InvariantCulture, $"\"{name}_last_line\":{amounts[^1]:R}");
    }

    // the constant cost of capital of the workload is paid on the worst simulated year: TVaR at 1 - 1/n
    private static RiskMeasure Measure(JsonElement distortion, int years)
    {
        double p = distortion.GetProperty("p").GetDouble();
        return distortion.GetProperty("type").GetString() switch
        {
            "tvar" => new TailValueAtRisk(p),
            "ph" => new ProportionalHazard(p),
            "wang" => new WangTransform(p),
            "dual" => new DualPower(p),
            "ccoc" => new CostOfCapital(p, 1 - (1.0 / years)) { Basis = CapitalBasis.NetOfPremium },
            string other => throw new InvalidOperationException($"distortion type '{other}' is not known"),
            null => throw new InvalidOperationException("the distortion has no type"),
        };
    }
}
