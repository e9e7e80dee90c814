using FsCheck.Xunit;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.LossModels;

/// <summary>The closed forms of an epidemic and the footprints made of it (domain note 3.2, 3.3: CY-05).</summary>
public class SirEpidemicTests
{
    [Property(MaxTest = 300)]
    public void The_attack_rate_solves_the_final_size_equation(double a, double b, double c)
    {
        SirEpidemic epidemic = Random(a, b, c);
        double attack = epidemic.AttackRate;
        double exponent = epidemic.Reproduction * (epidemic.Infected + epidemic.Susceptible * attack);
        Assert.InRange(attack, 0, 1);

        // a = 1 - exp(-x): one rounding of each side
        Assert.Equal(-double.ExpM1(-exponent), attack, 4e-16 + 4e-15 * attack);

        // s_inf = -W(-R0 s0 exp(-R0 (s0 + i0))) / R0 means w exp(w) = the argument, with w = -R0 s_inf in [-1, 0]: the principal branch
        double w = -epidemic.Reproduction * epidemic.FinalSusceptible;
        double argument = -epidemic.Reproduction * epidemic.Susceptible * Math.Exp(-epidemic.Reproduction * (epidemic.Susceptible + epidemic.Infected));
        Assert.Equal(argument, w * Math.Exp(w), 1e-14);
        Assert.InRange(w, -1 - 1e-7, 0);
    }

    [Property(MaxTest = 300)]
    public void Below_the_threshold_the_peak_is_the_start_and_the_attack_rate_falls_with_it(double a, double b)
    {
        double slope = 1e-3 + 0.999 * Fraction(a);
        double infected = Math.Max(1e-3 * Fraction(b), 1e-12);
        SirEpidemic epidemic = new(slope, infected);
        Assert.Equal(infected, epidemic.Peak, 0.0);

        // 1 - exp(-x) <= x gives a <= R0 i0 + R0 s0 a
        double bound = slope * infected / Math.Max(1 - slope * epidemic.Susceptible, 1e-300);
        Assert.True(epidemic.AttackRate <= bound * (1 + 1e-12));
        Assert.Equal(0, new SirEpidemic(slope, 0).AttackRate);
        Assert.True(new SirEpidemic(slope, infected / 100).AttackRate < epidemic.AttackRate);
    }

    [Theory]
    [InlineData(2, 0, 0.796812130020020046)] // z = 1 - exp(-2 z), the classical final size: 1 + W(-2 exp(-2)) / 2, mpmath 1.3, 50 digits
    [InlineData(1.5, 0, 0.582811643865811386)]
    [InlineData(1.000001, 0, 1.9999973331719116e-06)] // at the double next to 1.000001
    public void Known_final_sizes(double reproduction, double infected, double attack) =>
        Assert.Equal(attack, new SirEpidemic(reproduction, infected).AttackRate, 2e-14 * attack);

    [Fact]
    public void The_path_reaches_the_peak_and_dies_out()
    {
        SirEpidemic epidemic = new(3, 1e-3, 0.1);
        double largest = Enumerable.Range(0, 2_001).Max(k => epidemic.InfectedAt(k * 0.01));
        Assert.Equal(epidemic.Peak, largest, 2e-5); // the peak lies within half a step of 0.01; i'' is about 1
        Assert.Equal(epidemic.Infected, epidemic.InfectedAt(0), 0.0);
        Assert.InRange(epidemic.InfectedAt(80), 0, 1e-12);
    }

    [Fact]
    public void The_critical_patched_share_stops_an_infection()
    {
        SirEpidemic open = new(4, 0);
        Assert.Equal(0.75, open.CriticalPatchedShare, 0.0);
        Assert.Equal(0, new SirEpidemic(4, 0, immune: 0.75).AttackRate);
        Assert.True(new SirEpidemic(4, 0, immune: 0.7499).AttackRate > 0);
        Assert.Equal(0, new SirEpidemic(0.9).CriticalPatchedShare);
    }

    [Fact]
    public void Wrong_shares_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SirEpidemic(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SirEpidemic(2, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SirEpidemic(2, 0.6, 0.5));
    }

    [Fact]
    public void Hit_moments_are_those_of_the_drawn_values()
    {
        InsuredTraits open = new(2, Industry.Biomedicine, false);
        Footprint[] footprints =
        [
            0.2,
            new Beta(2, 18),
            new EpidemicFootprint(new SirEpidemic(2.5, 1e-4)),
            new EpidemicFootprint(new SirEpidemic(1, 1e-3, 0.2)) { Reproduction = Gamma.FromMeanAndCv(1.4, 0.5) },
            new SecurityFootprint(new Exponential(3)),
            new SecurityFootprint(new Exponential(3))
            {
                Sectors = [new(0.3, Industry.Biomedicine), new(0.5, Industry.Other), new(0.2, Industry.Biomedicine, Industry.Other)],
            },
        ];
        RandomKey key = RandomKey.FromSeed(5);
        const int N = 200_000;
        foreach (Footprint footprint in footprints)
        {
            double[] values = [.. Enumerable.Range(0, N).Select(i => key.Uniform(i))];
            footprint.FillValues(values, new SampleBuffer());
            double[] hits = [.. values.Select(value => footprint.HitProbability(value, open))];
            (double mean, double square) = footprint.HitMoments(open);
            Near(hits, mean);
            Near([.. hits.Select(hit => hit * hit)], square);
            Near([.. hits.Select(hit => Math.Pow(1 - hit, 3))], footprint.ProbabilityOfNone([open, open, open]));
        }

        Assert.Equal(0.5 * Math.Exp(-2.0 / 3), footprints[5].HitMoments(open).Mean, 1e-15); // P(sector) P(m > b)
        Assert.Equal((0, 0), footprints[3].HitMoments(open with { IsPatched = true }));
    }

    [Theory]
    [InlineData(0.8, 20, 3.51898304157396e-06)] // DOP853 of scipy 1.10.1, relative tolerance 1e-12
    [InlineData(2.5, 5, 0.16313075842329688)]
    [InlineData(20, 20, 2.7863926915250705e-09)]
    public void The_path_is_that_of_the_equations(double reproduction, double time, double infected) =>
        Assert.Equal(infected, new SirEpidemic(reproduction, 0.001, 0.1).InfectedAt(time), 1e-8 * infected); // Runge and Kutta's fourth order

    [Fact]
    public void A_peak_just_above_the_threshold_keeps_its_digits()
    {
        // (x - 1 - ln x) / R0 at 40 digits, mpmath 1.2.1
        Assert.Equal(5.0000008190704089e-19, new SirEpidemic(1 + 1e-9, 0).Peak, 5e-33);
        // 2e-18: the rounding of R0 s0, 1e-16, moves the peak by a hundredth of it
        Assert.Equal(5.016747260585898e-5, new SirEpidemic(1.01).Peak, 2e-18);
    }

    private static void Near(double[] sample, double truth)
    {
        double mean = sample.Average();
        double error = Math.Sqrt(sample.Sum(x => (x - mean) * (x - mean)) / sample.Length / sample.Length);
        Assert.InRange(mean, truth - 4.5 * error - 1e-10, truth + 4.5 * error + 1e-10); // 1e-10: what 200,000 additions lose
    }

    private static SirEpidemic Random(double a, double b, double c) =>
        new(5 * Fraction(a), Math.Pow(10, -8 * Fraction(b)) * 0.5, 0.5 * Fraction(c));

    private static double Fraction(double x) => double.IsFinite(x) ? Math.Abs(x) % 1 : 0.5;
}
