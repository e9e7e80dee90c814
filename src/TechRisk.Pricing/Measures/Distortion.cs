using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A measure with a distortion function g (g(0) = 0, g(1) = 1, rising): the integral of g(P(S &gt; x)) over x from 0. Concave g
/// make subadditive measures. Source: Wang, Premium calculation by transforming the layer premium density, ASTIN Bulletin 26 (1996).
/// </summary>
public abstract record Distortion : RiskMeasure, IDistortionCurve
{
    private protected Distortion()
    {
    }

    /// <inheritdoc/>
    public override string AllocationMethod => "Euler: order-statistic weights of the distortion, ties shared by conditional expectation";

    double IDistortionCurve.ValueOrder => ValueOrder;

    double IDistortionCurve.ErrorOrder => ErrorOrder;

    bool IDistortionCurve.IsConcave => IsConcave;

    /// <summary>True if g is concave, so that the measure is subadditive and rises with the stop-loss order.</summary>
    internal virtual bool IsConcave => true;

    /// <summary>Moments beyond this order make the measure finite.</summary>
    private protected virtual double ValueOrder => 1;

    /// <summary>Moments beyond this order make the error of a simulated measure finite.</summary>
    private protected virtual double ErrorOrder => 2;

    /// <summary>g(s).</summary>
    /// <param name="survival">Probability s in [0, 1] of a larger loss.</param>
    public double Apply(double survival)
    {
        Span<double> one = [Require.Fraction(survival)];
        Distort(one);
        return one[0];
    }

    /// <summary>
    /// The measure of one claim after per-claim terms: the integral of g(P(Y &gt; y)), Y the paid claim, to 1e-10 relative.
    /// Aggregate terms play no part.
    /// </summary>
    /// <param name="severity">Law of the ground-up claim.</param>
    /// <param name="terms">Terms; those per claim are applied.</param>
    /// <returns>In the currency of the severity; infinite if the integral diverges.</returns>
    /// <exception cref="InvalidOperationException">The measure does not exist for the law.</exception>
    public double Of(Severity severity, PolicyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(severity);
        ArgumentNullException.ThrowIfNull(terms);
        return OfClaim(severity, terms);
    }

    /// <summary>Replaces survival probabilities by their distorted values.</summary>
    internal abstract void Distort(Span<double> survival);

    void IDistortionCurve.Distort(Span<double> survival) => Distort(survival);

    internal override IDistortionCurve? RankCurve => this;

    internal override Functional Evaluate(AnnualLoss loss) => loss.DistortedFunctional(this);

    internal override Functional[] Allocate(SampleAllocation sample) => sample.Distorted(this);

    private protected virtual double OfClaim(Severity severity, PolicyTerms terms) => new ClaimDistortion(this, severity, terms).Integral();
}
