using BenchmarkDotNet.Running;
using TechRisk.Pricing.Benchmarks;

// yardstick WORKLOAD --seed N --workloads FILE prints the JSON line of a workload; anything else goes to BenchmarkDotNet
if (args is ["yardstick", .. string[] rest])
{
    return Yardstick.Run(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(Yardstick).Assembly).Run(args);
return 0;
