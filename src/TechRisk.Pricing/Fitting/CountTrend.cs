using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A log-linear trend of claim frequency: the mean of a count is exposure * exp(Intercept + Slope (t - Centre)), fitted by maximum
/// likelihood, Poisson or negative binomial with variance mu + mu^2 / r.
/// </summary>
/// <remarks>
/// Standard errors come from the observed information of all coefficients, ln r among them. Source: Cameron and Trivedi, "Regression
/// Analysis of Count Data" (2013), 2.2 and 3.3.
/// </remarks>
public sealed record CountTrend
{
    private readonly ValueList<double> _covariance;

    private CountTrend(TrendModel model, double centre, NewtonAscent optimum, double dispersion, ValueList<Finding> findings)
    {
        Model = model;
        Centre = centre;
        LogLikelihood = optimum.Value;
        PearsonDispersion = dispersion;
        Findings = findings;
        _covariance = optimum.Covariance.ToValueList();
        int n = optimum.Point.Length;
        Intercept = Estimate.Fitted(optimum.Point[0], Math.Sqrt(optimum.Covariance[0]));
        Slope = Estimate.Fitted(optimum.Point[1], Math.Sqrt(optimum.Covariance[n + 1]));
        LogSize = n == 3 ? Estimate.Fitted(optimum.Point[2], Math.Sqrt(optimum.Covariance[8])) : null;
    }

    /// <summary>What the counts are taken to be; Poisson where the negative binomial has its optimum there.</summary>
    public TrendModel Model { get; }

    /// <summary>The time at which <see cref="Intercept"/> holds: the mean of the times of all units, in years.</summary>
    public double Centre { get; }

    /// <summary>Logarithm of the claims per unit of exposure at the centre.</summary>
    public Estimate Intercept { get; }

    /// <summary>Growth of the logarithm of the frequency in a year: exp(Slope) - 1 is the yearly change.</summary>
    public Estimate Slope { get; }

    /// <summary>ln r of the negative binomial; null for Poisson.</summary>
    public Estimate? LogSize { get; }

    /// <summary>r of the negative binomial, with the interval of ln r; infinite for Poisson.</summary>
    public Estimate Size => LogSize is { } log
        ? Estimate.Fitted(Exp.Of(log.Value), Exp.Of(log.Value) * log.StandardError, Exp.Of(log.Lower), Exp.Of(log.Upper))
        : Estimate.Exact(double.PositiveInfinity);

    /// <summary>The yearly change of the frequency, exp(Slope) - 1, with the interval of the slope.</summary>
    public Estimate YearlyChange => Estimate.Fitted(
        Expm1.Of(Slope.Value), Exp.Of(Slope.Value) * Slope.StandardError, Expm1.Of(Slope.Lower), Expm1.Of(Slope.Upper));

    /// <summary>The largest log likelihood.</summary>
    public double LogLikelihood { get; }

    /// <summary>Akaike's criterion 2 k - 2 ln L, k = 2 for Poisson and 3 for the negative binomial.</summary>
    public double Aic => 2 * (LogSize is null ? 2 : 3) - 2 * LogLikelihood;

    /// <summary>
    /// Pearson's statistic, the sum of (n - mu)^2 / mu, by units less coefficients; near 1 if the counts are Poisson about the trend.
    /// Infinite where there are no more units than coefficients.
    /// </summary>
    public double PearsonDispersion { get; }

    /// <summary>What a reader has to know: <c>fit.boundary</c>, <c>fit.no-optimum</c>, <c>trend.few-times</c>, <c>trend.over-dispersed</c>.</summary>
    public ValueList<Finding> Findings { get; }

