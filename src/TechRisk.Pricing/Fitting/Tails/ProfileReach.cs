using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>How far from its maximum a profile log-likelihood has fallen by half the 95 % point of chi-squared with one degree of freedom.</summary>
internal static class ProfileReach
{
    private const int MostSteps = 60;
    private const double Longest = 1e3;

    /// <summary>The distance, infinite where the profile does not fall that far.</summary>
    /// <param name="maximum">The highest log-likelihood.</param>
    /// <param name="profile">The profile at a distance to one side.</param>
    /// <param name="step">The first distance to look at.</param>
    public static double Of(double maximum, Func<double, double> profile, double step)
    {
        double Rest(double distance) => maximum - 0.5 * FromData.ChiSquared95 - Math.Max(profile(distance), -1e300);
        double near = 0;
        for (int i = 0; i < MostSteps && step < Longest; i++)
        {
            double far = near + step;
            if (Rest(far) >= 0)
            {
                return RootFinder.Find(Rest, near, far, 1e-9 * far);
            }

            near = far;
            step *= 1.5;
        }

        return double.PositiveInfinity;
    }
}
