using System.Numerics;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The exact sum of doubles, held as a fixed-point number of 67 chunks of 32 bits with room for carries. Adding and merging
/// are associative and commutative to the last bit; <see cref="Value"/> is the exact sum rounded once, to nearest even.
/// Source: Neal, Fast exact summation using small and large superaccumulators (2015), section 3.
/// </summary>
internal sealed class ExactSum : IEquatable<ExactSum>
{
    private const int Chunks = 67;

    private const int ChunkBits = 32;

    private const long ChunkMask = (1L << ChunkBits) - 1;

    /// <summary>A chunk below 2^32 plus this many parts of at most 2^53 stays below 2^63.</summary>
    private const int AddsBeforeCarry = 1000;

    /// <summary>Chunk i counts units of 2^(32 i - 1074).</summary>
    private readonly long[] _chunks = new long[Chunks];

    private int _adds;

    private bool _positiveInfinity;

    private bool _negativeInfinity;

    /// <summary>An empty sum: 0.</summary>
    public ExactSum()
    {
    }

    private ExactSum(ExactSum other)
    {
        other._chunks.CopyTo(_chunks, 0);
        _adds = other._adds;
        _positiveInfinity = other._positiveInfinity;
        _negativeInfinity = other._negativeInfinity;
    }

    /// <summary>The exact sum, rounded to the nearest double, ties to even; infinite if a term is or if it is out of range.</summary>
    /// <exception cref="InvalidOperationException">Terms of both infinities were added.</exception>
    public double Value
    {
        get
        {
            if (_positiveInfinity || _negativeInfinity)
            {
                return !_negativeInfinity ? double.PositiveInfinity
                    : !_positiveInfinity ? double.NegativeInfinity
                    : throw new InvalidOperationException("the sum of positive and negative infinity is not defined");
            }

            Span<long> digits = stackalloc long[Chunks];
            _chunks.CopyTo(digits);
            Carry(digits);
            bool negative = digits[Chunks - 1] < 0;
            if (negative)
            {
                for (int i = 0; i < Chunks; i++)
                {
                    digits[i] = -digits[i];
                }

                Carry(digits);
            }

            double size = Round(digits);
            return negative ? -size : size;
        }
    }

    /// <summary>Adds a number.</summary>
    /// <param name="x">Any number; infinite allowed.</param>
    public void Add(double x)
    {
        if (_adds >= AddsBeforeCarry)
        {
            Carry(_chunks);
            _adds = 0;
        }

        _adds++;
        AddUnchecked(x);
    }