    /// <summary>The mean number of claims at a time: exposure * exp(Intercept + Slope (t - Centre)), with the error of both coefficients.</summary>
    /// <param name="time">Calendar years, a finite number; beyond the years observed this extrapolates.</param>
    /// <param name="exposure">Exposure, a finite number above 0.</param>
    public Estimate Mean(double time, double exposure = 1)
    {
        double t = Require.Finite(time) - Centre;
        int n = LogSize is null ? 2 : 3;
        double variance = _covariance[0] + 2 * t * _covariance[1] + t * t * _covariance[n + 1];
        double log = Intercept.Value + Slope.Value * t + Log.Of(Require.Positive(exposure));
        double error = Math.Sqrt(variance);
        double half = NormalQuantile.Upper(0.025) * error;
        return Estimate.Fitted(Exp.Of(log), Exp.Of(log) * error, Exp.Of(log - half), Exp.Of(log + half));
    }

    internal static CountTrend Fit(ClaimCounts counts, TrendModel model)
    {
        Check(counts);
        double centre = counts.Rows.Sum(row => row.Units * row.Time!.Value) / counts.Units;
        TrendLikelihood likelihood = new(counts, centre);
        NewtonAscent poisson = NewtonAscent.Maximize(likelihood.Poisson, [Log.Of(counts.Rate), 0]);
        double dispersion = counts.Units > 2 ? likelihood.Pearson(poisson.Point) / (counts.Units - 2) : double.PositiveInfinity;
        List<Finding> findings = [];
        if (counts.Units < 5)
        {
            findings.Add(new("trend.few-times", "", string.Create(CultureInfo.InvariantCulture, $"{counts.Units} units carry a trend: its error is larger than the formula says")));
        }

        if (model == TrendModel.Poisson)
        {
            NotFound(poisson, findings);
            if (dispersion > 1.5)
            {
                findings.Add(new("trend.over-dispersed", "", string.Create(CultureInfo.InvariantCulture, $"the counts vary {dispersion:0.##} times as much about the trend as Poisson counts: standard errors are too small by the root of that")));
            }

            return new(TrendModel.Poisson, centre, poisson, dispersion, findings.ToValueList());
        }

        double start = Math.Max(counts.Rate * counts.Exposure / counts.Units / Math.Max(dispersion - 1, 0.01), 0.01);
        NewtonAscent mixed = NewtonAscent.Maximize(likelihood.NegativeBinomial, [poisson.Point[0], poisson.Point[1], Log.Of(start)]);
        if (mixed.Value <= poisson.Value + 1e-9 * (1 + Math.Abs(poisson.Value)))
        {
            NotFound(poisson, findings);
            findings.Add(new("fit.boundary", "", "the counts are not over-dispersed about the trend: the negative binomial has its largest likelihood at the Poisson, r infinite"));
            return new(TrendModel.Poisson, centre, poisson, dispersion, findings.ToValueList());
        }

        NotFound(mixed, findings);
        return new(TrendModel.NegativeBinomial, centre, mixed, dispersion, findings.ToValueList());
    }

    private static void NotFound(NewtonAscent optimum, List<Finding> findings)
    {
        if (!optimum.IsConverged)
        {
            findings.Add(new("fit.no-optimum", "", "the search for the largest likelihood did not come to rest: take no figure from it", FindingLevel.Error));
        }
    }

    private static void Check(ClaimCounts counts)
    {
        if (counts.Rows.Any(row => row.Time is null))
        {
            throw new InvalidOperationException("CountTrend needs the time of every row: FromYears gives it, or CountRow.Time");
        }

        if (counts.HasOpenClass)
        {
            throw new InvalidOperationException("CountTrend needs exact counts: an open class has no place in a regression");
        }

        double first = counts.Rows.Min(row => row.Time!.Value);
        double last = counts.Rows.Max(row => row.Time!.Value);
        if (first == last)
        {
            throw new InvalidOperationException("CountTrend needs at least two times: one time has no trend");
        }

        List<CountRow> withClaims = counts.Rows.Where(row => row.Count > 0).ToList();
        if (withClaims.TrueForAll(row => row.Time == first) || withClaims.TrueForAll(row => row.Time == last))
        {
            throw new InvalidOperationException("CountTrend needs claims at more than the first or the last time: the largest likelihood lies at an infinite slope");
        }
    }
}
