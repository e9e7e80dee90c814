namespace TechRisk.Pricing;

/// <summary>The largest amount of which given amounts are whole multiples.</summary>
internal static class CommonUnit
{
    private const double Accuracy = 1e-10;
    private const double MostMultiples = 1e7;

    /// <summary>The unit, with an accuracy of 1e-10 of the amounts; 0 where they have none that is worth having.</summary>
    public static double Of(ReadOnlySpan<double> amounts)
    {
        double unit = 0;
        double largest = 0;
        foreach (double amount in amounts)
        {
            largest = Math.Max(largest, amount);
        }

        foreach (double amount in amounts)
        {
            (double a, double b) = (amount, unit);
            while (b > Accuracy * largest)
            {
                double rest = Math.Abs(a - (Math.Round(a / b) * b));
                (a, b) = (b, rest);
            }

            unit = a;
            if (unit < largest / MostMultiples)
            {
                return 0;
            }
        }

        // the remainders have rounded: the amounts say it more exactly
        return unit > 0 ? largest / Math.Round(largest / unit) : 0;
    }
}
