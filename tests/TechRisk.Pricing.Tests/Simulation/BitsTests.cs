namespace TechRisk.Pricing.Tests.Simulation;

/// <summary>The numbers depend on submission, seed and years, and on nothing else.</summary>
public class BitsTests
{
    private const long Years = 20_011; // not a multiple of the block

    public static TheoryData<int> Dependences => [.. Enumerable.Range(0, Companies.Dependences().Count())];

    [Theory]
    [MemberData(nameof(Dependences))]
    public void Threads_do_not_matter(int dependence)
    {
        SimulationPlan plan = SimulationPlan.Compile(Companies.Three(Companies.Dependences().ElementAt(dependence)), Years, 7);
        YearLossTable one = new LocalRunner { Threads = 1 }.Run(plan);
        foreach (int threads in (int[])[2, 3, 7])
        {
            YearLossTable other = new LocalRunner { Threads = threads }.Run(plan);
            Assert.Equal(one.Hash, other.Hash);
            Assert.Equal(one.Run.Claims, other.Run.Claims);
        }
    }

    [Fact]
    public void The_order_of_the_blocks_does_not_matter()
    {
        SimulationPlan plan = SimulationPlan.Compile(Companies.Three(new GaussianCopula(0.3)), Years, 7);
        YearLossTable expected = new LocalRunner { Threads = 1 }.Run(plan);
        TableBuilder shuffled = new(plan);
        BlockKernel[] kernels = [new(plan), new(plan)];
        int[] order = Enumerable.Range(0, (int)plan.Blocks).ToArray();
        new Random(3).Shuffle(order);
        for (int i = 0; i < order.Length; i++)
        {
            shuffled.Fill(kernels[i % 2], order[i]);
        }

        Assert.Equal(expected.Hash, shuffled.Build(expected.Run.Claims).Hash);
    }

    [Theory]
    [MemberData(nameof(Dependences))]
    public void A_shorter_run_is_the_beginning_of_a_longer_one(int dependence)
    {
        Submission company = Companies.Three(Companies.Dependences().ElementAt(dependence));
        YearLossTable longer = company.Simulate(30_000, 11);
        YearLossTable shorter = company.Simulate(7_777, 11);
        foreach (CoverLosses cover in shorter.Covers)
        {
            Companies.SameBits(longer[cover.Cover].GroundUp.Values[..7_777], cover.GroundUp.Values);
            Companies.SameBits(longer[cover.Cover].Gross.Values[..7_777], cover.Gross.Values);
        }

        Companies.SameBits(longer.Net.Values[..7_777], shorter.Net.Values);
    }

    [Theory]
    [MemberData(nameof(Dependences))]
    public void The_fused_path_equals_the_event_path(int dependence)
    {
        Submission company = Companies.Three(Companies.Dependences().ElementAt(dependence));
        company = dependence == 3 ? company : company with { Covers = [.. company.Covers, Companies.Busy] };
        SimulationPlan plan = SimulationPlan.Compile(company, 5_000, 13);
        BlockKernel fused = new(plan);
        BlockKernel events = new(plan, LossPath.EventsOnly);
        double[][] expected = [new double[2048], new double[2048]];
        double[][] actual = [new double[2048], new double[2048]];
        foreach (YearBlock block in (YearBlock[])[new(0, 2048), new(2048, 1), new(2049, 7), new(4_000, 1_000)])
        {
            fused.Begin(block);
            events.Begin(block);
            for (int cover = 0; cover < plan.Covers.Length; cover++)
            {
                long a = events.Fill(block, cover, expected[0].AsSpan(0, block.Count), expected[1].AsSpan(0, block.Count));
                long b = fused.Fill(block, cover, actual[0].AsSpan(0, block.Count), actual[1].AsSpan(0, block.Count));
                Assert.Equal(a, b);
                Companies.SameBits(expected[0].AsSpan(0, block.Count), actual[0].AsSpan(0, block.Count));
                Companies.SameBits(expected[1].AsSpan(0, block.Count), actual[1].AsSpan(0, block.Count));
            }
        }
    }

    [Fact]
    public void Many_claims_a_year_run_in_slices_and_keep_their_order()
    {
        Submission company = new("Fleet", new Cover("many", new NegativeBinomial(6_000, dispersion: 300), new Exponential(1_000), new PolicyTerms { Retention = 10 }));
        SimulationPlan plan = SimulationPlan.Compile(company, 100, 5);
        BlockKernel fused = new(plan);
        BlockKernel events = new(plan, LossPath.EventsOnly);
        YearBlock block = new(0, 100);
        double[] a = new double[100], b = new double[100], c = new double[100], d = new double[100];
        fused.Begin(block);
        events.Begin(block);
        fused.Fill(block, 0, a, b);
        events.Fill(block, 0, c, d);
        Companies.SameBits(c, a);
        Companies.SameBits(d, b);
    }

    [Fact]
    public void Any_grouping_of_blocks_leaves_the_same_summary()
    {
        SimulationPlan plan = SimulationPlan.Compile(Companies.Three(new GaussianCopula(0.3)), Years, 7);
        BlockResult whole = Summary(plan, Enumerable.Range(0, (int)plan.Blocks));
        int[] order = Enumerable.Range(0, (int)plan.Blocks).ToArray();
        new Random(9).Shuffle(order);
        BlockResult first = Summary(plan, order[..3]);
        BlockResult second = Summary(plan, order[3..4]);
        BlockResult third = Summary(plan, order[4..]);
        third.Merge(first);
        second.Merge(third);
        for (int i = 0; i <= plan.Covers.Length; i++)
        {
            Assert.Equal(whole.Sum(i), second.Sum(i), 0.0);
            Assert.Equal(whole.SumOfSquares(i), second.SumOfSquares(i), 0.0);
        }

        Assert.Equal(whole.Tail.Descending, second.Tail.Descending);
        Assert.Equal(whole.Histogram.Bins, second.Histogram.Bins);
        YearLossTable table = LocalRunner.AllCores.Run(plan);
        double mean = whole.Sum(plan.Covers.Length) / Years;
        Assert.Equal(table.Net.Mean.Value, mean, 1e-9 * mean); // a sum of 20,000 rounded additions against an exact one
        Assert.Equal(table.Net.Values.ToArray().OrderDescending().Take(200), whole.Tail.Descending.Select(year => year.Total));
    }

    private static BlockResult Summary(SimulationPlan plan, IEnumerable<int> blocks)
    {
        SummaryBuilder builder = new(plan, tailYears: 200);
        foreach (int block in blocks)
        {
            builder.Add(block);
        }

        return builder.Result;
    }
}
