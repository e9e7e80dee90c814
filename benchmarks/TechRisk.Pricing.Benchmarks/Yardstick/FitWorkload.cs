using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TechRisk.Pricing.Benchmarks;

/// <summary>
/// A workload of kind 'fit': maximum likelihood with left truncation and right censoring at empirical quantiles of raw points that the
/// folder of the environment variable YARDSTICK_DATA holds. Building the histories is not timed; the fits are, with their standard errors.
/// </summary>
internal static class FitWorkload
{
    private const int Calls = 9;

    public static int Run(string name, JsonElement workload)
    {
        string folder = Environment.GetEnvironmentVariable("YARDSTICK_DATA")
            ?? throw new InvalidOperationException("YARDSTICK_DATA must name the folder with the raw points");
        double below = workload.GetProperty("q_trunc").GetDouble();
        double above = workload.GetProperty("q_cens").GetDouble();
        (string Name, SeverityFamily Family, string[] Order, ClaimHistory History)[] jobs =
        [
            .. workload.GetProperty("families").EnumerateArray().Select(family =>
            {
                string word = family.GetProperty("name").GetString()!;
                (SeverityFamily law, string[] order) = Law(word);
                return (word, law, order, History(Path.Combine(folder, $"w8_{word}.f64"), below, above));
            }),
        ];
        double best = double.PositiveInfinity;
        SeverityFit[] fits = new SeverityFit[jobs.Length];
        for (int call = 0; call <= Calls; call++)
        {
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < jobs.Length; i++)
            {
                fits[i] = jobs[i].History.FitSeverity(jobs[i].Family);
            }

            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            best = call == 0 ? best : Math.Min(best, seconds); // the first call warms up
        }

        IEnumerable<string> values = jobs.Zip(fits).SelectMany(pair => Values(pair.First.Name, pair.First.Order, pair.Second));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"workload\":\"{name}\",\"peer\":\"TechRisk.Pricing\",\"seconds\":{best:F7},\"claims\":{workload.GetProperty("points").GetInt64() * jobs.Length},\"values\":{{{string.Join(",", values)}}},\"threads\":1}}"));
        Console.WriteLine(Bootstrap(name));
        return 0;
    }

    // 1,000 fits of a lognormal to histories of 10,000 claims, a tenth of them cut at a limit, on all cores
    private static string Bootstrap(string name)
    {
        const int Claims = 10_000;
        const int Replicates = 1_000;
        LogNormal law = new(mu: 10, sigma: 1.5);
        double cap = law.Quantile(0.9);
        RandomKey key = RandomKey.FromSeed(8).Derive("bootstrap workload");
        ClaimHistory history = new(
        [
            .. Enumerable.Range(0, Claims).Select(i => law.Sample(key.Uniform(0, i))).Select(x => x < cap ? Claim.FromGroundUp(x).WithLimit(cap) : Claim.AtLeast(cap)),
        ]);
        SeverityFit fit = history.FitSeverity<LogNormal>();
        fit.Bootstrap(10);
        long start = Stopwatch.GetTimestamp();
        SeverityBootstrap bootstrap = fit.Bootstrap(Replicates);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"workload\":\"{name}\",\"peer\":\"bootstrap of {bootstrap.Replicates} fits to {Claims} claims\",\"seconds\":{seconds:F7},\"claims\":{(long)Claims * Replicates},\"threads\":{Environment.ProcessorCount}}}");
    }

    private static IEnumerable<string> Values(string name, string[] order, SeverityFit fit)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"\"{name}_nll\":{-fit.LogLikelihood:R}");
        for (int i = 0; i < order.Length; i++)
        {
            double value = fit.Parameters.Single(parameter => parameter.Name == order[i]).Value.Value;
            yield return string.Create(CultureInfo.InvariantCulture, $"\"{name}_p{i}\":{value:R}");
        }
    }

    private static (SeverityFamily Family, string[] Order) Law(string name) => name switch
    {
        "lognormal" => (SeverityFamily.Of<LogNormal>(), ["mu", "sigma"]),
        "gamma" => (SeverityFamily.Of<Gamma>(), ["shape", "scale"]),
        "burr" => (SeverityFamily.Of<Burr>(), ["alpha", "gamma", "scale"]),
        "gpd" => (SeverityFamily.Of<GeneralizedPareto>(), ["shape", "scale"]),
        _ => throw new InvalidOperationException($"family '{name}' is not known"),
    };

    private static ClaimHistory History(string path, double below, double above)
    {
        double[] points = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(path)).ToArray();
        double[] sorted = [.. points.Order()];
        double deductible = Quantile(sorted, below);
        double cap = Quantile(sorted, above);
        return new ClaimHistory(
        [
            .. points.Where(x => x > deductible).Select(x =>
                (x < cap ? Claim.FromGroundUp(x).WithLimit(cap) : Claim.AtLeast(cap)) with { Deductible = deductible }),
        ]);
    }

    private static double Quantile(double[] sorted, double p)
    {
        double place = p * (sorted.Length - 1);
        int low = (int)place;
        return sorted[low] + (place - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]);
    }
}
