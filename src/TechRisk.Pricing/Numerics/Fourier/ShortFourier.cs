namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The real transform of a short sequence in plain scalar arithmetic: even and odd elements are the real and the imaginary
/// parts of n/2 complex numbers, transformed by passes of radix 2 in place and taken apart by symmetry.
/// Source: Cooley, Lewis and Welch, The fast Fourier transform algorithm: programming considerations in the calculation of sine,
/// cosine and Laplace transforms (1970).
/// </summary>
internal sealed class ShortFourier
{
    private readonly int _half;
    private readonly double[] _cos;
    private readonly double[] _sin;

    public ShortFourier(int n)
    {
        _half = n / 2;
        UnitRoots roots = new(n);
        _cos = [.. Enumerable.Range(0, _half).Select(k => roots[k].Cos)];
        _sin = [.. Enumerable.Range(0, _half).Select(k => roots[k].Sin)];
    }

    /// <summary>The spectrum of x, padded with zeros, in n/2 + 1 values.</summary>
    public void Forward(ReadOnlySpan<double> x, Span<double> real, Span<double> imaginary)
    {
        for (int j = 0; j < _half; j++)
        {
            real[j] = 2 * j < x.Length ? x[2 * j] : 0;
            imaginary[j] = (2 * j) + 1 < x.Length ? x[(2 * j) + 1] : 0;
        }

        Transform(real, imaginary);
        (real[_half], imaginary[_half]) = (real[0] - imaginary[0], 0);
        (real[0], imaginary[0]) = (real[0] + imaginary[0], 0);
        for (int k = 1; k <= _half / 2; k++)
        {
            int mirror = _half - k;
            double evenRe = 0.5 * (real[k] + real[mirror]);
            double evenIm = 0.5 * (imaginary[k] - imaginary[mirror]);
            double oddRe = 0.5 * (imaginary[k] + imaginary[mirror]);
            double oddIm = 0.5 * (real[mirror] - real[k]);
            double turnedRe = Math.FusedMultiplyAdd(oddRe, _cos[k], oddIm * _sin[k]);
            double turnedIm = Math.FusedMultiplyAdd(oddIm, _cos[k], -(oddRe * _sin[k]));
            (real[mirror], imaginary[mirror]) = (evenRe - turnedRe, turnedIm - evenIm);
            (real[k], imaginary[k]) = (evenRe + turnedRe, evenIm + turnedIm);
        }
    }

    /// <summary>The sequence of a spectrum, scaled by 1/n.</summary>
    public void Inverse(Span<double> real, Span<double> imaginary, Span<double> x)
    {
        double scale = 0.5 / _half;
        (real[0], imaginary[0]) = (scale * (real[0] + real[_half]), scale * (real[0] - real[_half]));
        for (int k = 1; k <= _half / 2; k++)
        {
            int mirror = _half - k;
            double evenRe = scale * (real[k] + real[mirror]);
            double evenIm = scale * (imaginary[k] - imaginary[mirror]);
            double oddRe = scale * (real[k] - real[mirror]);
            double oddIm = scale * (imaginary[k] + imaginary[mirror]);
            double turnedRe = Math.FusedMultiplyAdd(oddRe, _cos[k], -(oddIm * _sin[k]));
            double turnedIm = Math.FusedMultiplyAdd(oddRe, _sin[k], oddIm * _cos[k]);
            (real[mirror], imaginary[mirror]) = (evenRe + turnedIm, turnedRe - evenIm);
            (real[k], imaginary[k]) = (evenRe - turnedIm, evenIm + turnedRe);
        }

        Transform(imaginary, real); // the two parts change places: the inverse without its factor
        for (int j = 0; j < _half; j++)
        {
            x[2 * j] = real[j];
            x[(2 * j) + 1] = imaginary[j];
        }
    }

    private void Transform(Span<double> re, Span<double> im)
    {
        for (int j = 1, reversed = 0; j < _half; j++)
        {
            int bit = _half / 2;
            for (; (reversed & bit) != 0; bit /= 2)
            {
                reversed ^= bit;
            }

            reversed |= bit;
            if (j < reversed)
            {
                (re[j], re[reversed], im[j], im[reversed]) = (re[reversed], re[j], im[reversed], im[j]);
            }
        }

        for (int span = 1, step = _half; span < _half; span *= 2, step /= 2)
        {
            for (int p = 0; p < span; p++)
            {
                double cos = _cos[p * step];
                double sin = _sin[p * step];
                for (int j = p; j < _half; j += 2 * span)
                {
                    int other = j + span;
                    double turnedRe = Math.FusedMultiplyAdd(re[other], cos, im[other] * sin);
                    double turnedIm = Math.FusedMultiplyAdd(im[other], cos, -(re[other] * sin));
                    (re[other], im[other]) = (re[j] - turnedRe, im[j] - turnedIm);
                    (re[j], im[j]) = (re[j] + turnedRe, im[j] + turnedIm);
                }
            }
        }
    }
}
