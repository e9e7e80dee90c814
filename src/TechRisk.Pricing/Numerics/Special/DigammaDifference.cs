namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The divided difference (psi(x + h) - psi(x)) / h of the digamma function, psi'(x) at h = 0, without cancellation: its series up to x + 40,
/// then that of the asymptotic terms. Relative error about 1e-15. Source: DLMF 5.7.6, 5.11.2.
/// </summary>
internal static class DigammaDifference
{
    private const int Terms = 40;

    /// <summary>(psi(x + h) - psi(x)) / h.</summary>
    /// <param name="x">Above 0.</param>
    /// <param name="h">x + h is above 0.</param>
    public static double Of(double x, double h)
    {
        Require.Positive(x);
        Require.Positive(x + h);
        double z = x + Terms;
        double y = z + h;
        double ratio = h / z;
        double p = 1 / z;
        double q = 1 / y;

        // psi(z) = ln z - 1/(2z) - 1/(12 z^2) + 1/(120 z^4) - 1/(252 z^6): (q^n - p^n) / h = -p q (sum of p^i q^j, i + j = n - 1)
        double p2 = p * p;
        double q2 = q * q;
        double second = p + q;
        double fourth = second * (p2 + q2);
        double sixth = second * (p2 * p2 + p2 * q2 + q2 * q2);
        double sum = (ratio == 0 ? 1 : Log1p.Of(ratio) / ratio) / z + p * q * (0.5 + second / 12 - fourth / 120 + sixth / 252);
        for (int k = Terms - 1; k >= 0; k--)
        {
            sum += 1 / ((x + k) * (x + k + h));
        }

        return sum;
    }
}
