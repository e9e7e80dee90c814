using FsCheck;
using FsCheck.Fluent;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.LossModels.Products;

/// <summary>What must hold for every product risk, over random parameters (a fixed seed, so that a failure repeats).</summary>
public class ProductLaws
{
    [Fact]
    public void A_batch_of_one_claim_is_no_batch() => ForAll(60, dice =>
    {
        Severity severity = AnySeverity(dice);
        PolicyTerms terms = AnyTerms(dice);
        double rate = dice.Between(0.01, 5);
        ProductRisk singles = new() { Claims = new FrequencySeverity(new Poisson(rate), severity) };
        foreach (bool clause in new[] { true, false })
        {
            BatchLaw one = new(rate, new Logarithmic(0)) { HasClause = clause };
            ProductRisk batches = new() { Claims = new FrequencySeverity(new Poisson(0), severity), Batches = one };
            Assert.Equal(singles.Moments(terms), batches.Moments(terms));
            Assert.Equal(singles.TailAfter(terms, 1), batches.TailAfter(terms, 1));
            Assert.Equal(singles.CompoundUnder(terms), batches.CompoundUnder(terms));
        }
    });

    [Fact]
    public void One_line_without_lag_is_a_frequency_and_a_severity() => ForAll(60, dice =>
    {
        FrequencySeverity plain = new(new NegativeBinomial(dice.Between(0.1, 5), dice.Between(1.1, 3)), AnySeverity(dice));
        PolicyTerms terms = AnyTerms(dice);
        ProductRisk direct = new() { Claims = plain };
        ProductRisk line = new() { Lines = [new("device", plain.Frequency, plain.Severity)] };
        foreach (ProductRisk risk in new[] { direct, line, line with { Trigger = ClaimsMadeTrigger.AtStep(1) } })
        {
            Assert.Equal(plain.Moments(terms, 0.5), risk.Moments(terms, 0.5));
            Assert.Equal(plain.TailAfter(terms, 1), risk.TailAfter(terms, 1));
            Assert.Equal((plain, terms), risk.CompoundUnder(terms));
        }
    });

    [Fact]
    public void A_geometric_number_of_mixed_exponential_claims_has_the_transform_of_the_sum() => ForAll(200, dice =>
    {
        MixedExponential claim = AnyMixed(dice);
        double mean = 1 + Math.Exp(dice.Between(-6, 7));
        Severity batch = new BatchLaw(1, new ZeroTruncated(new Geometric(mean - 1))).LossOf(claim);
        Assert.True(Math.Abs(batch.Mean - (mean * claim.Mean)) <= 1e-11 * batch.Mean, $"{mean} of {claim}: {batch.Mean:R}");
        double variance = (mean * claim.Variance) + (mean * (mean - 1) * claim.Mean * claim.Mean);
        Assert.True(Math.Abs(batch.Variance - variance) <= 1e-10 * variance, $"{mean} of {claim}: {batch.Variance:R} against {variance:R}");
        for (int i = -3; i <= 3; i++)
        {
            double s = Math.Pow(10, i) / batch.Mean;
            double one = Transform(claim, s);
            double expected = one / mean / (1 - ((1 - (1 / mean)) * one));
            double actual = batch is Exponential ? 1 / (1 + (batch.Mean * s)) : Transform((MixedExponential)batch, s);
            Assert.True(Math.Abs(actual - expected) <= 1e-11 * expected, $"{mean} of {claim} at {s}: {actual:R} against {expected:R}");
        }
    });

    [Fact]
    public void Without_trend_and_with_a_stable_volume_occurrence_is_mature_claims_made() => ForAll(60, dice =>
    {
        double[] lag = AnyLag(dice);
        ProductLine line = new("device", new Poisson(dice.Between(0.1, 50)), AnyMixed(dice)) { ReportLag = ValueList.Create(lag), Batches = AnyBatches(dice) };
        Assert.Equal(line.OccurrenceCost, line.MatureClaimsMadeCost, 1e-12 * line.OccurrenceCost);
        double cumulative = 0;
        for (int step = 1; step <= lag.Length; step++)
        {
            cumulative += lag[step - 1];
            Assert.Equal(cumulative, line.StepFactor(step), 1e-12);
            Assert.Equal(line.StepFactor(step) * line.MatureClaimsMadeCost, line.ClaimsMadeCost(ClaimsMadeTrigger.AtStep(step)), 1e-10 * line.OccurrenceCost);
        }

        Assert.Equal(1, line.StepFactor(lag.Length + 3));

        // what is in force and what is reported later are the claims of all damage that happened: the mature year plus the tail of m steps
        double whole = Enumerable.Range(0, lag.Length).Sum(years => lag.Skip(years).Sum()) * line.OccurrenceCost;
        Assert.Equal(whole, line.MatureClaimsMadeCost + line.TailCost(new ClaimsMadeTrigger { ExtendedReportingYears = double.PositiveInfinity }), 1e-10 * whole);
    });

