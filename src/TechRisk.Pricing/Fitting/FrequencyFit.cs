using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>A law fitted to claim counts by maximum likelihood, for a unit of exposure.</summary>
/// <remarks>
/// Standard errors are those of the observed information, the inverse of minus the matrix of second derivatives at the maximum.
/// Source: Klugman, Panjer, Willmot, "Loss Models", chapters on estimation for discrete distributions and on model selection.
/// </remarks>
public sealed class FrequencyFit
{
    private readonly CountLikelihood _likelihood;
    private readonly Lazily<ChiSquareFit> _chiSquare;

    private FrequencyFit(FrequencyFamily family, ClaimCounts counts, CountLikelihood likelihood, ParameterMap map, Maximum maximum)
    {
        Family = family;
        Searched = family;
        Counts = counts;
        _likelihood = likelihood;
        Map = map;
        Maximum = maximum;
        Values = map.ToValues(maximum.Point);
        Frequency = family.Create(Values);
        LogLikelihood = maximum.Value;
        FreeCovariance = maximum.Kind == MaximumKind.Runaway ? null : maximum.Covariance();
        Parameters = FittedParameter.All(Searched.Space, map, maximum.Point, FreeCovariance);
        Findings = FrequencyFitFindings.Of(this);
        _chiSquare = new(() => ChiSquareFit.Of(_likelihood.Cells, At, Parameters.Count));
    }

    // the same fit, with what an initialiser says otherwise
    private FrequencyFit(FrequencyFit other)
        : this(other.Searched, other.Counts, other._likelihood, other.Map, other.Maximum)
    {
        Family = other.Family;
        Frequency = other.Frequency;
        Parameters = other.Parameters;
        LogLikelihood = other.LogLikelihood;
        Findings = other.Findings;
        IsOnBoundary = other.IsOnBoundary;
        Simpler = other.Simpler;
    }

    /// <summary>The family that was fitted.</summary>
    public FrequencyFamily Family { get; private init; }

    /// <summary>The fitted law of a unit of exposure; where the maximum lies on the boundary of the family, the simpler law found there.</summary>
    public Frequency Frequency { get; private init; }

    /// <summary>The parameters with their standard errors, infinite where the data do not tell them.</summary>
    public ValueList<FittedParameter> Parameters { get; private init; }

    /// <summary>The counts that were fitted.</summary>
    public ClaimCounts Counts { get; }

    /// <summary>How exposure enters.</summary>
    public ExposureRule Rule => _likelihood.Rule;

    /// <summary>ln L at the maximum; where there is none, the highest value the search met.</summary>
    public double LogLikelihood { get; private init; }

    /// <summary>False where the likelihood has no maximum inside the family; a finding says what it does instead.</summary>
    public bool HasOptimum => Maximum.Kind == MaximumKind.Interior && FreeCovariance is not null && !IsOnBoundary;

    /// <summary>k, the number of free parameters.</summary>
    public int ParameterCount => Parameters.Count;

    /// <summary>Akaike's criterion 2 k - 2 ln L; infinite where there is no maximum, so that such a fit is never the best.</summary>
    public double Aic => IsUsable ? 2 * ParameterCount - 2 * LogLikelihood : double.PositiveInfinity;

    /// <summary>Akaike's criterion for small samples, AIC + 2 k (k + 1) / (n - k - 1), n the number of units; infinite for n of k + 1 or less.</summary>
    /// <remarks>Source: Hurvich and Tsai, Biometrika 76 (1989).</remarks>
    public double Aicc
    {
        get
        {
            double rest = Counts.Units - ParameterCount - 1;
            return rest > 0 ? Aic + 2.0 * ParameterCount * (ParameterCount + 1) / rest : double.PositiveInfinity;
        }
    }

    /// <summary>Schwarz's criterion k ln n - 2 ln L, n the number of units.</summary>
    public double Bic => IsUsable ? ParameterCount * Log.Of(Counts.Units) - 2 * LogLikelihood : double.PositiveInfinity;

    /// <summary>What a reader has to know: no maximum, a boundary, what the counts themselves leave open.</summary>
    public ValueList<Finding> Findings { get; private init; }

