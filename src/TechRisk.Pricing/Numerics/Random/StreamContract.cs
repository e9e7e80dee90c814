namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The version of everything that fixes which random number stands at which address: the derivation of keys
/// (<see cref="RandomKey"/>), the generator and its counter (<see cref="Philox"/>), and how bits become uniforms
/// (<see cref="Uniforms"/>). It is printed with every result; a change of any stream changes it.
/// </summary>
internal static class StreamContract
{
    public const int Version = 1;
}
