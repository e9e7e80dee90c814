namespace TechRisk.Pricing.Tests.LossModels;

public sealed class StageGateVectorTests
{
    // Origin: this library's first version. The values hold at every lane width; a change is a value-breaking change of the library.
    [Fact]
    public void The_simulated_losses_of_a_programme_keep_their_bits()
    {
        StageGateRun run = StageGateRun.Fused(ResearchCases.Mixed, ResearchCases.MixedTerms, 10_000, seed: 2026);
        Assert.Equal(6833200989824038506UL, Hash(run.GroundUp));
        Assert.Equal(11591539143632171331UL, Hash(run.Gross));
    }

    // FNV-1a over the bit patterns
    private static ulong Hash(double[] values) =>
        values.Aggregate(14695981039346656037UL, (hash, value) => unchecked((hash ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211UL));
}
