using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Terms;

/// <summary>Whole numbers from an addressed stream: the same for a seed on every machine.</summary>
internal sealed class Dice(int seed)
{
    private readonly RandomKey _key = RandomKey.FromSeed(seed).Derive("dice");
    private int _drawn;

    /// <summary>A whole number from 0 to below an end.</summary>
    public int Next(int end) => (int)(_key.Uniform(_drawn++) * end);
}
