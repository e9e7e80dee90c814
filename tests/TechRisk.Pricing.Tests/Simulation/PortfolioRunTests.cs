namespace TechRisk.Pricing.Tests.Simulation;

/// <summary>A portfolio's years are the sums of its submissions' years, in any order, on any number of threads.</summary>
public class PortfolioRunTests
{
    private const int Years = 10_001;
    private const long Seed = 91;

    private static readonly Submission[] Parts =
    [
        new("waves", new Cover("waves", new SuperposedModel(1.5, new Exponential(50_000)), Companies.Layer)),
        new("batches", new Cover("batches", new BatchModel(0.5, 4, 0.2, 0.6, new Exponential(100_000)), Companies.Layer)),
        Companies.Three(new GaussianCopula(0.3)) with { Name = "three" },
        new("tied", Companies.Cyber, Companies.Product) { Dependence = new SharedRateFactor(Gamma.FromMeanAndCv(1, 0.5)) },
        new("cyber", new Cover("cyber", Risk(new LogNormal(11, 1.2)), new PolicyTerms { Retention = 20_000, Limit = 1_000_000 })),
        new("defended", new Cover(
            "products",
            new ProductRisk { Lines = [new("device", new Poisson(0.8), new Gamma(2, 80_000)) { Defence = new DefenceRatio(0.2) }], DefenceCosts = DefenceCosts.Outside },
            new PolicyTerms { Retention = 30_000, Limit = 200_000, AggregateLimit = 300_000 })),
        new("cyber year", new Cover("cyber", Risk(new Gamma(2, 80_000)), new PolicyTerms { Limit = 300_000, AggregateRetention = 50_000, AggregateLimit = 400_000 })),
    ];

    [Fact]
    public void A_year_of_the_portfolio_is_the_sum_of_the_submissions_years()
    {
        PortfolioLosses losses = new Portfolio("book", Parts).Simulate(Years, Seed);
        double[] gross = new double[Years];
        double[] groundUp = new double[Years];
        long claims = 0;
        foreach (Submission part in Parts)
        {
            YearLossTable alone = part.Simulate(Years, Seed);
            claims += alone.Run.Claims;
            SubmissionLosses sums = losses[part.Id];
            Assert.Equal(alone.Gross.Mean.Value, sums.Expected.Value, alone.Gross.Mean.Value * 1e-12);
            Assert.Equal(alone.Gross.Mean.StandardError, sums.Expected.StandardError, alone.Gross.Mean.StandardError * 1e-9);
            for (int year = 0; year < Years; year++)
            {
                gross[year] += alone.Gross.Values[year];
                groundUp[year] += alone.GroundUp.Values[year];
            }
        }

        Assert.Equal(claims, losses.Run.Claims);
        for (int year = 0; year < Years; year++)
        {
            Assert.Equal(gross[year], losses.Gross.Values[year], 1e-9 + 1e-12 * gross[year]); // sums in another order
            Assert.Equal(groundUp[year], losses.GroundUp.Values[year], 1e-9 + 1e-12 * groundUp[year]);
            Assert.InRange(losses.LargestEvent.Values[year], 0, losses.Gross.Values[year] * (1 + 1e-12));
            Assert.InRange(losses.FromSystemicEvents.Values[year], 0, losses.Gross.Values[year] * (1 + 1e-12) + 1e-9);
        }
    }

    [Fact]
    public void Order_threads_and_length_move_no_bit()
    {
        Portfolio book = new Portfolio("book", Parts) with { Dependence = new SharedRateFactor(Gamma.FromMeanAndCv(1, 0.3)) { Covers = ["cyber", "waves"] } };
        PortfolioLosses losses = book.Simulate(new LocalRunner { Threads = 1 }, Years, Seed);
        PortfolioLosses other = (book with { Submissions = [.. Parts.Reverse()] }).Simulate(new LocalRunner { Threads = 3 }, Years, Seed);
        PortfolioLosses shorter = book.Simulate(9_100, Seed);
        foreach (Func<PortfolioLosses, SampledLoss> column in (Func<PortfolioLosses, SampledLoss>[])[x => x.Gross, x => x.GroundUp, x => x.LargestEvent, x => x.FromSystemicEvents])
        {
            Companies.SameBits(column(losses).Values, column(other).Values);
            Companies.SameBits(column(losses).Values[..9_100], column(shorter).Values);
        }

        foreach (Submission part in Parts)
        {
            Assert.Equal(losses[part.Id], other[part.Id]);
        }

        Assert.Equal(losses.Systemic, other.Systemic);
    }

    [Fact]
    public void A_systemic_event_is_one_event_with_all_it_strikes()
    {
        CyberRisk risk = new() { Perils = [new CyberPeril("hit", new Poisson(0), Severity(100)) { Tags = ["cloud"] }] };
        Portfolio book = new("book", Enumerable.Range(0, 7).Select(i => new Submission($"s{i}", new Cover("cyber", risk))))
        {
            Systemic = [new("cloud", 0.5)],
        };
        PortfolioLosses losses = book.Simulate(4_000, Seed);
        int twice = 0;
        for (int year = 0; year < 4_000; year++)
        {
            double events = losses.Gross.Values[year] / 700;
            twice += events >= 2 ? 1 : 0;
            Assert.Equal(Math.Round(events), events, 1e-12);
            Assert.Equal(events == 0 ? 0 : 700, losses.LargestEvent.Values[year], 1e-9);
            Assert.Equal(losses.Gross.Values[year], losses.FromSystemicEvents.Values[year], 1e-9);
        }

        Assert.InRange(twice, 280, 440); // P(two or more of Poisson 0.5) = 0.0902
    }

