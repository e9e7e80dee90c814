using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Sampling by inversion for a law without a closed-form inverse: ln x as polynomials of degree 7 in the uniform. With
/// t = min(u, 1 - u), each octave of t is cut into 16 equal segments, found from the exponent and the four top mantissa bits;
/// deeper than 2^-14, and wherever a segment misses the exact inverse by more than 4e-13, the law inverts directly.
/// </summary>
/// <remarks>
/// Source: Derflinger, Hoermann, Leydold, "Random variate generation by numerical inversion when only the density is known",
/// ACM TOMACS 20 (2010), here with Chebyshev nodes and geometric segments. Every segment is put back into the
/// survival or distribution function between its nodes when the table is built. Error: 1e-12 relative.
/// </remarks>
internal sealed class InverseTable
{
    private const int Octaves = 14;
    private const int SubSegments = 16;
    private const int Degree = 7;
    private const int Terms = Degree + 1;
    private const double Tolerance = 4e-13;

    // row 0: below the table; then the segments upwards; last: t = 1/2 itself
    private const int Rows = Octaves * SubSegments + 2;
    private const long FirstKey = (1023L - 1 - Octaves) * SubSegments;

    private static readonly double[] Nodes = MakeNodes();
    private static readonly double[] Probes = [-0.99, -0.62, 0.05, 0.71, 0.985];

    private readonly Severity _law;
    private readonly double[] _coefficients = GC.AllocateArray<double>(2 * Rows * Terms, pinned: true);
    private readonly byte[] _direct = new byte[2 * Rows];

    // the one value of a segment inside an atom; NaN elsewhere
    private readonly double[] _constant = new double[2 * Rows];

    public InverseTable(Severity law)
    {
        _law = law;
        _direct.AsSpan().Fill(1);
        _constant.AsSpan().Fill(double.NaN);
        Fit(side: 0);
        Fit(side: 1);
    }

    /// <summary>Share of the segments that invert directly; 0 for a smooth law.</summary>
    public double DirectShare => (double)(_direct.Sum(flag => flag) - 4) / (2 * (Rows - 2));