    [Fact]
    public void Claims_made_costs_follow_the_trend_to_the_year_of_report() => ForAll(60, dice =>
    {
        double[] lag = AnyLag(dice);
        ProductLine line = new("device", new Poisson(3), AnyMixed(dice))
        {
            ReportLag = ValueList.Create(lag),
            SeverityTrend = dice.Between(-0.1, 0.2),
            ExposureGrowth = dice.Between(-0.2, 0.3),
            FrequencyTrend = dice.Between(-0.1, 0.1),
            TrendYears = dice.Between(0, 3),
        };
        ClaimsMadeTrigger trigger = new(dice.Between(0, 4)) { ExtendedReportingYears = dice.Between(0, 5) };
        double exact = line.ClaimsMadeCost(trigger) + line.TailCost(trigger);
        Assert.Equal(exact, new ProductRisk { Lines = [line], Trigger = trigger }.Moments(PolicyTerms.None).Mean, 1e-10 * exact);
        Assert.Equal(line.OccurrenceCost, new ProductRisk { Lines = [line] }.Moments(PolicyTerms.None).Mean, 1e-10 * exact);
    });

    [Fact]
    public void Independent_costs_in_proportion_are_the_integral_of_the_layer_share() => ForAll(40, dice =>
    {
        Severity loss = AnySeverity(dice);
        Severity cost = AnyMixed(dice);
        double retention = dice.Between(0.1, 3) * 50_000;
        double top = retention * dice.Between(1.5, 10);
        PolicyTerms terms = new() { Retention = retention, Limit = top - retention };
        double expected = cost.Mean * Integrator.Adaptive(x => retention / (x * x) * loss.Survival(x), retention, top, 1e-12);
        Assert.Equal(expected, new JointDefence(cost).Expected(loss, terms, DefenceCosts.ProRata).Defence, 1e-8 * cost.Mean);
    });

    [Fact]
    public void Costs_within_the_limit_cost_the_insurer_less() => ForAll(25, dice =>
    {
        Severity loss = AnyMixed(dice);
        DefenceLaw defence = dice.Next() < 0.5 ? new DefenceRatio(dice.Between(0, 1)) : new JointDefence(AnyMixed(dice), new GumbelCopula(dice.Between(1, 2)));
        PolicyTerms terms = new() { Limit = dice.Between(0.5, 20) * 50_000 };
        double inside = defence.Expected(loss, terms, DefenceCosts.Inside).Total;
        double outside = defence.Expected(loss, terms, DefenceCosts.Outside).Total;
        double shared = defence.Expected(loss, terms, DefenceCosts.PaidShare).Total;
        double proRata = defence.Expected(loss, terms, DefenceCosts.ProRata).Total;
        Assert.True(inside <= outside * (1 + 1e-9), $"{loss} {defence}: inside {inside}, outside {outside}");
        Assert.True(shared <= proRata * (1 + 1e-7), $"{loss} {defence}: by the paid share {shared}, in proportion {proRata}");
        Assert.True(proRata <= outside * (1 + 1e-7), $"{loss} {defence}: in proportion {proRata}, outside {outside}");
    });

