using System.Globalization;

namespace TechRisk.Pricing.Tests.Aggregation;

/// <summary>Figures of the default lattice against laws that are known without one: closed forms of sums, and single claims.</summary>
public class LatticeTruthTests
{
    public static TheoryData<int> Sums => new(Enumerable.Range(0, Compounds.Length));

    private static readonly (Frequency Count, Severity Claim)[] Compounds =
    [
        (new Poisson(10), new Gamma(2, 500)),
        (new Poisson(0.01), new Gamma(0.4, 3e9)),
        (new Poisson(250), new Exponential(1e-9)),
        (new Geometric(4), new Exponential(100_000)),
        (NegativeBinomial.FromSizeAndBeta(1.5, 8), new InverseGaussian(100_000, 80_000)),
        (new Binomial(40, 0.08), new Gamma(7, 1e12)),
        (new PoissonInverseGaussian(5, 2), new InverseGaussian(3, 40)),
        (new PolyaAeppli(3, 1.5), new Exponential(2e5)),
        (new ZeroModified(new Logarithmic(4), 0.3), new Gamma(1.5, 10)),
        (new Poisson(3), new Discrete((50, 1))),
        (new EmpiricalCounts(3, 1, 0, 2, 1), new Gamma(3, 7)),
    ];

    [Theory]
    [MemberData(nameof(Sums))]
    public void Closed_forms_lie_between_the_bounds(int index)
    {
        (Frequency count, Severity claim) = Compounds[index];
        ClosedCompound truth = ClosedCompound.Of(count, claim)!;
        LatticeLoss loss = new Cover("c", count, claim).Aggregate();

        // the closed forms are correct to 1e-13 (ClosedCompoundTests), the values between the bounds to 1e-8; probabilities to 2e-6 where a density
        // has a pole at 0, and to the rounding of a transform far out
        Holds("mean", loss.Mean, truth.Mean, 1e-13);
        Holds("no loss", loss.ProbabilityOfLoss, truth.Survival(0), 1e-12);
        foreach (double p in (double[])[0.5, 0.9, 0.99, 0.995, 0.999])
        {
            Holds(Text("VaR", p), loss.Quantile(p), truth.Quantile(p), 2e-8);
            Holds(Text("TVaR", p), loss.TailValueAtRisk(p), truth.TailValueAtRisk(p), 1e-8);
        }

        double unit = truth.Quantile(0.995) > 0 ? truth.Quantile(0.995) : claim.Mean;
        foreach (double share in (double[])[0.013, 0.21, 0.5, 0.93, 1.3])
        {
            Holds(Text("P(S > x)", share), loss.ExceedanceProbability(share * unit), truth.Survival(share * unit), 2e-6, 1e-12);
            Holds(Text("stop loss", share), loss.StopLoss(share * unit), truth.StopLoss(share * unit), 1e-7, 1e-14 * unit);
        }
    }

    [Fact]
    public void A_single_claim_has_the_severity_for_a_truth()
    {
        foreach (Severity claim in (Severity[])[new LogNormal(9, 1.2), new Weibull(0.7, 1e4), new Lomax(2.5, 1e4), new Histogram([0, 10, 100, 350], [0.2, 0.5, 0.3])])
        {
            double x = claim.InverseSurvival(0.02);
            LatticeLoss loss = new Cover("c", new Binomial(1, 0.4), claim).Aggregate();
            Holds("P(S > x)", loss.ExceedanceProbability(x), 0.4 * 0.02, 1e-7);
            Holds("VaR 99.2 %", loss.Quantile(1 - (0.4 * 0.02)), x, 1e-7);
            Holds("layer", loss.LayerMean(x, 0.3 * x), 0.4 * (claim.LimitedExpectedValue(1.3 * x) - claim.LimitedExpectedValue(0.3 * x)), 1e-7);
        }
    }

    [Fact]
    public void Discrete_claims_off_and_on_the_points_agree()
    {
        var claim = new Discrete((100, 0.5), (250, 0.3), (1000, 0.2));
        var cover = new Cover("c", new NegativeBinomial(2, 3), claim, new PolicyTerms { Retention = 50, AggregateLimit = 4000 });
        LatticeLoss exact = cover.Aggregate();
        LatticeLoss off = cover.Aggregate(new Lattice(0.37, 20_000));
        Assert.InRange((exact.Mean.Upper - exact.Mean.Lower) / exact.Mean.Value, 0, 1e-11);
        Assert.InRange(exact.Mean.Value, off.Mean.Lower, off.Mean.Upper);
        Assert.InRange(exact.TailValueAtRisk(0.99).Value, off.TailValueAtRisk(0.99).Lower, off.TailValueAtRisk(0.99).Upper);
        Assert.Contains(off.Findings, finding => finding.Code == "lattice.atoms-between-points");
    }

    private static string Text(string name, double x) => string.Create(CultureInfo.InvariantCulture, $"{name} {x}");

    private static void Holds(string name, Estimate estimate, double truth, double tolerance, double rounding = 0)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{name}: {truth:R}, not in [{estimate.Lower:R}, {estimate.Upper:R}] or not near {estimate.Value:R}");
        Assert.True(estimate.Lower <= truth * (1 + 2e-13) && truth <= estimate.Upper * (1 + 2e-13), text);
        Assert.True(Math.Abs(estimate.Value - truth) <= (tolerance * Math.Abs(truth)) + rounding, text);
    }
}
