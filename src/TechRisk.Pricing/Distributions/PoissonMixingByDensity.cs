using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Counts mixed by a law with a density f of T, by quadrature in y = ln T from the largest value of the integrand outward. With K(n, x) the Poisson
/// probability of n at mean rate x: P(n) is the integral of K f, P(N &gt; n) that of rate K S, P(N &lt;= n) that of rate K F, all of positive terms.
/// </summary>
internal sealed class PoissonMixingByDensity : PoissonMixing
{
    private const double Negligible = 46; // e^-46 = 1e-20
    private const double Tolerance = 1e-13;

    private readonly Severity _mixing;
    private readonly double _rate;
    private readonly double _low;
    private readonly double _high;
    private readonly double _bodyLow;
    private readonly double _bodyHigh;

    public PoissonMixingByDensity(Severity mixing, double rate)
    {
        _mixing = mixing;
        _rate = rate;
        _low = mixing.Minimum > 0 ? Log.Of(mixing.Minimum) : double.NegativeInfinity;
        _high = Log.Of(mixing.Maximum);
        _bodyLow = Log.Of(Math.Max(mixing.Quantile(1e-6), 1e-300));
        _bodyHigh = Log.Of(mixing.InverseSurvival(1e-6));
    }

    public override double Probability(long n) => Exp.Of(LogProbability(n));

    public override double LogProbability(long n) => LogIntegral(n, _mixing.LogDensity, _low, _high);

    public override double Cdf(long n)
    {
        double lower = Lower(n);
        return lower < 0.5 ? lower : 1 - Upper(n);
    }

    public override double Survival(long n)
    {
        double upper = Upper(n);
        return upper < 0.5 ? upper : 1 - Lower(n);
    }

    public override Complex GeneratingFunction(Complex z)
    {
        Complex a = _rate * (z - 1);
        double low = Log.Of(Math.Max(_mixing.Quantile(1e-18), 1e-300));
        double high = Log.Of(_mixing.InverseSurvival(a.Real > 0 ? 1e-280 : 1e-18)); // above 1 the far tail counts
        double middle = Log.Of(_mixing.Quantile(0.5));
        Complex At(double y) => ComplexExp.Of(_mixing.LogDensity(Exp.Of(y)) + y + a * Exp.Of(y));
        double Part(Func<Complex, double> of) =>
            Integrator.Adaptive(y => of(At(y)), low, middle, Tolerance) + Integrator.Adaptive(y => of(At(y)), middle, high, Tolerance);
        return new Complex(Part(value => value.Real), z.Imaginary == 0 ? 0 : Part(value => value.Imaginary));
    }

    private double Lower(long n) => _rate * Exp.Of(LogIntegral(n, x => Log.Of(_mixing.Cdf(x)), _low, double.PositiveInfinity));

    private double Upper(long n) => _rate * Exp.Of(LogIntegral(n, _mixing.LogSurvival, double.NegativeInfinity, _high));

    // ln of the integral of g(x) K(n, x) over [low, high] of ln x
    private double LogIntegral(long n, Func<double, double> logOf, double low, double high)
    {
        double LogTerm(double y)
        {
            double x = Exp.Of(y);
            double value = logOf(x) + PoissonTerms.LogProbability(n, _rate * x) + y;
            return double.IsNaN(value) ? double.NegativeInfinity : value;
        }

        double peak = Peak(n, LogTerm, low, high);
        double atPeak = LogTerm(peak);
        if (double.IsNegativeInfinity(atPeak))
        {
            return atPeak;
        }

        double step = 1 / Math.Sqrt(n + 1.0);
        double left = Reach(LogTerm, peak, -step, atPeak, low);
        double right = Reach(LogTerm, peak, step, atPeak, high);
        double Term(double y) => Exp.Of(LogTerm(y) - atPeak);

        // the kernel is 1 / sqrt(n) wide in ln x: its exponent carries the rounding of x times sqrt(n)
        double tolerance = Math.Max(Tolerance, 1e-14 / step);
        double sum = (left < peak ? Integrator.Adaptive(Term, left, peak, tolerance) : 0)
            + (right > peak ? Integrator.Adaptive(Term, peak, right, tolerance) : 0);
        return atPeak + Log.Of(sum);
    }

    // where the integrand is largest: the best point of a grid over the body of T and the place of n, then golden sections
    private double Peak(long n, Func<double, double> logTerm, double low, double high)
    {
        double place = Log.Of((n + 1) / _rate);
        double from = Math.Max(Math.Min(place, _bodyLow) - 3, low);
        double to = Math.Min(Math.Max(place, _bodyHigh) + 3, high);
        const int Cells = 64;
        double best = from;
        double highest = double.NegativeInfinity;
        for (int i = 0; i <= Cells; i++)
        {
            double y = from + (to - from) * i / Cells;
            double value = logTerm(y);
            (best, highest) = value > highest ? (y, value) : (best, highest);
        }

        double a = Math.Max(best - (to - from) / Cells, from);
        double b = Math.Min(best + (to - from) / Cells, to);
        const double Golden = 0.6180339887498949;
        for (int i = 0; i < 30; i++)
        {
            double first = b - Golden * (b - a);
            double second = a + Golden * (b - a);
            (a, b) = logTerm(first) >= logTerm(second) ? (a, second) : (first, b);
        }

        double middle = 0.5 * (a + b);
        return logTerm(middle) > highest ? middle : best;
    }

    // the first of doubled steps from the peak where nothing is left, or the end of the support
    private static double Reach(Func<double, double> logTerm, double peak, double step, double atPeak, double end)
    {
        double y = peak;
        for (int i = 0; i < 60; i++)
        {
            y += step;
            if (step > 0 ? y >= end : y <= end)
            {
                return end;
            }

            if (logTerm(y) < atPeak - Negligible)
            {
                break;
            }

            step *= 1.5;
        }

        return y;
    }
}
