namespace TechRisk.Pricing.Tests.Architecture;

/// <summary>
/// A text made from the library that equals a file of the repository. After a change that is meant, approve it:
/// <c>TECHRISK_APPROVE=1 dotnet test -c Release tests/TechRisk.Pricing.Tests --filter FullyQualifiedName~Architecture</c>.
/// </summary>
internal static class Approval
{
    private const string Variable = "TECHRISK_APPROVE";

    public static void Check(string file, string now)
    {
        string path = Path.Combine(Repository.Root, file);
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, now);
        }

        string approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (approved == now)
        {
            return;
        }

        string received = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(file).Replace(".approved", "", StringComparison.Ordinal) + ".received");
        File.WriteAllText(received, now);
        string[] before = approved.Split('\n');
        string[] after = now.Split('\n');
        Assert.Fail(
            $"{file} is not what the library gives now:\n"
            + string.Join('\n', before.Except(after).Take(20).Select(line => "  - " + line).Concat(after.Except(before).Take(20).Select(line => "  + " + line)))
            + $"\nThe new text is {received}. If the change is meant, run the test again with {Variable}=1 and commit the file.");
    }
}
