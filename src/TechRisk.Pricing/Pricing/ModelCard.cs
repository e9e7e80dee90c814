namespace TechRisk.Pricing;

/// <summary>
/// What a reader has to know of a priced quote before relying on it: purpose and prohibited uses, covers and excluded triggers,
/// parameters with their sources, judgements, structure and order of terms, method and errors, cases verified, sensitivities, known
/// limits, regulatory parameters, review and changes.
/// </summary>
/// <remarks>The library fills in what follows from the quote; owner, reviewer, date and changes are the user's: <c>card with { Reviewer = "..." }</c>.</remarks>
public sealed record ModelCard
{
    internal ModelCard(Quote quote) => Quote = quote;

    /// <summary>The quote that the card describes.</summary>
    public Quote Quote { get; }

    /// <summary>What the model is for.</summary>
    /// <value>A text that is not empty.</value>
    public string Purpose { get; init => field = Require.Text(value, nameof(Purpose)); } =
        "Technical price of the covers below for one submission: loss cost, risk margin and loadings, with their errors.";

    /// <summary>What the model must not be used for.</summary>
    /// <value>At least one use.</value>
    public ValueList<string> ProhibitedUses
    {
        get;
        init => field = value is { Count: > 0 } ? value : throw Require.Wrong(nameof(ProhibitedUses), value?.ToString() ?? "null", "must name at least one use");
    } =
    [
        "covers, triggers or wordings other than those below",
        "reserving, or the settlement of a claim",
        "the value or the success of a research project as an investment",
        "regulatory capital, unless its factors are given and confirmed",
        "filing a rate while a parameter is an unconfirmed default",
    ];

    /// <summary>Who answers for the model and its assumptions.</summary>
    /// <value>The default "not stated" stands until it is given.</value>
    public string Owner { get; init => field = Require.Text(value, nameof(Owner)); } = NotStated;

    /// <summary>Assumptions and judgements beyond the parameters, each with its owner.</summary>
    public ValueList<Judgement> Judgements { get; init => field = value ?? throw new ArgumentNullException(nameof(Judgements)); } = [];

    /// <summary>Who reviewed the card.</summary>
    /// <value>The default "not stated" stands until it is given.</value>
    public string Reviewer { get; init => field = Require.Text(value, nameof(Reviewer)); } = NotStated;

    /// <summary>Date of the review, as the reviewer gives it; no clock is read.</summary>
    /// <value>The default "not stated" stands until it is given.</value>
    public string ReviewDate { get; init => field = Require.Text(value, nameof(ReviewDate)); } = NotStated;

    /// <summary>What changed since earlier quotes of the same risk, latest first.</summary>
    /// <value>The default is empty: the first card of this input.</value>
    public ValueList<string> Changes { get; init => field = value ?? throw new ArgumentNullException(nameof(Changes)); } = [];

    /// <summary>Factors of the minimum capital for premium risk.</summary>
    /// <value>Null, the default: the card states no C-ROSS figure.</value>
    public PremiumRiskCapital? Capital { get; init; }

    /// <summary>Effect of the parameters that move the premium most, the largest first, with the same random numbers as the quote.</summary>
    public ValueList<Sensitivity> Sensitivities { get; internal init; } = [];

    /// <summary>Effect of the correlation of research projects at 0 and at 0.2, where the quote has one: it is a judgement.</summary>
    public ValueList<Sensitivity> CorrelationRange { get; internal init; } = [];

    /// <summary>Parameters that were changed one by one to find the most important.</summary>
    public int ParametersTried { get; internal init; }

    /// <summary>Ids of the reference cases that verify the models of the quote.</summary>
    public ValueList<string> VerifiedCases => CardCases.Of(Quote);

    internal const string NotStated = "not stated";
}
