using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// S = X_1 + X_2, two losses joined by a Gaussian copula with correlation r: X_i = F_i^-1(Phi(Z_i)). Given Z_1 = z, P(X_2 &gt; y) =
/// Phi((r z - s(y)) / sqrt(1 - r^2)) with s(y) = Phi^-1(F_2(y)), so that every figure is an integral over one normal score.
/// </summary>
/// <param name="first">Law of X_1.</param>
/// <param name="second">Law of X_2.</param>
/// <param name="correlation">r, strictly between -1 and 1.</param>
internal sealed class GaussianSum(Severity first, Severity second, double correlation)
{
    private const double Accuracy = 1e-12;

    // P(|Z| > 38) is below the smallest double; the integrand is cut where it counts nothing
    private const double LastScore = 37;

    private readonly double _rest = Math.Sqrt((1 - correlation) * (1 + correlation));

    /// <summary>E[S].</summary>
    public double Mean => first.Mean + second.Mean;

    /// <summary>Var[S]; infinite where a line's is.</summary>
    public double Variance
    {
        get
        {
            double own = first.Variance + second.Variance;
            return double.IsFinite(own) ? own + (2 * Covariance()) : own;
        }
    }

    /// <summary>P(S &gt; s).</summary>
    public double Survival(double s) => Expected(first, second, s, _ => 1) + first.Survival(s);

    /// <summary>inf { x : P(S &lt;= x) &gt;= p }.</summary>
    public double Quantile(double p)
    {
        double level = Require.Level(p);
        double target = 1 - level;

        // S > x needs a line above x / 2
        double high = 2 * Math.Max(first.InverseSurvival(target / 2), second.InverseSurvival(target / 2));
        return RootFinder.Find(x => Log.Of(Survival(x) / target), 0, high * (1 + 1e-12), high * 1e-14);
    }

    /// <summary>E[(S - d)+] = E[X_1; S &gt; d] + E[X_2; S &gt; d] - d P(S &gt; d).</summary>
    public double StopLoss(double d) => Part(first, second, d) + Part(second, first, d) - (d * Survival(d));

    /// <summary>VaR + E[(S - VaR)+] / (1 - p).</summary>
    public double TailValue(double p)
    {
        double quantile = Quantile(p);
        return quantile + (StopLoss(quantile) / (1 - p));
    }

    // E[X; X + Y > d]: below d by the integral, above d without condition
    private double Part(Severity x, Severity y, double d) =>
        Expected(x, y, d, amount => amount) + (x.Mean - x.LimitedExpectedValue(d) + (d * x.Survival(d)));

    // E[f(X); X <= s, X + Y > s]
    private double Expected(Severity x, Severity y, double s, Func<double, double> f)
    {
        double end = Math.Clamp(Score(x, s), -LastScore, LastScore);
        return Integral(
            z =>
            {
                double amount = At(x, z);
                double score = Score(y, Math.Max(s - amount, 0));
                return f(amount) * NormalCdf.Survival((score - (correlation * z)) / _rest);
            },
            end);
    }

    // E[X_1 X_2] - E[X_1] E[X_2], both centred so that nothing cancels
    private double Covariance() =>
        Integral(z => (At(first, z) - first.Mean) * Integral(w => At(second, (correlation * z) + (_rest * w)) - second.Mean, LastScore), LastScore);

    // the integral of f(z) phi(z) over z up to an end, in pieces on the scale of the density
    private static double Integral(Func<double, double> f, double end)
    {
        double sum = 0;
        double from = -LastScore;
        foreach (double to in (ReadOnlySpan<double>)[-10, -6, -3, -1, 0, 1, 3, 6, 10, 20, LastScore])
        {
            double until = Math.Min(to, end);
            if (until > from)
            {
                sum += Integrator.Adaptive(z => f(z) * NormalDensity.Of(z), from, until, Accuracy);
                from = until;
            }
        }

        return sum;
    }

    // by the smaller tail
    private static double At(Severity law, double z)
    {
        double score = Math.Clamp(z, -LastScore, LastScore);
        return score > 0 ? law.InverseSurvival(NormalCdf.Survival(score)) : law.Quantile(NormalCdf.Of(score));
    }

    private static double Score(Severity law, double y)
    {
        double below = law.Cdf(y);
        return below <= 0 ? double.NegativeInfinity
            : below < 0.5 ? NormalQuantile.Lower(below)
            : law.Survival(y) is double above and > 0 ? NormalQuantile.Upper(above)
            : double.PositiveInfinity;
    }
}
