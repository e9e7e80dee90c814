using System.Numerics;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The generating functions E[z^N] that have a formula, each stated once for one point and for a register of them; u + iv is z - 1. None has
/// a branch at |z| = 1: a point that rounding puts just outside the unit disc is as good as one on it.
/// </summary>
internal static class GeneratingKernels
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const long MostProbabilities = 100_000;

    /// <summary>
    /// Replaces points of the unit disc by the sum of P(n) z^n, for a law whose function costs more than its probabilities; false if it has more
    /// of them above 1e-18 than there are points, or than 1e5. Rounding adds up to some 3e-16 (1 + E[N]).
    /// </summary>
    public static bool TryByProbabilities(Frequency law, Span<double> real, Span<double> imaginary)
    {
        long last = law.InverseSurvival(1e-18);
        if (last > Math.Min(MostProbabilities, real.Length))
        {
            return false;
        }

        double[] probabilities = new double[last + 1];
        for (int n = 0; n < probabilities.Length; n++)
        {
            probabilities[n] = law.Probability(n);
        }

        LaneLoop.Pairs(real, imaginary, new OfProbabilities(probabilities));
        return true;
    }

    /// <summary>E[z^N] at one point, with the bits it has in a register.</summary>
    public static Complex At<TKernel>(this TKernel kernel, Complex z)
        where TKernel : struct, IPair
    {
        kernel.Apply(new Lane1(z.Real), new Lane1(z.Imaginary), out Lane1 real, out Lane1 imaginary);
        return new Complex(real.Value, imaginary.Value);
    }

    /// <summary>exp(mean (z - 1)).</summary>
    internal readonly struct OfPoisson(double mean) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V x, V y, out V real, out V imaginary)
            where V : struct, ILane<V> => ComplexExp.OfProduct(V.Set(mean), V.Sub(x, V.Set(1)), y, out real, out imaginary);
    }

    /// <summary>(1 - beta (z - 1))^-size.</summary>
    internal readonly struct OfNegativeBinomial(double size, double beta) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V x, V y, out V real, out V imaginary)
            where V : struct, ILane<V>
        {
            LogOfPart(V.Set(-beta), x, y, out V logReal, out V logImaginary);
            ComplexExp.OfProduct(V.Set(-size), logReal, logImaginary, out real, out imaginary);
        }
    }

    /// <summary>exp(mean (z - 1)) (1 - beta (z - 1))^-size.</summary>
    internal readonly struct OfDelaporte(double mean, double size, double beta) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V x, V y, out V real, out V imaginary)
            where V : struct, ILane<V>
        {
            LogOfPart(V.Set(-beta), x, y, out V logReal, out V logImaginary);
            V m = V.Set(mean);
            V r = V.Set(-size);
            ComplexExp.Apply(V.Fma(m, V.Sub(x, V.Set(1)), V.Mul(r, logReal)), V.Fma(m, y, V.Mul(r, logImaginary)), out real, out imaginary);
        }
    }

    /// <summary>(1 + q (z - 1))^trials, at least one trial.</summary>
    internal readonly struct OfBinomial(double trials, double q) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V x, V y, out V real, out V imaginary)
            where V : struct, ILane<V>
        {
            V zero = V.Set(0);
            V share = V.Set(q);
            V u = V.Mul(share, V.Sub(x, V.Set(1)));
            V v = V.Mul(share, y);
            ComplexLog.OnePlus(u, v, out V logReal, out V logImaginary);
            ComplexExp.OfProduct(V.Set(trials), logReal, logImaginary, out real, out imaginary);
            V size = V.Max(LaneBits.Abs(V.Add(V.Set(1), u)), LaneBits.Abs(v));
            real = V.SelectEqual(size, zero, zero, real);
            imaginary = V.SelectEqual(size, zero, zero, imaginary);
        }
    }

    /// <summary>1 / (1 - mean (z - 1)).</summary>
    internal readonly struct OfGeometric(double mean) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V x, V y, out V real, out V imaginary)
            where V : struct, ILane<V>
        {
            V m = V.Set(mean);
            V from = V.Fma(m, V.Sub(V.Set(1), x), V.Set(1));
            V turn = V.Mul(m, y);
            V square = V.Fma(from, from, V.Mul(turn, turn));
            real = V.Div(from, square);
            imaginary = V.Div(turn, square);
        }
    }

    /// <summary>1 - ln(1 - beta (z - 1)) / ln(1 + beta), beta above 0.</summary>
    internal readonly struct OfLogarithmic(double beta, double logOfZero) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V x, V y, out V real, out V imaginary)
            where V : struct, ILane<V>
        {
            LogOfPart(V.Set(-beta), x, y, out V logReal, out V logImaginary);
            V whole = V.Set(logOfZero);
            real = V.Sub(V.Set(1), V.Div(logReal, whole));
            imaginary = LaneBits.Negate(V.Div(logImaginary, whole));
        }
    }

    /// <summary>exp(2 mean (z - 1) / (1 + s)), s = sqrt(1 - 2 beta (z - 1)), whose real part is the larger one.</summary>
    internal readonly struct OfPoissonInverseGaussian(double mean, double beta) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V x, V y, out V real, out V imaginary)
            where V : struct, ILane<V>
        {
            V one = V.Set(1);
            V u = V.Sub(x, one);
            V twice = V.Set(-2 * beta);
            V a = V.Fma(twice, u, one);
            V b = V.Mul(twice, y);
            V size = V.Sqrt(V.Fma(a, a, V.Mul(b, b)));
            V rootReal = V.Sqrt(V.Mul(V.Set(0.5), V.Add(size, a)));
            V c = V.Add(one, rootReal);
            V d = V.Div(V.Mul(V.Set(0.5), b), rootReal);
            V slope = V.Div(d, c);
            V under = V.Fma(d, slope, c);
            ComplexExp.OfProduct(V.Set(2 * mean), V.Div(V.Fma(y, slope, u), under), V.Div(V.Sub(y, V.Mul(u, slope)), under), out real, out imaginary);
        }
    }

    /// <summary>exp(mean (z - 1) / (1 - beta (z - 1))), the quotient (u - beta (u^2 + v^2) + iv) / |1 - beta (z - 1)|^2.</summary>
    internal readonly struct OfPolyaAeppli(double mean, double beta) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V x, V y, out V real, out V imaginary)
            where V : struct, ILane<V>
        {
            V one = V.Set(1);
            V b = V.Set(beta);
            V u = V.Sub(x, one);
            V c = V.Sub(one, V.Mul(b, u));
            V d = V.Mul(b, y);
            V inverse = V.Div(one, V.Fma(c, c, V.Mul(d, d)));
            V drop = V.Mul(V.Fma(u, u, V.Mul(y, y)), V.Mul(b, inverse));
            ComplexExp.OfProduct(V.Set(mean), V.Fma(u, inverse, LaneBits.Negate(drop)), V.Mul(y, inverse), out real, out imaginary);
        }
    }

    /// <summary>exp(mean (z - 1)) - 1, the first half of a Neyman type A law's function.</summary>
    internal readonly struct OfPoissonLessOne(double mean) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V x, V y, out V real, out V imaginary)
            where V : struct, ILane<V>
        {
            V b = V.Set(mean);
            ComplexExp.MinusOne(V.Mul(b, V.Sub(x, V.Set(1))), V.Mul(b, y), out real, out imaginary);
        }
    }

    /// <summary>exp(events w) of w, the claims of an event less 1: the second half.</summary>
    internal readonly struct OfEvents(double events) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V x, V y, out V real, out V imaginary)
            where V : struct, ILane<V> => ComplexExp.OfProduct(V.Set(events), x, y, out real, out imaginary);
    }

    /// <summary>1 + weight (P(z) - 1) from P(z).</summary>
    internal readonly struct Reweighted(double weight) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V x, V y, out V real, out V imaginary)
            where V : struct, ILane<V>
        {
            V one = V.Set(1);
            V w = V.Set(weight);
            real = V.Fma(w, V.Sub(x, one), one);
            imaginary = V.Mul(w, y);
        }
    }

    /// <summary>The sum of P(n) z^n by Horner's rule.</summary>
    internal readonly struct OfProbabilities(double[] probabilities) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V x, V y, out V real, out V imaginary)
            where V : struct, ILane<V>
        {
            real = V.Set(0);
            imaginary = V.Set(0);
            V back = LaneBits.Negate(y);
            for (int n = probabilities.Length - 1; n >= 0; n--)
            {
                V next = V.Fma(real, x, V.Fma(imaginary, back, V.Set(probabilities[n])));
                imaginary = V.Fma(imaginary, x, V.Mul(real, y));
                real = next;
            }
        }
    }

    // ln(1 + share (z - 1))
    [MethodImpl(Inline)]
    private static void LogOfPart<V>(V share, V x, V y, out V real, out V imaginary)
        where V : struct, ILane<V> => ComplexLog.OnePlus(V.Mul(share, V.Sub(x, V.Set(1))), V.Mul(share, y), out real, out imaginary);
}
