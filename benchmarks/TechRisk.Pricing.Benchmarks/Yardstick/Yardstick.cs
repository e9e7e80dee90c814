using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace TechRisk.Pricing.Benchmarks;

/// <summary>
/// <c>yardstick W1 --seed 1 --workloads FILE</c>: one workload through the public API, one thread, crude Monte Carlo, every claim
/// drawn, terms and statistics included; one warm-up, then the best of nine calls, as one JSON line.
/// </summary>
internal static class Yardstick
{
    private const int Calls = 9;

    public static int Run(ReadOnlySpan<string> arguments)
    {
        string? name = null;
        string? file = null;
        long seed = 1;
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--seed" when i + 1 < arguments.Length: seed = long.Parse(arguments[++i], CultureInfo.InvariantCulture); break;
                case "--workloads" when i + 1 < arguments.Length: file = arguments[++i]; break;
                default: name = arguments[i]; break;
            }
        }

        if (name is null || file is null)
        {
            Console.Error.WriteLine("usage: yardstick WORKLOAD --seed N --workloads FILE");
            return 2;
        }

        if (FourierWorkload.Is(name))
        {
            return FourierWorkload.Run(name, seed);
        }

        switch (WorkloadFile.Kind(file, name, out JsonElement element))
        {
            case "fft_pipeline": return PipelineWorkload.Run(file, name, element);
            case "fit": return FitWorkload.Run(name, element);
            case "portfolio": return PortfolioWorkload.Run(name, element, seed);
            case "distortion": return DistortionWorkload.Run(name, element);
            case "rd_portfolio": return ResearchWorkload.Run(name, element, seed);
        }

        Workload workload = WorkloadFile.Read(file, name);
        Measured best = Measure(workload, seed);
        for (int call = 0; call < Calls; call++)
        {
            Measured next = Measure(workload, seed);
            best = call == 0 ? next : best with { Seconds = Math.Min(best.Seconds, next.Seconds), SimulationSeconds = Math.Min(best.SimulationSeconds, next.SimulationSeconds) };
        }

        Console.WriteLine(Line(name, best));
        return 0;
    }

    private static Measured Measure(Workload workload, long seed)
    {
        GC.Collect(); // as a benchmark harness does: the arrays of the call before are free for this one
        LocalRunner oneThread = new() { Threads = 1 };
        long start = Stopwatch.GetTimestamp();
        YearLossTable losses = workload.Submission.Simulate(oneThread, workload.Years, seed);
        double simulation = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Statistics statistics = Statistics.Of(losses.Net);
        return new Measured(Stopwatch.GetElapsedTime(start).TotalSeconds, simulation, losses.Run.Claims, statistics);
    }

    private static string Line(string name, Measured m) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"workload\":\"{name}\",\"peer\":\"TechRisk.Pricing\",\"seconds\":{m.Seconds:F7},\"claims\":{m.Claims},\"ns_per_claim\":{m.Seconds / m.Claims * 1e9:F4},"
        + $"\"mean\":{m.Of.Mean:R},\"sd\":{m.Of.Deviation:R},\"var99\":{m.Of.Var99:R},\"var995\":{m.Of.Var995:R},\"tvar99\":{m.Of.Tvar99:R},\"tvar995\":{m.Of.Tvar995:R},"
        + $"\"sim_seconds\":{m.SimulationSeconds:F7},\"threads\":1}}");

    private sealed record Measured(double Seconds, double SimulationSeconds, long Claims, Statistics Of);
}
