namespace TechRisk.Pricing.Tests.Validation;

/// <summary>
/// What a fitted model said of a year before it came: the probability integral transform (PIT), the model's probability of no more than what happened.
/// Uniform over years where the model is right; near 0 the year was better than foreseen, near 1 worse.
/// </summary>
internal static class BackTest
{
    /// <summary>The page that shows the figures.</summary>
    public const string Page = "docs/validation-real-data.md";

    private const long Seed = 2026;

    /// <summary>The year's losses of a model after terms.</summary>
    public static AnnualLoss Year(LossModel model, PolicyTerms? terms, long years) =>
        new Submission("back-test", new Cover("year", model, terms)).Simulate(years, Seed).Net;

    /// <summary>The year's number of claims of a model whose claims are 1 each.</summary>
    public static LossModel Counting(this UncertainFrequency frequency) => new Predictive(frequency, new SeverityOfList((1, One)));

    /// <summary>A claim of 1.</summary>
    public static Severity One { get; } = new Discrete((1, 1));

    /// <summary>PIT of an amount; a simulated law that holds a claim count has it at mid-probability.</summary>
    public static double Pit(this AnnualLoss loss, double amount) => 1 - loss.ExceedanceProbability(amount).Value;

    /// <summary>Mid-PIT of a count: P(N &lt; n) + P(N = n) / 2.</summary>
    public static double MidPit(this AnnualLoss counts, long n) => 1 - 0.5 * (counts.ExceedanceProbability(n).Value + counts.ExceedanceProbability(n - 1).Value);

    /// <summary>Mid-PIT of a count: P(N &lt; n) + P(N = n) / 2.</summary>
    public static double MidPit(this Frequency law, long n) => 1 - 0.5 * (law.Survival(n) + law.Survival(n - 1));

    /// <summary>Largest distance of the values' distribution from the uniform one, times the root of their number: above 1.358 once in 20 samples of a right model.</summary>
    public static double Kolmogorov(IEnumerable<double> pit)
    {
        double[] sorted = [.. pit.Order()];
        double n = sorted.Length;
        return Math.Sqrt(n) * sorted.Select((value, i) => Math.Max(value - i / n, (i + 1) / n - value)).Max();
    }
}
