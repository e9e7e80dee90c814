namespace TechRisk.Pricing;

/// <summary>A family of distortions with one parameter, to be calibrated.</summary>
public enum DistortionFamily
{
    /// <summary><see cref="WangTransform"/>, by its lambda.</summary>
    Wang,

    /// <summary><see cref="ProportionalHazard"/>, by its exponent.</summary>
    ProportionalHazard,

    /// <summary><see cref="DualPower"/>, by its exponent.</summary>
    DualPower,

    /// <summary><see cref="TailValueAtRisk"/>, by its level.</summary>
    TailValueAtRisk,

    /// <summary><see cref="ConstantCostOfCapital"/>, by its rate; for losses with a largest value.</summary>
    ConstantCostOfCapital,
}
