namespace TechRisk.Pricing.Numerics;

/// <summary>
/// A register of <see cref="Count"/> doubles. A formula is written once, generic in the lane, and runs one, four or eight
/// values at a time. Every operation is IEEE 754 exact (correctly rounded once) or pure integer, so that an element has the
/// same bits at every width. "Bits" operations act on the 64-bit pattern of each element.
/// </summary>
/// <typeparam name="T">The lane itself.</typeparam>
internal unsafe interface ILane<T>
    where T : struct, ILane<T>
{
    /// <summary>Doubles in the register: 1, 4 or 8.</summary>
    static abstract int Count { get; }

    static abstract T Load(double* source);

    static abstract void Store(double* destination, T a);

    /// <summary>The same double in every element.</summary>
    static abstract T Set(double x);

    /// <summary>The same 64-bit pattern in every element.</summary>
    static abstract T SetBits(ulong bits);

    static abstract T Add(T a, T b);

    static abstract T Sub(T a, T b);

    static abstract T Mul(T a, T b);

    static abstract T Div(T a, T b);

    static abstract T Sqrt(T a);

    /// <summary>a * b + c, rounded once (fused everywhere, in software where the processor cannot).</summary>
    static abstract T Fma(T a, T b, T c);

    /// <summary>a * b - c, rounded once.</summary>
    static abstract T Fms(T a, T b, T c);

    /// <summary>a &gt; b ? a : b. A NaN in a gives b; a NaN in b gives b, so that <c>Max(constant, x)</c> hands a NaN on.</summary>
    static abstract T Max(T a, T b);

    /// <summary>a &lt; b ? a : b. A NaN in a gives b; a NaN in b gives b, so that <c>Min(constant, x)</c> hands a NaN on.</summary>
    static abstract T Min(T a, T b);

    static abstract T AddBits(T a, T b);

    static abstract T SubBits(T a, T b);

    static abstract T And(T a, T b);

    static abstract T Or(T a, T b);

    static abstract T Xor(T a, T b);

    /// <summary>Logical shift right (arithmetic 64-bit shifts do not exist below AVX-512).</summary>
    static abstract T ShiftRight(T a, int count);

    static abstract T ShiftLeft(T a, int count);

    /// <summary>a &gt; b ? yes : no, element by element; a comparison with NaN is false.</summary>
    static abstract T SelectGreater(T a, T b, T yes, T no);

    /// <summary>a == b ? yes : no, element by element; a comparison with NaN is false.</summary>
    static abstract T SelectEqual(T a, T b, T yes, T no);

    /// <summary>True if a &gt; b in any element.</summary>
    static abstract bool AnyGreater(T a, T b);

    /// <summary>Integer: count + (a &gt; b ? 1 : 0).</summary>
    static abstract T CountGreater(T count, T a, T b);

    /// <summary>Integer: base + index[element], the indices widened without sign.</summary>
    static abstract T Widen(uint* index, ulong offset);

    /// <summary>The integers 0, 1, 2 ... of the elements as bit patterns.</summary>
    static abstract T Iota { get; }

    /// <summary>a ^ b ^ c.</summary>
    static abstract T Xor(T a, T b, T c);

    /// <summary>Writes a[0], b[0], a[1], b[1] ... : twice <see cref="Count"/> doubles.</summary>
    static abstract void StoreInterleaved(double* destination, T a, T b);

    /// <summary>Integer: the product of the low 32 bits of a and b, all 64 bits of it.</summary>
    static abstract T MultiplyLow32(T a, T b);

    /// <summary>The elements in reverse order.</summary>
    static abstract T Reverse(T a);

    /// <summary>Moves a square of eight by eight doubles: destination[j][i] = source[i][j], rows a stride apart.</summary>
    static abstract void Transpose(double* source, nint sourceStride, double* destination, nint destinationStride);
}
