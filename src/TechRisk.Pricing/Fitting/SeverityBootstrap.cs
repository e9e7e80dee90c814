using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>How bootstrap histories are made.</summary>
public enum BootstrapKind
{
    /// <summary>Losses drawn from the fitted law under the same deductibles, limits and weights.</summary>
    Parametric,

    /// <summary>Records drawn with replacement, each as likely as its weight.</summary>
    Resampling,
}

/// <summary>
/// The same family fitted to many histories that could have been: how far the estimates would have fallen from where they are.
/// </summary>
/// <remarks>
/// Source: Efron and Tibshirani, "An Introduction to the Bootstrap", chapters 6 and 14. Every history has its own address below the seed, so
/// that results do not depend on threads. Cost: one fit a replicate.
/// </remarks>
public sealed class SeverityBootstrap
{
    private readonly double[][] _values;

    private SeverityBootstrap(SeverityFit fit, BootstrapKind kind, double[][] values, int failed)
    {
        Fit = fit;
        Kind = kind;
        _values = values;
        Findings = failed == 0 ? [] :
        [
            new Finding("bootstrap.no-optimum", "", FormattableString.Invariant($"{failed} of {values.Length + failed} bootstrap histories gave no maximum of {fit.Family} and are left out")),
        ];
    }

    /// <summary>The fit that the histories come from.</summary>
    public SeverityFit Fit { get; }

    /// <summary>How the histories were made.</summary>
    public BootstrapKind Kind { get; }

    /// <summary>Number of histories with a fit.</summary>
    public int Replicates => _values.Length;

    /// <summary>Histories whose fit has no maximum.</summary>
    public ValueList<Finding> Findings { get; }

    /// <summary>Parameters of each replicate as a law of parameters, for a price that carries what the fit does not know; its centre is the fit.</summary>
    public ParameterSets Parameters => new(_values.Select(set => set.ToValueList()).ToValueList()) { Centre = Fit.Values.ToValueList() };

    /// <summary>Parameters of each replicate, in the order of the family.</summary>
    internal IReadOnlyList<double[]> Values => _values;

    /// <summary>
    /// A figure of the fitted law with the standard deviation of the replicates and the bias-corrected and accelerated (BCa) 95 % interval.
    /// </summary>
    /// <param name="figure">A function of the law, such as <c>law => law.Quantile(0.995)</c>.</param>
    /// <remarks>Acceleration from the empirical influence of each claim. Source: Efron, Journal of the American Statistical Association 82 (1987).</remarks>
    public Estimate Of(Func<Severity, double> figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        double centre = figure(Fit.Severity);
        double[] sorted = [.. _values.Select(values => figure(Fit.Family.Create(values)))];
        Array.Sort(sorted);
        if (sorted.Length < 2 || !double.IsFinite(sorted[0]) || !double.IsFinite(sorted[^1]))
        {
            return Estimate.Fitted(centre, double.PositiveInfinity);
        }

        (_, double error) = SampleFigures.Spread(sorted);
        double below = sorted.Count(x => x < centre) + 0.5 * sorted.Count(x => x == centre);
        double bias = NormalQuantile.Lower(Math.Clamp(below / sorted.Length, 0.5 / sorted.Length, 1 - 0.5 / sorted.Length));
        double acceleration = Influence.Acceleration(Fit, figure);
        double lower = Quantile(sorted, Level(bias, acceleration, -NormalQuantile.Upper(0.025)));
        double upper = Quantile(sorted, Level(bias, acceleration, NormalQuantile.Upper(0.025)));
        return Estimate.Fitted(centre, error, lower, upper);
    }

    /// <summary>Fits the replicates.</summary>
    internal static SeverityBootstrap Of(SeverityFit fit, BootstrapKind kind, int replicates, long seed)
    {
        RandomKey key = RandomKey.FromSeed(seed).Derive("bootstrap").Derive(kind == BootstrapKind.Parametric ? "parametric" : "resampling");
        ClaimDesign design = new(fit.History);
        double[]?[] found = new double[]?[replicates];
        Parallel.For(0, replicates, i =>
        {
            SeverityLikelihood history = kind == BootstrapKind.Parametric ? design.Draw(fit.Severity, key, i) : Resampled(fit.History, key, i);
            found[i] = Refit(fit, history);
        });
        double[][] values = [.. found.OfType<double[]>()];
        return new SeverityBootstrap(fit, kind, values, replicates - values.Length);
    }

    /// <summary>The parameters that fit another history, searched from those of a fit; null where it has no maximum.</summary>
    internal static double[]? Refit(SeverityFit fit, SeverityLikelihood history)
    {
        double Of(double[] values) => fit.Family.TryCreate(values) is { } law ? history.Of(law) : double.NegativeInfinity;
        if (MaximumLikelihood.Search(Of, fit.Family.Space, [fit.Values]) is not { Maximum.Kind: MaximumKind.Interior } near)
        {
            return MaximumLikelihood.Search(fit.Family, history) is { Maximum.Kind: MaximumKind.Interior } found ? found.Map.ToValues(found.Maximum.Point) : null;
        }

        return near.Map.ToValues(near.Maximum.Point);
    }

    private static SeverityLikelihood Resampled(ClaimHistory history, RandomKey key, int replicate)
    {
        ValueList<Claim> claims = history.Claims;
        double total = history.ClaimCount;
        bool isPlain = claims.All(claim => claim.Weight == 1);
        double[] cumulated = new double[isPlain ? 0 : claims.Count];
        double sum = 0;
        for (int i = 0; i < cumulated.Length; i++)
        {
            sum += claims[i].Weight;
            cumulated[i] = sum;
        }

        Dictionary<int, int> times = [];
        int draws = (int)Math.Max(Math.Round(total), 1);
        for (int i = 0; i < draws; i++)
        {
            double place = key.Uniform(replicate, i) * total;
            int index = isPlain ? (int)place : Array.BinarySearch(cumulated, place);
            index = Math.Min(index < 0 ? ~index : index, claims.Count - 1);
            times[index] = times.GetValueOrDefault(index) + 1;
        }

        return SeverityLikelihood.Of([.. times.OrderBy(pair => pair.Key).Select(pair => claims[pair.Key] with { Weight = pair.Value })]);
    }

    // the percentile that BCa reads for a normal quantile
    private static double Level(double bias, double acceleration, double z)
    {
        double shifted = bias + z;
        return NormalCdf.Of(bias + shifted / (1 - acceleration * shifted));
    }

    private static double Quantile(double[] sorted, double p) =>
        SampleFigures.At(sorted, Math.Clamp(p * (sorted.Length + 1) - 1, 0, sorted.Length - 1));
}
