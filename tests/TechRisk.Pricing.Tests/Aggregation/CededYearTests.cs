namespace TechRisk.Pricing.Tests.Aggregation;

/// <summary>Ceded and net loss under a layer with yearly terms, against enumeration, simulated years and laws of one variable.</summary>
public class CededYearTests
{
    private static readonly Cover Usual = new("c", new Poisson(3), new LogNormal(11, 1.2));

    public static TheoryData<Cover, ExcessOfLoss> Cases => new()
    {
        { Usual, new ExcessOfLoss(3e5, 1e5) { Reinstatements = [1.0], AggregateDeductible = 1e5, Premium = 2e5 } },
        { Usual, new ExcessOfLoss(double.PositiveInfinity, 1e5) { AggregateDeductible = 2e5 } },
        { Usual with { Terms = new PolicyTerms { Retention = 2e4, Limit = 5e5, InsuredShare = 0.2 } }, new ExcessOfLoss(2e5, 5e4) { Reinstatements = [], Share = 0.7 } },
        { new Cover("p", new NegativeBinomial(4, 2), new Pareto(2.5, 5e4)), new ExcessOfLoss(4e5, 1e5) { AggregateLimit = 5e5 } },
        { Usual, new ExcessOfLoss(double.PositiveInfinity, 2e5) { AggregateDeductible = 1e5, AggregateLimit = 6e5 } },
    };

    /// <summary>20,000 years by the treaty's own rule for ordered losses; each mean within 4.5 of its standard errors of the guaranteed bounds.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Simulated_years_lie_inside_the_bounds(Cover cover, ExcessOfLoss treaty)
    {
        CededYear year = new CededAggregator(cover, treaty, 1).Year(19);
        var random = new Random(20_261);
        FrequencySeverity model = LayerTerms.Model(cover, 1);
        const int Years = 20_000;
        var net = new double[Years];
        var due = new double[Years];
        var ceded = new double[Years];
        for (int i = 0; i < Years; i++)
        {
            int count = (int)model.Frequency.Quantile(random.NextDouble());
            double[] losses = [.. Enumerable.Range(0, count).Select(_ => cover.Terms.PaidOfClaim(model.Severity.InverseSurvival(1 - random.NextDouble())))];
            TreatyYear paid = treaty.YearOf(losses);
            ceded[i] = paid.Recovery;
            net[i] = losses.Sum() - paid.Recovery;
            due[i] = net[i] + paid.ReinstatementPremium;
        }

        foreach (double d in new[] { 5e4, 1e5, 2e5, 5e5 })
        {
            Agree(year.Net.StopLoss(d), net.Select(x => Math.Max(x - d, 0)));
            Agree(year.NetWithReinstatements.StopLoss(d), due.Select(x => Math.Max(x - d, 0)));
            Agree(year.Ceded.StopLoss(d), ceded.Select(x => Math.Max(x - d, 0)));
            Agree(year.Net.ExceedanceProbability(d), net.Select(x => x > d ? 1.0 : 0));
        }

        (double meanNet, double meanCeded) = (net.Average(), ceded.Average());
        Agree(year.Covariance, net.Zip(ceded, (x, y) => (x - meanNet) * (y - meanCeded)));
        Assert.InRange(year.Correlation.Value, -1, 1);
    }

