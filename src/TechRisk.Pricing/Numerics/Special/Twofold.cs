using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The unevaluated sum Hi + Lo of two doubles, |Lo| at most half a unit in the last place of Hi: about 106 bits. It carries
/// exponents into <see cref="Exp"/> without the rounding that would otherwise be multiplied by the size of the exponent.
/// Source: Dekker, A floating-point technique for extending the available precision (1971); Knuth, TAOCP 2, 4.2.2.
/// </summary>
internal readonly struct Twofold
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public readonly double Hi;

    public readonly double Lo;

    [MethodImpl(Inline)]
    public Twofold(double hi, double lo)
    {
        Hi = hi;
        Lo = lo;
    }

    /// <summary>The nearest double.</summary>
    public double Value => Hi + Lo;

    /// <summary>a + b exactly.</summary>
    [MethodImpl(Inline)]
    public static Twofold Sum(double a, double b)
    {
        double s = a + b;
        double t = s - a;
        return new(s, (a - (s - t)) + (b - t));
    }

    /// <summary>a b exactly (barring underflow).</summary>
    [MethodImpl(Inline)]
    public static Twofold Product(double a, double b)
    {
        double p = a * b;
        return new(p, Math.FusedMultiplyAdd(a, b, -p));
    }

    /// <summary>a / b to about 106 bits.</summary>
    [MethodImpl(Inline)]
    public static Twofold Quotient(double a, double b)
    {
        double q = a / b;
        return Renormalise(q, Math.FusedMultiplyAdd(-q, b, a) / b);
    }

    /// <summary>The square root of a number above 0: one step of Newton from the double's root.</summary>
    public static Twofold Root(Twofold a)
    {
        double root = Math.Sqrt(a.Hi);
        return Renormalise(root, (a - Product(root, root)).Value / (2 * root));
    }

    public static Twofold operator +(Twofold a, Twofold b)
    {
        Twofold s = Sum(a.Hi, b.Hi);
        Twofold t = Sum(a.Lo, b.Lo);
        Twofold r = Renormalise(s.Hi, s.Lo + t.Hi);
        return Renormalise(r.Hi, r.Lo + t.Lo);
    }

    public static Twofold operator +(Twofold a, double b)
    {
        Twofold s = Sum(a.Hi, b);
        return Renormalise(s.Hi, s.Lo + a.Lo);
    }

    public static Twofold operator -(Twofold a) => new(-a.Hi, -a.Lo);

    public static Twofold operator -(Twofold a, Twofold b) => a + -b;

    public static Twofold operator -(Twofold a, double b) => a + -b;

    public static Twofold operator *(Twofold a, double b)
    {
        Twofold p = Product(a.Hi, b);
        return Renormalise(p.Hi, Math.FusedMultiplyAdd(a.Lo, b, p.Lo));
    }

    public static Twofold operator *(Twofold a, Twofold b)
    {
        Twofold p = Product(a.Hi, b.Hi);
        return Renormalise(p.Hi, p.Lo + Math.FusedMultiplyAdd(a.Hi, b.Lo, a.Lo * b.Hi));
    }

    public static Twofold operator /(Twofold a, Twofold b)
    {
        double q = a.Hi / b.Hi;
        double rest = Math.FusedMultiplyAdd(-q, b.Hi, a.Hi) + Math.FusedMultiplyAdd(-q, b.Lo, a.Lo);
        return Renormalise(q, rest / b.Hi);
    }

    /// <summary>e^(Hi + Lo), as accurate as Exp itself however large the exponent.</summary>
    public double Exponential()
    {
        double e = Exp.Of(Hi);
        return double.IsInfinity(e) || Hi == 0 ? e + Lo : Math.FusedMultiplyAdd(e, Lo, e);
    }

    [MethodImpl(Inline)]
    private static Twofold Renormalise(double hi, double lo)
    {
        double s = hi + lo;
        return new(s, lo - (s - hi));
    }
}
