namespace TechRisk.Pricing.Tests.Architecture;

/// <summary>
/// The public surface equals the approved file. After a change that is meant, approve it:
/// <c>TECHRISK_APPROVE=1 dotnet test -c Release tests/TechRisk.Pricing.Tests --filter FullyQualifiedName~PublicApiTests</c>.
/// </summary>
public sealed class PublicApiTests
{
    private const string Approve = "TECHRISK_APPROVE";
    private const string Approved = "tests/TechRisk.Pricing.Tests/Architecture/PublicApi.approved.txt";

    [Fact]
    public void The_public_surface_is_the_approved_one()
    {
        string now = ApiText.Of(typeof(Submission).Assembly);
        string path = Path.Combine(Repository.Root, Approved);
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            File.WriteAllText(path, now);
        }

        string approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (approved == now)
        {
            return;
        }

        string received = Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt");
        File.WriteAllText(received, now);
        string[] before = approved.Split('\n');
        string[] after = now.Split('\n');
        Assert.Fail(
            $"The public surface differs from {Approved}.\n"
            + string.Join('\n', before.Except(after).Take(20).Select(line => "  - " + line).Concat(after.Except(before).Take(20).Select(line => "  + " + line)))
            + $"\nThe new text is {received}. If the change is meant, run the test again with {Approve}=1 and commit the approved file.");
    }
}