    /// <summary>All counts and orders of three amounts, at most three claims: every figure of the enumeration lies inside the bounds.</summary>
    [Theory]
    [InlineData(1.0, 1.0, 4.0)]
    [InlineData(0.5, 0.0, 5.0)]
    [InlineData(1.0, 2.5, double.PositiveInfinity)]
    public void Enumeration_lies_inside_the_bounds(double share, double deductible, double most)
    {
        (double Value, double Probability)[] claims = [(1, 0.5), (3, 0.3), (9, 0.2)];
        var treaty = new ExcessOfLoss(4, 2) { AggregateDeductible = deductible, AggregateLimit = most, Share = share };
        var law = new List<(double Net, double Probability)>();
        void Add(double[] losses, double probability)
        {
            int n = losses.Length;
            double ofCount = (n is 0 or 3 ? 1 : 3) * Math.Pow(0.4, n) * Math.Pow(0.6, 3 - n);
            law.Add((losses.Sum() - treaty.YearOf(losses).Recovery, probability * ofCount));
            foreach ((double value, double p) in n < 3 ? claims : [])
            {
                Add([.. losses, value], probability * p);
            }
        }

        Add([], 1);
        Assert.Equal(1, law.Sum(x => x.Probability), 1e-12);
        CededYear year = new Cover("d", new Binomial(3, 0.4), new Discrete(claims)).Aggregate(treaty);
        Inside(year.Net.Mean, law.Sum(x => x.Net * x.Probability));
        for (double d = 0.25; d < 27; d += 0.75)
        {
            Inside(year.Net.StopLoss(d), law.Sum(x => Math.Max(x.Net - d, 0) * x.Probability));
            Inside(year.Net.ExceedanceProbability(d), law.Where(x => x.Net > d).Sum(x => x.Probability));
        }

        double mean = law.Sum(x => x.Net * x.Probability);
        Inside(year.Net.StandardDeviation, Math.Sqrt(law.Sum(x => (x.Net - mean) * (x.Net - mean) * x.Probability)));
    }