    /// <summary>Pearson's chi-square test of the fit: classes 0, 1, ..., "K and more", merged from the right until the last expects 5 units.</summary>
    /// <exception cref="InvalidOperationException">The largest count is a million or more.</exception>
    public ChiSquareFit ChiSquare => _chiSquare.Value;

    /// <summary>The family whose parameters were searched: that of the fit, or with its whole number held fast.</summary>
    internal FrequencyFamily Searched { get; }

    internal ParameterMap Map { get; }

    internal Maximum Maximum { get; }

    internal double[] Values { get; }

    /// <summary>Covariance of the free parameters; null where there is none.</summary>
    internal double[]? FreeCovariance { get; }

    internal bool IsOnBoundary { get; private init; }

    private bool IsUsable => HasOptimum || IsOnBoundary;

    /// <summary>The fit of the simpler family on whose law the boundary lies; null for a maximum inside.</summary>
    internal FrequencyFit? Simpler { get; private init; }

    /// <summary>ln L of other parameters of the searched family; minus infinity where they are none.</summary>
    internal double LogLikelihoodAt(double[] values) => _likelihood.Of(Searched, values);

    /// <summary>The law of an exposure by the rule of the fit; the <see cref="Frequency"/> itself at 1.</summary>
    /// <param name="exposure">In the unit of the counts' exposure; a finite number above 0.</param>
    /// <exception cref="InvalidOperationException">The family has no law for such an exposure under the rule.</exception>
    public Frequency At(double exposure) =>
        ExposedLaw.Of(Frequency, Require.Positive(exposure), Rule);

    /// <summary>
    /// A figure of the fitted law with its standard error by the delta method: <c>fit.Derived(law => law.Survival(5))</c>.
    /// </summary>
    /// <param name="figure">A smooth function of the law.</param>
    /// <remarks>Variance g' C g, g the gradient by the parameters and C their covariance; needs two evaluations a parameter.</remarks>
    public Estimate Derived(Func<Frequency, double> figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (Simpler is not null)
        {
            return Simpler.Derived(figure);
        }

        return DeltaMethod.Of(figure(Frequency), free => figure(Searched.Create(Map.ToValues(free))), Maximum.Point, FreeCovariance);
    }

