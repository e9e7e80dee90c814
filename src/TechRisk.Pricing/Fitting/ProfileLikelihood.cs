using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Confidence intervals from the likelihood itself: the values of one parameter at which the highest likelihood over the others lies at most
/// half the chi-square quantile below the maximum.
/// </summary>
/// <remarks>
/// Searched on the signed root r = sqrt(2 (ln L - ln L_profile)), which is nearly straight. Source: Venzon and Moolgavkar, Applied Statistics
/// 37 (1988); Klugman, Panjer, Willmot, "Loss Models", section on non-normal confidence intervals.
/// </remarks>
internal sealed class ProfileLikelihood
{
    private const double FarAway = 40;

    private readonly Func<double[], double> _logLikelihood;
    private readonly double[] _centre;
    private readonly double _top;
    private readonly int _index;
    private readonly double _step;

    /// <param name="logLikelihood">Of free parameters; minus infinity where they are none.</param>
    /// <param name="maximum">Its maximum.</param>
    /// <param name="covariance">The inverse of the information there.</param>
    /// <param name="index">The parameter of interest.</param>
    public ProfileLikelihood(Func<double[], double> logLikelihood, Maximum maximum, double[] covariance, int index)
    {
        _logLikelihood = logLikelihood;
        _centre = maximum.Point;
        _top = maximum.Value;
        _index = index;
        _step = Math.Sqrt(covariance[index * _centre.Length + index]);
        Slope = new double[_centre.Length];
        for (int i = 0; i < Slope.Length; i++)
        {
            Slope[i] = covariance[i * Slope.Length + index] / (_step * _step);
        }
    }

    // how the best other parameters move with the one of interest, to first order
    private double[] Slope { get; }

    /// <summary>The free parameter at which the signed root reaches a normal quantile; infinite where it never does.</summary>
    /// <param name="root">Above 0 for the upper end, below 0 for the lower.</param>
    public double End(double root)
    {
        double side = Math.Sign(root);
        double target = Math.Abs(root);
        double[] best = (double[])_centre.Clone();
        double inner = 0;
        double outer = target * _step;
        while (Root(side * outer, ref best) < target)
        {
            inner = outer;
            outer *= 1.6;
            if (outer > FarAway && outer > 50 * _step)
            {
                return side * double.PositiveInfinity;
            }
        }

        double[] others = (double[])best.Clone();
        double distance = RootFinder.Find(x => Clamped(Root(side * x, ref others)) - target, inner, outer, 1e-7 * _step);
        return _centre[_index] + side * distance;
    }

    private static double Clamped(double root) => double.IsPositiveInfinity(root) ? 1e6 : root;

    // sqrt(2 (top - best likelihood at the shifted parameter))
    private double Root(double shift, ref double[] guess)
    {
        double[] at = new double[_centre.Length];
        for (int i = 0; i < at.Length; i++)
        {
            at[i] = _centre[i] + shift * Slope[i];
        }

        at[_index] = _centre[_index] + shift;
        if (at.Length == 1)
        {
            return Math.Sqrt(Math.Max(2 * (_top - _logLikelihood(at)), 0));
        }

        double[] full = (double[])at.Clone();
        double[] Full(double[] others)
        {
            for (int i = 0, j = 0; i < full.Length; i++)
            {
                full[i] = i == _index ? at[_index] : others[j++];
            }

            return full;
        }

        double[] Others(double[] all) => [.. all.Where((_, i) => i != _index)];
        double Of(double[] others) => _logLikelihood(Full(others));
        double[] start = Others(at);
        double reached = guess[_index] - _centre[_index];
        double further = reached == 0 ? 1 : shift / reached;
        double[] last = Others([.. _centre.Zip(guess, (c, g) => c + (g - c) * further)]);
        if (!(Of(start) >= Of(last)))
        {
            (start, last) = (last, start);
        }

        // far from the maximum a straight line is a poor guess: a search that got lost is no fall of the profile
        Maximum found = Maximizer.Find(Of, start);
        if (found.Kind != MaximumKind.Interior && Maximizer.Find(Of, last) is var second && second.Value > found.Value)
        {
            found = second;
        }

        if (double.IsFinite(found.Value))
        {
            guess = (double[])Full(found.Point).Clone();
        }

        return Math.Sqrt(Math.Max(2 * (_top - found.Value), 0));
    }
}
