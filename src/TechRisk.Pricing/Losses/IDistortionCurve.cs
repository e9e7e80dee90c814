namespace TechRisk.Pricing;

/// <summary>A distortion function g of survival probabilities, and what its integral needs of the tail.</summary>
internal interface IDistortionCurve
{
    /// <summary>The integral of g(P(S &gt; x)) is finite if moments beyond this order are: 1, or 1 / r for s^r.</summary>
    double ValueOrder { get; }

    /// <summary>Its simulated error is finite if moments beyond this order are: 2, or 2 / (2r - 1) for s^r; infinite if only bounded losses have it.</summary>
    double ErrorOrder { get; }

    /// <summary>True if g is concave: the integral is subadditive, and grows with every stop loss E[(S - d)+].</summary>
    bool IsConcave { get; }

    /// <summary>Replaces survival probabilities by their distorted values; g(0) = 0, g(1) = 1, rising.</summary>
    void Distort(Span<double> survival);
}
