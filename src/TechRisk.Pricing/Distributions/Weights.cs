namespace TechRisk.Pricing;

/// <summary>Checks of lists of weights.</summary>
internal static class Weights
{
    /// <summary>At least one element, weights in (0, 1] that sum to 1 within 1e-12.</summary>
    public static void RequireSumOfOne<T>(ValueList<T> list, Func<T, double> weightOf, string name)
    {
        ArgumentNullException.ThrowIfNull(list, name);
        double sum = 0;
        foreach (T item in list)
        {
            double weight = weightOf(item);
            if (!(weight is > 0 and <= 1))
            {
                throw Require.Wrong(name, weight, "must have weights above 0 and at most 1");
            }

            sum += weight;
        }

        if (!(Math.Abs(sum - 1) <= 1e-12))
        {
            throw Require.Wrong(name, sum, "must have weights that sum to 1 (within 1e-12)");
        }
    }
}
