namespace TechRisk.Pricing.Numerics;

/// <summary>
/// e^(y^2) erfc(y) for y of 0 or more, relative error about 4e-16: (1 + 2y) e^(y^2) erfc(y) is a Chebyshev series in
/// (y - 4)/(y + 4). Source of the form: Shepherd and Laframboise, Chebyshev approximation of (1 + 2x) exp(x^2) erfc x (1981).
/// </summary>
internal static class ScaledErfc
{
    /// <summary>Chebyshev coefficients, computed to 60 digits; truncation below 1e-19.</summary>
    private static readonly double[] Coefficients =
    [
        1.1774832005374487, -0.007260796620301901, -0.081265123236185, 0.06009212804122225,
        -0.02875393558027666, 0.01059566336347286, -0.003136927294554264, 0.0007456494372536184,
        -0.0001369696503010054, 1.7183861600300937e-05, -7.158364623450346e-07, -2.4261399442449534e-07,
        5.5765709395703566e-08, -2.1057869513809494e-09, -1.1717889351884957e-09, 1.9098355172456688e-10,
        1.408871764208813e-11, -6.901108320480815e-12, 9.167958364111294e-14, 2.1454508286554553e-13,
        -1.4716575027010623e-14, -6.668675118770408e-15, 7.504598509880083e-16, 2.22009300666632e-16,
        -3.1704898956330886e-17, -8.193570309884333e-18, 1.2459819733129574e-18, 3.3664022738726354e-19,
    ];

    public static double Of(double y)
    {
        if (!(y < 1e8))
        {
            return 0.5641895835477563 / y;
        }

        double t = (y - 4) / (y + 4);
        double twice = 2 * t;
        double next = 0;
        double afterNext = 0;
        for (int i = Coefficients.Length - 1; i >= 1; i--)
        {
            double current = Math.FusedMultiplyAdd(twice, next, Coefficients[i]) - afterNext;
            afterNext = next;
            next = current;
        }

        return (Math.FusedMultiplyAdd(t, next, Coefficients[0]) - afterNext) / (1 + (2 * y));
    }
}
