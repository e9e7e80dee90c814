using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace TechRisk.Pricing.Benchmarks;

/// <summary>
/// A workload of kind 'portfolio': policies with their own Poisson claims under a common factor of the year, all of them exposed to one
/// systemic event. Timed is everything from the portfolio on, with the statistics: first on one thread, then on all cores.
/// </summary>
internal static class PortfolioWorkload
{
    private const int Calls = 9;

    public static int Run(string name, JsonElement workload, long seed)
    {
        Portfolio portfolio = Book(workload);
        long years = workload.GetProperty("years").GetInt64();
        Print(name, "TechRisk.Pricing", portfolio, years, seed, 1);
        Print(name, "all cores", portfolio, years, seed, Environment.ProcessorCount);
        return 0;
    }

    private static void Print(string name, string peer, Portfolio portfolio, long years, long seed, int threads)
    {
        LocalRunner runner = new() { Threads = threads };
        double best = double.PositiveInfinity;
        double simulation = double.PositiveInfinity;
        PortfolioLosses? losses = null;
        Statistics? values = null;
        for (int call = 0; call <= Calls; call++)
        {
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            losses = portfolio.Simulate(runner, years, seed);
            double simulated = Stopwatch.GetElapsedTime(start).TotalSeconds;
            values = Statistics.Of(losses.Gross);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            best = call == 0 ? best : Math.Min(best, seconds); // the first call warms up
            simulation = call == 0 ? simulation : Math.Min(simulation, simulated);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"workload\":\"{name}\",\"peer\":\"{peer}\",\"seconds\":{best:F7},\"claims\":{losses!.Run.Claims},\"ns_per_claim\":{best / losses.Run.Claims * 1e9:F4},"
            + $"\"mean\":{values!.Mean:R},\"sd\":{values.Deviation:R},\"var99\":{values.Var99:R},\"var995\":{values.Var995:R},\"tvar99\":{values.Tvar99:R},\"tvar995\":{values.Tvar995:R},"
            + $"\"sim_seconds\":{simulation:F7},\"threads\":{threads}}}"));
    }

    private static Portfolio Book(JsonElement workload)
    {
        double Number(string name) => workload.GetProperty(name).GetDouble();
        int policies = workload.GetProperty("policies").GetInt32();
        SystemicEvent common = new("common", new Binomial(1, Number("event_prob"))) { Footprint = Number("hit_prob") };
        Beta damage = new(Number("beta_a"), Number("beta_b"));
        Submission[] submissions = new Submission[policies];
        for (int i = 0; i < policies; i++)
        {
            double limit = Number("limit_unit") * (1 + i % 20);
            CyberRisk risk = new()
            {
                Perils =
                [
                    new CyberPeril("own", new Poisson(Number("rate") * (1 + i % 10) / 5.5), new LogNormal(Number("mu0") + Number("mu_step") * (i % 7), Number("sigma"))),
                    new CyberPeril("common", new Poisson(0), new Scaled(damage, limit)) { Tags = ["common"] },
                ],
            };
            submissions[i] = new Submission(string.Create(CultureInfo.InvariantCulture, $"policy {i:D6}"), new Cover("cyber", risk, new PolicyTerms { Limit = limit }));
        }

        return new Portfolio("yardstick", submissions) { Systemic = [common], Dependence = new SharedRateFactor(Gamma.FromMeanAndCv(1, Number("gamma_cv"))) };
    }
}
