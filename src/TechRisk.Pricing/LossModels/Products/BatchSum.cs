using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The loss of a batch, Z = X_1 + ... + X_K, on a lattice: E[(d - Z)+] and E[(d - Z)+^2] of a claim whose mean is kept on every cell, at two steps and
/// extrapolated. Moments are exact; what a layer pays is exact to about 1e-8 of the mean below its top.
/// </summary>
/// <remarks>
/// A claim spread over the points of a lattice lies above the claim in convex order, so that every E[(d - Z)+] is an upper bound whose error falls with the
/// square of the step. The transform runs on four times the points, tilted: what lies beyond comes back e^-24 times smaller. Source: Gruebel, Hermesmeier,
/// Computation of compound distributions I, ASTIN Bulletin 29 (1999); Gerber, On the numerical evaluation of the distribution of aggregate claims (1982).
/// </remarks>
internal sealed record BatchSum : Severity
{
    private const int LeastCells = 1 << 14;
    private const int MostCells = 1 << 18;
    private const double Wanted = 1e-6;
    private const double Tilt = 24;

    private readonly Frequency _claims;
    private readonly Severity _claim;
    private readonly Dictionary<double, (double First, double Second)> _below = [];
    private double[] _cdf = [];
    private double _step;

    /// <summary>The sum of a number of claims.</summary>
    /// <param name="claims">Law of K, 1 or more.</param>
    /// <param name="claim">Law of X.</param>
    public BatchSum(Frequency claims, Severity claim)
    {
        _claims = claims;
        _claim = claim;
    }

    public override double Mean => _claims.Mean * _claim.Mean;

    public override double Variance => double.IsPositiveInfinity(_claim.Variance)
        ? _claim.Variance
        : (_claims.Mean * _claim.Variance) + (_claims.Variance * _claim.Mean * _claim.Mean);

    public override double Minimum => _claim.Minimum;

    public override double Maximum => _claims.LargestCount * _claim.Maximum;

    public override TailFacts Tail => TailFacts.Unknown;

    private protected override string Parameters => $"{_claims} x {_claim}";

    public override double LogDensity(double x) => throw NotKnown("density");

    public override double Quantile(double p) => throw NotKnown("quantile");

    public override double InverseSurvival(double s) => throw NotKnown("quantile");

    public override double Cdf(double x) => 1 - Survival(x);

    public override double Survival(double x)
    {
        if (!(x > 0))
        {
            return x == 0 ? 1 - _claims.GeneratingFunction(_claim.Cdf(0)).Real : 1;
        }

        if (x >= Maximum)
        {
            return 0;
        }

        if (x > (_cdf.Length - 1.5) * _step)
        {
            Fill(2 * x, LeastCells);
        }

        // sums up to a point are the law half a cell above it
        double at = Math.Max((x / _step) - 0.5, 0);
        int cell = (int)at;
        return Math.Clamp(1 - (_cdf[cell] + ((at - cell) * (_cdf[cell + 1] - _cdf[cell]))), 0, 1);
    }

    public override double Moment(int order) => order switch
    {
        1 => Mean,
        2 => Variance + (Mean * Mean),
        _ => throw NotKnown("third moment"),
    };

    public override double LimitedMoment(int order, double limit)
    {
        if (double.IsPositiveInfinity(limit) || limit >= Maximum)
        {
            return Moment(order);
        }

        if (limit == 0)
        {
            return 0;
        }

        (double first, double second) = Below(limit);
        return order switch
        {
            1 => limit - first,
            2 => (limit * limit) - (2 * limit * first) + second,
            _ => throw NotKnown("third limited moment"),
        };
    }

    public override Severity Times(double factor) => new BatchSum(_claims, _claim.Times(factor));

    // E[(d - Z)+] and E[(d - Z)+^2]
    private (double First, double Second) Below(double d)
    {
        if (_below.TryGetValue(d, out (double First, double Second) known))
        {
            return known;
        }

        (double First, double Second) coarse = Fill(d, LeastCells);
        for (int cells = 2 * LeastCells; ; cells *= 2)
        {
            (double First, double Second) fine = Fill(d, cells);
            double width = Math.Abs(fine.First - coarse.First);
            if (width <= Wanted * (d - fine.First) || cells == MostCells)
            {
                (double, double) result = ((4 * fine.First - coarse.First) / 3, (4 * fine.Second - coarse.Second) / 3);
                _below.Add(d, result);
                return result;
            }

            coarse = fine;
        }
    }

    // the lattice on [0, d]: probabilities of the sum, their running sums, and the two expected values
    private (double First, double Second) Fill(double d, int cells)
    {
        double step = d / cells;
        int length = 4 * cells;
        double rate = Tilt / length;
        double[] p = new double[length];
        Span<double> limited = GridPoints.Rent(cells + 2, out double[] first);
        Span<double> survival = GridPoints.Rent(cells + 2, out double[] second);
        _claim.FillGrid(0, step, survival, limited);
        p[0] = 1 - (limited[1] / step);
        for (int k = 1; k <= cells; k++)
        {
            p[k] = Math.Max((2 * limited[k]) - limited[k - 1] - limited[k + 1], 0) / step * Exp.Of(-rate * k);
        }

        RealFourier fourier = RealFourier.OfLength(length);
        Span<double> real = GridPoints.Rent((length / 2) + 1, out double[] third);
        Span<double> imaginary = GridPoints.Rent((length / 2) + 1, out double[] fourth);
        fourier.Forward(p.AsSpan(0, cells + 1), real, imaginary);
        _claims.GenerateInPlace(real, imaginary);
        fourier.Inverse(real, imaginary, p);
        GridPoints.Return(first);
        GridPoints.Return(second);
        GridPoints.Return(third);
        GridPoints.Return(fourth);
        double[] cdf = new double[cells + 1];
        double sum = 0;
        double one = 0;
        double two = 0;
        for (int k = 0; k <= cells; k++)
        {
            double probability = p[k] * Exp.Of(rate * k);
            double rest = d - (k * step);
            sum += probability;
            one += probability * rest;
            two += probability * rest * rest;
            cdf[k] = sum;
        }

        if (step * cells >= _step * (_cdf.Length - 1))
        {
            (_cdf, _step) = (cdf, step);
        }

        return (one, two);
    }

    private static InvalidOperationException NotKnown(string what) => new($"the loss of a batch on a lattice has no {what}");
}
