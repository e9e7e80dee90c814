using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Log likelihoods of counts with mean e exp(b0 + b1 (t - c)), and their derivatives. Source: Cameron and Trivedi, Regression Analysis
/// of Count Data (2013), 2.2 and 3.3.
/// </summary>
internal sealed class TrendLikelihood(ClaimCounts counts, double centre)
{
    // up to so many terms a difference of digamma functions is added up; the rest by Euler and Maclaurin
    private const int MostTerms = 1000;

    /// <summary>Of b0 and b1, Poisson counts.</summary>
    public double Poisson(ReadOnlySpan<double> b, Span<double> gradient, Span<double> hessian)
    {
        gradient.Clear();
        hessian.Clear();
        double sum = 0;
        foreach (CountRow row in counts.Rows)
        {
            double t = row.Time!.Value - centre;
            double mean = Mean(row, b, t);
            double w = row.Units;
            sum += w * PoissonTerms.LogProbability(row.Count, mean);
            double score = w * (row.Count - mean);
            Add(gradient, hessian, t, score, -w * mean);
        }

        return sum;
    }

    /// <summary>Of b0, b1 and ln r, negative binomial counts with variance mu + mu^2 / r.</summary>
    public double NegativeBinomial(ReadOnlySpan<double> b, Span<double> gradient, Span<double> hessian)
    {
        gradient.Clear();
        hessian.Clear();
        double r = Exp.Of(b[2]);
        double sum = 0;
        foreach (CountRow row in counts.Rows)
        {
            double t = row.Time!.Value - centre;
            double mean = Mean(row, b, t);
            double w = row.Units;
            double n = row.Count;
            double whole = r + mean;
            sum += w * NegativeBinomialTerms.LogProbability(n, r, r / whole, mean / whole);
            Add(gradient, hessian, t, w * (n - mean) * r / whole, -w * r * mean * (r + n) / (whole * whole));
            (double first, double second) = Differences(row.Count, r);
            double slope = first - Log1p.Of(mean / r) + (mean - n) / whole;
            double curvature = second + mean / (r * whole) - (mean - n) / (whole * whole);
            double mixed = w * r * mean * (n - mean) / (whole * whole);
            gradient[2] += w * r * slope;
            hessian[8] += w * (r * r * curvature + r * slope);
            hessian[2] += mixed;
            hessian[5] += mixed * t;
        }

        hessian[6] = hessian[2];
        hessian[7] = hessian[5];
        return sum;
    }

    /// <summary>Sum of (n - mu)^2 / mu.</summary>
    public double Pearson(ReadOnlySpan<double> b)
    {
        double sum = 0;
        foreach (CountRow row in counts.Rows)
        {
            double mean = Mean(row, b, row.Time!.Value - centre);
            sum += row.Units * (row.Count - mean) * (row.Count - mean) / mean;
        }

        return sum;
    }

    // psi(n + r) - psi(r), and the same of its derivative
    internal static (double First, double Second) Differences(long n, double r)
    {
        double first = 0;
        double second = 0;
        long terms = Math.Min(n, MostTerms);
        for (long k = terms - 1; k >= 0; k--)
        {
            double inverse = 1 / (r + k);
            first += inverse;
            second -= inverse * inverse;
        }

        if (n > terms)
        {
            double a = r + terms;
            double z = r + n;
            first += Log.Of(z / a) + 0.5 * (1 / a - 1 / z) + (1 / (a * a) - 1 / (z * z)) / 12;
            second -= 1 / a - 1 / z + 0.5 * (1 / (a * a) - 1 / (z * z)) + (1 / (a * a * a) - 1 / (z * z * z)) / 6;
        }

        return (first, second);
    }

    private static double Mean(CountRow row, ReadOnlySpan<double> b, double t) => row.Exposure * Exp.Of(b[0] + b[1] * t);

    private static void Add(Span<double> gradient, Span<double> hessian, double t, double score, double curvature)
    {
        int n = gradient.Length;
        gradient[0] += score;
        gradient[1] += score * t;
        hessian[0] += curvature;
        hessian[1] += curvature * t;
        hessian[n] += curvature * t;
        hessian[n + 1] += curvature * t * t;
    }
}
