namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The exponential of a matrix of rates: a Taylor series for a short step, squared again and again. A rounding of the short step counts
/// once for every one of its repetitions, so that it is made in twofold numbers, and a power of 2 is taken out, so that nothing leaves the
/// range of a double. Source: Moler and Van Loan, Nineteen dubious ways to compute the exponential of a matrix, SIAM Review 45 (2003), 3.
/// </summary>
internal static class SquaredExponential
{
    /// <summary>exp(matrix step 2^squarings) = result 2^exponent; entries lie up to step^(states - 1) apart.</summary>
    /// <param name="matrix">Row by row: 0 or more off the diagonal, from -1 to 0 on it.</param>
    /// <param name="states">Rows.</param>
    /// <param name="step">In [0, 1].</param>
    /// <param name="squarings">0 or more.</param>
    public static (Twofold[] Matrix, double Exponent) Of(Twofold[] matrix, int states, double step, int squarings)
    {
        Twofold[] power = Series(matrix, states, step);
        double exponent = 0;
        for (int k = 0; k < squarings; k++)
        {
            power = Product(power, power, states);
            int shift = Math.ILogB(power.Max(entry => entry.Hi));
            exponent = 2 * exponent + shift;
            for (int i = 0; i < power.Length; i++)
            {
                power[i] = new(Math.ScaleB(power[i].Hi, -shift), Math.ScaleB(power[i].Lo, -shift));
            }
        }

        return (power, exponent);
    }

    // the last state is first reached from the first one by the power states - 1; 30 more give what is left
    private static Twofold[] Series(Twofold[] matrix, int states, double step)
    {
        Twofold[] sum = new Twofold[matrix.Length];
        for (int i = 0; i < states; i++)
        {
            sum[i * states + i] = new(1, 0);
        }

        Twofold[] term = [.. sum];
        for (int n = 1; n < states + 30; n++)
        {
            term = Product(term, matrix, states);
            Twofold share = Twofold.Quotient(step, n);
            for (int i = 0; i < term.Length; i++)
            {
                term[i] *= share;
                sum[i] += term[i];
            }
        }

        return sum;
    }

    private static Twofold[] Product(Twofold[] a, Twofold[] b, int states)
    {
        Twofold[] product = new Twofold[a.Length];
        for (int i = 0; i < states; i++)
        {
            for (int k = 0; k < states; k++)
            {
                Twofold factor = a[i * states + k];
                for (int j = 0; j < states && factor.Hi != 0; j++)
                {
                    product[i * states + j] += factor * b[k * states + j];
                }
            }
        }

        return product;
    }
}
