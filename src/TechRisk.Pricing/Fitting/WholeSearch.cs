namespace TechRisk.Pricing;

/// <summary>
/// The best whole number for a parameter that takes only those, the trials of a binomial: its profile likelihood rises to one maximum,
/// or rises for ever.
/// </summary>
internal sealed class WholeSearch(FrequencyFamily family, CountLikelihood likelihood)
{
    private const double Most = 1e7;
    private readonly Dictionary<double, double> _profile = [];

    /// <summary>The best number; above a million where the profile rises for ever.</summary>
    public double Best()
    {
        double least = Least();
        double low = least;
        double middle = least;
        double high = 2 * least;
        while (high < Most && Profile(high) > Profile(middle))
        {
            (low, middle, high) = (middle, high, 2 * high);
        }

        if (high >= Most)
        {
            return middle;
        }

        while (high - low > 2)
        {
            double one = Math.Floor(low + (high - low) / 3);
            double two = Math.Max(Math.Ceiling(high - (high - low) / 3), one + 1);
            if (Profile(one) < Profile(two))
            {
                low = one;
            }
            else
            {
                high = two;
            }
        }

        return new[] { low, low + 1, high }.MaxBy(Profile);
    }

    /// <summary>The error that the curvature of the profile tells; infinite where it does not bend down.</summary>
    public double Error(double best)
    {
        double bend = 2 * Profile(best) - Profile(best - 1) - Profile(best + 1);
        return bend > 0 && double.IsFinite(bend) ? 1 / Math.Sqrt(bend) : double.PositiveInfinity;
    }

    // no fewer than the claims of a unit, under the rule that multiplies trials by exposure
    private double Least()
    {
        double least = 1;
        foreach ((ExposureGroup group, CountCell cell) in likelihood.Cells.All)
        {
            double trials = likelihood.Rule == ExposureRule.Additive ? cell.Count / group.Exposure : cell.Count;
            least = Math.Max(least, Math.Ceiling(trials));
        }

        return least;
    }

    private double Profile(double whole)
    {
        if (_profile.TryGetValue(whole, out double known))
        {
            return known;
        }

        double value = whole < 1 ? double.NegativeInfinity
            : FrequencySearch.Of(family.Fixing(family.WholeParameter!, whole), likelihood)?.Maximum.Value ?? double.NegativeInfinity;
        _profile[whole] = value;
        return value;
    }
}
