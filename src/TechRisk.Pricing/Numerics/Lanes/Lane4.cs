using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TechRisk.Pricing.Numerics;

/// <summary>Four doubles in one 256-bit register (AVX2 with FMA).</summary>
internal readonly unsafe struct Lane4 : ILane<Lane4>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector256<double> _v;

    [MethodImpl(Inline)]
    private Lane4(Vector256<double> v) => _v = v;

    [MethodImpl(Inline)]
    private Lane4(Vector256<ulong> v) => _v = v.AsDouble();

    private Vector256<ulong> Bits
    {
        [MethodImpl(Inline)]
        get => _v.AsUInt64();
    }

    public static int Count => 4;

    public static Lane4 Iota
    {
        [MethodImpl(Inline)]
        get => new(Vector256<ulong>.Indices);
    }

    [MethodImpl(Inline)]
    public static Lane4 Load(double* source) => new(Vector256.Load(source));

    [MethodImpl(Inline)]
    public static void Store(double* destination, Lane4 a) => a._v.Store(destination);

    [MethodImpl(Inline)]
    public static Lane4 Set(double x) => new(Vector256.Create(x));

    [MethodImpl(Inline)]
    public static Lane4 SetBits(ulong bits) => new(Vector256.Create(bits));

    [MethodImpl(Inline)]
    public static Lane4 Add(Lane4 a, Lane4 b) => new(a._v + b._v);

    [MethodImpl(Inline)]
    public static Lane4 Sub(Lane4 a, Lane4 b) => new(a._v - b._v);

    [MethodImpl(Inline)]
    public static Lane4 Mul(Lane4 a, Lane4 b) => new(a._v * b._v);

    [MethodImpl(Inline)]
    public static Lane4 Div(Lane4 a, Lane4 b) => new(a._v / b._v);

    [MethodImpl(Inline)]
    public static Lane4 Sqrt(Lane4 a) => new(Vector256.Sqrt(a._v));

    [MethodImpl(Inline)]
    public static Lane4 Fma(Lane4 a, Lane4 b, Lane4 c) => new(Vector256.FusedMultiplyAdd(a._v, b._v, c._v));

    [MethodImpl(Inline)]
    public static Lane4 Fms(Lane4 a, Lane4 b, Lane4 c) => new(System.Runtime.Intrinsics.X86.Fma.MultiplySubtract(a._v, b._v, c._v));

    // the processor's own maximum and minimum return the second operand for NaN and for two zeros, as the definition does
    [MethodImpl(Inline)]
    public static Lane4 Max(Lane4 a, Lane4 b) => new(Avx.Max(a._v, b._v));

    [MethodImpl(Inline)]
    public static Lane4 Min(Lane4 a, Lane4 b) => new(Avx.Min(a._v, b._v));

    [MethodImpl(Inline)]
    public static Lane4 AddBits(Lane4 a, Lane4 b) => new(a.Bits + b.Bits);

    [MethodImpl(Inline)]
    public static Lane4 SubBits(Lane4 a, Lane4 b) => new(a.Bits - b.Bits);

    [MethodImpl(Inline)]
    public static Lane4 And(Lane4 a, Lane4 b) => new(a.Bits & b.Bits);

    [MethodImpl(Inline)]
    public static Lane4 Or(Lane4 a, Lane4 b) => new(a.Bits | b.Bits);

    [MethodImpl(Inline)]
    public static Lane4 Xor(Lane4 a, Lane4 b) => new(a.Bits ^ b.Bits);

    [MethodImpl(Inline)]
    public static Lane4 ShiftRight(Lane4 a, int count) => new(a.Bits >>> count);

    [MethodImpl(Inline)]
    public static Lane4 ShiftLeft(Lane4 a, int count) => new(a.Bits << count);

    [MethodImpl(Inline)]
    public static Lane4 SelectGreater(Lane4 a, Lane4 b, Lane4 yes, Lane4 no) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(a._v, b._v), yes._v, no._v));

    [MethodImpl(Inline)]
    public static Lane4 SelectEqual(Lane4 a, Lane4 b, Lane4 yes, Lane4 no) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(a._v, b._v), yes._v, no._v));

    [MethodImpl(Inline)]
    public static bool AnyGreater(Lane4 a, Lane4 b) => Vector256.GreaterThanAny(a._v, b._v);

    [MethodImpl(Inline)]
    public static Lane4 CountGreater(Lane4 count, Lane4 a, Lane4 b) =>
        new(count.Bits - Vector256.GreaterThan(a._v, b._v).AsUInt64());

    [MethodImpl(Inline)]
    public static Lane4 Widen(uint* index, ulong offset) => new(Avx2.ConvertToVector256Int64(Vector128.Load(index)).AsUInt64() + Vector256.Create(offset));

    // a 32 x 32 to 64 bit product is one instruction; a 64-bit '*' would be three
    [MethodImpl(Inline)]
    public static Lane4 MultiplyLow32(Lane4 a, Lane4 b) => new(Avx2.Multiply(a._v.AsUInt32(), b._v.AsUInt32()));

    [MethodImpl(Inline)]
    public static Lane4 Xor(Lane4 a, Lane4 b, Lane4 c) => new(a.Bits ^ b.Bits ^ c.Bits);

    [MethodImpl(Inline)]
    public static void StoreInterleaved(double* destination, Lane4 a, Lane4 b)
    {
        Vector256<double> even = Avx.UnpackLow(a._v, b._v); // a0 b0 a2 b2
        Vector256<double> odd = Avx.UnpackHigh(a._v, b._v); // a1 b1 a3 b3
        Avx.Permute2x128(even, odd, 0x20).Store(destination);
        Avx.Permute2x128(even, odd, 0x31).Store(destination + 4);
    }

    [MethodImpl(Inline)]
    public static Lane4 Reverse(Lane4 a) => new(Avx2.Permute4x64(a._v, 0b00_01_10_11));

    public static void Transpose(double* source, nint sourceStride, double* destination, nint destinationStride)
    {
        Quarter(source, sourceStride, destination, destinationStride);
        Quarter(source + 4, sourceStride, destination + (4 * destinationStride), destinationStride);
        Quarter(source + (4 * sourceStride), sourceStride, destination + 4, destinationStride);
        Quarter(source + (4 * sourceStride) + 4, sourceStride, destination + (4 * destinationStride) + 4, destinationStride);
    }

    [MethodImpl(Inline)]
    private static void Quarter(double* source, nint sourceStride, double* destination, nint destinationStride)
    {
        Vector256<double> a = Vector256.Load(source);
        Vector256<double> b = Vector256.Load(source + sourceStride);
        Vector256<double> c = Vector256.Load(source + (2 * sourceStride));
        Vector256<double> d = Vector256.Load(source + (3 * sourceStride));
        Vector256<double> abEven = Avx.UnpackLow(a, b); // a0 b0 a2 b2
        Vector256<double> abOdd = Avx.UnpackHigh(a, b); // a1 b1 a3 b3
        Vector256<double> cdEven = Avx.UnpackLow(c, d);
        Vector256<double> cdOdd = Avx.UnpackHigh(c, d);
        Avx.Permute2x128(abEven, cdEven, 0x20).Store(destination);
        Avx.Permute2x128(abOdd, cdOdd, 0x20).Store(destination + destinationStride);
        Avx.Permute2x128(abEven, cdEven, 0x31).Store(destination + (2 * destinationStride));
        Avx.Permute2x128(abOdd, cdOdd, 0x31).Store(destination + (3 * destinationStride));
    }
}
