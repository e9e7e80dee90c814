namespace TechRisk.Pricing.Tests.Simulation;

/// <summary>Systemic events are drawn once a tag, and kernels of whole blocks give the same years in any grouping.</summary>
public class SystemicTests
{
    private const long Seed = 71;
    private static readonly SuperposedModel Model = new(1.5, new Exponential(50_000));

    private static readonly Submission Company = new("Maker")
    {
        Covers = [new("waves", Model, Companies.Layer), new("batches", new BatchModel(0.5, 4, 0.2, 0.6, new Exponential(100_000)), Companies.Layer)],
        Dependence = new SharedRateFactor(new Gamma(4, 0.25)) { Covers = ["waves"] },
    };

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2_047, 2)]
    [InlineData(1_000, 3_000)]
    [InlineData(2_048, 2_048)]
    [InlineData(4_095, 1_901)]
    [InlineData(100, 5_300)]
    [InlineData(8_190, 5)]
    [InlineData(7_000, 10_500)]
    public void Any_grouping_of_years_gives_the_same_bits(long first, int count)
    {
        SimulationPlan plan = SimulationPlan.Compile(Company, 17_501, Seed);
        YearLossTable table = LocalRunner.AllCores.Run(plan);
        foreach (LossPath path in Enum.GetValues<LossPath>())
        {
            BlockKernel kernel = new(plan, path);
            double[] gross = new double[count];
            double[] groundUp = new double[count];
            for (int cover = 0; cover < 2; cover++)
            {
                for (int done = 0; done < count;)
                {
                    int part = Math.Min(count - done, SimulationPlan.BlockYears);
                    YearBlock block = new(first + done, part);
                    kernel.Begin(block);
                    long claims = kernel.Fill(block, cover, groundUp.AsSpan(done, part), gross.AsSpan(done, part));
                    Assert.True(cover != 0 || claims == kernel.Events(block, 0).Count); // a row a claim, of the asked years alone
                    done += part;
                }

                Companies.SameBits(table.Covers[cover].Gross.Values.Slice((int)first, count), gross);
                Companies.SameBits(table.Covers[cover].GroundUp.Values.Slice((int)first, count), groundUp);
            }
        }
    }

    [Fact]
    public void A_year_of_whole_blocks_can_be_replayed_alone()
    {
        YearLossTable losses = Company.Simulate(9_500, Seed);
        foreach (long year in (long[])[0, 7, 2_048, 8_191, 8_192, 9_499])
        {
            foreach (CoverLosses cover in losses.Covers)
            {
                double sum = Company.Replay(year, Seed)
                    .Where(row => row.Cover == cover.Cover).Aggregate(0.0, (total, row) => total + row.Indemnity + row.Expense);
                Assert.Equal(cover.GroundUp.Values[(int)year], sum, 0.0);
            }
        }
    }

    [Fact]
    public void The_rows_of_a_table_name_the_systemic_event_in_any_grouping()
    {
        SimulationPlan plan = SimulationPlan.Compile(Company, 10_000, Seed);
        BlockKernel kernel = new(plan);
        YearBlock block = new(7_500, 2_048); // lies in two address blocks
        kernel.Begin(block);
        EventBlock events = kernel.Events(block, 0);
        SystemicPlan.Rows rows = plan.Systemic.CreateRows();
        rows.Draw(block);
        SystemicBlock shared = rows.Of(plan.Covers[0].SystemicTags[0]);
        int struck = 0;
        for (int row = 0; row < events.Count; row++)
        {
            if (events.Tag[row] > 0)
            {
                struck++;
                Assert.Equal(shared.Year[events.TagRow[row]], events.Year[row]);
                Assert.Equal(shared.Time[events.TagRow[row]], events.Time[row], 0.0);
            }
        }

        Assert.InRange(struck, 150, 350); // 2,048 years of 0.3 events, two in five of which strike: 246
    }

    [Fact]
    public void The_prefix_of_a_longer_run_is_the_shorter_run()
    {
        YearLossTable longer = Company.Simulate(10_000, Seed);
        YearLossTable shorter = Company.Simulate(new LocalRunner { Threads = 1 }, 9_100, Seed);
        Companies.SameBits(longer.Gross.Values[..9_100], shorter.Gross.Values);
    }

    [Fact]
    public void Counts_of_systemic_events_follow_their_law_and_the_period()
    {
        Submission company = new("Maker", new Cover("waves", Model with { Rate = 0 })) { Period = 2 };
        Estimate mean = company.Simulate(200_000, Seed).GroundUp.Mean;
        double truth = 2 * 0.3 * (2.0 / 5) * 1_000;
        Assert.InRange(mean.Value, truth - 4.5 * mean.StandardError, truth + 4.5 * mean.StandardError);
    }

    [Fact]
    public void Two_covers_that_define_a_tag_differently_are_a_finding_and_the_first_name_holds()
    {
        BatchModel rare = new(0, 4, 0.01, 1, new Exponential(1));
        BatchModel often = rare with { SystemicRate = 0.5 };
        foreach (Submission company in (Submission[])[new("Maker", new("a", often), new("b", rare)), new("Maker", new("b", rare), new("a", often))])
        {
            YearLossTable losses = company.Simulate(20_000, Seed);
            Finding finding = Assert.Single(losses.Findings, finding => finding.Code == "systemic.conflict");
            Assert.Equal($"covers[{(company.Covers[0].Name == "b" ? 0 : 1)}]", finding.Path);
            CoverLosses b = losses.Covers.Single(cover => cover.Cover == "b");
            Assert.InRange(b.GroundUp.Mean.Value, 0.4 * 10_000, 0.6 * 10_000);
        }
    }
}
