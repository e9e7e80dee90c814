using System.Diagnostics;
using TechRisk.Pricing.Tests.Architecture;

namespace TechRisk.Pricing.Tests.Cli;

/// <summary>The command as a shell sees it: arguments in; exit code and two streams out, both of them pipes.</summary>
internal sealed record Shell(int Code, byte[] Bytes, string Error)
{
    public string Output => System.Text.Encoding.UTF8.GetString(Bytes);

    public string[] Findings => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static string Example => Path.Combine(Repository.Root, "docs", "examples", "chip-designer.json");

    public static Shell Run(params string[] arguments)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string command = Path.Combine(Repository.Root, "src", "TechRisk.Pricing.Cli", "bin", configuration, "net10.0", "techrisk.dll");
        ProcessStartInfo start = new("dotnet", [command, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        using MemoryStream output = new();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return new Shell(process.ExitCode, output.ToArray(), error.Result);
    }

    /// <summary>Runs on a file with a text.</summary>
    public static Shell RunOn(string text, params string[] arguments)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        File.WriteAllText(path, text);
        try
        {
            return Run([.. arguments, path]);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
