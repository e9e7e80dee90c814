using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>A weighted mean of TVaR, level 0 the mean and level 1 the largest possible loss.</summary>
internal static class TailValueMixture
{
    /// <summary>Moments needed: none beyond the mean, unless the largest loss counts.</summary>
    public static double ValueOrder(ReadOnlySpan<(double Weight, double Level)> parts) => HasLargest(parts) ? double.PositiveInfinity : 1;

    /// <summary>Moments needed for a finite error.</summary>
    public static double ErrorOrder(ReadOnlySpan<(double Weight, double Level)> parts) => HasLargest(parts) ? double.PositiveInfinity : 2;

    /// <summary>The sum of weight * TVaR.</summary>
    public static Functional Evaluate(ReadOnlySpan<(double Weight, double Level)> parts, AnnualLoss loss, string measure)
    {
        double constant = 0;
        var terms = new List<(double Weight, Functional Term)>(parts.Length);
        foreach ((double weight, double level) in parts)
        {
            if (weight > 0 && level == 1)
            {
                constant += weight * TailRule.RequireRightEnd(loss, measure);
            }
            else if (weight > 0)
            {
                terms.Add((weight, level == 0 ? loss.MeanFunctional() : loss.TailValueFunctional(level)));
            }
        }

        return terms.Count == 0
            ? loss.MeanFunctional().Combine(0).Plus(constant)
            : terms[0].Term.Combine(terms[0].Weight, terms.Skip(1).ToArray()).Plus(constant);
    }

    /// <summary>The Euler parts of the sum.</summary>
    public static Functional[] Allocate(ReadOnlySpan<(double Weight, double Level)> parts, SampleAllocation sample, string measure)
    {
        Functional[]? sum = null;
        foreach ((double weight, double level) in parts)
        {
            if (weight > 0)
            {
                Functional[] next = level == 1 ? sample.LargestLosses(0, 1, measure) : level == 0 ? sample.Means() : sample.TailValues(level);
                sum = sum is null ? SampleAllocation.Combine(weight, next) : SampleAllocation.Combine(1, sum, weight, next);
            }
        }

        return sum!;
    }

    /// <summary>The sum of weight * min(s / (1 - level), 1).</summary>
    public static void Distort(ReadOnlySpan<(double Weight, double Level)> parts, Span<double> survival)
    {
        foreach (ref double s in survival)
        {
            double sum = 0;
            foreach ((double weight, double level) in parts)
            {
                sum += weight * (s == 0 ? 0 : level == 1 ? 1 : Math.Min(s / (1 - level), 1));
            }

            s = Math.Min(sum, 1);
        }
    }

    /// <summary>Weight at level, part after part.</summary>
    public static string Text(string name, ReadOnlySpan<(double Weight, double Level)> parts)
    {
        var text = new List<string>();
        foreach ((double weight, double level) in parts)
        {
            text.Add(string.Create(CultureInfo.InvariantCulture, $"{weight} at {level}"));
        }

        return $"{name} {string.Join(", ", text)}";
    }

    /// <summary>True if the largest possible loss has a weight.</summary>
    public static bool HasLargest(ReadOnlySpan<(double Weight, double Level)> parts)
    {
        foreach ((double weight, double level) in parts)
        {
            if (weight > 0 && level == 1)
            {
                return true;
            }
        }

        return false;
    }
}
