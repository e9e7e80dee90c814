namespace TechRisk.Pricing.Tests.Simulation;

/// <summary>What may not move the numbers of a cover: other covers, their order, a higher frequency.</summary>
public class InvarianceTests
{
    public static TheoryData<int> Dependences => [.. Enumerable.Range(0, Companies.Dependences().Count())];

    [Theory]
    [MemberData(nameof(Dependences))]
    public void Adding_removing_or_reordering_covers_leaves_the_others_unchanged(int dependence)
    {
        Submission three = Companies.Three(Companies.Dependences().ElementAt(dependence));
        YearLossTable all = three.Simulate(10_000, 3);
        YearLossTable reversed = (three with { Covers = three.Covers.Reverse().ToValueList() }).Simulate(10_000, 3);
        YearLossTable two = (three with { Covers = [Companies.Equipment, Companies.Cyber] }).Simulate(10_000, 3);
        YearLossTable four = (three with { Covers = [Companies.Cyber with { Name = "second cyber" }, .. three.Covers] }).Simulate(10_000, 3);
        foreach (YearLossTable other in (YearLossTable[])[reversed, two, four])
        {
            foreach (CoverLosses cover in other.Covers.Where(cover => three.Covers.Any(own => own.Name == cover.Cover)))
            {
                Companies.SameBits(all[cover.Cover].GroundUp.Values, cover.GroundUp.Values);
                Companies.SameBits(all[cover.Cover].Gross.Values, cover.Gross.Values);
            }
        }

        Companies.SameBits(all.Net.Values, reversed.Net.Values);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(40)]
    public void Raising_a_frequency_keeps_every_old_claim(double factor)
    {
        foreach (Cover cover in (Cover[])[Companies.Cyber, Companies.Product])
        {
            double[][] before = ClaimsByYear(cover, 200);
            double[][] after = ClaimsByYear(cover.ScaleFrequency(factor), 200);
            Assert.True(after.Sum(year => year.Length) > before.Sum(year => year.Length));
            for (int year = 0; year < before.Length; year++)
            {
                Companies.SameBits(before[year], after[year].AsSpan(0, before[year].Length));
            }
        }
    }

    [Fact]
    public void Another_submission_has_other_numbers()
    {
        Submission one = Companies.Three();
        Submission other = one with { Id = "other" };
        Assert.NotEqual(one.Simulate(2_000, 3).Hash, other.Simulate(2_000, 3).Hash);
        Assert.NotEqual(one.Simulate(2_000, 3).Hash, one.Simulate(2_000, 4).Hash);
        Assert.Equal(one.Simulate(2_000, 3).Hash, (one with { Currency = "EUR" }).Simulate(2_000, 3).Hash);
    }

    private static double[][] ClaimsByYear(Cover cover, int years)
    {
        SimulationPlan plan = SimulationPlan.Compile(new Submission("Chip designer", cover), years, 3);
        BlockKernel kernel = new(plan);
        YearBlock block = new(0, years);
        kernel.Begin(block);
        EventBlock events = kernel.Events(block, 0);
        return Enumerable.Range(0, years)
            .Select(year => Enumerable.Range(0, events.Count).Where(row => events.Year[row] == year).Select(row => events.Indemnity[row]).ToArray())
            .ToArray();
    }
}
