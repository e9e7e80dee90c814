namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Natural logarithm to about 70 correct bits, relative also near 1: log(2^e m) = e log 2 + log c + 2 atanh((m - c)/(m + c))
/// with c the nearest multiple of 1/128 to m. Source: Tang, Table-driven implementation of the logarithm (1990).
/// </summary>
internal static class TwofoldLog
{
    private const int Cells = 128;

    /// <summary>log 2 in two pieces.</summary>
    public static readonly Twofold OfTwo = new(0.6931471805599453, 2.3190468138462996e-17);

    private static readonly Twofold[] Table = BuildTable();

    /// <summary>log x for x &gt; 0 and finite.</summary>
    public static Twofold Of(double x)
    {
        int exponent = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0; // 2^54: out of the subnormal numbers
            exponent = -54;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        int cell = (int)(((m - 1) * Cells) + 0.5);
        double c = 1 + ((double)cell / Cells);
        Twofold logOfCell = Table[cell];
        if (cell == Cells)
        {
            exponent++;
            logOfCell = default;
        }

        Twofold half = Quotient(m - c, Twofold.Sum(m, c));
        double s2 = half.Hi * half.Hi;
        double tail = 2 * half.Hi * s2 * ((1.0 / 3) + (s2 * ((1.0 / 5) + (s2 * ((1.0 / 7) + (s2 / 9))))));
        Twofold reduced = new Twofold(2 * half.Hi, 2 * half.Lo) + tail;
        return exponent == 0 ? logOfCell + reduced : (OfTwo * exponent) + logOfCell + reduced;
    }

    /// <summary>log of a two-piece number.</summary>
    public static Twofold Of(Twofold x) => Of(x.Hi) + (x.Lo / x.Hi);

    private static Twofold Quotient(double d, Twofold sum)
    {
        double q = d / sum.Hi;
        return new(q, (Math.FusedMultiplyAdd(-q, sum.Hi, d) - (q * sum.Lo)) / sum.Hi);
    }

    private static Twofold[] BuildTable()
    {
        var table = new Twofold[Cells + 1];
        for (int cell = 1; cell <= Cells; cell++)
        {
            // 2 atanh(s) = 2 (s + s^3/3 + ...), s = (c - 1)/(c + 1) <= 1/3
            Twofold s = Twofold.Quotient(cell, cell + (2 * Cells));
            Twofold s2 = s * s;
            Twofold sum = Twofold.Quotient(1, 71);
            for (int odd = 69; odd >= 1; odd -= 2)
            {
                sum = (sum * s2) + Twofold.Quotient(1, odd);
            }

            table[cell] = sum * s * 2;
        }

        return table;
    }
}
