namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The roots of unity exp(2 pi i k / n) for n a power of two, each part within 0.5001 units in its last place (measured: the
/// nearest double at every k tried). Symmetry brings k to the first octant; there k = F i + j, and the root is the product of
/// two tabled roots of about 105 bits, which come from the Taylor series of sine and cosine.
/// </summary>
internal sealed class UnitRoots
{
    private static readonly Twofold Pi = new(3.141592653589793, 1.2246467991473532e-16);

    private readonly int _length;
    private readonly int _fineBits;
    private readonly (Twofold Cos, Twofold Sin)[] _coarse;
    private readonly (Twofold Cos, Twofold Sin)[] _fine;

    /// <summary>The roots of order n.</summary>
    /// <param name="n">A power of two, at least 1.</param>
    public UnitRoots(int n)
    {
        Order = n;
        _length = Math.Max(n, 8);
        int octant = _length / 8;
        _fineBits = (int.Log2(octant) + 1) / 2;
        int fine = 1 << _fineBits;
        _fine = new (Twofold, Twofold)[fine];
        _coarse = new (Twofold, Twofold)[(octant >> _fineBits) + 1];
        for (int j = 0; j < _fine.Length; j++)
        {
            _fine[j] = Series(j);
        }

        for (int i = 0; i < _coarse.Length; i++)
        {
            _coarse[i] = Series(i * fine);
        }
    }

    /// <summary>The order n.</summary>
    public int Order { get; }

    /// <summary>cos(2 pi k / n) and sin(2 pi k / n).</summary>
    /// <param name="k">At least 0; taken modulo n.</param>
    public (double Cos, double Sin) this[long k]
    {
        get
        {
            long place = (k & (Order - 1)) * (_length / Order);
            int quarter = _length / 4;
            int rest = (int)(place % quarter);
            bool upper = rest > _length / 8;
            (double cos, double sin) = Octant(upper ? quarter - rest : rest);
            (cos, sin) = upper ? (sin, cos) : (cos, sin);
            return (place / quarter) switch
            {
                0 => (cos, sin),
                1 => (0 - sin, cos), // 0 - x has no negative zero
                2 => (0 - cos, 0 - sin),
                _ => (sin, 0 - cos),
            };
        }
    }

    private (double Cos, double Sin) Octant(int k)
    {
        (Twofold c, Twofold s) = _coarse[k >> _fineBits];
        (Twofold d, Twofold t) = _fine[k & ((1 << _fineBits) - 1)];
        return ((c * d - s * t).Value, (s * d + c * t).Value);
    }

    // x - x^3/3! + ... and 1 - x^2/2! + ... to 32 digits for x up to pi / 4
    private (Twofold Cos, Twofold Sin) Series(int k)
    {
        const int Last = 28;
        Twofold one = new(1, 0);
        Twofold x = Pi * (2.0 * k / _length);
        Twofold square = x * x;
        Twofold cos = one;
        Twofold sin = one;
        for (int j = Last; j >= 2; j -= 2)
        {
            cos = one - square * cos / new Twofold((j - 1.0) * j, 0);
            sin = one - square * sin / new Twofold(j * (j + 1.0), 0);
        }

        return (cos, x * sin);
    }
}