    [Fact]
    public void Ratio_payments_are_the_integrals_of_what_is_paid() => ForAll(60, dice =>
    {
        MixedExponential loss = AnyMixed(dice);
        DefenceRatio defence = new(dice.Between(0, 1));
        PolicyTerms terms = AnyTerms(dice) with { InsuredShare = dice.Between(0, 0.5) };
        double top = terms.Retention + terms.Limit;
        foreach (DefenceCosts costs in Enum.GetValues<DefenceCosts>())
        {
            double Paid(double x)
            {
                double a = defence.Ratio * x;
                double layer = terms.PaidOfClaim(costs == DefenceCosts.Inside ? x + a : x);
                return costs switch
                {
                    DefenceCosts.Inside => layer,
                    DefenceCosts.Outside => layer + (terms.InsurerShare * a),
                    DefenceCosts.ProRata => layer * (1 + (a / Math.Min(x, top))),
                    _ => layer * (1 + (a / x)),
                };
            }

            double[] ends = [0, .. new[] { terms.Retention, terms.Franchise, top, terms.Retention / (1 + defence.Ratio), terms.Franchise / (1 + defence.Ratio), top / (1 + defence.Ratio) }
                .Where(x => x > 0 && double.IsFinite(x)).Order()];
            double Mean(int order)
            {
                double sum = 0;
                for (int i = 0; i < ends.Length; i++)
                {
                    double to = i + 1 < ends.Length ? ends[i + 1] : double.PositiveInfinity;
                    sum += to > ends[i] ? Integrator.Adaptive(x => Math.Pow(Paid(x), order) * Math.Exp(loss.LogDensity(x)), ends[i], to, 1e-12) : 0;
                }

                return sum;
            }

            (double mean, double second) = defence.PaidMoments(loss, terms, costs);
            Assert.True(Math.Abs(mean - Mean(1)) <= 1e-8 * mean + 1e-12, $"{costs} {loss} {terms}: {mean:R} against {Mean(1):R}");
            Assert.True(Math.Abs(second - Mean(2)) <= 1e-8 * second + 1e-12, $"{costs} {loss} {terms}: {second:R} against {Mean(2):R}");
        }
    });

    [Fact]
    public void Moments_are_those_of_the_simulation() => ForAll(6, dice =>
    {
        ProductLine first = new("a", new Poisson(dice.Between(0.2, 2)), AnyMixed(dice))
        {
            ReportLag = ValueList.Create(AnyLag(dice)),
            SeverityTrend = 0.1,
            Batches = AnyBatches(dice),
            Defence = new DefenceRatio(0.3),
        };
        ProductLine second = new("b", new NegativeBinomial(dice.Between(0.2, 2), 2), new Gamma(2, 30_000)) { Defence = new JointDefence(new Gamma(1.5, 10_000), new GumbelCopula(1.5)) };
        ProductRisk risk = new()
        {
            Lines = [first, second],
            Recall = new ProductRecall(0.3, 1_000, 100, new Beta(2, 3)) { FixedCost = 20_000 },
            Trigger = new ClaimsMadeTrigger(1.5) { ExtendedReportingYears = 2 },
            DefenceCosts = (DefenceCosts)(int)dice.Between(0, 4),
        };
        PolicyTerms terms = new() { Retention = 10_000, Limit = 300_000, InsuredShare = 0.1 };
        AnnualMoments exact = risk.Moments(terms);
        SampledLoss loss = new Submission("Firm", new Cover("product", risk, terms)).Simulate(200_000, 1 + (long)(1e6 * dice.Next())).Net;
        Assert.True(Math.Abs(loss.Mean.Value - exact.Mean) <= 4.5 * loss.Mean.StandardError, $"{risk.DefenceCosts}: mean {exact.Mean}, simulated {loss.Mean}");
        Assert.True(Math.Abs(loss.StandardDeviation.Value - exact.StandardDeviation) <= 4.5 * loss.StandardDeviation.StandardError, $"{risk.DefenceCosts}: sd {exact.StandardDeviation}, simulated {loss.StandardDeviation}");
    });

    [Fact]
    public void Layers_of_a_batch_on_a_lattice_are_those_of_its_closed_form() => ForAll(12, dice =>
    {
        MixedExponential claim = AnyMixed(dice);
        ZeroTruncated number = new(new Geometric(dice.Between(0.5, 20)));
        Severity exact = BatchLoss.Of(number, claim)!;
        BatchSum lattice = new(number, claim);
        PolicyTerms terms = new() { Retention = dice.Between(0.2, 2) * exact.Mean, Limit = dice.Between(1, 5) * exact.Mean };
        ClaimMoments a = TechRisk.Pricing.ClaimMoments.Of(exact, terms);
        ClaimMoments b = TechRisk.Pricing.ClaimMoments.Of(lattice, terms);
        Assert.True(Math.Abs(a.Mean - b.Mean) <= 1e-7 * exact.Mean, $"{number} {claim} {terms}: {a.Mean:R} against {b.Mean:R}");
        Assert.True(Math.Abs(a.SecondMoment - b.SecondMoment) <= 1e-6 * a.SecondMoment + 1e-7 * exact.Moment(2), $"{number} {claim} {terms}: {a.SecondMoment:R} against {b.SecondMoment:R}");
        Assert.True(Math.Abs(a.ProbabilityOfPayment - b.ProbabilityOfPayment) <= 1e-6, $"{number} {claim} {terms}: {a.ProbabilityOfPayment:R} against {b.ProbabilityOfPayment:R}");
    });

