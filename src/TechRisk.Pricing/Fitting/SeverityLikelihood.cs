using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The likelihood of claims under a law, in columns: exact amounts, "at least" amounts, bands, and what was not reported. Equal amounts of the
/// last three are counted together.
/// </summary>
internal sealed class SeverityLikelihood
{
    private readonly Band[] _bands;
    private readonly (double At, double Weight)[] _censored;
    private readonly (double At, double Weight)[] _truncated;
    private readonly SampleShape? _shape;

    private SeverityLikelihood(ObservedAmounts exact, (double, double)[] censored, Band[] bands, (double, double)[] truncated, SampleShape? shape)
    {
        Exact = exact;
        _censored = censored;
        _bands = bands;
        _truncated = truncated;
        _shape = shape;
        Weight = exact.Weight + _censored.Sum(c => c.Weight) + _bands.Sum(b => b.Weight);
    }

    /// <summary>Amounts known as numbers.</summary>
    public ObservedAmounts Exact { get; }

    /// <summary>Number of claims.</summary>
    public double Weight { get; }

    /// <summary>Figures for starting points; the exact amounts' own where no other was given.</summary>
    public SampleShape Shape => _shape ?? new SampleShape(Exact.Values.Length > 0 ? Exact.Values : [.. _censored.Select(c => c.At), .. _bands.Select(b => (b.From + Math.Min(b.To, 2 * b.From + 1)) / 2)]);

    public ReadOnlySpan<Band> Bands => _bands;

    /// <summary>The likelihood of claims.</summary>
    public static SeverityLikelihood Of(IReadOnlyList<Claim> claims)
    {
        List<double> exact = new(claims.Count);
        List<double> weights = new(claims.Count);
        List<double> representatives = new(claims.Count);
        Dictionary<double, double> censored = [];
        Dictionary<double, double> truncated = [];
        Dictionary<(double, double), double> bands = [];
        bool isWeighted = false;
        foreach (Claim claim in claims)
        {
            if (claim.Deductible > 0)
            {
                truncated[claim.Deductible] = truncated.GetValueOrDefault(claim.Deductible) + claim.Weight;
            }

            if (claim.IsExact)
            {
                exact.Add(claim.From);
                weights.Add(claim.Weight);
                isWeighted |= claim.Weight != 1;
            }
            else if (claim.IsCensored)
            {
                censored[claim.From] = censored.GetValueOrDefault(claim.From) + claim.Weight;
            }
            else
            {
                bands[(claim.From, claim.To)] = bands.GetValueOrDefault((claim.From, claim.To)) + claim.Weight;
            }

            double middle = claim.IsExact || claim.IsCensored ? claim.From : (claim.From + claim.To) / 2;
            int copies = claim.IsExact ? 1 : (int)Math.Clamp(Math.Round(claim.Weight), 1, 1000);
            representatives.AddRange(Enumerable.Repeat(middle > 0 ? middle : double.Epsilon, copies));
        }

        return Of([.. exact], isWeighted ? [.. weights] : [], censored, bands, truncated, new SampleShape(representatives.ToArray()));
    }

    /// <summary>The likelihood of columns; without a shape, starting points have to be given.</summary>
    public static SeverityLikelihood Of(
        double[] exact,
        double[] weights,
        Dictionary<double, double> censored,
        Dictionary<(double From, double To), double> bands,
        Dictionary<double, double> truncated,
        SampleShape? shape = null) =>
        new(
            new ObservedAmounts(exact, weights),
            Sorted(censored),
            [.. bands.Select(pair => new Band(pair.Key.From, pair.Key.To, pair.Value)).OrderBy(band => band.From).ThenBy(band => band.To)],
            Sorted(truncated),
            shape);

    /// <summary>The log likelihood of a law; minus infinity where it cannot have made the claims.</summary>
    public double Of(Severity law)
    {
        double sum = Exact.Values.Length == 0 ? 0 : law.SumLogDensity(Exact);
        foreach ((double at, double weight) in _censored)
        {
            sum += weight * law.LogSurvival(at);
        }

        foreach (Band band in _bands)
        {
            sum += band.Weight * Log.Of(law.Probability(band.From, band.To));
        }

        foreach ((double at, double weight) in _truncated)
        {
            sum -= weight * law.LogSurvival(at);
        }

        // an infinite density or an unobservable deductible makes no estimate
        return double.IsNaN(sum) || double.IsPositiveInfinity(sum) ? double.NegativeInfinity : sum;
    }

    /// <summary>True for a law that has shrunk to the one amount that all exactly known claims have.</summary>
    public bool IsPoint(Severity law) =>
        Exact.Values.Length > 0 && Exact.Values.AsSpan().Count(Exact.Values[0]) == Exact.Values.Length
        && law.Quantile(0.75) - law.Quantile(0.25) < 1e-3 * Exact.Values[0];

    /// <summary>About so many of the exact amounts, evenly taken, with the rest weighed down alike: a cheap likelihood for a first search.</summary>
    public SeverityLikelihood Thinned(int most)
    {
        int step = Math.Max(Exact.Values.Length / most, 1);
        double[] values = [.. Exact.Values.Where((_, i) => i % step == 0)];
        double[] weights = [.. Exact.Weights.Where((_, i) => i % step == 0)];
        double share = (double)values.Length / Exact.Values.Length;
        return new SeverityLikelihood(
            new ObservedAmounts(values, weights),
            [.. _censored.Select(c => (c.At, c.Weight * share))],
            [.. _bands.Select(b => b with { Weight = b.Weight * share })],
            [.. _truncated.Select(t => (t.At, t.Weight * share))],
            _shape);
    }

    private static (double At, double Weight)[] Sorted(Dictionary<double, double> amounts) =>
        [.. amounts.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key)];

    /// <summary>A range with the number of claims in it.</summary>
    internal readonly record struct Band(double From, double To, double Weight);
}
