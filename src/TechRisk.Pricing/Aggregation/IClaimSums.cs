using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The sums of n independent claims of one law, n from 1, where they stay in a known family.</summary>
internal interface IClaimSums
{
    /// <summary>The family, in words.</summary>
    string Name { get; }

    /// <summary>E[X].</summary>
    double Mean { get; }

    /// <summary>P(X_1 + ... + X_n &gt; x).</summary>
    double Survival(long n, double x);

    /// <summary>E[(X_1 + ... + X_n - x)+].</summary>
    double Excess(long n, double x);

    /// <summary>The density of X_1 + ... + X_n at x above 0; 0 where it is an atom.</summary>
    double Density(long n, double x);
}

/// <summary>Gamma claims: n of them are a gamma of shape n a. E[(X - x)+] = theta (a pi + (a - t) Q(a, t)), t = x / theta, pi = t^a e^-t / Gamma(a + 1).</summary>
internal sealed class GammaSums(double shape, double scale) : IClaimSums
{
    public string Name => "gamma";

    public double Mean => shape * scale;

    public double Survival(long n, double x) => IncompleteGamma.Q(n * shape, x / scale);

    public double Excess(long n, double x)
    {
        double a = n * shape;
        double t = x / scale;
        return scale * Math.Max(a * PoissonTerms.Probability(a, t) + (a - t) * IncompleteGamma.Q(a, t), 0);
    }

    public double Density(long n, double x) => IncompleteGamma.Density(n * shape, x / scale) / scale;
}

/// <summary>
/// Inverse Gaussian claims: n of them have mean n mu and shape n^2 lambda. E[(X - x)+] =
/// exp(-a^2 / 2) ((mu - x) erfcx(a / sqrt 2) + (mu + x) erfcx(b / sqrt 2)) / 2, a and b as in <see cref="InverseGaussian"/>.
/// </summary>
internal sealed class InverseGaussianSums(double mean, double shape) : IClaimSums
{
    public string Name => "inverse Gaussian";

    public double Mean => mean;

    public double Survival(long n, double x) => Law(n).Survival(x);

    public double Excess(long n, double x)
    {
        double mu = n * mean;
        if (x == 0)
        {
            return mu;
        }

        // below the mean through E[(x - X)+], which has the same form with the sign of a turned
        double root = Math.Sqrt(0.5 * ((double)n * n * shape / x));
        double a = root * (Math.Abs(x - mu) / mu);
        double half = 0.5 * (-Twofold.Product(a, a)).Exponential();
        double part = half * (-Math.Abs(x - mu) * ScaledErfc.Of(a) + (mu + x) * ScaledErfc.Of(root * (1 + x / mu)));
        return Math.Max(mu - x, 0) + Math.Max(part, 0);
    }

    public double Density(long n, double x) => Exp.Of(Law(n).LogDensity(x));

    private InverseGaussian Law(long n) => new(n * mean, (double)n * n * shape);
}

/// <summary>Claims of one amount: n of them are n times it.</summary>
internal sealed class PointSums(double amount) : IClaimSums
{
    public string Name => "constant";

    public double Mean => amount;

    public double Survival(long n, double x) => n * amount > x ? 1 : 0;

    public double Excess(long n, double x) => Math.Max(n * amount - x, 0);

    public double Density(long n, double x) => 0;
}