    /// <summary>Replaces uniforms by losses.</summary>
    public unsafe void Sample(Span<double> uniforms, SampleBuffer buffer)
    {
        Span<double> exact = buffer.RentDoubles(uniforms.Length);
        Span<int> places = buffer.RentIntegers(uniforms.Length);
        int count = 0;
        fixed (double* x = uniforms)
        fixed (double* values = exact)
        fixed (int* at = places)
        fixed (double* table = _coefficients)
        fixed (byte* direct = _direct)
        {
            for (int i = 0; i < uniforms.Length; i++)
            {
                double u = x[i];
                long row = RowOf(u);
                long bits = BitConverter.DoubleToInt64Bits(Math.Min(u, 1 - u));

                // the position inside the segment, -1 to 1, from the low mantissa bits
                double mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFF) | 0x3FF0000000000000);
                double y = Math.FusedMultiplyAdd(mantissa, 2 * SubSegments, -(2 * SubSegments + 1));
                double* c = table + row * Terms;
                double value = Math.FusedMultiplyAdd(c[7], y, c[6]);
                value = Math.FusedMultiplyAdd(value, y, c[5]);
                value = Math.FusedMultiplyAdd(value, y, c[4]);
                value = Math.FusedMultiplyAdd(value, y, c[3]);
                value = Math.FusedMultiplyAdd(value, y, c[2]);
                value = Math.FusedMultiplyAdd(value, y, c[1]);
                value = Math.FusedMultiplyAdd(value, y, c[0]);
                values[count] = u;
                at[count] = i;
                count += direct[row];
                x[i] = value;
            }
        }

        LaneLoop.Map(uniforms, uniforms, default(Exponentiate));
        for (int j = 0; j < count; j++)
        {
            double constant = _constant[RowOf(exact[j])];
            uniforms[places[j]] = double.IsNaN(constant) ? _law.InverseSurvival(exact[j]) : constant;
        }

        buffer.ReturnIntegers();
        buffer.ReturnDoubles();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long RowOf(double u)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Min(u, 1 - u));
        return Math.Max((bits >> 48) - FirstKey + 1, 0) + (u > 0.5 ? Rows : 0);
    }

    private static double[] MakeNodes()
    {
        // Chebyshev points cos((2 i + 1) pi / 16) as written-out constants, so that no platform's cosine enters
        double[] positive = [0.98078528040323044913, 0.83146961230254523708, 0.55557023301960222474, 0.19509032201612826785];
        return [.. positive, .. positive.Reverse().Select(x => -x)];
    }

    // a side: 0 above the median, t = S(x); 1 below it, t = F(x). Segments from the middle outwards, each point from its neighbour
    private void Fit(int side)
    {
        double logX = double.NaN;
        Span<double> values = stackalloc double[Terms];
        for (int row = Rows - 2; row >= 1; row--)
        {
            double start = BitConverter.Int64BitsToDouble((FirstKey + row - 1) << 48);
            double half = (BitConverter.Int64BitsToDouble((FirstKey + row) << 48) - start) / 2;
            bool good = true;
            for (int i = 0; i < Terms && good; i++)
            {
                good = Solve(side, start + half + half * Nodes[i], ref logX);
                values[i] = logX;
            }

            Span<double> c = _coefficients.AsSpan((side * Rows + row) * Terms, Terms);
            if (good)
            {
                Interpolate(values, c);
                foreach (double y in Probes)
                {
                    good &= Math.Abs(Residual(side, start + half + half * y, Horner(c, y))) <= Tolerance;
                }
            }

            if (good)
            {
                _direct[side * Rows + row] = 0;
            }
            else
            {
                c.Clear();
                double first = Inverse(side, start);
                _constant[side * Rows + row] = first == Inverse(side, start + 2 * half) ? first : double.NaN;
            }
        }
    }

    private double Inverse(int side, double t) => side == 0 ? _law.InverseSurvival(t) : _law.Quantile(t);

    // Newton's method for ln x, from the given neighbour; from the law's own inverse where that does not converge
    private bool Solve(int side, double t, ref double logX)
    {
        for (int i = 0; i < 6 && double.IsFinite(logX); i++)
        {
            double step = Residual(side, t, logX);
            if (!double.IsFinite(step) || Math.Abs(step) > 1)
            {
                break;
            }

            logX += step;
            if (Math.Abs(step) < 1e-8)
            {
                return true;
            }
        }

        logX = Log.Of(Inverse(side, t));
        return Math.Abs(Residual(side, t, logX)) < 1e-11;
    }

    // how far ln x lies from the inverse of t, to first order: ln(S(x) / t) or -ln(F(x) / t) over the slope; unknown at an atom
    private double Residual(int side, double t, double logX)
    {
        double x = Exp.Of(logX);
        if (_law.Atom(x) > 0)
        {
            return double.NaN;
        }

        double probability = side == 0 ? _law.Survival(x) : _law.Cdf(x);
        double slope = x * Exp.Of(_law.LogDensity(x)) / probability;
        double difference = Log.Of(probability / t) / slope;
        return side == 0 ? difference : -difference;
    }

    private static double Horner(ReadOnlySpan<double> c, double y)
    {
        double value = c[Degree];
        for (int k = Degree - 1; k >= 0; k--)
        {
            value = Math.FusedMultiplyAdd(value, y, c[k]);
        }

        return value;
    }

    // divided differences, then from Newton's form to powers of y
    private static void Interpolate(ReadOnlySpan<double> values, Span<double> c)
    {
        Span<double> difference = stackalloc double[Terms];
        values.CopyTo(difference);
        for (int order = 1; order < Terms; order++)
        {
            for (int i = Degree; i >= order; i--)
            {
                difference[i] = (difference[i] - difference[i - 1]) / (Nodes[i] - Nodes[i - order]);
            }
        }

        c.Clear();
        for (int i = Degree; i >= 0; i--)
        {
            for (int k = Degree; k >= 1; k--)
            {
                c[k] = c[k - 1] - Nodes[i] * c[k];
            }

            c[0] = difference[i] - Nodes[i] * c[0];
        }
    }

    private readonly struct Exponentiate : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Exp.Apply(x);
    }
}
