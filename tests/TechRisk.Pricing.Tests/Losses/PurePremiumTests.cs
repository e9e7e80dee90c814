using TechRisk.Pricing.Tests.Terms;

namespace TechRisk.Pricing.Tests.Losses;

/// <summary>The price of a layer with paid reinstatements and of adjustable features, from a lattice and from a sample.</summary>
public class PurePremiumTests
{
    private static readonly (double Premium, double Rate, double Alpha)[] WorkingLayer = [(9000, 0.04, 0.9), (3000, 0.03, 0.95)];

    [Fact]
    public void Two_paid_reinstatements_above_a_deductible_match_Gemact()
    {
        // reference/published.json C11a: Pittarello, Luini, Marchione (2024), reinstatement example; 4.319350380756 by two methods
        ExcessOfLoss treaty = new(100, attachment: 0) { AggregateDeductible = 100, Reinstatements = [1, 1] };
        AnnualLoss year = PoissonLattice.Of(0.5, new Lomax(1.2, 100), treaty, points: 1000, end: 400);
        Assert.Equal(4.319350380756, year.PurePremium(treaty).Value, 2e-6); // a mean-preserving step of 0.1 on a layer of 100
    }

    [Fact]
    public void Free_reinstatements_match_Mata()
    {
        // reference/published.json C10a: Mata, ASTIN Bulletin 30 (2000), table 2, exact values
        foreach ((double limit, double attachment, double expected) in new[] { (10.0, 10.0, 6.615059246973), (10, 20, 2.412120741012), (20, 10, 9.221389738145) })
        {
            ExcessOfLoss treaty = new(limit, attachment) { Reinstatements = [0] };
            AnnualLoss year = PoissonLattice.Of(10, new Lomax(3, 10), treaty, points: 1000, end: 2 * limit);
            Assert.Equal(expected, year.PurePremium(treaty).Value, 2e-5); // a step of a thousandth of the layer
        }
    }

    [Fact]
    public void An_aggregate_deductible_and_a_corridor_match_Bear_and_Nemlick()
    {
        // reference/published.json C09-I and C09-III: Bear, Nemlick, PCAS 77 (1990), table I
        AnnualLoss first = PoissonLattice.Of(WorkingLayer, limit: 160, attachment: 40, points: 1600, end: 360);
        double aboveDeductible = 450 - first.Expected(LossFunction.Layer(360)).Value;
        Assert.Equal(0.01575549993028, aboveDeductible / 0.75 / 12000, 2e-6); // the tolerance of the reference

        LossCorridor corridor = new(350, 700);
        AnnualLoss third = PoissonLattice.Of([(4500, 0.032, 1.1), (4500, 0.038, 1.1), (1000, 0.035, 1.1)], limit: 400, attachment: 100, points: 2000, end: 700);
        double mean = 4500 * 0.032 + 4500 * 0.038 + 1000 * 0.035;
        Assert.Equal(0.03669658796946, (mean - third.Expected(corridor.Retained).Value) / 0.7 / 10000, 2e-6);
    }

    [Fact]
    public void A_profit_commission_of_three_years_matches_Bear_and_Nemlick()
    {
        // C09-V: the three years' loss has three times the claims; the commission is 0 from 0.8 of the treaty premium of 4,500 on
        AnnualLoss years = PoissonLattice.Of([(6000, 0.10, 1.5), (6000, 0.14, 1.3), (6000, 0.21, 1.1)], limit: 700, attachment: 300, points: 1400, end: 4500);
        ProfitCommission commission = new(0.25, 0.20);
        LossFunction ofLoss = LossFunction.Line(0.8).Then(commission.ReturnedOfCeded(4500));
        Assert.Equal(0.08238332015151, years.Expected(ofLoss).Value / 4500, 2e-6);
    }

    [Fact]
    public void Every_price_of_a_reinstatement_counts_for_its_own_limit()
    {
        // P(0) = 0.5, P(15) = 0.3, P(40) = 0.2: expected recovery of 10 with two reinstatements 0.3 * 15 + 0.2 * 30 = 10.5; the first limit is
        // used with 0.3 * 1 + 0.2 * 1, the second with 0.3 * 0.5 + 0.2 * 1
        ExcessOfLoss treaty = new(10, attachment: 0) { Reinstatements = [0.8, 0.25] };
        var probabilities = new double[9];
        (probabilities[0], probabilities[3], probabilities[8]) = (0.5, 0.3, 0.2);
        Estimate premium = LatticeLoss.FromProbabilities(5, probabilities).PurePremium(treaty);
        Assert.Equal(10.5 / (1 + (0.8 * 0.5) + (0.25 * 0.35)), premium.Value, 1e-12);
        Assert.InRange(premium.Upper - premium.Lower, 0, 1e-11);
        Assert.InRange(10.5 / 1.4875, premium.Lower, premium.Upper);
    }

    [Fact]
    public void A_sample_has_the_error_of_the_quotient()
    {
        // the same law 10,000 times over: standard error by the delta method, and by leaving out blocks (jackknife)
        double[] rows = [.. Enumerable.Range(0, 10_000).Select(i => (i * 7 % 10) switch { < 5 => 0.0, < 8 => 15, _ => 40 })];
        ExcessOfLoss treaty = new(10, attachment: 0) { Reinstatements = [0.8, 0.25] };
        SampledLoss loss = SampledLoss.FromYears(rows, TailFacts.BoundedBy(40));
        Estimate premium = loss.PurePremium(treaty);
        Assert.Equal(10.5 / 1.4875, premium.Value, 1e-12);

        double P(double x) => treaty.Recovery.At(x) - (premium.Value * (1 + treaty.PremiumShareOfReinstatements.At(x)));
        double variance = (0.5 * P(0) * P(0)) + (0.3 * P(15) * P(15)) + (0.2 * P(40) * P(40));
        Assert.Equal(Math.Sqrt(variance / 10_000) / 1.4875, premium.StandardError, 1e-5); // n against n - 1
        Assert.Equal(EstimateKind.Simulated, premium.Kind);
    }

    [Fact]
    public void Lattice_bounds_of_a_function_contain_the_truth_after_yearly_terms()
    {
        var probabilities = new double[9];
        (probabilities[0], probabilities[3], probabilities[8]) = (0.5, 0.3, 0.2);
        LatticeLoss layer = LatticeLoss.FromProbabilities(5, probabilities).Layer(limit: 20, attachment: 10);
        Estimate figure = layer.Expected(LossFunction.FromPieces(3, (0, 2), (8, -1), (12, 0.5)));
        double expected = (0.5 * 3) + (0.3 * (3 + (2 * 5))) + (0.2 * (3 + 16 - 4 + 4)); // the layer loses 0, 5 or 20
        Assert.Equal(expected, figure.Value, 1e-12);
        Assert.InRange(expected, figure.Lower, figure.Upper);
    }
}
