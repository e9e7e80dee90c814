using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace TechRisk.Pricing.Benchmarks;

/// <summary>
/// The research portfolio workload: the value of projects with a factor a gate, every gate of every project and every payoff drawn, on one
/// thread. Timed are simulation and statistics.
/// </summary>
internal static class ResearchWorkload
{
    private const int Calls = 9;

    public static int Run(string name, JsonElement workload, long seed)
    {
        double[] Numbers(string property) => [.. workload.GetProperty(property).EnumerateArray().Select(x => x.GetDouble())];
        double Number(string property) => workload.GetProperty(property).GetDouble();

        double[] success = Numbers("success");
        double[] cost = Numbers("cost");
        double years = Number("stage_years");
        long projects = workload.GetProperty("projects").GetInt64();
        long scenarios = workload.GetProperty("years").GetInt64();
        ResearchProject project = new("project", Industry.Biomedicine)
        {
            Stages = success.Select((p, s) => new Stage($"stage {s + 1}", p, cost[s]) { Years = years }).ToValueList(),
            Units = projects,
        };
        ResearchPortfolioValue portfolio = new(new ValuedProject(project, LogNormal.FromMeanAndSigma(Number("payoff_mean"), Number("payoff_sigma")), Number("payoff_year")))
        {
            GateCorrelation = Number("rho"),
            DiscountRate = Number("discount") - 1,
        };
        double best = double.PositiveInfinity;
        double[] values = [];
        for (int call = 0; call <= Calls; call++)
        {
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            SampledValue value = portfolio.Simulate(scenarios, seed);
            values = Statistics(value);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            best = call == 0 ? best : Math.Min(best, seconds); // the first call warms up
        }

        double drawn = (double)projects * scenarios;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"workload\":\"{name}\",\"peer\":\"TechRisk.Pricing\",\"seconds\":{best:F7},\"claims\":{projects * scenarios},\"ns_per_claim\":{best / drawn * 1e9:F4},"
            + $"\"mean\":{values[0]:R},\"sd\":{values[1]:R},\"var99\":{values[2]:R},\"var995\":{values[3]:R},\"tvar99\":{values[4]:R},\"tvar995\":{values[5]:R},\"threads\":1}}"));
        return 0;
    }

    // the order statistics of the yardstick: k = floor(n q)
    private static double[] Statistics(SampledValue value)
    {
        double n = value.Scenarios;
        double Quantile(double q) => value.Quantile((Math.Floor(n * q) + 0.5) / n).Value;
        double Tail(double q) => value.TailValueAtRisk(Math.Floor(n * q) / n).Value;
        double tail = Tail(0.99);
        return [value.Mean.Value, value.StandardDeviation.Value, Quantile(0.99), Quantile(0.995), tail, Tail(0.995)];
    }
}
