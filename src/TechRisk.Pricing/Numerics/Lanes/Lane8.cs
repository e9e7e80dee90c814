using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TechRisk.Pricing.Numerics;

/// <summary>Eight doubles in one 512-bit register (AVX-512 F and DQ).</summary>
internal readonly unsafe struct Lane8 : ILane<Lane8>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector512<double> _v;

    [MethodImpl(Inline)]
    private Lane8(Vector512<double> v) => _v = v;

    [MethodImpl(Inline)]
    private Lane8(Vector512<ulong> v) => _v = v.AsDouble();

    private Vector512<ulong> Bits
    {
        [MethodImpl(Inline)]
        get => _v.AsUInt64();
    }

    public static int Count => 8;

    public static Lane8 Iota
    {
        [MethodImpl(Inline)]
        get => new(Vector512<ulong>.Indices);
    }

    [MethodImpl(Inline)]
    public static Lane8 Load(double* source) => new(Vector512.Load(source));

    [MethodImpl(Inline)]
    public static void Store(double* destination, Lane8 a) => a._v.Store(destination);

    [MethodImpl(Inline)]
    public static Lane8 Set(double x) => new(Vector512.Create(x));

    [MethodImpl(Inline)]
    public static Lane8 SetBits(ulong bits) => new(Vector512.Create(bits));

    [MethodImpl(Inline)]
    public static Lane8 Add(Lane8 a, Lane8 b) => new(a._v + b._v);

    [MethodImpl(Inline)]
    public static Lane8 Sub(Lane8 a, Lane8 b) => new(a._v - b._v);

    [MethodImpl(Inline)]
    public static Lane8 Mul(Lane8 a, Lane8 b) => new(a._v * b._v);

    [MethodImpl(Inline)]
    public static Lane8 Div(Lane8 a, Lane8 b) => new(a._v / b._v);

    [MethodImpl(Inline)]
    public static Lane8 Sqrt(Lane8 a) => new(Vector512.Sqrt(a._v));

    [MethodImpl(Inline)]
    public static Lane8 Fma(Lane8 a, Lane8 b, Lane8 c) => new(Vector512.FusedMultiplyAdd(a._v, b._v, c._v));

    [MethodImpl(Inline)]
    public static Lane8 Fms(Lane8 a, Lane8 b, Lane8 c) => new(Avx512F.FusedMultiplySubtract(a._v, b._v, c._v));

    // the processor's own maximum and minimum return the second operand for NaN and for two zeros, as the definition does
    [MethodImpl(Inline)]
    public static Lane8 Max(Lane8 a, Lane8 b) => new(Avx512F.Max(a._v, b._v));

    [MethodImpl(Inline)]
    public static Lane8 Min(Lane8 a, Lane8 b) => new(Avx512F.Min(a._v, b._v));

    [MethodImpl(Inline)]
    public static Lane8 AddBits(Lane8 a, Lane8 b) => new(a.Bits + b.Bits);

    [MethodImpl(Inline)]
    public static Lane8 SubBits(Lane8 a, Lane8 b) => new(a.Bits - b.Bits);

    [MethodImpl(Inline)]
    public static Lane8 And(Lane8 a, Lane8 b) => new(a.Bits & b.Bits);

    [MethodImpl(Inline)]
    public static Lane8 Or(Lane8 a, Lane8 b) => new(a.Bits | b.Bits);

    [MethodImpl(Inline)]
    public static Lane8 Xor(Lane8 a, Lane8 b) => new(a.Bits ^ b.Bits);

    [MethodImpl(Inline)]
    public static Lane8 ShiftRight(Lane8 a, int count) => new(a.Bits >>> count);

    [MethodImpl(Inline)]
    public static Lane8 ShiftLeft(Lane8 a, int count) => new(a.Bits << count);

    [MethodImpl(Inline)]
    public static Lane8 SelectGreater(Lane8 a, Lane8 b, Lane8 yes, Lane8 no) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(a._v, b._v), yes._v, no._v));

    [MethodImpl(Inline)]
    public static Lane8 SelectEqual(Lane8 a, Lane8 b, Lane8 yes, Lane8 no) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(a._v, b._v), yes._v, no._v));

    [MethodImpl(Inline)]
    public static bool AnyGreater(Lane8 a, Lane8 b) => Vector512.GreaterThanAny(a._v, b._v);

    [MethodImpl(Inline)]
    public static Lane8 CountGreater(Lane8 count, Lane8 a, Lane8 b) =>
        new(count.Bits - Vector512.GreaterThan(a._v, b._v).AsUInt64());

    [MethodImpl(Inline)]
    public static Lane8 Widen(uint* index, ulong offset) => new(Avx512F.ConvertToVector512UInt64(Vector256.Load(index)) + Vector512.Create(offset));

    // a 32 x 32 to 64 bit product is one instruction; a 64-bit '*' would be three
    [MethodImpl(Inline)]
    public static Lane8 MultiplyLow32(Lane8 a, Lane8 b) => new(Avx512F.Multiply(a._v.AsUInt32(), b._v.AsUInt32()));

    [MethodImpl(Inline)]
    public static Lane8 Xor(Lane8 a, Lane8 b, Lane8 c) => new(Avx512F.TernaryLogic(a.Bits, b.Bits, c.Bits, 0x96));

    [MethodImpl(Inline)]
    public static void StoreInterleaved(double* destination, Lane8 a, Lane8 b)
    {
        Avx512F.PermuteVar8x64x2(a._v, Vector512.Create(0L, 8, 1, 9, 2, 10, 3, 11), b._v).Store(destination);
        Avx512F.PermuteVar8x64x2(a._v, Vector512.Create(4L, 12, 5, 13, 6, 14, 7, 15), b._v).Store(destination + 8);
    }

    [MethodImpl(Inline)]
    public static Lane8 Reverse(Lane8 a) => new(Avx512F.PermuteVar8x64(a._v, Vector512.Create(7L, 6, 5, 4, 3, 2, 1, 0)));

    // pairs of rows by single elements, then by pairs, then by halves of the register
    public static void Transpose(double* source, nint sourceStride, double* destination, nint destinationStride)
    {
        Vector512<double> a = Vector512.Load(source);
        Vector512<double> b = Vector512.Load(source + sourceStride);
        Vector512<double> c = Vector512.Load(source + (2 * sourceStride));
        Vector512<double> d = Vector512.Load(source + (3 * sourceStride));
        Vector512<double> e = Vector512.Load(source + (4 * sourceStride));
        Vector512<double> f = Vector512.Load(source + (5 * sourceStride));
        Vector512<double> g = Vector512.Load(source + (6 * sourceStride));
        Vector512<double> h = Vector512.Load(source + (7 * sourceStride));
        (Vector512<double> ab, Vector512<double> abOdd) = (Avx512F.UnpackLow(a, b), Avx512F.UnpackHigh(a, b));
        (Vector512<double> cd, Vector512<double> cdOdd) = (Avx512F.UnpackLow(c, d), Avx512F.UnpackHigh(c, d));
        (Vector512<double> ef, Vector512<double> efOdd) = (Avx512F.UnpackLow(e, f), Avx512F.UnpackHigh(e, f));
        (Vector512<double> gh, Vector512<double> ghOdd) = (Avx512F.UnpackLow(g, h), Avx512F.UnpackHigh(g, h));
        Half(ab, cd, ef, gh, destination, 2 * destinationStride);
        Half(abOdd, cdOdd, efOdd, ghOdd, destination + destinationStride, 2 * destinationStride);
    }

    // quarters 0 1 2 3 of four registers, each a pair of elements, to the rows (a0 b0 c0 d0), (a1 b1 c1 d1) ...
    [MethodImpl(Inline)]
    private static void Half(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d, double* destination, nint stride)
    {
        Vector512<double> abEven = Avx512F.Shuffle4x128(a, b, 0b10_00_10_00); // a0 a2 b0 b2
        Vector512<double> abOdd = Avx512F.Shuffle4x128(a, b, 0b11_01_11_01); // a1 a3 b1 b3
        Vector512<double> cdEven = Avx512F.Shuffle4x128(c, d, 0b10_00_10_00);
        Vector512<double> cdOdd = Avx512F.Shuffle4x128(c, d, 0b11_01_11_01);
        Avx512F.Shuffle4x128(abEven, cdEven, 0b10_00_10_00).Store(destination);
        Avx512F.Shuffle4x128(abOdd, cdOdd, 0b10_00_10_00).Store(destination + stride);
        Avx512F.Shuffle4x128(abEven, cdEven, 0b11_01_11_01).Store(destination + (2 * stride));
        Avx512F.Shuffle4x128(abOdd, cdOdd, 0b11_01_11_01).Store(destination + (3 * stride));
    }
}
