using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The search for the parameters that make counts most likely. Tables of counts are short, so that the end of the search can afford
/// derivatives of higher order: parameters to about 1e-8 and their errors to about 1e-6, relative.
/// </summary>
internal static class FrequencySearch
{
    private const double StepInDeviations = 0.03;
    private const int MostSteps = 5;

    public static (ParameterMap Map, Maximum Maximum)? Of(FrequencyFamily family, CountLikelihood likelihood)
    {
        (double mean, double variance, double zeros) = likelihood.Moments();
        IReadOnlyList<double[]> starts = [.. family.Starts(mean, variance, zeros)];
        if (family.IsLong && starts.Count > 1)
        {
            starts = [starts.MaxBy(start => likelihood.Of(family, start))!];
        }

        (ParameterMap Map, Maximum Maximum)? found = MaximumLikelihood.Search(values => likelihood.Of(family, values), family.Space, starts);
        return found is { } rough ? (rough.Map, Refined(free => likelihood.Of(family, rough.Map.ToValues(free)), rough.Maximum)) : null;
    }

    /// <summary>Why a family has no likelihood at any start: its own reason where an exposure has none of its laws.</summary>
    public static InvalidOperationException Impossible(FrequencyFamily family, CountLikelihood likelihood)
    {
        (double mean, double variance, double zeros) = likelihood.Moments();
        foreach (double[] start in family.Starts(mean, variance, zeros))
        {
            try
            {
                likelihood.Of(family.Create(start));
            }
            catch (InvalidOperationException reason)
            {
                return reason;
            }
        }

        return new InvalidOperationException($"{family} gives the counts no likelihood at any starting point: it cannot have made them");
    }

    // Newton's steps with extrapolated derivatives, from a point that is a maximum to within their size
    private static Maximum Refined(Func<double[], double> f, Maximum rough)
    {
        Maximum best = rough;
        for (int step = 0; step < MostSteps && best is { Kind: MaximumKind.Interior } && best.Covariance() is { } covariance; step++)
        {
            int n = best.Point.Length;
            double[] steps = new double[n];
            for (int i = 0; i < n; i++)
            {
                steps[i] = Math.Min(StepInDeviations * Math.Sqrt(covariance[i * n + i]), Derivatives.LongestStep);
            }

            if (Derivatives.Extrapolated(f, best.Point, best.Value, steps) is not { } derivatives)
            {
                return best;
            }

            Maximum here = best with { Derivatives = derivatives };
            if (here.Covariance() is not { } fine)
            {
                return best;
            }

            double[] next = new double[n];
            double distance = 0;
            for (int i = 0; i < n; i++)
            {
                double move = 0;
                for (int j = 0; j < n; j++)
                {
                    move += fine[i * n + j] * derivatives.Gradient[j];
                }

                next[i] = best.Point[i] + move;
                distance = Math.Max(distance, Math.Abs(move) / Math.Sqrt(fine[i * n + i]));
            }

            double value = f(next);
            if (!(value >= here.Value - 1e-12 * Math.Abs(here.Value)) || distance > 0.1)
            {
                return here;
            }

            best = here with { Point = next, Value = value };
            if (distance < 1e-8)
            {
                return best;
            }
        }

        return best;
    }
}
