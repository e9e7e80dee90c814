using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>One double: the scalar definition of every formula.</summary>
internal readonly unsafe struct Lane1 : ILane<Lane1>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public readonly double Value;

    [MethodImpl(Inline)]
    public Lane1(double value) => Value = value;

    [MethodImpl(Inline)]
    private Lane1(ulong bits) => Value = BitConverter.UInt64BitsToDouble(bits);

    private ulong Bits
    {
        [MethodImpl(Inline)]
        get => BitConverter.DoubleToUInt64Bits(Value);
    }

    public static int Count => 1;

    public static Lane1 Iota => new(0UL);

    [MethodImpl(Inline)]
    public static Lane1 Load(double* source) => new(*source);

    [MethodImpl(Inline)]
    public static void Store(double* destination, Lane1 a) => *destination = a.Value;

    [MethodImpl(Inline)]
    public static Lane1 Set(double x) => new(x);

    [MethodImpl(Inline)]
    public static Lane1 SetBits(ulong bits) => new(bits);

    [MethodImpl(Inline)]
    public static Lane1 Add(Lane1 a, Lane1 b) => new(a.Value + b.Value);

    [MethodImpl(Inline)]
    public static Lane1 Sub(Lane1 a, Lane1 b) => new(a.Value - b.Value);

    [MethodImpl(Inline)]
    public static Lane1 Mul(Lane1 a, Lane1 b) => new(a.Value * b.Value);

    [MethodImpl(Inline)]
    public static Lane1 Div(Lane1 a, Lane1 b) => new(a.Value / b.Value);

    [MethodImpl(Inline)]
    public static Lane1 Sqrt(Lane1 a) => new(Math.Sqrt(a.Value));

    [MethodImpl(Inline)]
    public static Lane1 Fma(Lane1 a, Lane1 b, Lane1 c) => new(Math.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(Inline)]
    public static Lane1 Fms(Lane1 a, Lane1 b, Lane1 c) => new(Math.FusedMultiplyAdd(a.Value, b.Value, -c.Value));

    [MethodImpl(Inline)]
    public static Lane1 Max(Lane1 a, Lane1 b) => new(a.Value > b.Value ? a.Value : b.Value);

    [MethodImpl(Inline)]
    public static Lane1 Min(Lane1 a, Lane1 b) => new(a.Value < b.Value ? a.Value : b.Value);

    [MethodImpl(Inline)]
    public static Lane1 AddBits(Lane1 a, Lane1 b) => new(unchecked(a.Bits + b.Bits));

    [MethodImpl(Inline)]
    public static Lane1 SubBits(Lane1 a, Lane1 b) => new(unchecked(a.Bits - b.Bits));

    [MethodImpl(Inline)]
    public static Lane1 And(Lane1 a, Lane1 b) => new(a.Bits & b.Bits);

    [MethodImpl(Inline)]
    public static Lane1 Or(Lane1 a, Lane1 b) => new(a.Bits | b.Bits);

    [MethodImpl(Inline)]
    public static Lane1 Xor(Lane1 a, Lane1 b) => new(a.Bits ^ b.Bits);

    [MethodImpl(Inline)]
    public static Lane1 ShiftRight(Lane1 a, int count) => new(a.Bits >> count);

    [MethodImpl(Inline)]
    public static Lane1 ShiftLeft(Lane1 a, int count) => new(a.Bits << count);

    [MethodImpl(Inline)]
    public static Lane1 SelectGreater(Lane1 a, Lane1 b, Lane1 yes, Lane1 no) => a.Value > b.Value ? yes : no;

    [MethodImpl(Inline)]
    public static Lane1 SelectEqual(Lane1 a, Lane1 b, Lane1 yes, Lane1 no) => a.Value == b.Value ? yes : no;

    [MethodImpl(Inline)]
    public static bool AnyGreater(Lane1 a, Lane1 b) => a.Value > b.Value;

    [MethodImpl(Inline)]
    public static Lane1 CountGreater(Lane1 count, Lane1 a, Lane1 b) => new(unchecked(count.Bits + (a.Value > b.Value ? 1UL : 0UL)));

    [MethodImpl(Inline)]
    public static Lane1 Widen(uint* index, ulong offset) => new(unchecked(offset + *index));

    [MethodImpl(Inline)]
    public static Lane1 MultiplyLow32(Lane1 a, Lane1 b) => new((ulong)(uint)a.Bits * (uint)b.Bits);

    [MethodImpl(Inline)]
    public static Lane1 Xor(Lane1 a, Lane1 b, Lane1 c) => new(a.Bits ^ b.Bits ^ c.Bits);

    [MethodImpl(Inline)]
    public static void StoreInterleaved(double* destination, Lane1 a, Lane1 b)
    {
        destination[0] = a.Value;
        destination[1] = b.Value;
    }

    public static Lane1 Reverse(Lane1 a) => a;

    public static void Transpose(double* source, nint sourceStride, double* destination, nint destinationStride)
    {
        for (nint i = 0; i < 8; i++)
        {
            for (nint j = 0; j < 8; j++)
            {
                destination[(j * destinationStride) + i] = source[(i * sourceStride) + j];
            }
        }
    }
}
