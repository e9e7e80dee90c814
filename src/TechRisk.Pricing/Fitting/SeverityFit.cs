using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A law fitted to claims by maximum likelihood: the likelihood of each claim given that it was reported, with limits as "at least".
/// </summary>
/// <remarks>
/// Standard errors are those of the observed information, the inverse of minus the matrix of second derivatives at the maximum.
/// Source: Klugman, Panjer, Willmot, "Loss Models", chapters on maximum likelihood estimation and on model selection.
/// </remarks>
public sealed class SeverityFit
{
    private readonly Lazily<GoodnessOfFit?> _goodness;

    private SeverityFit(SeverityFamily family, ClaimHistory history, ParameterMap map, Maximum maximum)
    {
        Family = family;
        History = history;
        Map = map;
        Values = map.ToValues(maximum.Point);
        Severity = family.Create(Values);
        LogLikelihood = maximum.Value;

        // a law that shrinks to a point has no likeliest width: what looks like a maximum there is rounding
        Maximum = maximum = history.Likelihood.IsPoint(Severity) ? maximum with { Kind = MaximumKind.Runaway } : maximum;
        FreeCovariance = maximum.Kind == MaximumKind.Interior ? maximum.Covariance() : null;
        Parameters = FittedParameter.All(family.Space, map, maximum.Point, FreeCovariance);
        Findings = SeverityFitFindings.Of(this);
        _goodness = new(() => GoodnessOfFit.Of(History.Claims, Severity!));
    }

    // the same fit, with what an initialiser says otherwise
    private SeverityFit(SeverityFit other)
    {
        Family = other.Family;
        History = other.History;
        Map = other.Map;
        Values = other.Values;
        Severity = other.Severity;
        LogLikelihood = other.LogLikelihood;
        Maximum = other.Maximum;
        FreeCovariance = other.FreeCovariance;
        Parameters = other.Parameters;
        Findings = other.Findings;
        Simpler = other.Simpler;
        _goodness = new(() => GoodnessOfFit.Of(History.Claims, Severity!));
    }

    /// <summary>The family that was fitted.</summary>
    public SeverityFamily Family { get; }

    /// <summary>The fitted law of ground-up losses; where the maximum lies on the boundary of the family, the simpler law found there.</summary>
    public Severity Severity { get; private init; }

    /// <summary>The parameters with their standard errors, infinite where the data do not tell them.</summary>
    public ValueList<FittedParameter> Parameters { get; private init; }

    /// <summary>The claims that were fitted.</summary>
    public ClaimHistory History { get; }

    /// <summary>ln L at the maximum; where there is none, the highest value the search met.</summary>
    public double LogLikelihood { get; private init; }

    /// <summary>False where the likelihood has no maximum inside the family; a finding says what it does instead.</summary>
    public bool HasOptimum => Maximum.Kind == MaximumKind.Interior && FreeCovariance is not null;

    /// <summary>k, the number of free parameters.</summary>
    public int ParameterCount => Parameters.Count;

    /// <summary>Akaike's criterion 2 k - 2 ln L; infinite where there is no maximum, so that such a fit is never the best.</summary>
    public double Aic => IsUsable ? 2 * ParameterCount - 2 * LogLikelihood : double.PositiveInfinity;

    /// <summary>Akaike's criterion for small samples, AIC + 2 k (k + 1) / (n - k - 1); infinite for n of k + 1 or less.</summary>
    /// <remarks>Source: Hurvich and Tsai, Biometrika 76 (1989).</remarks>
    public double Aicc
    {
        get
        {
            double rest = History.ClaimCount - ParameterCount - 1;
            return rest > 0 ? Aic + 2.0 * ParameterCount * (ParameterCount + 1) / rest : double.PositiveInfinity;
        }
    }

    /// <summary>Schwarz's criterion k ln n - 2 ln L, n the number of claims.</summary>
    public double Bic => IsUsable ? ParameterCount * Log.Of(History.ClaimCount) - 2 * LogLikelihood : double.PositiveInfinity;

    /// <summary>What a reader has to know: no maximum, a boundary, an infinite mean.</summary>
    public ValueList<Finding> Findings { get; private init; }

    /// <summary>Distances between the claims and the law; null where claims are known in bands only.</summary>
    public GoodnessOfFit? GoodnessOfFit => _goodness.Value;

    /// <summary>The chi-square test of claims in adjoining bands, a degree of freedom less for each parameter; null where claims are known otherwise.</summary>
    public ChiSquareFit? ChiSquare => BandTable.TryOf(History) is { } bands ? ChiSquareFit.Of(bands, Severity, ParameterCount) : null;

    internal ParameterMap Map { get; }

    internal Maximum Maximum { get; }

    internal double[] Values { get; }

    /// <summary>Covariance of the free parameters; null where there is none.</summary>
    internal double[]? FreeCovariance { get; }

    /// <summary>The fit of the simpler law on the boundary, where that is the fit; null inside the family.</summary>
    internal SeverityFit? Simpler { get; private init; }

    internal bool IsOnBoundary => Simpler is not null;

    private bool IsUsable => HasOptimum || IsOnBoundary;

    /// <summary>
    /// A figure of the fitted law with its standard error by the delta method: <c>fit.Derived(law => law.Quantile(0.995))</c>.
    /// </summary>
    /// <param name="figure">A smooth function of the law.</param>
    /// <remarks>Variance g' C g, g the gradient by the parameters and C their covariance; needs two evaluations a parameter.</remarks>
    public Estimate Derived(Func<Severity, double> figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (Simpler is { } simpler)
        {
            return simpler.Derived(figure);
        }

        return DeltaMethod.Of(figure(Severity), free => figure(Family.Create(Map.ToValues(free))), Maximum.Point, FreeCovariance);
    }

