using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// S = X_1 + ... + X_N where the law of a sum of claims is known: a second way to the figures of a compound law, without a lattice.
/// </summary>
internal abstract class ClosedCompound
{
    private protected ClosedCompound(double mean, double zeroProbability)
    {
        Mean = mean;
        ZeroProbability = zeroProbability;
    }

    /// <summary>E[S].</summary>
    public double Mean { get; }

    /// <summary>P(S = 0).</summary>
    public double ZeroProbability { get; }

    /// <summary>What it is, in words for a report.</summary>
    public abstract string Name { get; }

    /// <summary>The form of a compound law; null where none is known.</summary>
    /// <param name="count">Law of the number of claims.</param>
    /// <param name="claim">Law of one claim.</param>
    public static ClosedCompound? Of(Frequency count, Severity claim) => (count, claim) switch
    {
        (Geometric law, Exponential size) => new GeometricExponential(law.Mean, size.Mean),
        (NegativeBinomial { Size: 1 } law, Exponential size) => new GeometricExponential(law.Mean, size.Mean),
        (_, Exponential size) => CompoundSeries.Of(count, new GammaSums(1, size.Mean)),
        (_, Gamma size) => CompoundSeries.Of(count, new GammaSums(size.Shape, size.Scale)),
        (_, InverseGaussian size) => CompoundSeries.Of(count, new InverseGaussianSums(size.Mean, size.Shape)),
        (_, Discrete { Points.Count: 1 } size) when size.Mean > 0 => CompoundSeries.Of(count, new PointSums(size.Mean)),
        _ => null,
    };

    /// <summary>P(S &gt; x).</summary>
    public abstract double Survival(double x);

    /// <summary>The density of S at x above 0; 0 where S has atoms only.</summary>
    public abstract double Density(double x);

    /// <summary>E[(S - x)+].</summary>
    public abstract double StopLoss(double x);

    /// <summary>inf { x : P(S &lt;= x) &gt;= p }.</summary>
    public virtual double Quantile(double p)
    {
        double tail = 1 - Require.Level(p);
        if (Survival(0) <= tail)
        {
            return 0;
        }

        double high = Mean;
        while (Survival(high) > tail)
        {
            high *= 2;
        }

        return MonotoneInversion.Smallest(x => Survival(x) <= tail, 0, high);
    }

    /// <summary>VaR_p + E[(S - VaR_p)+] / (1 - p).</summary>
    public double TailValueAtRisk(double p)
    {
        double quantile = Quantile(p);
        return quantile + StopLoss(quantile) / (1 - p);
    }
}
