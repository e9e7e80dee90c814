using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// How often something succeeded: projects that passed a stage, launches that reached orbit. The rate comes with its error, as an
/// observed share or as a posterior mean, so that the pass probability of a stage can be given from data.
/// </summary>
public sealed record SuccessRecord
{
    private const double Z = FromData.Normal975;

    /// <summary>A record of trials and successes.</summary>
    /// <param name="successes">Number of successes, 0 or more and at most the trials; not a whole number where a published rate was turned into one.</param>
    /// <param name="trials">Number of trials, above 0.</param>
    public SuccessRecord(double successes, double trials)
    {
        Trials = Require.Positive(trials);
        Successes = Require.NonNegative(successes) <= trials
            ? successes
            : throw Require.Wrong(nameof(successes), successes, FormattableString.Invariant($"must be at most the {trials} trials"));
    }

    /// <summary>A record from a published rate.</summary>
    /// <param name="rate">Share of successes, a fraction in [0, 1].</param>
    /// <param name="trials">Number of trials, above 0.</param>
    public static SuccessRecord FromRate(double rate, double trials) => new(Require.Fraction(rate) * Require.Positive(trials), trials);

    /// <summary>Number of trials.</summary>
    public double Trials { get; }

    /// <summary>Number of successes.</summary>
    public double Successes { get; }

    /// <summary>Number of failures.</summary>
    public double Failures => Trials - Successes;

    /// <summary>
    /// The share of successes p with standard error sqrt(p (1 - p) / n) and Wilson's interval: all rates that a test at 5 % would not
    /// reject; it stays inside [0, 1] and is of use at 0 and n successes.
    /// </summary>
    /// <remarks>Source: Wilson, Journal of the American Statistical Association 22 (1927).</remarks>
    public Estimate Rate
    {
        get
        {
            double p = Successes / Trials;
            double half = Z / (Trials + Z * Z) * Math.Sqrt(p * (1 - p) * Trials + Z * Z / 4);
            double centre = (Successes + Z * Z / 2) / (Trials + Z * Z);
            return Estimate.Fitted(
                p,
                Math.Sqrt(p * (1 - p) / Trials),
                p == 0 ? 0 : Math.Min(p, Math.Max(centre - half, 0)),
                p == 1 ? 1 : Math.Max(p, Math.Min(centre + half, 1)));
        }
    }

    /// <summary>
    /// The posterior mean of the success rate, (a + successes) / (a + b + trials), from a beta prior; standard error and interval are the
    /// posterior's standard deviation and its 2.5 % and 97.5 % points.
    /// </summary>
    /// <param name="priorSuccesses">a, above 0; 1 with b = 1 is the uniform prior.</param>
    /// <param name="priorFailures">b, above 0.</param>
    public Estimate PosteriorMean(double priorSuccesses = 1, double priorFailures = 1)
    {
        double a = Require.Positive(priorSuccesses) + Successes;
        double b = Require.Positive(priorFailures) + Failures;
        double mean = a / (a + b);
        double lower = IncompleteBetaInverse.Solve(a, b, 0.025, 0.975);
        double upper = IncompleteBetaInverse.Solve(a, b, 0.975, 0.025);
        return Estimate.Fitted(mean, Math.Sqrt(mean * (1 - mean) / (a + b + 1)), Math.Min(lower, mean), Math.Max(upper, mean));
    }

    /// <summary>
    /// The product of the rates of independent stages, the probability to pass all of them; delta method: relative variance = sum of the
    /// relative variances.
    /// </summary>
    /// <param name="stages">The records of the stages, at least one.</param>
    public static Estimate ProductOf(params ReadOnlySpan<SuccessRecord> stages)
    {
        if (stages.IsEmpty)
        {
            throw Require.Wrong(nameof(stages), "empty", "must hold at least one record");
        }

        double product = 1;
        double relative = 0;
        foreach (SuccessRecord stage in stages)
        {
            double rate = stage.Rate.Value;
            product *= rate;
            relative += (1 - rate) / (rate * stage.Trials);
        }

        return product == 0 ? Estimate.Fitted(0, double.PositiveInfinity, 0, 1) : FromData.Share(product, product * Math.Sqrt(relative));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Successes} of {Trials}: {Rate}");
}
