using System.Diagnostics;

namespace TechRisk.Pricing.Tests.Simulation;

/// <summary>The stability vectors hold on processors without AVX-512, without AVX2 and without any vectors: a child process with them switched off.</summary>
public class InstructionSetTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Bits_do_not_depend_on_the_instruction_set(string variable)
    {
        string assembly = typeof(InstructionSetTests).Assembly.Location;
        ProcessStartInfo start = new("dotnet", ["vstest", assembly, "--TestCaseFilter:FullyQualifiedName~TechRisk.Pricing.Tests.Stability."])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[variable] = "0";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await error);
        Assert.Matches(@"Passed: +[1-9]", output);
    }
}
