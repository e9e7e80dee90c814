using FsCheck.Xunit;
using TechRisk.Pricing.Tests.Simulation;

namespace TechRisk.Pricing.Tests.LossModels.Cyber;

/// <summary>Limiting cases of cyber risks over random parameters; a byte stands for a share of 255, so that failures shrink to round values.</summary>
public sealed class CyberLaws
{
    private const double Rounding = 1e-12; // a few dozen roundings of moments, relative

    [Property(MaxTest = 200)]
    public void Without_branching_self_excitation_is_a_poisson_count(byte rate, byte decay, byte years, bool isDelayed, bool isStationary)
    {
        Hawkes alone = new(rate / 25.5, 0, 0.1 + decay)
        {
            Kernel = isDelayed ? HawkesKernel.Delayed : HawkesKernel.Exponential,
            Start = isStationary ? HawkesStart.Stationary : HawkesStart.Empty,
        };
        double period = 0.1 + years / 51.0;
        Near(alone.Baseline * period, alone.Mean(period));
        Near(alone.Baseline * period, alone.Variance(period));
        PolicyTerms layer = new() { Retention = 1, Limit = 5 };
        AnnualMoments excited = Risk(alone).Moments(layer, period);
        AnnualMoments counted = Risk(new Poisson(alone.Baseline)).Moments(layer, period);
        Near(counted.Mean, excited.Mean);
        Near(counted.Variance, excited.Variance);
    }

    [Property(MaxTest = 200)]
    public void Branching_adds_events_and_spreads_their_number(byte branching, byte decay, byte years)
    {
        Hawkes process = new(1, branching / 256.0, 0.1 + decay);
        double period = 0.1 + years / 51.0;
        Assert.True(process.Mean(period) >= period * (1 - Rounding));
        Assert.True(process.Variance(period) >= process.Mean(period) * (1 - 1e-10)); // the variance is an integral to 1e-13 of its scale
    }

    [Property(MaxTest = 200)]
    public void One_peril_is_its_count_and_its_amounts(byte rate, byte dispersion, byte retention, byte limit)
    {
        NegativeBinomial count = new(0.01 + rate / 51.0, 1.01 + dispersion / 51.0);
        Exponential amount = new(2);
        PolicyTerms layer = new() { Retention = retention / 51.0, Limit = 0.1 + limit / 25.5 };
        AnnualMoments expected = new FrequencySeverity(count, amount).Moments(layer);
        AnnualMoments actual = new CyberRisk { Perils = [new("incident", count, amount)] }.Moments(layer);
        Near(expected.Mean, actual.Mean);
        Near(expected.Variance, actual.Variance);
    }

    [Property(MaxTest = 200)]
    public void A_systemic_event_that_strikes_all_is_an_event_of_ones_own_and_one_that_strikes_none_is_none(byte rate)
    {
        CyberRisk Struck(double share) => new()
        {
            Perils = [new("outage", new Poisson(0), new Exponential(3)) { Tags = ["cloud"] }],
            Systemic = [new SystemicEvent("cloud", rate / 51.0) { Footprint = share }],
        };
        AnnualMoments own = Risk(new Poisson(rate / 51.0)).ScaleSeverity(3.0 / 2).Moments(PolicyTerms.None);
        Near(own.Mean, Struck(1).Moments(PolicyTerms.None).Mean);
        Near(own.Variance, Struck(1).Moments(PolicyTerms.None).Variance);
        Assert.Equal(new AnnualMoments(0, 0), Struck(0).Moments(PolicyTerms.None));
    }

    [Property(MaxTest = 20)]
    public void A_peril_that_changes_leaves_the_numbers_of_another(byte rate, byte branching)
    {
        CyberPeril kept = new("kept", new Poisson(0.4), new LogNormal(10, 1));
        CyberPeril other = new("other", new Hawkes(rate / 51.0, branching / 256.0, 5), new AmountLoss(new Exponential(2)) { Section = "other" });
        double[] Kept(CyberRisk risk)
        {
            Submission firm = new("Firm", new Cover("cyber", risk));
            return [.. Enumerable.Range(0, 8).SelectMany(year => firm.Replay(year, 7)).Where(row => row.Section != "other").Select(row => row.Indemnity)];
        }

        Companies.SameBits(Kept(new CyberRisk { Perils = [kept] }), Kept(new CyberRisk { Perils = [other, kept] }));
    }

    private static CyberRisk Risk(Arrivals arrivals) => new() { Perils = [new("incident", arrivals, new Exponential(2))] };

    private static void Near(double expected, double actual) => Assert.InRange(actual, expected * (1 - Rounding), expected * (1 + Rounding));
}
