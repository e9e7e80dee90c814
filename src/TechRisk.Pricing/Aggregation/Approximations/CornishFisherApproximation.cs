using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// For comparison only: x_p = E[S] + sd (z + g (z^2 - 1) / 6 + k (z^3 - 3 z) / 24 - g^2 (2 z^3 - 5 z) / 36), g the skewness, k the excess kurtosis
/// and z the normal quantile of p.
/// </summary>
/// <remarks>
/// Source: Cornish, Fisher, "Moments and cumulants in the specification of distributions", Revue de l'Institut International de Statistique 5 (1938). The
/// polynomial need not rise everywhere: with a large skewness it is no quantile function in the far tails.
/// </remarks>
public sealed record CornishFisherApproximation : MomentApproximation
{
    private const double Reach = 38;
    private const double Step = 0.25;

    /// <summary>A Cornish-Fisher approximation.</summary>
    /// <param name="mean">E[S], finite, in the submission's currency.</param>
    /// <param name="standardDeviation">Above 0, in the submission's currency.</param>
    /// <param name="skewness">Any finite number.</param>
    /// <param name="excessKurtosis">E[(S - E[S])^4] / sd^4 - 3, a finite number.</param>
    public CornishFisherApproximation(double mean, double standardDeviation, double skewness, double excessKurtosis)
        : base(mean, standardDeviation)
    {
        Skewness = Require.Finite(skewness);
        ExcessKurtosis = Require.Finite(excessKurtosis);
    }

    /// <summary>Skewness, as given.</summary>
    public double Skewness { get; }

    /// <summary>Excess kurtosis, as given.</summary>
    public double ExcessKurtosis { get; }

    private protected override double StandardQuantile(double p) => Transformed(Normal(p).Quantile);

    private protected override double StandardTail(double p)
    {
        (double z, double tail) = Normal(p);
        return tail * (1 + (Skewness * z / 6) + (ExcessKurtosis * ((z * z) - 1) / 24) - (Skewness * Skewness * ((2 * z * z) - 1) / 36));
    }

    // P(polynomial of Z > x): the parts of the line where it is above, between its roots
    private protected override double StandardSurvival(double x)
    {
        double probability = 0;
        double left = double.NegativeInfinity;
        for (double z = -Reach; z < Reach; z += Step)
        {
            bool isAbove = Transformed(z) > x;
            bool ends = z + Step >= Reach;
            if (isAbove == (Transformed(z + Step) > x) && !ends)
            {
                continue;
            }

            double right = ends ? double.PositiveInfinity : RootFinder.Find(y => Transformed(y) - x, z, z + Step, 1e-14);
            probability += isAbove ? NormalSurvival(left) - NormalSurvival(right) : 0;
            left = right;
        }

        return probability;
    }

    private double Transformed(double z)
    {
        double square = z * z;
        return z + (Skewness * (square - 1) / 6) + (ExcessKurtosis * z * (square - 3) / 24) - (Skewness * Skewness * z * ((2 * square) - 5) / 36);
    }
}
