namespace TechRisk.Pricing;

/// <summary>A priced submission: the premium, what it was computed from, and what a reader has to know.</summary>
public sealed record Quote
{
    internal Quote(YearLossTable losses, PricingBasis basis, PremiumBreakdown premium)
    {
        Submission = losses.Submission;
        Run = losses.Run;
        Basis = basis;
        Premium = premium;
        KeyFigures = QuoteFigures.Of(losses);
        Exceedance = QuoteFigures.Exceedance(losses);
        TailShares = QuoteFigures.TailShares(losses);
        Correlations = losses.Correlations();
        Findings = QuoteFindings.Of(losses, basis, premium, KeyFigures);
    }

    /// <summary>The submission that was priced.</summary>
    public Submission Submission { get; }

    /// <summary>Risk measure and loadings.</summary>
    public PricingBasis Basis { get; }

    /// <summary>Seed, years and method: what is needed to make the same numbers again.</summary>
    public RunIdentity Run { get; }

    /// <summary>The premium from loss cost to what the insured pays, in total and per cover.</summary>
    public PremiumBreakdown Premium { get; }

    /// <summary>Means, quantiles and tail values of the loss, in total and per cover.</summary>
    public KeyFigures KeyFigures { get; }

    /// <summary>Losses of the return periods from 2 to 1,000 years: the net loss of the sum of the covers.</summary>
    public ExceedanceCurve Exceedance { get; }

    /// <summary>Part of each cover in the tail value at risk 0.99 of the net loss.</summary>
    public ValueList<AllocationLine> TailShares { get; }

    /// <summary>
    /// Correlations of the covers' losses that the run achieved, one for each pair of covers. They stand beside the parameter of the
    /// submission's dependence, which ties what drives the losses and not the losses themselves.
    /// </summary>
    public ValueList<CoverCorrelation> Correlations { get; }

    /// <summary>What a reader of the numbers has to know; an empty list means no findings.</summary>
    public ValueList<Finding> Findings { get; }

    /// <summary>Version of the library that made the quote.</summary>
    public string LibraryVersion { get; } = LibraryIdentity.Version;

    /// <summary>Version of the contract between addresses and random numbers.</summary>
    public int StreamContract { get; } = LibraryIdentity.StreamContract;

    /// <summary>The premium as printed.</summary>
    public override string ToString() => Premium.ToString();
}
