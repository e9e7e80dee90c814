using TechRisk.Pricing.Tests.Architecture;
using TechRisk.Pricing.Tests.Simulation;

namespace TechRisk.Pricing.Tests.Stability;

/// <summary>
/// Hashes of whole year-loss tables. They may change only with a Value-breaking line in the changelog and a new stream contract;
/// InstructionSetTests runs them again with the processor's vectors switched off.
/// </summary>
public class YearTableHashTests
{
    [Fact]
    public void The_example_keeps_its_table()
    {
        Submission company = Submission.FromJson(Repository.Read("docs/examples/chip-designer.json"));
        Assert.Equal("96e769d721d8cba2f8dee77961978c216cc5bba2", company.Simulate(20_000, 2026).Hash[..40]);
    }

    [Theory]
    [InlineData(0, "23a8e3b4cc3fecde23e486e76edb01978cfc4940")]
    [InlineData(1, "4046b9f4022274a5a91f60f5b4eae8123167f65b")]
    [InlineData(2, "5a5084e6004fa0f85e4487998f1ab1869da368b5")]
    [InlineData(3, "183d6014e4a939904b2098b7747bb13a667c70f3")]
    [InlineData(4, "a07b8e03f7abd35cc1caa521a8bbccc6e20a7b8e")]
    public void Every_dependence_keeps_its_table(int dependence, string hash) =>
        Assert.Equal(hash, Companies.Three(Companies.Dependences().ElementAt(dependence)).Simulate(10_000, 7).Hash[..40]);
}