    /// <summary>A capacity that no year reaches: the table and the claim law of one variable bound the same law.</summary>
    [Fact]
    public void Without_effective_yearly_terms_table_and_line_agree()
    {
        LatticeLoss line = Usual.Aggregate(new ExcessOfLoss(3e5, 1e5)).Net;
        LatticeLoss table = new CededAggregator(Usual, new ExcessOfLoss(3e5, 1e5) { AggregateLimit = 1e9 }, 1).Year(19).Net;
        foreach (Func<LatticeLoss, Estimate> figure in Figures)
        {
            Overlap(figure(line), figure(table));
        }

        // 1e-3: the table's step is 1 / 200 of the figure and its error a small part of that
        Assert.Equal(1, table.TailValueAtRisk(0.99).Value / line.TailValueAtRisk(0.99).Value, 1e-3);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_finer_table_narrows_the_bounds_around_the_same_law(Cover cover, ExcessOfLoss treaty)
    {
        LatticeLoss coarse = new CededAggregator(cover, treaty, 1).Year(17).Net;
        LatticeLoss fine = new CededAggregator(cover, treaty, 1).Year(21).Net;
        foreach (Func<LatticeLoss, Estimate> figure in Figures)
        {
            (Estimate a, Estimate b) = (figure(coarse), figure(fine));
            Overlap(a, b);
            Assert.True(b.Upper - b.Lower <= (a.Upper - a.Lower) + (1e-9 * b.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ceded_and_net_make_the_gross_mean(Cover cover, ExcessOfLoss treaty)
    {
        CededYear year = new CededAggregator(cover, treaty, 1).Year(17);
        Assert.InRange(year.Gross.Mean.Value, (year.Ceded.Mean.Lower + year.Net.Mean.Lower) * (1 - 1e-12), (year.Ceded.Mean.Upper + year.Net.Mean.Upper) * (1 + 1e-12));
        Assert.Equal(1, (year.Ceded.Mean.Value + year.Net.Mean.Value) / year.Gross.Mean.Value, 1e-9); // a few digits above rounding: the lattice of one variable
    }

    [Fact]
    public void A_larger_deductible_leaves_a_larger_net_loss()
    {
        LatticeLoss? before = null;
        foreach (double deductible in new[] { 0.0, 1e5, 3e5, 1e6 })
        {
            LatticeLoss net = new CededAggregator(Usual, new ExcessOfLoss(3e5, 1e5) { AggregateDeductible = deductible, AggregateLimit = 6e5 }, 1).Year(17).Net;
            if (before is not null)
            {
                Assert.True(net.Mean.Value > before.Mean.Value);
                Assert.True(net.TailValueAtRisk(0.9).Upper >= before.TailValueAtRisk(0.9).Lower);
                Assert.True(net.Quantile(0.99).Upper >= before.Quantile(0.99).Lower);
            }

            before = net;
        }
    }

    /// <summary>A layer without an end keeps min(X, A): by policy terms and by a claim law of its own.</summary>
    [Fact]
    public void What_a_tower_leaves_is_the_law_of_the_kept_claim()
    {
        TowerYear tower = Usual.AggregateTower(new ExcessOfLoss(3e5, 1e5), new ExcessOfLoss(double.PositiveInfinity, 4e5));
        LatticeLoss limited = (Usual with { Terms = new PolicyTerms { Limit = 1e5 } }).Aggregate();
        Assert.Equal(limited.Quantile(0.99), tower.Net!.Quantile(0.99));
        Assert.Equal(1, (tower.Net.Mean.Value + tower.Ceded.Sum(layer => layer.Mean.Value)) / tower.Gross.Mean.Value, 1e-12);

        // all of it but a slice: the claim law that goes on above the layer has the moments of its pieces
        TowerYear slice = Usual.AggregateTower(new ExcessOfLoss(3e5, 1e5) { Share = 0.6 });
        CededYear same = Usual.Aggregate(new ExcessOfLoss(3e5, 1e5) { Share = 0.6 });
        Assert.Equal(slice.Net!.TailValueAtRisk(0.99), same.Net.TailValueAtRisk(0.99));
        Assert.Equal(1, (slice.Net.Mean.Value + slice.Ceded[0].Mean.Value) / slice.Gross.Mean.Value, 1e-12);
        Assert.InRange(same.Correlation.Value, 0.3, 1);
    }

    [Fact]
    public void A_tower_with_yearly_terms_has_no_net_law_and_one_that_takes_too_much_is_refused()
    {
        Assert.Null(Usual.AggregateTower(new ExcessOfLoss(3e5, 1e5) { Reinstatements = [] }).Net);
        Assert.Throws<InvalidOperationException>(() => Usual.AggregateTower(new ExcessOfLoss(3e5, 1e5), new ExcessOfLoss(3e5, 2e5)));
    }

    [Fact]
    public void What_has_no_law_here_is_refused_with_its_reason()
    {
        var treaty = new ExcessOfLoss(3e5, 1e5) { Reinstatements = [] };
        Assert.Contains("yearly terms of its own", Refusal(Usual with { Terms = new PolicyTerms { AggregateLimit = 1e6 } }, treaty), StringComparison.Ordinal);
        Assert.Contains("order of the claims", Refusal(Usual, treaty with { UnderlyingAggregateLimit = 2e5 }), StringComparison.Ordinal);
        Assert.Contains("attaches at 0", Refusal(Usual, treaty with { Attachment = 0 }), StringComparison.Ordinal);
        Assert.Contains("clause", Refusal(Usual, treaty with { Premium = 1e5, Clauses = [new LossRatioCap(1)] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_placed_leaves_the_gross_loss()
    {
        CededYear year = Usual.Aggregate(new ExcessOfLoss(3e5, 1e5) { Share = 0, Reinstatements = [] });
        Assert.Equal(0, year.Ceded.Mean.Value);
        Assert.Equal(year.Gross.Quantile(0.99), year.Net.Quantile(0.99));
        Assert.Equal(Estimate.Exact(0), year.Correlation);
    }

    private static readonly Func<LatticeLoss, Estimate>[] Figures =
        [x => x.Mean, x => x.Quantile(0.9), x => x.Quantile(0.99), x => x.TailValueAtRisk(0.5), x => x.TailValueAtRisk(0.99), x => x.StopLoss(2e5), x => x.LayerMean(2e5, 1e5), x => x.StandardDeviation];

    private static string Refusal(Cover cover, ExcessOfLoss treaty) => Assert.Throws<InvalidOperationException>(() => cover.Aggregate(treaty)).Message;

    private static void Agree(Estimate estimate, IEnumerable<double> sample)
    {
        double[] values = [.. sample];
        double mean = values.Average();
        double error = 4.5 * Math.Sqrt(values.Sum(x => (x - mean) * (x - mean))) / values.Length;
        Assert.InRange(mean, estimate.Lower - error - 1e-9, estimate.Upper + error + 1e-9);
    }

    // 1e-10: amounts of a few units, sums of a few roundings
    private static void Inside(Estimate estimate, double truth) => Assert.InRange(truth, estimate.Lower - 1e-10, estimate.Upper + 1e-10);

    private static void Overlap(Estimate a, Estimate b) => Assert.True(
        Math.Max(a.Lower, b.Lower) <= Math.Min(a.Upper, b.Upper) + (1e-12 * Math.Abs(b.Value)) && a.Value <= a.Upper && a.Value >= a.Lower);
}
