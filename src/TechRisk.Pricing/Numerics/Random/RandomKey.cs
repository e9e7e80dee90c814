using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The address of a stream of random numbers. A key is derived from a seed and a path of names and numbers; a draw is named by
/// key, year, event, item and draw. Nothing is a state: any number can be made again alone, in any order, on any machine.
/// </summary>
/// <remarks>
/// Stream contract: generator Philox4x32-10 (Salmon, Moraes, Dror, Shaw, SC 2011), 64-bit key, counter
/// (year, event / 2, item, draw), 32 bits each; even events take words 0 and 1 of the output, odd events words 2 and 3; the top
/// 52 bits k of those 64 give the uniform (k + 1/2) 2^-52. A key absorbs bytes so: key = first half of the output at counter
/// (byte count, kind, 0, 2^32 - 1); then, for every 12 bytes (the last block filled with zeros), key = first half at
/// (word 0, word 1, word 2, 2^32 - 1), words little-endian. Kinds: 1 a seed (from key 0), 2 a name (UTF-8), 3 a number; seeds
/// and numbers are 8 bytes, little-endian two's complement. Draw 2^32 - 1 is kept for this.
/// </remarks>
public readonly record struct RandomKey
{
    private const uint Reserved = uint.MaxValue;
    private const int BlockBytes = 12;

    internal RandomKey(ulong value) => Value = value;

    private enum Kind
    {
        Seed = 1,
        Name = 2,
        Number = 3,
    }

    /// <summary>The 64 bits of the key.</summary>
    public ulong Value { get; }

    /// <summary>The key of a seed: the root of all paths.</summary>
    /// <param name="seed">Any whole number.</param>
    public static RandomKey FromSeed(long seed) => default(RandomKey).Absorb(Kind.Seed, seed);

    /// <summary>The key of a named part below this one.</summary>
    /// <param name="name">A text that is not empty; capitals and spaces count.</param>
    /// <exception cref="ArgumentOutOfRangeException">The name is empty.</exception>
    public RandomKey Derive(string name) => Absorb(Kind.Name, Encoding.UTF8.GetBytes(Require.Text(name)));

    /// <summary>The key of a numbered part.</summary>
    /// <param name="number">Any whole number.</param>
    public RandomKey Derive(long number) => Absorb(Kind.Number, number);

    /// <summary>The uniform at an address, strictly between 0 and 1.</summary>
    /// <param name="year">Row of the simulation, in [0, 2^32).</param>
    /// <param name="event">Number of the event in its year, in [0, 2^33).</param>
    /// <param name="item">Number of the item within its event, in [0, 2^32).</param>
    /// <param name="draw">Number of the draw for its item, in [0, 2^32 - 1).</param>
    /// <returns>(k + 1/2) 2^-52, k a 52-bit number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A part of the address is out of its range.</exception>
    public double Uniform(long year, long @event = 0, long item = 0, long draw = 0)
    {
        (ulong first, ulong second) = Philox.Of(
            Value,
            Word(year, nameof(year), uint.MaxValue),
            (uint)(Check(@event, "event", (2L * uint.MaxValue) + 1) >> 1),
            Word(item, nameof(item), uint.MaxValue),
            Word(draw, nameof(draw), Reserved - 1));
        return Uniforms.FromBits((@event & 1) == 0 ? first : second);
    }

    /// <summary>The key as 16 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);

    private static uint Word(long value, string name, uint largest) => (uint)Check(value, name, largest);

    private static long Check(long value, string name, long largest) =>
        value >= 0 && value <= largest
            ? value
            : throw Require.Wrong(name, value, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from 0 to {largest}"));

    private RandomKey Absorb(Kind kind, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        return Absorb(kind, bytes);
    }

    private RandomKey Absorb(Kind kind, ReadOnlySpan<byte> bytes)
    {
        ulong key = Philox.Of(Value, (uint)bytes.Length, (uint)kind, 0, Reserved).First;
        Span<byte> block = stackalloc byte[BlockBytes];
        for (int start = 0; start < bytes.Length; start += BlockBytes)
        {
            block.Clear();
            bytes[start..Math.Min(start + BlockBytes, bytes.Length)].CopyTo(block);
            key = Philox.Of(
                key,
                BinaryPrimitives.ReadUInt32LittleEndian(block),
                BinaryPrimitives.ReadUInt32LittleEndian(block[4..]),
                BinaryPrimitives.ReadUInt32LittleEndian(block[8..]),
                Reserved).First;
        }

        return new RandomKey(key);
    }
}