    /// <summary>A figure of a law of the fitted family with its standard error: <c>fit.Derived&lt;NegativeBinomial&gt;(law => law.Size)</c>.</summary>
    /// <typeparam name="TLaw">The law found; <see cref="Frequency"/> is one.</typeparam>
    /// <param name="figure">A smooth function of the law.</param>
    /// <exception cref="InvalidOperationException">The fitted law is another, such as the Poisson on the boundary of the negative binomial.</exception>
    public Estimate Derived<TLaw>(Func<TLaw, double> figure)
        where TLaw : Frequency
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Frequency is TLaw
            ? Derived(law => figure((TLaw)law))
            : throw new InvalidOperationException($"the fitted law is {Frequency}, not a {typeof(TLaw).Name}");
    }

    /// <summary>The covariance of two parameters; infinite where the data do not tell them.</summary>
    /// <param name="first">Name of a parameter.</param>
    /// <param name="second">Name of a parameter, the same for its variance.</param>
    public double Covariance(string first, string second)
    {
        if (Simpler is not null)
        {
            return Simpler.Covariance(first, second);
        }

        int i = Searched.IndexOf(first);
        int j = Searched.IndexOf(second);
        double[] slopes = Map.Slopes(Maximum.Point);
        return FreeCovariance is { } covariance ? covariance[i * Searched.Space.Count + j] * slopes[i] * slopes[j] : double.PositiveInfinity;
    }

    /// <summary>A parameter with its 95 % interval by profile likelihood; an end that the likelihood does not bound is that of the parameter.</summary>
    /// <param name="parameter">Name of a parameter of the law found, but not of one that takes whole numbers.</param>
    /// <exception cref="InvalidOperationException">The likelihood has no maximum inside the family.</exception>
    public Estimate Profile(string parameter)
    {
        if (Simpler is not null)
        {
            return Simpler.Profile(parameter);
        }

        int index = Searched.IndexOf(parameter);
        if (!HasOptimum)
        {
            throw new InvalidOperationException($"{Family} has no maximum of its likelihood, so that {parameter} has no interval about one");
        }

        ProfileLikelihood profile = new(free => _likelihood.Of(Searched, Map.ToValues(free)), Maximum, FreeCovariance!, index);
        double root = NormalQuantile.Upper(0.025);
        double error = Parameters.Single(fitted => fitted.Name == parameter).Value.StandardError;
        return Estimate.Fitted(Values[index], error, Value(profile.End(-root), index), Value(profile.End(root), index));
    }

    /// <summary>Family, parameters and log likelihood in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Family}: {string.Join(", ", Parameters)}; ln L {LogLikelihood:F4}");

    /// <summary>The same fit with one more finding.</summary>
    internal FrequencyFit WithFinding(Finding finding) => new(this) { Findings = [.. Findings, finding] };

    /// <summary>Fits a family; on its boundary, the family found there.</summary>
    internal static FrequencyFit Of(FrequencyFamily family, ClaimCounts counts, ExposureRule rule)
    {
        if (counts.Claims == 0)
        {
            throw new InvalidOperationException("without a claim the likelihood of every law is largest at a mean of 0; the upper end of counts.RateInterval() says what is known");
        }

        CountLikelihood likelihood = new(new CountCells(counts), rule);
        return Find(family, counts, likelihood) ?? throw FrequencySearch.Impossible(family, likelihood);
    }

    // null where the family cannot have made the counts
    private static FrequencyFit? Find(FrequencyFamily family, ClaimCounts counts, CountLikelihood likelihood)
    {
        FrequencyFit? simpler = family.Limits
            .Select(limit => Find(limit, counts, likelihood))
            .OfType<FrequencyFit>()
            .Where(other => other.IsUsable)
            .Select(other => other.Simpler ?? other)
            .MaxBy(other => other.LogLikelihood);
        if (family.IsLong && simpler is { Frequency: Poisson } && likelihood.IsNotOverDispersed())
        {
            return new(simpler) { Family = family, IsOnBoundary = true, Simpler = simpler, Findings = FrequencyFitFindings.OnBoundary(family, simpler) };
        }

        FrequencyFit? fit = family.WholeParameter is null ? Inside(family, counts, likelihood) : WithWhole(family, counts, likelihood);
        if (fit is null || simpler is null)
        {
            return fit;
        }

        double margin = fit.HasOptimum ? 1e-9 * (1 + Math.Abs(fit.LogLikelihood)) : 1e-4;
        double ratio = 2 * (fit.LogLikelihood - simpler.LogLikelihood);
        return ratio < 2 * margin ? fit.AtBoundary(simpler)
            : fit.HasOptimum && ratio < FitFindings.BoundaryRatio ? fit.WithFinding(FrequencyFitFindings.NearBoundary(fit, simpler, ratio))
            : fit;
    }

    private static FrequencyFit? Inside(FrequencyFamily family, ClaimCounts counts, CountLikelihood likelihood) =>
        FrequencySearch.Of(family, likelihood) is { } found ? new(family, counts, likelihood, found.Map, found.Maximum) : null;

    // a parameter that takes whole numbers is searched over them; the errors of the others hold at its best value
    private static FrequencyFit? WithWhole(FrequencyFamily family, ClaimCounts counts, CountLikelihood likelihood)
    {
        WholeSearch search = new(family, likelihood);
        double best = search.Best();
        if (Inside(family.Fixing(family.WholeParameter!, best), counts, likelihood) is not { } held)
        {
            return null;
        }

        FittedParameter whole = new(family.WholeParameter!, Estimate.Fitted(best, search.Error(best)));
        return new(held)
        {
            Family = family,
            Parameters = [whole, .. held.Parameters],
        };
    }

    // the value of a parameter at an unbounded number, also at an infinite one
    private double Value(double free, int index)
    {
        if (double.IsInfinity(free))
        {
            return free > 0 ? Searched.Space[index].Upper : Searched.Space[index].Lower;
        }

        double[] point = [.. Maximum.Point];
        point[index] = free;
        return Map.ToValues(point)[index];
    }

    private FrequencyFit AtBoundary(FrequencyFit simpler) => new(this)
    {
        Frequency = simpler.Frequency,
        Parameters = simpler.Parameters,
        LogLikelihood = simpler.LogLikelihood,
        IsOnBoundary = true,
        Simpler = simpler,
        Findings = FrequencyFitFindings.OnBoundary(Family, simpler),
    };
}