    /// <summary>Adds every number of the span.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        while (!values.IsEmpty)
        {
            if (_adds >= AddsBeforeCarry)
            {
                Carry(_chunks);
                _adds = 0;
            }

            int take = Math.Min(values.Length, AddsBeforeCarry - _adds);
            foreach (double x in values[..take])
            {
                AddUnchecked(x);
            }

            _adds += take;
            values = values[take..];
        }
    }

    /// <summary>Adds x y without rounding it, unless it overflows or its last bits lie below 2^-1074.</summary>
    public void AddProduct(double x, double y)
    {
        double product = x * y;
        Add(product);
        if (double.IsFinite(product))
        {
            Add(Math.FusedMultiplyAdd(x, y, -product));
        }
    }

    /// <summary>Adds another sum.</summary>
    public void Merge(ExactSum other)
    {
        Carry(_chunks);
        Span<long> digits = stackalloc long[Chunks];
        other._chunks.CopyTo(digits);
        Carry(digits);
        for (int i = 0; i < Chunks; i++)
        {
            _chunks[i] += digits[i];
        }

        Carry(_chunks);
        _adds = 0;
        _positiveInfinity |= other._positiveInfinity;
        _negativeInfinity |= other._negativeInfinity;
    }

    /// <summary>An independent copy.</summary>
    public ExactSum Clone() => new(this);

    /// <summary>True if the exact sums are equal.</summary>
    public bool Equals(ExactSum? other)
    {
        if (other is null || _positiveInfinity != other._positiveInfinity || _negativeInfinity != other._negativeInfinity)
        {
            return false;
        }

        Span<long> mine = stackalloc long[Chunks];
        Span<long> theirs = stackalloc long[Chunks];
        _chunks.CopyTo(mine);
        other._chunks.CopyTo(theirs);
        Carry(mine);
        Carry(theirs);
        return mine.SequenceEqual(theirs);
    }

    public override bool Equals(object? obj) => Equals(obj as ExactSum);

    public override int GetHashCode() =>
        HashCode.Combine(_positiveInfinity, _negativeInfinity, _positiveInfinity || _negativeInfinity ? 0 : Value);

    private void AddUnchecked(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) & 0x7FF;
        long mantissa = bits & 0x000FFFFFFFFFFFFF;
        if (exponent == 0x7FF)
        {
            AddInfinity(x);
            return;
        }

        if (exponent == 0)
        {
            exponent = 1;
        }
        else
        {
            mantissa |= 1L << 52;
        }

        int position = exponent - 1;
        int chunk = position >> 5;
        int shift = position & (ChunkBits - 1);
        long low = (long)(((ulong)mantissa << shift) & (ulong)ChunkMask);
        long high = mantissa >> (ChunkBits - shift);
        long sign = bits >> 63; // 0 or -1: x ^ -1 - -1 = -x
        _chunks[chunk] += (low ^ sign) - sign;
        _chunks[chunk + 1] += (high ^ sign) - sign;
    }

    private void AddInfinity(double x)
    {
        if (double.IsNaN(x))
        {
            throw Require.Wrong(nameof(x), x, "must be a number");
        }

        _positiveInfinity |= x > 0;
        _negativeInfinity |= x < 0;
    }

    /// <summary>Brings every chunk but the last into [0, 2^32); the last carries the sign. The form is unique.</summary>
    private static void Carry(Span<long> digits)
    {
        long carry = 0;
        for (int i = 0; i < Chunks - 1; i++)
        {
            long value = digits[i] + carry;
            digits[i] = value & ChunkMask;
            carry = value >> ChunkBits;
        }

        digits[Chunks - 1] += carry;
    }

    /// <summary>The nearest double to a carried number of 0 or more.</summary>
    private static double Round(ReadOnlySpan<long> digits)
    {
        int top = Chunks - 1;
        while (top > 0 && digits[top] == 0)
        {
            top--;
        }

        if (digits[top] == 0)
        {
            return 0;
        }

        if (digits[top] > ChunkMask)
        {
            return double.PositiveInfinity;
        }

        UInt128 window = 0;
        for (int i = top; i > top - 3; i--)
        {
            window = (window << ChunkBits) | (ulong)(i >= 0 ? digits[i] : 0);
        }

        int bottom = ChunkBits * (top - 2);
        int length = (3 * ChunkBits) - BitOperations.LeadingZeroCount((uint)digits[top]);
        int drop = Math.Max(length - 53, -bottom);
        ulong mantissa = (ulong)(window >> drop);
        UInt128 rest = window & ((UInt128.One << drop) - 1);
        UInt128 half = UInt128.One << (drop - 1);
        bool sticky = top > 2 && digits[..(top - 2)].ContainsAnyExcept(0L);
        if (rest > half || (rest == half && (sticky || (mantissa & 1) == 1)))
        {
            mantissa++;
        }

        if (mantissa < 1UL << 52)
        {
            return BitConverter.UInt64BitsToDouble(mantissa); // below the normal numbers: bottom + drop is 0
        }

        ulong exponent = (ulong)(bottom + drop + 1);
        if (mantissa == 1UL << 53)
        {
            exponent++;
        }

        return exponent >= 0x7FF
            ? double.PositiveInfinity
            : BitConverter.UInt64BitsToDouble((exponent << 52) | (mantissa & 0x000FFFFFFFFFFFFF));
    }
}
