namespace TechRisk.Pricing.Benchmarks;

/// <summary>The side-by-side workloads: each prints one line of JSON.</summary>
internal static partial class Yardstick
{
    /// <summary>Runs the workload that is named first; exit code 2 for a name that is not known.</summary>
    public static int Run(string[] args)
    {
        Console.Error.WriteLine($"unknown workload '{args.FirstOrDefault()}'");
        return 2;
    }
}
