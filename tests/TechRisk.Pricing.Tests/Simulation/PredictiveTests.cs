namespace TechRisk.Pricing.Tests.Simulation;

/// <summary>One parameter set a year: what is shared, what is independent, what the exact figures are.</summary>
public class PredictiveTests
{
    private static readonly PolicyTerms Layer = new() { Retention = 50_000, Limit = 2_000_000, InsuredShare = 0.1 };

    private static readonly SeverityOfFamily Normal = new(
        SeverityFamily.Of<LogNormal>(), new AsymptoticParameters([11, 1.6], [[0.05, 0.01], [0.01, 0.02]]));

    private static readonly SeverityOfFamily Sets = new(
        SeverityFamily.Of<LogNormal>(), new ParameterSets([[10.8, 1.4], [11.1, 1.6], [11.4, 1.9]]) { Centre = [11, 1.6] });

    private static readonly FrequencyOfFamily Counts = new(FrequencyFamily.Of<NegativeBinomial>(), new ParameterSets([[2, 1.2], [3, 1.5], [5, 2.5]]));

    private static readonly FrequencyOfFamily Rate = new(FrequencyFamily.Of<Poisson>(), new AsymptoticParameters([2.5], [[0.09]]));

    public static TheoryData<int> Models => [.. Enumerable.Range(0, All.Length)];

