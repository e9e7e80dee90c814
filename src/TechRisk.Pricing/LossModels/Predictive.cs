using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A number of claims and claim sizes whose parameters are not known: a set of parameters is drawn once a simulated year and shared by all
/// claims of that year, S = X_1 + ... + X_N given the set. So a year of bad parameters is bad in all its claims, and parameter
/// uncertainty does not average out over claims.
/// </summary>
/// <remarks>
/// Counts and amounts have the addresses that <see cref="FrequencySeverity"/> gives them, parameters their own: the two models share their
/// random numbers. Where the counted claims are those above deductibles, the claim rate of a year is restated to ground-up claims with
/// the year's own severity. Source: Klugman, Panjer, Willmot, "Loss Models", chapter on Bayesian estimation (predictive distribution).
/// </remarks>
public sealed record Predictive : LossModel
{
    private readonly Lazily<PredictiveLaws> _laws;

    /// <summary>A model whose parameters are drawn once a year.</summary>
    /// <param name="frequency">Law of the number of claims in a policy year, with what is not known of it.</param>
    /// <param name="severity">Law of one ground-up claim, in the submission's currency, with what is not known of it.</param>
    public Predictive(UncertainFrequency frequency, UncertainSeverity severity)
    {
        Frequency = frequency;
        Severity = severity;
        _laws = new(() => new PredictiveLaws(this));
    }

    private Predictive(Predictive other)
        : base(other)
    {
        Frequency = other.Frequency;
        Severity = other.Severity;
        CountedAbove = other.CountedAbove;
        Pairing = other.Pairing;
        FrequencyFactor = other.FrequencyFactor;
        SeverityFactor = other.SeverityFactor;
        _laws = new(() => new PredictiveLaws(this));
    }

    /// <summary>Law of the number of claims in a policy year, with what is not known of it.</summary>
    public UncertainFrequency Frequency { get; init => field = value ?? throw new ArgumentNullException(nameof(Frequency)); }

    /// <summary>Law of one ground-up claim, in the submission's currency, with what is not known of it.</summary>
    public UncertainSeverity Severity { get; init => field = value ?? throw new ArgumentNullException(nameof(Severity)); }

    /// <summary>
    /// The deductibles above which claims were counted, with the number of claims counted there; empty where all claims were. With
    /// deductibles d_i and numbers w_i, the year's ground-up claims are the counted ones times the mean of 1 / S(d_i), S the year's severity.
    /// </summary>
    /// <value>Deductibles of 0 or more in the submission's currency, numbers above 0.</value>
    public ValueList<(double Deductible, double Number)> CountedAbove
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(CountedAbove));
            foreach ((double deductible, double number) in value)
            {
                Require.NonNegative(deductible, nameof(deductible));
                Require.Positive(number, nameof(number));
            }

            field = value;
        }
    } = [];

    /// <summary>How the parameter sets of count and size come together.</summary>
    public ParameterPairing Pairing { get; init; }

    /// <summary>Factor on the claim rate, after it is restated to ground-up claims.</summary>
    /// <value>A finite number, 0 or more; 1 unless set.</value>
    public double FrequencyFactor { get; init => field = Require.NonNegative(value, nameof(FrequencyFactor)); } = 1;

    /// <summary>Factor on all amounts; the deductibles of the counted claims stay.</summary>
    /// <value>A finite number above 0; 1 unless set.</value>
    public double SeverityFactor { get; init => field = Require.Positive(value, nameof(SeverityFactor)); } = 1;

    /// <inheritdoc/>
    public override LatentDriver Driver => LatentDriver.ClaimCount;

    /// <summary>The model with the parameters of the estimate, as if they were known.</summary>
    /// <exception cref="InvalidOperationException">The claim count has no law before the deductible.</exception>
    public FrequencySeverity AtEstimate
    {
        get
        {
            Severity severity = Severity.AtEstimate;
            return new(Scaled(GroundUpCount.Of(Frequency.AtEstimate, CountedAbove, severity), FrequencyFactor), Scaled(severity));
        }
    }

    internal override bool HasRate => true;

    internal override string LawName => Severity.AtEstimate.GetType().Name + " with uncertain parameters";

    internal PredictiveLaws Laws => _laws.Value;

    /// <inheritdoc/>
    public override LossModel ScaleFrequency(double factor) => this with { FrequencyFactor = FrequencyFactor * Require.NonNegative(factor) };

    /// <inheritdoc/>
    public override LossModel ScaleSeverity(double factor) => this with { SeverityFactor = SeverityFactor * Require.Positive(factor) };

    /// <summary>
    /// Mean and variance over finitely many parameter sets: E[S] = E[E[S | set]], Var[S] = E[Var[S | set]] + Var[E[S | set]].
    /// </summary>
    /// <param name="terms">Policy terms without aggregate retention and limit.</param>
    /// <param name="period">Length of the policy period in years; the claim rate scales with it.</param>
    /// <exception cref="InvalidOperationException">The terms have an aggregate retention or limit, or the parameters are not of a finite list.</exception>
    public override AnnualMoments Moments(PolicyTerms terms, double period = 1)
    {
        (double mean, double process, double parameter) = VarianceParts(terms, period);
        return new AnnualMoments(mean, process + parameter);
    }

    /// <summary>The mean, and the variance apart: what remains with known parameters, and what the parameters add.</summary>
    /// <param name="terms">Policy terms without aggregate retention and limit.</param>
    /// <param name="period">Length of the policy period in years; the claim rate scales with it.</param>
    /// <returns>
    /// E[S] in the submission's currency; E[Var[S | parameters]], what remains where the parameters are known; Var[E[S | parameters]], what not
    /// knowing them adds. Both parts are 0 or more, infinite where they diverge.
    /// </returns>
    /// <exception cref="InvalidOperationException">The terms have an aggregate retention or limit, or the parameters are not of a finite list.</exception>
    public (double Mean, double Process, double Parameter) VarianceParts(PolicyTerms terms, double period = 1)
    {
        RequireEventTerms(terms);
        return PredictiveMoments.Of(this, terms, period);
    }

    internal override TailFacts TailAfter(PolicyTerms terms, double period) => PredictiveTail.Of(this, terms, period);

    internal override IEnumerable<Finding> Findings(double period) => PredictiveFindings.Of(this);

    internal override LossProgram Compile(LossContext context) => new PredictiveProgram(this, context);

    internal Severity Scaled(Severity severity) => SeverityFactor == 1 ? severity : severity.Times(SeverityFactor);

    internal static Frequency Scaled(Frequency frequency, double factor) => factor == 1 ? frequency : frequency.Scale(factor);
}
