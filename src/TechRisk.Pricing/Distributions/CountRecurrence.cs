using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The probabilities of a law of counts one after the other, on a scale of their own that begins with 1 for n = 0. Terms are sums of products
/// of positive numbers, so that no digit is lost, in about 106 bits.
/// </summary>
internal abstract class CountRecurrence
{
    /// <summary>The term of n = 1, 2, 3, ..., asked in this order.</summary>
    public abstract Twofold Next(long n);

    /// <summary>Multiplies all terms, those to come too, by a power of 2.</summary>
    public abstract void Multiply(double power);

    /// <summary>The same recurrence at the same place, to go on alone.</summary>
    public virtual CountRecurrence Copy() => (CountRecurrence)MemberwiseClone();
}
