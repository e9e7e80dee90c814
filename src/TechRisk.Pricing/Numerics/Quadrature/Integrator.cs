namespace TechRisk.Pricing.Numerics;

/// <summary>Integrals of one variable to a stated accuracy.</summary>
internal static class Integrator
{
    private const int MostPieces = 4000;

    /// <summary>
    /// The integral of f over [a, b], either end possibly infinite: 15-point Gauss inside 31-point Kronrod, the worst piece
    /// halved until the sum of errors is small enough. Source: Piessens et al., QUADPACK (1983), QAG and QAGI.
    /// </summary>
    /// <param name="f">Finite inside the interval; the ends are never evaluated.</param>
    /// <param name="a">Lower end, or minus infinity.</param>
    /// <param name="b">Upper end, or infinity.</param>
    /// <param name="relativeTolerance">Of the integral of |f|, 1e-14 or more is sensible.</param>
    /// <param name="mostPieces">Pieces at most: what an integral inside another may cost.</param>
    /// <exception cref="InvalidOperationException">The accuracy is not reached: a strong singularity or a divergent integral.</exception>
    public static double Adaptive(Func<double, double> f, double a, double b, double relativeTolerance, int mostPieces = MostPieces)
    {
        Require.Positive(relativeTolerance);
        if (a > b)
        {
            return -Adaptive(f, b, a, relativeTolerance, mostPieces);
        }

        if (double.IsNegativeInfinity(a) && double.IsPositiveInfinity(b))
        {
            return Adaptive(f, a, 0, relativeTolerance, mostPieces) + Adaptive(f, 0, b, relativeTolerance, mostPieces);
        }

        // x = a + t / (1 - t), dx = dt / (1 - t)^2; a node that rounds to t = 1 carries nothing
        return double.IsPositiveInfinity(b) ? Finite(t => t < 1 ? f(a + (t / (1 - t))) / ((1 - t) * (1 - t)) : 0, 0, 1, relativeTolerance, mostPieces)
            : double.IsNegativeInfinity(a) ? Finite(t => t < 1 ? f(b - (t / (1 - t))) / ((1 - t) * (1 - t)) : 0, 0, 1, relativeTolerance, mostPieces)
            : a == b ? 0
            : Finite(f, a, b, relativeTolerance, mostPieces);
    }

    /// <summary>
    /// The integral of f over [a, b] by the substitution x = tanh(pi/2 sinh t): integrable singularities at the ends do no
    /// harm. Source: Takahasi and Mori, Double exponential formulas for numerical integration (1974).
    /// </summary>
    /// <param name="f">Given the distance from the nearer end, above 0, and whether that end is b: what cancels there stays exact.</param>
    /// <param name="a">Lower end, finite.</param>
    /// <param name="b">Upper end, finite.</param>
    /// <param name="relativeTolerance">Of the integral of |f|; the step is halved until two results agree.</param>
    public static double TanhSinh(Func<double, EndPoint, double> f, double a, double b, double relativeTolerance)
    {
        Require.Finite(a);
        Require.Finite(b);
        Require.Positive(relativeTolerance);
        double half = 0.5 * (b - a);
        double step = 1;
        double sum = Pair(f, half, 0) * 0.5;
        double size = Math.Abs(sum);
        double result = 0;
        for (int level = 0; level < 12; level++)
        {
            for (int k = 1; k * step < 6.2; k += level == 0 ? 1 : 2)
            {
                double pair = Pair(f, half, k * step);
                sum += pair;
                size += Math.Abs(pair);
            }

            double next = sum * step;
            if (level > 2 && Math.Abs(next - result) <= relativeTolerance * size * step)
            {
                return next;
            }

            result = next;
            step *= 0.5;
        }

        throw new InvalidOperationException(FormattableString.Invariant($"the integral from {a} to {b} is not reached to {relativeTolerance}"));
    }

    private static double Pair(Func<double, EndPoint, double> f, double half, double t)
    {
        double e = Exp.Of(t);
        double sinh = 1.5707963267948966 * 0.5 * (e - (1 / e));
        double decay = Exp.Of(-2 * sinh);
        double distance = half * 2 * decay / (1 + decay);
        double weight = half * 1.5707963267948966 * 0.5 * (e + (1 / e)) * 4 * decay / ((1 + decay) * (1 + decay));
        if (!(Math.Abs(distance) > 0) || weight == 0)
        {
            return 0;
        }

        double left = f(distance, EndPoint.Lower) * weight;
        double right = f(distance, EndPoint.Upper) * weight;
        return (double.IsFinite(left) ? left : 0) + (double.IsFinite(right) ? right : 0);
    }

    private static double Finite(Func<double, double> f, double a, double b, double relativeTolerance, int mostPieces)
    {
        var pieces = new PriorityQueue<GaussKronrod, double>();
        GaussKronrod whole = GaussKronrod.Over(f, a, b);
        pieces.Enqueue(whole, -whole.Error);
        double error = whole.Error;
        double size = whole.Size;
        while (error > relativeTolerance * size && pieces.Count < mostPieces)
        {
            GaussKronrod worst = pieces.Dequeue();
            double middle = 0.5 * (worst.Low + worst.High);
            if (!(middle > worst.Low && middle < worst.High))
            {
                // nothing lies between the ends any more: the piece and its error stay as they are
                pieces.Enqueue(worst, 0);
                error -= worst.Error;
                continue;
            }

            GaussKronrod left = GaussKronrod.Over(f, worst.Low, middle);
            GaussKronrod right = GaussKronrod.Over(f, middle, worst.High);
            error += left.Error + right.Error - worst.Error;
            size += left.Size + right.Size - worst.Size;
            pieces.Enqueue(left, -left.Error);
            pieces.Enqueue(right, -right.Error);
        }

        var sum = new ExactSum();
        double achieved = 0;
        foreach ((GaussKronrod piece, _) in pieces.UnorderedItems)
        {
            sum.Add(piece.Value);
            achieved += piece.Error;
        }

        return achieved <= 100 * relativeTolerance * size && double.IsFinite(size)
            ? sum.Value
            : throw new InvalidOperationException(FormattableString.Invariant($"the integral from {a} to {b} is not reached to {relativeTolerance}"));
    }
}