    /// <summary>A parameter with its 95 % interval by profile likelihood; an end that the likelihood does not bound is that of the parameter.</summary>
    /// <param name="parameter">Name of a free parameter.</param>
    /// <exception cref="InvalidOperationException">The likelihood has no maximum inside the family.</exception>
    public Estimate Profile(string parameter)
    {
        int index = Family.IndexOf(parameter);
        double root = NormalQuantile.Upper(0.025);
        return Estimate.Fitted(Values[index], Parameters[index].Value.StandardError, ProfileEnd(index, -root), ProfileEnd(index, root));
    }

    /// <summary>Fits the family to histories that could have been; reproducible by the seed, in parallel.</summary>
    /// <param name="replicates">Number of histories, 2 or more.</param>
    /// <param name="seed">Any whole number.</param>
    /// <param name="kind">How the histories are made.</param>
    public SeverityBootstrap Bootstrap(int replicates = 1000, long seed = 1, BootstrapKind kind = BootstrapKind.Parametric)
    {
        RequireOptimum();
        return SeverityBootstrap.Of(this, kind, (int)Require.AtLeast(replicates, 2), seed);
    }

    /// <summary>p-values of the distances between claims and law, by fits to histories drawn from the law; reproducible by the seed, in parallel.</summary>
    /// <param name="replicates">Number of histories, 1 or more.</param>
    /// <param name="seed">Any whole number.</param>
    public GoodnessOfFitTest TestFit(int replicates = 999, long seed = 1)
    {
        RequireOptimum();
        return GoodnessOfFitTest.Of(this, (int)Require.AtLeast(replicates, 1), seed);
    }

    /// <summary>
    /// Claims against law, for a probability plot (empirical against fitted probability) and a quantile plot (loss against fitted quantile); claims
    /// cut at limits shape the empirical probabilities and have no point of their own.
    /// </summary>
    /// <exception cref="InvalidOperationException">Claims are known in bands.</exception>
    public ValueList<PlotPoint> Plot() => PlotPoint.Of(History.Claims, Severity);

    /// <summary>The covariance of two parameters; infinite where the data do not tell them.</summary>
    /// <param name="first">Name of a parameter.</param>
    /// <param name="second">Name of a parameter, the same for its variance.</param>
    public double Covariance(string first, string second)
    {
        int i = Family.IndexOf(first);
        int j = Family.IndexOf(second);
        double[] slopes = Map.Slopes(Maximum.Point);
        return FreeCovariance is { } covariance ? covariance[i * Family.Space.Count + j] * slopes[i] * slopes[j] : double.PositiveInfinity;
    }

    /// <summary>Family, parameters and log likelihood in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Family}: {string.Join(", ", Parameters)}; ln L {LogLikelihood:F4}");

    /// <summary>The same fit with one more finding.</summary>
    internal SeverityFit WithFinding(Finding finding) => new(this) { Findings = [.. Findings, finding] };

    /// <summary>The value of a parameter where the signed root of its profile likelihood reaches a normal quantile.</summary>
    internal double ProfileEnd(int index, double root)
    {
        RequireOptimum();
        ProfileLikelihood profile = new(
            free => Family.TryCreate(Map.ToValues(free)) is { } law ? History.Likelihood.Of(law) : double.NegativeInfinity,
            Maximum,
            FreeCovariance!,
            index);
        double end = profile.End(root);
        if (double.IsInfinity(end))
        {
            return end > 0 ? Family.Space[index].Upper : Family.Space[index].Lower;
        }

        double[] free = (double[])Maximum.Point.Clone();
        free[index] = end;
        return Map.ToValues(free)[index];
    }

    /// <summary>Fits a family; on its boundary, the family found there.</summary>
    internal static SeverityFit Of(SeverityFamily family, ClaimHistory history) =>
        TryOf(family, history)
        ?? throw new InvalidOperationException($"{family} gives the claims no likelihood at any starting point: it cannot have made them");

    /// <summary>Fits a family; null where it cannot have made the claims.</summary>
    internal static SeverityFit? TryOf(SeverityFamily family, ClaimHistory history)
    {
        if (MaximumLikelihood.Search(family, history.Likelihood) is not { } found)
        {
            return null;
        }

        SeverityFit fit = new(family, history, found.Map, found.Maximum);
        if (family.Limit is not { } limit || TryOf(limit, history) is not { HasOptimum: true } simpler)
        {
            return fit;
        }

        double ratio = 2 * (fit.LogLikelihood - simpler.LogLikelihood);
        return !fit.HasOptimum ? (ratio < FitFindings.BoundaryRatio ? fit.AtBoundary(simpler) : fit)
            : ratio < FitFindings.BoundaryRatio ? fit.WithFinding(SeverityFitFindings.NearBoundary(fit, simpler, ratio))
            : fit;
    }

    private void RequireOptimum()
    {
        if (!HasOptimum)
        {
            throw new InvalidOperationException($"the likelihood of {Family} has no maximum inside the family: {Findings[0].Message}");
        }
    }

    private SeverityFit AtBoundary(SeverityFit simpler) => new(this)
    {
        Severity = simpler.Severity,
        Parameters = simpler.Parameters,
        LogLikelihood = simpler.LogLikelihood,
        Simpler = simpler,
        Findings = SeverityFitFindings.OnBoundary(this, simpler),
    };
}