    [Fact]
    public void Aggregate_terms_are_used_up_event_by_event()
    {
        PolicyTerms terms = new() { AggregateRetention = 30, AggregateLimit = 150 };
        Portfolio book = new("book", new Submission("a", new Cover("x", new Poisson(1.5), Severity(100), terms)));
        PortfolioLosses losses = book.Simulate(5_000, Seed);
        for (int year = 0; year < 5_000; year++)
        {
            double paid = losses.Gross.Values[year];
            Assert.Equal(paid switch { 0 => 0, 70 => 70, _ => 80 }, losses.LargestEvent.Values[year], 1e-9);
        }

        Assert.Equal(150, losses.Gross.Quantile(0.99).Value, 1e-9);
    }

    [Fact]
    public void The_largest_event_has_the_closed_form_of_CY_12()
    {
        FrequencySeverity model = new(new Poisson(1.2), new Pareto(2.2, 100));
        PolicyTerms terms = new() { Retention = 50, Limit = 2_000, InsuredShare = 0.1 };
        PortfolioLosses losses = new Portfolio("book", new Submission("a", new Cover("x", model, terms))).Simulate(200_000, Seed);
        foreach (double x in (double[])[0, 100, 400, 1_500])
        {
            Estimate simulated = losses.LargestEvent.ExceedanceProbability(x);
            double exact = model.OccurrenceExceedance(x, terms);
            Assert.InRange(simulated.Value, exact - 4.5 * simulated.StandardError, exact + 4.5 * simulated.StandardError);
        }

        // OEP(x) = 1 - exp(-lambda S(x)) and x_T = x0 (lambda / -ln(1 - 1/T))^(1/alpha), where no term cuts
        Assert.Equal(1 - Math.Exp(-1.2 * Math.Pow(100 / 900.0, 2.2)), model.OccurrenceExceedance(900), 1e-15);
        Assert.Equal(100 * Math.Pow(1.2 / -Math.Log(1 - 1 / 250.0), 1 / 2.2), model.ReturnPeriodLoss(250), 1e-10);
        Assert.Equal(1.2 * Math.Pow(1e-8, 2.2), model.OccurrenceExceedance(1e10), 1e-30); // no digit lost far out
        Assert.Equal(0, model.ReturnPeriodLoss(1.2));
        Assert.Equal(0, model.OccurrenceExceedance(1_800, terms));

        FrequencySeverity mixed = model with { Frequency = new NegativeBinomial(1.2, dispersion: 2) };
        double loss = mixed.ReturnPeriodLoss(100, terms, period: 2);
        Assert.Equal(0.01, mixed.OccurrenceExceedance(loss, terms, period: 2), 1e-13);
    }

    [Fact]
    public void A_definition_of_the_portfolio_holds_and_the_other_is_a_finding()
    {
        CyberRisk often = new()
        {
            Perils = [new CyberPeril("hit", new Poisson(0), Severity(1)) { Tags = ["cloud"] }],
            Systemic = [new("cloud", 5)],
        };
        Portfolio book = new("book", new Submission("a", new Cover("x", often)));
        PortfolioLosses losses = (book with { Systemic = [new("cloud", 0.1)] }).Simulate(10_000, Seed);
        Assert.InRange(losses.Gross.Mean.Value, 0.08, 0.12);
        Assert.Equal("submissions[0].covers[0]", Assert.Single(losses.Findings, finding => finding.Code == "systemic.conflict").Path);
        CyberRisk undefined = often with { Systemic = [] };
        Assert.Contains(new Portfolio("book", new Submission("a", new Cover("x", undefined))).Simulate(10, Seed).Findings, finding => finding.Code == "systemic.undefined");
    }

    [Fact]
    public void A_factor_that_names_a_cover_without_a_rate_is_refused()
    {
        Portfolio book = new("book", new Submission("a", new Cover("batches", new BatchModel(0.5, 4, 0.2, 0.6, new Exponential(1)))))
        {
            Dependence = new SharedRateFactor(new Exponential(1)) { Covers = ["batches"] },
        };
        Assert.Throws<InvalidOperationException>(() => book.Simulate(10));
        Assert.Contains((book with { Dependence = new SharedRateFactor(new Exponential(1)) }).Simulate(10).Findings, finding => finding.Code == "dependence.no-driver");
        Portfolio absent = book with { Dependence = new SharedRateFactor(new Exponential(1)) { Covers = ["nothing"] } };
        Assert.Contains(absent.Simulate(10).Findings, finding => finding.Code == "dependence.absent-cover");
    }

    private static Discrete Severity(double amount) => new((amount, 1));

    private static CyberRisk Risk(Severity size) => new()
    {
        Perils =
        [
            new CyberPeril("breach", new Poisson(0.7), size),
            new CyberPeril("outage", new NegativeBinomial(0.3, dispersion: 1.5), size) { Tags = ["cloud"] },
        ],
        Systemic = [new("cloud", 0.2) { Footprint = new Beta(2, 3) }],
    };
}