    [Fact]
    public void Layers_of_batches_of_any_claim_are_those_of_the_simulation() => ForAll(4, dice =>
    {
        Frequency number = dice.Next() < 0.5 ? new Logarithmic(dice.Between(1, 20)) : new ZeroTruncated(new Poisson(dice.Between(0.5, 10)));
        ProductRisk risk = new()
        {
            Claims = new FrequencySeverity(new Poisson(0.5), new LogNormal(10, dice.Between(0.5, 1.5))),
            Batches = new BatchLaw(1, number),
            DefenceLaw = new DefenceRatio(0.2),
            DefenceCosts = (DefenceCosts)(int)dice.Between(0, 4),
        };
        PolicyTerms terms = new() { Retention = 30_000, Limit = 400_000 };
        AnnualMoments exact = risk.Moments(terms);
        SampledLoss loss = new Submission("Firm", new Cover("product", risk, terms)).Simulate(100_000, 1 + (long)(1e6 * dice.Next())).Net;
        Assert.True(Math.Abs(loss.Mean.Value - exact.Mean) <= 4.5 * loss.Mean.StandardError, $"{risk.DefenceCosts}: mean {exact.Mean}, simulated {loss.Mean}");
        Assert.True(Math.Abs(loss.StandardDeviation.Value - exact.StandardDeviation) <= 4.5 * loss.StandardDeviation.StandardError, $"{risk.DefenceCosts}: sd {exact.StandardDeviation}, simulated {loss.StandardDeviation}");
    });

    private static double Transform(MixedExponential law, double s) => law.Components.Sum(part => part.Weight / (1 + (part.Mean * s)));

    private static double[] AnyLag(Dice dice)
    {
        double[] lag = [.. Enumerable.Range(0, 2 + (int)dice.Between(0, 5)).Select(_ => dice.Between(0.01, 1))];
        double sum = lag.Sum();
        return [.. lag.Select(share => share / sum)];
    }

    private static BatchLaw AnyBatches(Dice dice) => new(dice.Between(0.05, 1), new ZeroTruncated(new Geometric(dice.Between(0.5, 6)))) { HasClause = dice.Next() < 0.7 };

    private static MixedExponential AnyMixed(Dice dice)
    {
        (double Weight, double Mean)[] parts = [.. Enumerable.Range(0, 1 + (int)dice.Between(0, 5)).Select(_ => (Math.Exp(dice.Between(-12, 0)), 50_000 * Math.Exp(dice.Between(-3, 3))))];
        double sum = parts.Sum(part => part.Weight);
        return new MixedExponential([.. parts.Select(part => (part.Weight / sum, part.Mean))]);
    }

    private static Severity AnySeverity(Dice dice) => (int)dice.Between(0, 4) switch
    {
        0 => AnyMixed(dice),
        1 => new LogNormal(dice.Between(9, 11), dice.Between(0.5, 1.5)),
        2 => new Gamma(dice.Between(0.5, 3), 30_000),
        _ => new Lomax(dice.Between(2.2, 4), 100_000),
    };

    private static PolicyTerms AnyTerms(Dice dice) => new()
    {
        Retention = dice.Next() < 0.3 ? 0 : dice.Between(0.1, 2) * 50_000,
        Franchise = dice.Next() < 0.7 ? 0 : dice.Between(0.1, 3) * 50_000,
        Limit = dice.Next() < 0.3 ? double.PositiveInfinity : dice.Between(0.5, 10) * 50_000,
    };

    private static void ForAll(int tests, Action<Dice> law) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            law(new Dice(seed));
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20261125, 42_424_243));

    private sealed class Dice(int seed)
    {
        private readonly RandomKey _key = RandomKey.FromSeed(seed);
        private int _draws;

        public double Next() => _key.Uniform(_draws++);

        public double Between(double low, double high) => low + ((high - low) * Next());
    }
}
