using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>What makes the density of a splice continuous at its threshold, and its slope too.</summary>
internal static class SpliceContinuity
{
    // where a threshold is looked for: these quantiles of the body, in equal steps of the logarithm of the amount
    private const double LeastLevel = 1e-3;
    private const double LeastSurvival = 1e-6;
    private const int Steps = 400;

    // seven points on both sides or on one: exact for polynomials of degree 6
    private static ReadOnlySpan<double> Central => [-1.0 / 60, 3.0 / 20, -3.0 / 4, 0, 3.0 / 4, -3.0 / 20, 1.0 / 60];

    private static ReadOnlySpan<double> Forward => [-49.0 / 20, 6, -15.0 / 2, 20.0 / 3, -15.0 / 4, 6.0 / 5, -1.0 / 6];

    /// <summary>w = r / (r + f_tail(0)) with r = f_body(T) / F_body(T), so that (1 - w) r = w f_tail(0).</summary>
    public static double TailWeight(Severity body, double threshold, Severity tail)
    {
        double log = body.LogDensity(Require.Positive(threshold)) - Log.Of(body.Cdf(threshold));
        if (!double.IsFinite(log) || body.Atom(threshold) > 0)
        {
            throw Require.Wrong(nameof(threshold), threshold, $"must be where {body} has a density, finite and above 0");
        }

        double atStart = tail.LogDensity(0);
        if (!double.IsFinite(atStart) || tail.Atom(0) > 0)
        {
            throw Require.Wrong(nameof(tail), tail, "must have a density at an excess of 0 that is finite and above 0");
        }

        return 1 / (1 + Exp.Of(atStart - log));
    }

    /// <summary>The largest threshold T with (ln f_body)'(T) = slope(T); an error that names the rule where there is none.</summary>
    public static double Threshold(Severity body, Func<double, double> slope, string rule)
    {
        double low = Log.Of(Math.Max(body.Quantile(LeastLevel), double.Epsilon));
        double high = Log.Of(body.InverseSurvival(LeastSurvival));
        double Gap(double log)
        {
            double x = Exp.Of(log);
            return x * (BodySlope(body, x) - slope(x));
        }

        double right = high;
        double atRight = Gap(right);
        for (int i = Steps - 1; i >= 0; i--)
        {
            double left = low + (high - low) * i / Steps;
            double atLeft = Gap(left);
            if (double.IsFinite(atLeft) && double.IsFinite(atRight) && atLeft > 0 != atRight > 0)
            {
                return Exp.Of(RootFinder.Find(Gap, left, right, 1e-14));
            }

            (right, atRight) = (left, atLeft);
        }

        throw Require.Wrong("body", body, rule);
    }

    /// <summary>(ln f)'(x) by a difference over 1/256 of x on both sides.</summary>
    public static double BodySlope(Severity body, double x)
    {
        double step = x / 256;
        double sum = 0;
        for (int i = 0; i < Central.Length; i++)
        {
            sum += Central[i] == 0 ? 0 : Central[i] * body.LogDensity(x + (i - 3) * step);
        }

        return sum / step;
    }

    /// <summary>(ln f)'(0+) of an excess by a difference over 1/256 of its median.</summary>
    public static double StartSlope(Severity tail)
    {
        double step = tail.Quantile(0.5) / 256;
        double sum = 0;
        for (int i = 0; i < Forward.Length; i++)
        {
            sum += Forward[i] * tail.LogDensity(i * step);
        }

        return double.IsFinite(sum) ? sum / step
            : throw Require.Wrong(nameof(tail), tail, "must have a density at an excess of 0 that is finite, above 0 and smooth");
    }
}
