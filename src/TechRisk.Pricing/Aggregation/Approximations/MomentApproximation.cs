using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A law of the year's loss guessed from its moments, for comparison with exact figures only: nothing is known of the error, and every figure
/// says so (<see cref="EstimateKind.Approximated"/>).
/// </summary>
/// <remarks>No figure here replaces one of a lattice, which has bounds, or of a simulation, which has an error.</remarks>
public abstract record MomentApproximation
{
    private protected MomentApproximation(double mean, double standardDeviation)
    {
        Mean = Require.Finite(mean);
        StandardDeviation = Require.Positive(standardDeviation);
    }

    /// <summary>E[S], as given, in the submission's currency.</summary>
    public double Mean { get; }

    /// <summary>Standard deviation of S, as given, in the submission's currency.</summary>
    public double StandardDeviation { get; }

    /// <summary>VaR_p of the approximating law.</summary>
    /// <param name="level">p, strictly between 0 and 1.</param>
    public Estimate Quantile(double level) => Estimate.Approximated(Mean + (StandardDeviation * StandardQuantile(Require.Level(level))));

    /// <summary>TVaR_p of the approximating law.</summary>
    /// <param name="level">p, strictly between 0 and 1.</param>
    public Estimate TailValueAtRisk(double level) => Estimate.Approximated(Mean + (StandardDeviation * StandardTail(Require.Level(level))));

    /// <summary>P(S &gt; loss) of the approximating law.</summary>
    /// <param name="loss">Any finite amount, in the submission's currency.</param>
    public Estimate ExceedanceProbability(double loss) =>
        Estimate.Approximated(StandardSurvival((Require.Finite(loss) - Mean) / StandardDeviation));

    private protected abstract double StandardQuantile(double p);

    private protected abstract double StandardTail(double p);

    private protected abstract double StandardSurvival(double x);

    /// <summary>The normal quantile of p and E[Z | Z &gt; quantile].</summary>
    private protected static (double Quantile, double Tail) Normal(double p)
    {
        double z = NormalQuantile.Lower(p);
        return (z, Exp.Of(-0.5 * z * z) / 2.5066282746310002 / (1 - p));
    }

    /// <summary>P(Z &gt; z).</summary>
    private protected static double NormalSurvival(double z) => double.IsInfinity(z) ? (z > 0 ? 0 : 1) : NormalCdf.Survival(z);
}
