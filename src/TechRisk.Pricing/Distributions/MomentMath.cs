namespace TechRisk.Pricing;

/// <summary>The small sums that moments are made of.</summary>
internal static class MomentMath
{
    /// <summary>x^k by repeated multiplication.</summary>
    public static double Power(double x, int k)
    {
        double result = 1;
        for (double square = x; k > 0; k >>= 1, square *= square)
        {
            if ((k & 1) != 0)
            {
                result *= square;
            }
        }

        return result;
    }

    /// <summary>limit^k * survival: what losses above the limit add to E[min(X, limit)^k]; 0 where none is above, however high the limit.</summary>
    public static double Capped(double limit, int k, double survival)
    {
        double power = Power(limit, k);
        if (survival == 0 || double.IsFinite(power))
        {
            return survival == 0 ? 0 : power * survival;
        }

        // the power alone overflows, the product may not
        double product = survival;
        for (int i = 0; i < k; i++)
        {
            product *= limit;
        }

        return product;
    }

    /// <summary>a (a + 1) ... (a + k - 1), the rising factorial; with a = 1 it is k!.</summary>
    public static double Rising(double a, int k)
    {
        double product = 1;
        for (int i = 0; i < k; i++)
        {
            product *= a + i;
        }

        return product;
    }

    /// <summary>The binomial coefficient "k choose j".</summary>
    public static double Choose(int k, int j)
    {
        double result = 1;
        for (int i = 1; i <= j; i++)
        {
            result = result * (k - j + i) / i;
        }

        return result;
    }

    /// <summary>E[(shift + Y)^k] from the moments of Y, for a shift of 0 or more: all terms positive, nothing cancels.</summary>
    public static double Shifted(double shift, int k, Func<int, double> momentOfOrder)
    {
        double sum = Power(shift, k);
        for (int j = 1; j <= k; j++)
        {
            double weight = Choose(k, j) * Power(shift, k - j);
            sum += weight == 0 ? 0 : weight * momentOfOrder(j);
        }

        return sum;
    }
}
