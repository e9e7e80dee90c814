namespace TechRisk.Pricing;

/// <summary>The Gauss-Legendre rule with 20 points on one panel: exact for polynomials up to degree 39.</summary>
/// <remarks>Source: Abramowitz and Stegun, table 25.4.</remarks>
internal static class GaussPanel
{
    private static ReadOnlySpan<double> Nodes =>
    [
        0.076526521133497333755, 0.22778585114164507808, 0.37370608871541956067, 0.510867001950827098, 0.63605368072651502545,
        0.74633190646015079261, 0.83911697182221882339, 0.91223442825132590587, 0.96397192727791379127, 0.99312859918509492479,
    ];

    private static ReadOnlySpan<double> Weights =>
    [
        0.1527533871307258507, 0.14917298647260374679, 0.14209610931838205133, 0.1316886384491766269, 0.11819453196151841731,
        0.10193011981724043504, 0.083276741576704748725, 0.06267204833410906357, 0.040601429800386941331, 0.017614007139152118312,
    ];

    /// <summary>The integral of f from a to b.</summary>
    public static double Integrate(Func<double, double> f, double a, double b)
    {
        double middle = a + (b - a) / 2;
        double half = (b - a) / 2;
        double sum = 0;
        for (int i = 0; i < Nodes.Length; i++)
        {
            sum += Weights[i] * (f(middle - half * Nodes[i]) + f(middle + half * Nodes[i]));
        }

        return sum * half;
    }
}
