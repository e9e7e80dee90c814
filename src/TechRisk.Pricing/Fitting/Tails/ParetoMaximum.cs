using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The maximum of the generalised Pareto likelihood of excesses. With theta = xi / beta the best shape is xi(theta) = mean ln(1 + theta y),
/// which leaves one variable: l(theta) = -n (ln(xi / theta) + xi + 1). A grid over theta finds the highest interior maximum above xi = -1,
/// Newton steps in (ln beta, xi) finish it. Below xi = -1 the likelihood has no bound, so that without an interior maximum the law is
/// taken at xi = -1, where it is uniform up to the largest excess.
/// </summary>
/// <remarks>Source: Grimshaw, Technometrics 35 (1993); regularity for xi above -1/2: Smith, Biometrika 72 (1985).</remarks>
internal readonly record struct ParetoMaximum(double Scale, double Shape, double LogLikelihood)
{
    private const int NegativePoints = 16;
    private const int PositivePoints = 24;
    private const int MostSteps = 100;

    /// <summary>True where the likelihood has an interior maximum.</summary>
    public bool IsInterior => Shape > -1;

    /// <summary>The best law for some excesses.</summary>
    /// <param name="excesses">At least two different amounts above 0, in any order.</param>
    public static ParetoMaximum Of(ReadOnlySpan<double> excesses)
    {
        double largest = 0;
        foreach (double y in excesses)
        {
            largest = Math.Max(largest, y);
        }

        double[] buffer = System.Buffers.ArrayPool<double>.Shared.Rent(excesses.Length);
        Span<double> logs = buffer.AsSpan(0, excesses.Length);
        ParetoMaximum best = new(largest, -1, -excesses.Length * Log.Of(largest));
        bool found = false;
        double mean = BlockSum.Sum(excesses) / excesses.Length;
        foreach ((double scale, double shape) in Starts(excesses, logs, mean, largest))
        {
            ParetoMaximum end = Climb(excesses, scale, shape);
            if (end.Shape > -1 + 1e-9 && (!found || end.LogLikelihood > best.LogLikelihood))
            {
                best = end;
                found = true;
            }
        }

        System.Buffers.ArrayPool<double>.Shared.Return(buffer);
        return best;
    }

    // the interior local maxima of the profile on a grid of theta: negative up to the right end, positive by a geometric grid
    private static List<(double Scale, double Shape)> Starts(ReadOnlySpan<double> excesses, Span<double> logs, double mean, double largest)
    {
        double[] thetas = new double[NegativePoints + PositivePoints];
        for (int i = 0; i < NegativePoints; i++)
        {
            double distance = Exp.Of(-0.8 * (NegativePoints - 1 - i));
            thetas[i] = -(1 - 0.999 * distance) / largest;
        }

        // xi of heavy tails is near ln(1 + theta times the geometric mean): the grid ends near xi = 8
        LaneLoop.Map(excesses, logs, default(Log.Map));
        double unit = Exp.Of(-BlockSum.Sum(logs) / logs.Length);
        double low = Math.Min(0.02 / mean, 0.02 * unit);
        double step = Log.Of(2000 * unit / low) / (PositivePoints - 1);
        for (int i = 0; i < PositivePoints; i++)
        {
            thetas[NegativePoints + i] = low * Exp.Of(step * i);
        }

        double[] profile = new double[thetas.Length];
        double[] shapes = new double[thetas.Length];
        for (int i = 0; i < thetas.Length; i++)
        {
            LaneLoop.Map(excesses, logs, new LogOnePlus(thetas[i]));
            shapes[i] = BlockSum.Sum(logs) / logs.Length;
            profile[i] = shapes[i] > -1 && shapes[i] / thetas[i] > 0 ? -Log.Of(shapes[i] / thetas[i]) - shapes[i] - 1 : double.NegativeInfinity;
        }

        List<(double, double)> starts = [];
        for (int i = 1; i < thetas.Length - 1; i++)
        {
            if (profile[i] > double.NegativeInfinity && profile[i] >= profile[i - 1] && profile[i] >= profile[i + 1])
            {
                starts.Add((shapes[i] / thetas[i], shapes[i]));
            }
        }

        if (starts.Count == 0)
        {
            starts.Add((mean, 0.01));
        }

        return starts;
    }

    // Newton with the Hessian made negative definite where it is not, each step halved until the likelihood rises
    private static ParetoMaximum Climb(ReadOnlySpan<double> excesses, double scale, double shape)
    {
        ParetoLikelihood here = ParetoLikelihood.At(excesses, scale, shape);
        for (int i = 0; i < MostSteps; i++)
        {
            // in (ln beta, xi)
            double g1 = here.ByScale * scale;
            double g2 = here.ByShape;
            double h11 = -(here.Scales * scale * scale + g1);
            double h12 = -here.Mixed * scale;
            double h22 = -here.Shapes;
            double shift = Shift(h11, h12, h22);
            double determinant = (h11 + shift) * (h22 + shift) - h12 * h12;
            double d1 = ((h22 + shift) * g1 - h12 * g2) / determinant;
            double d2 = ((h11 + shift) * g2 - h12 * g1) / determinant;
            double longest = Math.Max(Math.Abs(d1), Math.Abs(d2));
            double length = longest > 1 ? 1 / longest : 1;
            if (longest < 1e-13)
            {
                break;
            }

            ParetoLikelihood next = default;
            double nextScale = scale;
            double nextShape = shape;
            bool rises = false;
            for (int halving = 0; halving < 40 && !rises; halving++)
            {
                nextScale = scale * Exp.Of(length * d1);
                nextShape = shape + length * d2;
                next = ParetoLikelihood.At(excesses, nextScale, nextShape);
                rises = next.Value >= here.Value - 1e-13 * Math.Abs(here.Value);
                length /= 2;
            }

            if (!rises || !double.IsFinite(next.Value) || nextShape < -1)
            {
                return nextShape < -1 ? new(scale, -1, double.NegativeInfinity) : new(scale, shape, here.Value);
            }

            (here, scale, shape) = (next, nextScale, nextShape);
            if (longest < 1e-10)
            {
                break;
            }
        }

        return new(scale, shape, here.Value);
    }

    private static double Shift(double h11, double h12, double h22)
    {
        double half = 0.5 * (h11 + h22);
        double least = half - Math.Sqrt(0.25 * (h11 - h22) * (h11 - h22) + h12 * h12);
        double greatest = 2 * half - least;
        return least > 1e-10 * Math.Abs(greatest) ? 0 : 1e-3 * Math.Max(Math.Abs(greatest), 1e-300) - least;
    }

    private readonly struct LogOnePlus(double theta) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Log1p.Apply(V.Mul(V.Set(theta), x));
    }
}
