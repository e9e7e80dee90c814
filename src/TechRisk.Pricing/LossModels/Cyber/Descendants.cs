using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// All descendants of an event of a Hawkes process: their density psi(a) at age a, the sum of the kernel's convolution powers. With
/// alpha = n decay it is alpha exp(-(decay - alpha) a) for the exponential kernel; with r = decay sqrt(n) it is
/// (r / 2) (exp(-(decay - r) a) - exp(-(decay + r) a)) for the delayed one. Both are a sum of c exp(-g a).
/// </summary>
internal readonly struct Descendants
{
    private readonly double _first;
    private readonly double _firstRate;
    private readonly double _second;
    private readonly double _secondRate;

    public Descendants(double branching, double decay, HawkesKernel kernel)
    {
        double root = Math.Sqrt(branching);
        (_first, _firstRate, _second, _secondRate) = kernel == HawkesKernel.Exponential
            ? (branching * decay, decay * (1 - branching), 0, decay)
            : (0.5 * decay * root, decay * (1 - branching) / (1 + root), -0.5 * decay * root, decay * (1 + root));
    }

    /// <summary>The age within which the faster of the two exponentials decays or, above a branching ratio of 1, grows.</summary>
    public double ShortestAge => 1 / Math.Max(Math.Abs(_firstRate), _secondRate);

    /// <summary>1 + Psi(a): an event and its descendants up to an age.</summary>
    public double Family(double age) => 1 + _first * age * Mean(_firstRate * age) + _second * age * Mean(_secondRate * age);

    /// <summary>The integral of <see cref="Family"/> from 0 to an age.</summary>
    public double IntegralOfFamily(double age) =>
        age + age * age * (_first * Second(_firstRate * age) + _second * Second(_secondRate * age));

    /// <summary>psi(u) + the integral of psi(s) psi(s + u) over s.</summary>
    public double Covariance(double distance) =>
        Weight(_first, _firstRate) * Exp.Of(-_firstRate * distance) + Weight(_second, _secondRate) * Exp.Of(-_secondRate * distance);

    /// <summary>The integral of (end - u) <see cref="Covariance"/>(u) from 0 to the end.</summary>
    public double CovarianceIntegral(double end) => end * end
        * (Weight(_first, _firstRate) * Second(_firstRate * end) + Weight(_second, _secondRate) * Second(_secondRate * end));

    /// <summary>
    /// The age beyond which the past of a stationary process causes less than a share of the events to come: the integral from there on of
    /// the descendants still to come, c / g^2 exp(-g a), relative to the family 1 / (1 - n).
    /// </summary>
    /// <param name="family">1 / (1 - n).</param>
    /// <param name="share">The share, below 1.</param>
    public double Reach(double family, double share)
    {
        double size = _first / (_firstRate * _firstRate * family * share);
        return size > 1 ? Log.Of(size) / _firstRate : 0;
    }

    private double Weight(double factor, double rate) => factor * (1 + _first / (_firstRate + rate) + _second / (_secondRate + rate));

    // (1 - exp(-x)) / x
    private static double Mean(double x) => x == 0 ? 1 : -Expm1.Of(-x) / x;

    // (x - 1 + exp(-x)) / x^2, by its series where that cancels
    private static double Second(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return (x + Expm1.Of(-x)) / (x * x);
        }

        double term = 0.5;
        double sum = 0;
        for (int k = 3; k < 20; k++)
        {
            sum += term;
            term *= -x / k;
        }

        return sum;
    }
}
