namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The discrete Fourier transform of n real numbers, n a power of two, and its inverse:
/// X[k] = sum over j of x[j] exp(-2 pi i j k / n), of which k = 0 .. n/2 are kept (the others are their conjugates).
/// An instance holds tables only and may be used by several threads at once.
/// </summary>
internal sealed class RealFourier
{
    /// <summary>The longest length is 2 to this power.</summary>
    public const int LargestPower = 24;

    private const int ShortestLong = 256;

    private static readonly Lazy<RealFourier>[] Kept =
        [.. Enumerable.Range(0, LargestPower + 1).Select(power => new Lazy<RealFourier>(() => new RealFourier(1 << power)))];

    // a transform has one of the two
    private readonly ShortFourier? _short;
    private readonly LongFourier? _long;

    private RealFourier(int n)
    {
        Length = n;
        if (n < ShortestLong)
        {
            _short = new ShortFourier(n);
        }
        else
        {
            _long = new LongFourier(n);
        }
    }

    /// <summary>n.</summary>
    public int Length { get; }

    /// <summary>The transform of a length; its tables are computed once.</summary>
    /// <param name="n">A power of two, 2 to 2^24.</param>
    public static RealFourier OfLength(int n) =>
        n >= 2 && n <= 1 << LargestPower && int.IsPow2(n)
            ? Kept[int.Log2(n)].Value
            : throw Require.Wrong(nameof(n), n, $"must be a power of two from 2 to {1 << LargestPower}");

    /// <summary>real[k] + i imaginary[k] = X[k], k = 0 .. n/2.</summary>
    /// <param name="x">At most n numbers; what is missing is 0.</param>
    /// <param name="real">Room for n/2 + 1 numbers.</param>
    /// <param name="imaginary">Room for n/2 + 1 numbers.</param>
    public void Forward(ReadOnlySpan<double> x, Span<double> real, Span<double> imaginary)
    {
        switch (LaneLoop.Width)
        {
            case 8: Forward<Lane8>(x, real, imaginary); break;
            case 4: Forward<Lane4>(x, real, imaginary); break;
            default: Forward<Lane1>(x, real, imaginary); break;
        }
    }

    /// <summary><see cref="Forward"/> at a given width; tests call it to compare the widths.</summary>
    public void Forward<V>(ReadOnlySpan<double> x, Span<double> real, Span<double> imaginary)
        where V : struct, ILane<V>
    {
        if (x.Length > Length)
        {
            throw Require.Wrong(nameof(x), x.Length, $"must not be longer than {Length}");
        }

        CheckSpectrum(real.Length, imaginary.Length);
        if (_long is null)
        {
            _short!.Forward(x, real, imaginary);
        }
        else
        {
            _long.Forward<V>(x, real, imaginary);
        }
    }

    /// <summary>x[j] = 1/n times the sum over k of X[k] exp(2 pi i j k / n), k = 0 .. n - 1, the upper half by conjugation.</summary>
    /// <param name="real">n/2 + 1 real parts; may be destroyed.</param>
    /// <param name="imaginary">n/2 + 1 imaginary parts; may be destroyed. The first and the last do not count: they are 0 for real numbers.</param>
    /// <param name="x">Room for n numbers.</param>
    public void Inverse(Span<double> real, Span<double> imaginary, Span<double> x)
    {
        switch (LaneLoop.Width)
        {
            case 8: Inverse<Lane8>(real, imaginary, x); break;
            case 4: Inverse<Lane4>(real, imaginary, x); break;
            default: Inverse<Lane1>(real, imaginary, x); break;
        }
    }

    /// <summary><see cref="Inverse"/> at a given width; tests call it to compare the widths.</summary>
    public void Inverse<V>(Span<double> real, Span<double> imaginary, Span<double> x)
        where V : struct, ILane<V>
    {
        CheckSpectrum(real.Length, imaginary.Length);
        if (x.Length < Length)
        {
            throw Require.Wrong(nameof(x), x.Length, $"must have room for {Length} numbers");
        }

        if (_long is null)
        {
            _short!.Inverse(real, imaginary, x);
        }
        else
        {
            _long.Inverse<V>(real, imaginary, x);
        }
    }

    private void CheckSpectrum(int real, int imaginary)
    {
        if (Math.Min(real, imaginary) <= Length / 2)
        {
            throw Require.Wrong(nameof(real), Math.Min(real, imaginary), $"must have room for {(Length / 2) + 1} numbers, and so must the imaginary parts");
        }
    }
}
