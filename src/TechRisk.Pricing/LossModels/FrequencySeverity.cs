namespace TechRisk.Pricing;

/// <summary>S = X_1 + ... + X_N: a number of claims and independent claim sizes of one law.</summary>
/// <remarks>Klugman, Panjer, Willmot, Loss Models, chapter on aggregate loss models.</remarks>
public sealed record FrequencySeverity : LossModel
{
    /// <summary>A claim count and a claim size.</summary>
    /// <param name="frequency">Law of the number of claims in a policy year.</param>
    /// <param name="severity">Law of one ground-up claim, in the submission's currency.</param>
    public FrequencySeverity(Frequency frequency, Severity severity)
    {
        Frequency = frequency;
        Severity = severity;
    }

    /// <summary>Law of the number of claims in a policy year.</summary>
    public Frequency Frequency { get; init => field = value ?? throw new ArgumentNullException(nameof(Frequency)); }

    /// <summary>Law of one ground-up claim, in the submission's currency.</summary>
    public Severity Severity { get; init => field = value ?? throw new ArgumentNullException(nameof(Severity)); }

    /// <inheritdoc/>
    public override LatentDriver Driver => LatentDriver.ClaimCount;

    internal override string LawName => Severity.GetType().Name;

    /// <inheritdoc/>
    public override LossModel ScaleFrequency(double factor) => this with { Frequency = Frequency.Scale(factor) };

    /// <inheritdoc/>
    public override LossModel ScaleSeverity(double factor) => this with { Severity = Severity.Scale(factor) };

    /// <inheritdoc/>
    public override AnnualMoments Moments(PolicyTerms terms, double period = 1) => throw new InvalidOperationException("made by the engine's author next");

    internal override TailFacts TailAfter(PolicyTerms terms, double period) => TailFacts.Unknown;

    internal override LossProgram Compile(LossContext context) => throw new InvalidOperationException("made by the engine's author next");
}