    internal static Predictive[] All =>
    [
        new(Rate, Normal),
        new(Counts, Sets),
        new(Counts, Sets) { Pairing = ParameterPairing.Paired, FrequencyFactor = 1.5, SeverityFactor = 2 },
        new(Rate, Sets) { CountedAbove = [(20_000, 30), (100_000, 10)] },
        new(new FrequencyOfList((0.25, new Poisson(1)), (0.75, new Geometric(4))), new SeverityOfList((0.5, new Gamma(2, 40_000)), (0.5, new Pareto(2.5, 1e4)))),
        new(Counts, new SeverityOfFamily(SeverityFamily.Of<Pareto>().Fixing("minimum", 1e5), new AsymptoticParameters([1.8], [[0.04]]))),
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void Threads_blocks_and_their_order_do_not_matter(int model)
    {
        foreach (Dependence dependence in (Dependence[])[Independent.Instance, new GaussianCopula(0.3), new SharedRateFactor(new LogNormal(-0.5 * 0.09, 0.3))])
        {
            SimulationPlan plan = SimulationPlan.Compile(Company(All[model], dependence), 5_001, 7);
            YearLossTable one = new LocalRunner { Threads = 1 }.Run(plan);
            Assert.Equal(one.Hash, new LocalRunner { Threads = 3 }.Run(plan).Hash);
            TableBuilder shuffled = new(plan);
            BlockKernel[] kernels = [new(plan), new(plan)];
            foreach (int block in (int[])[2, 0, 1])
            {
                shuffled.Fill(kernels[block % 2], block);
            }

            Assert.Equal(one.Hash, shuffled.Build(one.Run.Claims).Hash);
            YearLossTable shorter = Company(All[model], dependence).Simulate(777, 7);
            Companies.SameBits(one["a"].GroundUp.Values[..777], shorter["a"].GroundUp.Values);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_fused_path_equals_the_event_path(int model)
    {
        SimulationPlan plan = SimulationPlan.Compile(Company(All[model]), 3_000, 13);
        BlockKernel fused = new(plan);
        BlockKernel events = new(plan, LossPath.EventsOnly);
        foreach (YearBlock block in (YearBlock[])[new(0, 2048), new(2048, 1), new(2049, 7)])
        {
            double[] a = new double[block.Count], b = new double[block.Count], c = new double[block.Count], d = new double[block.Count];
            fused.Begin(block);
            events.Begin(block);
            Assert.Equal(events.Fill(block, 0, a, b), fused.Fill(block, 0, c, d));
            Companies.SameBits(a, c);
            Companies.SameBits(b, d);
        }
    }

    [Fact]
    public void A_single_set_is_the_model_with_known_parameters_bit_for_bit()
    {
        foreach (Severity severity in (Severity[])[new LogNormal(11, 1.6), new Gamma(0.7, 1e5), new Lomax(2, 1e5)])
        {
            foreach (Frequency frequency in (Frequency[])[new Poisson(2.5), new NegativeBinomial(4, 2)])
            {
                foreach (Dependence dependence in (Dependence[])[Independent.Instance, new GaussianCopula(0.4), new SharedRateFactor(new Gamma(4, 0.25))])
                {
                    Predictive model = new(new FrequencyOfList((1, frequency)), new SeverityOfList((1, severity)));
                    Submission uncertain = Company(model, dependence) with { Period = 1.5 };
                    Submission known = Company(new FrequencySeverity(frequency, severity), dependence) with { Period = 1.5 };
                    Assert.Equal(known.Simulate(3_000, 5).Hash, uncertain.Simulate(3_000, 5).Hash);
                    Assert.Equal(new FrequencySeverity(frequency, severity), model.AtEstimate);
                }
            }
        }
    }

    [Fact]
    public void All_claims_of_a_year_share_their_set()
    {
        // two severities that cannot be mistaken: every year has claims of one of them only
        Predictive model = new(
            new FrequencyOfList((1, new Poisson(6))),
            new SeverityOfFamily(SeverityFamily.Of<Pareto>().Fixing("shape", 50), new ParameterSets([[1], [1000]])));
        SimulationPlan plan = SimulationPlan.Compile(Company(model), 500, 3);
        BlockKernel kernel = new(plan);
        YearBlock block = new(0, 500);
        kernel.Begin(block);
        EventBlock events = kernel.Events(block, 0);
        ILookup<int, bool> large = Enumerable.Range(0, events.Count).ToLookup(row => events.Year[row], row => events.Indemnity[row] > 500);
        Assert.All(large, year => Assert.Single(year.Distinct()));
        Assert.InRange(large.Count(year => year.First()) / (double)large.Count, 0.4, 0.6); // 4.5 standard errors of a half
    }

    // 4.5 standard errors
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Simulated_mean_and_variance_are_the_exact_ones(int index)
    {
        Predictive model = All[index];
        AnnualMoments exact = model.Moments(Layer);
        Estimate mean = Company(model).Simulate(400_000, 17)["a"].Gross.Mean;
        Estimate deviation = Company(model).Simulate(400_000, 17)["a"].Gross.StandardDeviation;
        Assert.InRange((mean.Value - exact.Mean) / mean.StandardError, -4.5, 4.5);
        Assert.InRange((deviation.Value - exact.StandardDeviation) / deviation.StandardError, -4.5, 4.5);
        (_, double process, double parameter) = model.VarianceParts(Layer);
        Assert.Equal(exact.Variance, process + parameter, 1e-12 * exact.Variance);
        Assert.True(parameter > 0);
    }

    [Fact]
    public void Drawn_parameters_have_the_law_they_were_given()
    {
        // Poisson(rate) with ln rate ~ N(ln 2.5, 0.09) and a known claim of 1: E[N] = 2.5 exp(0.045), Var = E[N] + E[N]^2 (exp(0.09) - 1)
        Predictive model = new(Rate, new SeverityOfList((1, new Discrete((1, 1)))));
        SampledLoss years = Company(model, terms: PolicyTerms.None).Simulate(400_000, 23)["a"].GroundUp;
        double mean = 2.5 * Math.Exp(0.045);
        double variance = mean + mean * mean * (Math.Exp(0.09) - 1);
        Assert.InRange((years.Mean.Value - mean) / years.Mean.StandardError, -4.5, 4.5);
        Assert.InRange((years.StandardDeviation.Value - Math.Sqrt(variance)) / years.StandardDeviation.StandardError, -4.5, 4.5);
    }

    [Fact]
    public void Scaling_moves_rate_and_amounts()
    {
        Predictive model = All[1];
        AnnualMoments before = model.Moments(PolicyTerms.None);
        Assert.Equal(3 * before.Mean, model.ScaleFrequency(3).Moments(PolicyTerms.None).Mean, 1e-9 * before.Mean);
        Assert.Equal(2 * before.Mean, model.ScaleSeverity(2).Moments(PolicyTerms.None).Mean, 1e-9 * before.Mean);
        Assert.Equal(2 * before.Mean, model.Moments(PolicyTerms.None, period: 2).Mean, 1e-9 * before.Mean);
    }

    [Fact]
    public void What_cannot_be_done_is_refused_with_its_reason()
    {
        Assert.Contains("normal on the free scale", Assert.Throws<InvalidOperationException>(() => All[0].Moments(PolicyTerms.None)).Message, StringComparison.Ordinal);
        Submission shocked = Company(All[0], new CommonShock(0.1));
        Assert.Contains("common shock", Assert.Throws<InvalidOperationException>(() => shocked.Simulate(10)).Message, StringComparison.Ordinal);
        Predictive unpaired = new(Rate, Sets) { Pairing = ParameterPairing.Paired };
        Assert.Contains("paired", Assert.Throws<InvalidOperationException>(() => Company(unpaired).Simulate(10)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeverityOfFamily(SeverityFamily.Of<LogNormal>(), new ParameterSets([[1]])));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeverityOfFamily(SeverityFamily.Of<LogNormal>(), new ParameterSets([[1, 1], [1, -1]])));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsymptoticParameters([1, 1], [[1, 2], [2, 1]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsymptoticParameters([1, 1], [[1, 0.5], [0.4, 1]]));
    }

    [Fact]
    public void An_infinite_predictive_mean_is_known_and_a_limit_makes_it_finite()
    {
        Predictive model = new(new FrequencyOfList((1, new Poisson(1))), Normal);
        Assert.Equal(0, model.TailAfter(PolicyTerms.None, 1).FiniteMoments);
        Assert.Equal(double.PositiveInfinity, model.TailAfter(new PolicyTerms { Limit = 1e6 }, 1).FiniteMoments);
        Assert.Equal(1e6, model.TailAfter(new PolicyTerms { AggregateLimit = 1e6 }, 1).RightEnd);
        YearLossTable unlimited = Company(model, terms: PolicyTerms.None).Simulate(1_000);
        Assert.Contains(unlimited.Findings, finding => finding.Code == "parameters.infinite-mean");
        Assert.Contains(unlimited["a"].Gross.Findings, finding => finding.Code == "tail.infinite-mean");
        Assert.True(double.IsPositiveInfinity(unlimited["a"].Gross.Mean.Value));
        Assert.DoesNotContain(Company(model).Simulate(1_000)["a"].Gross.Findings, finding => finding.Code == "tail.infinite-mean");
    }

    [Fact]
    public void Tail_facts_hold_over_all_sets()
    {
        PolicyTerms limited = new() { Limit = 1e6, InsuredShare = 0.5 };
        FrequencyOfFamily trials = new(FrequencyFamily.Of<Binomial>().Fixing("trials", 10), new AsymptoticParameters([0.1], [[0.2]]));
        Assert.Equal(5e6, new Predictive(trials, Normal).TailAfter(limited, 1).RightEnd);
        TailFacts drawnRate = new Predictive(Rate, Sets).TailAfter(limited, 1);
        Assert.Equal(0, drawnRate.ExponentialAbscissa); // a Poisson count with a lognormal rate has no exponential moment
        Assert.Equal(double.PositiveInfinity, drawnRate.FiniteMoments);
        TailFacts knownRate = new Predictive(new FrequencyOfList((1, new Poisson(2))), Normal).TailAfter(limited, 1);
        Assert.Equal(double.PositiveInfinity, knownRate.ExponentialAbscissa);

        SeverityOfFamily scale = new(SeverityFamily.Of<Exponential>(), new AsymptoticParameters([1e5], [[0.1]]));
        Assert.Equal(double.PositiveInfinity, new Predictive(Rate, scale).TailAfter(PolicyTerms.None, 1).FiniteMoments);
        Assert.Equal(0, new Predictive(Rate, scale).TailAfter(PolicyTerms.None, 1).ExponentialAbscissa);
        SeverityOfFamily minimum = new(SeverityFamily.Of<Pareto>().Fixing("shape", 2.5), new AsymptoticParameters([1e5], [[0.1]]));
        Assert.Equal(2.5, new Predictive(Rate, minimum).TailAfter(PolicyTerms.None, 1).FiniteMoments);

        // a list has the heaviest of its laws
        SeverityOfList list = new((0.5, new Pareto(3, 1)), (0.5, new Pareto(1.5, 1)));
        Assert.Equal(1.5, new Predictive(Counts, list).TailAfter(PolicyTerms.None, 1).FiniteMoments);
        SeverityOfFamily many = new(SeverityFamily.Of<Exponential>(), new ParameterSets([.. Enumerable.Range(1, 100).Select(i => (ValueList<double>)[i])]));
        TailFacts light = new Predictive(new FrequencyOfList((1, new Poisson(1))), many).TailAfter(PolicyTerms.None, 1);
        Assert.Equal(0.01, light.ExponentialAbscissa!.Value, 1e-12);
        Assert.Null(new Predictive(new FrequencyOfList((1, new Geometric(1))), many).TailAfter(PolicyTerms.None, 1).ExponentialAbscissa);
    }

    [Fact]
    public void The_marginal_view_is_the_mixture_over_the_sets()
    {
        Severity marginal = Sets.Marginal();
        foreach (double x in (double[])[1e3, 1e5, 1e7])
        {
            double mean = (new LogNormal(10.8, 1.4).Survival(x) + new LogNormal(11.1, 1.6).Survival(x) + new LogNormal(11.4, 1.9).Survival(x)) / 3;
            Assert.Equal(mean, marginal.Survival(x), 1e-12);
        }
    }

    // ground-up claims of 3 a year, counted above their deductibles: the restated model must have the ground-up loss cost, whatever the set
    [Fact]
    public void Counts_above_deductibles_are_restated_with_the_years_own_severity()
    {
        double[][] sets = [[10.8, 1.4], [11.4, 1.9]];
        foreach (double deductible in (double[])[20_000, 200_000])
        {
            double counted = 3;
            Predictive model = new(new FrequencyOfList((1, new Poisson(counted))), new SeverityOfFamily(SeverityFamily.Of<LogNormal>(), new ParameterSets([.. sets.Select(set => set.ToValueList())])))
            {
                CountedAbove = [(deductible, 12)],
            };
            PolicyTerms layer = new() { Retention = deductible, Limit = 1e6 };
            double expected = sets.Average(set =>
            {
                LogNormal law = new(set[0], set[1]);
                return counted / law.Survival(deductible) * new FrequencySeverity(new Poisson(1), law).Moments(layer).Mean;
            });
            Assert.Equal(expected, model.Moments(layer).Mean, 1e-9 * expected);
            Estimate simulated = Company(model, terms: layer).Simulate(200_000, 29)["a"].Gross.Mean;
            Assert.InRange((simulated.Value - expected) / simulated.StandardError, -4.5, 4.5);
        }

        // of claims with different deductibles the mean of 1 / S(d_i)
        LogNormal size = new(11, 1.6);
        Predictive mixed = new(new FrequencyOfList((1, new NegativeBinomial(3, 2))), new SeverityOfList((1, size))) { CountedAbove = [(0, 5), (50_000, 15)] };
        double factor = (5 + 15 / size.Survival(50_000)) / 20;
        NegativeBinomial groundUp = Assert.IsType<NegativeBinomial>(mixed.AtEstimate.Frequency);
        Assert.Equal(3 * factor, groundUp.Mean, 1e-12);
        Assert.Equal(new NegativeBinomial(3, 2).Size, groundUp.Size, 1e-12);
        Frequency thinned = groundUp.Thin(1 / factor);
        Assert.Equal(3, thinned.Mean, 1e-12);
        Assert.Equal(6, thinned.Variance, 1e-12);
    }

    private static Submission Company(LossModel model, Dependence? dependence = null, PolicyTerms? terms = null) =>
        new("Chip designer", new Cover("a", model, terms ?? Layer)) { Dependence = dependence ?? Independent.Instance };
}
