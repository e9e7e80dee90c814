using Xunit.Abstractions;

namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>
/// What a 99.5 % quantile is worth that rests on 50 claims: in what share of histories a fresh claim exceeds it, by each way to carry
/// parameter uncertainty.
/// </summary>
public class PredictiveCoverageTests(ITestOutputHelper output)
{
    private const int Claims = 50;
    private const double Beyond = 0.005;
    private const int Sets = 100;

    private static readonly LogNormal Truth = new(11, 1.6);
    private static readonly string[] Methods = ["plug-in", "asymptotic", "parametric bootstrap", "posterior, reference prior"];
    private static readonly PosteriorSettings Chains = new() { Chains = 2, WarmUp = 300, Draws = 200, Thinning = 5 };

    [LongFact]
    public void A_predictive_quantile_is_exceeded_as_often_as_it_says() => Run(100_000, mostOff: 0.001);

    // a few histories: that the machinery works; 4.5 standard errors of the mean probability are below 0.002
    [Fact]
    public void A_few_histories_agree_with_it() => Run(150, mostOff: 0.002);

    private void Run(int histories, double mostOff)
    {
        double[][] probability = new double[histories][];
        int[] exceeded = new int[Methods.Length];
        RandomKey key = RandomKey.FromSeed(2026).Derive("coverage");
        Parallel.For(0, histories, h =>
        {
            RandomKey own = key.Derive(h);
            double[] quantiles = Quantiles(own, h);
            double fresh = Truth.Sample(own.Uniform(0, Claims));
            probability[h] = Array.ConvertAll(quantiles, Truth.Survival);
            for (int m = 0; m < quantiles.Length; m++)
            {
                if (fresh > quantiles[m])
                {
                    Interlocked.Increment(ref exceeded[m]);
                }
            }
        });

        output.WriteLine(FormattableString.Invariant($"{histories} histories of {Claims} claims of {Truth}; share of histories whose 99.5 % quantile a fresh claim exceeds"));
        output.WriteLine("| method | exact mean probability | standard error | counted |\n|---|---|---|---|");
        double nearest = double.PositiveInfinity;
        for (int m = 0; m < Methods.Length; m++)
        {
            double mean = probability.Average(p => p[m]);
            double error = Math.Sqrt(probability.Sum(p => (p[m] - mean) * (p[m] - mean))) / histories;
            output.WriteLine(FormattableString.Invariant($"| {Methods[m]} | {100 * mean:F4} % | {100 * error:F4} % | {100.0 * exceeded[m] / histories:F3} % |"));
            nearest = Math.Min(nearest, Math.Abs(mean - Beyond));

            // the count is binomial around the same mean
            Assert.InRange(exceeded[m], histories * mean - 4.5 * Math.Sqrt(histories * mean) - 1, histories * mean + 4.5 * Math.Sqrt(histories * mean) + 1);
        }

        Assert.InRange(nearest, 0, mostOff);
    }

    private static double[] Quantiles(RandomKey key, int number)
    {
        Claim[] claims = new Claim[Claims];
        for (int i = 0; i < Claims; i++)
        {
            claims[i] = Claim.FromGroundUp(Truth.Sample(key.Uniform(0, i)));
        }

        SeverityFit fit = new ClaimHistory(claims).FitSeverity<LogNormal>();
        return
        [
            fit.Severity.InverseSurvival(Beyond),
            fit.Uncertain().Marginal(4 * Sets, number).InverseSurvival(Beyond),
            fit.Uncertain(fit.Bootstrap(Sets, number).Parameters).Marginal().InverseSurvival(Beyond),
            fit.Uncertain(fit.Posterior(new ReferencePrior(), Chains with { Seed = number }).Parameters).Marginal().InverseSurvival(Beyond),
        ];
    }
}
