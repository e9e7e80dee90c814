namespace TechRisk.Pricing;

/// <summary>Claims as they are known, and the exposure they came from.</summary>
public sealed record ClaimHistory
{
    private readonly Lazily<SeverityLikelihood> _likelihood;
    private readonly double _total;

    /// <summary>A history of claims.</summary>
    /// <param name="claims">The claims, in any order; at least one.</param>
    public ClaimHistory(params ReadOnlySpan<Claim> claims)
    {
        Claims = ValueList.Create(claims);
        if (Claims.Count == 0)
        {
            throw Require.Wrong(nameof(claims), 0, "must hold at least one claim");
        }

        _likelihood = new(() => SeverityLikelihood.Of(Claims));
    }

    // what is computed once belongs to the claims, which a "with" may not change
    private ClaimHistory(ClaimHistory other)
    {
        Claims = other.Claims;
        _total = other._total;
        Exposures = other.Exposures;
        _likelihood = other._likelihood;
    }

    /// <summary>The claims.</summary>
    public ValueList<Claim> Claims { get; }

    /// <summary>Policy years that the claims came from, all together.</summary>
    /// <value>A finite number, 0 or more; 0, the default, means not known, so that no claim rate can be fitted. Set by <see cref="Exposures"/> where those are given.</value>
    public double ExposureYears
    {
        get => Exposures.Count > 0 ? Exposures.Sum(year => year.Exposure) : _total;
        init => _total = Require.NonNegative(value, nameof(ExposureYears));
    }

    /// <summary>
    /// Exposure by calendar year, for claims that carry dates: insured firms, sales in millions, whatever claim counts grow with; empty where
    /// only the total is known.
    /// </summary>
    /// <value>Calendar years, each once, with the units of exposure in force, a finite number above 0.</value>
    public ValueList<(int Year, double Exposure)> Exposures
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Exposures));
            foreach ((int Year, double Exposure) year in value)
            {
                Require.Positive(year.Exposure);
            }

            int? twice = value.GroupBy(year => year.Year).FirstOrDefault(group => group.Count() > 1)?.Key;
            field = twice is null ? value : throw Require.Wrong(nameof(Exposures), twice, "must name each calendar year once");
        }
    } = [];

    /// <summary>Number of claims: the sum of the weights.</summary>
    public double ClaimCount => Claims.Sum(claim => claim.Weight);

    internal SeverityLikelihood Likelihood => _likelihood.Value;

    /// <summary>
    /// The history with every claim brought to the cost level of a date: amount, deductible and limit times (1 + rate)^years, so that a fixed
    /// deductible is rightly seen as a higher one at today's prices.
    /// </summary>
    /// <param name="annualRate">Growth of claim sizes a year, a fraction above -1: 0.05 for 5 %.</param>
    /// <param name="to">Date of the cost level.</param>
    /// <exception cref="InvalidOperationException">A claim has no date.</exception>
    public ClaimHistory Trended(double annualRate, DateOnly to)
    {
        if (!(annualRate > -1) || !double.IsFinite(annualRate))
        {
            throw Require.Wrong(nameof(annualRate), annualRate, "must be a finite fraction above -1: 0.05 for 5 %");
        }

        double growth = Numerics.Log1p.Of(annualRate);
        Claim[] trended = new Claim[Claims.Count];
        for (int i = 0; i < trended.Length; i++)
        {
            DateOnly date = Claims[i].Date
                ?? throw new InvalidOperationException(FormattableString.Invariant($"claim {i + 1} has no date, so that it cannot be trended to {to:yyyy-MM-dd}"));
            trended[i] = Claims[i].Times(Numerics.Exp.Of(growth * ((to.DayNumber - date.DayNumber) / 365.25)));
        }

        return new ClaimHistory(trended) { ExposureYears = _total, Exposures = Exposures };
    }

    /// <summary>
    /// The claims above a threshold, as if it were their deductible: what is fitted is the tail. A claim known in a band that the threshold
    /// cuts is an error.
    /// </summary>
    /// <param name="threshold">In the currency of the history; 0 or more.</param>
    /// <exception cref="InvalidOperationException">No claim is above, or a band holds the threshold.</exception>
    public ClaimHistory Above(double threshold)
    {
        Require.NonNegative(threshold);
        if (Claims.Any(claim => !claim.IsExact && !claim.IsCensored && claim.From < threshold && claim.To > threshold))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"a band of claims holds the threshold of {threshold}: choose an end of a band"));
        }

        // a loss cut at a limit below the threshold may lie on either side: it tells nothing of the tail
        Claim[] above = [.. Claims.Where(claim => claim.From > threshold || (!claim.IsExact && claim.From == threshold)).Select(claim => claim with { Deductible = Math.Max(claim.Deductible, threshold) })];
        return above.Length > 0
            ? new ClaimHistory(above) { ExposureYears = _total, Exposures = Exposures }
            : throw new InvalidOperationException(FormattableString.Invariant($"no claim is above the threshold of {threshold}"));
    }

    /// <summary>Number of claims and exposure in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"ClaimHistory({ClaimCount} claims, {ExposureYears} exposure years)");
}
