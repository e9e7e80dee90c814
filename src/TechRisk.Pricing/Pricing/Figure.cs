namespace TechRisk.Pricing;

/// <summary>
/// A number computed from base numbers of one run, with its slope in each of them: what forward differentiation carries along, so
/// that the error of a premium line takes the dependence of all its parts into account. A constant has no slopes. Where a minimum
/// or maximum binds, the figure follows the active branch.
/// </summary>
internal sealed class Figure
{
    private readonly double[] _slopes;

    private Figure(double value, double[] slopes)
    {
        Value = value;
        _slopes = slopes;
    }

    /// <summary>The number 0 without error.</summary>
    public static Figure Zero { get; } = new(0, []);

    /// <summary>The number.</summary>
    public double Value { get; }

    /// <summary>Slope in each base number; empty for a constant.</summary>
    public ReadOnlySpan<double> Slopes => _slopes;

    public static Figure Constant(double value) => new(value, []);

    /// <summary>A base number.</summary>
    public static Figure Base(double value, int index)
    {
        double[] slopes = new double[index + 1];
        slopes[index] = 1;
        return new(value, slopes);
    }

    public static Figure operator +(Figure a, Figure b) => new(a.Value + b.Value, Linear(1, a, 1, b));

    /// <summary>The difference; 0 where both are infinite, since a part of an infinite sum that cancels is not known.</summary>
    public static Figure operator -(Figure a, Figure b) =>
        double.IsInfinity(a.Value) && a.Value == b.Value ? Zero : new(a.Value - b.Value, Linear(1, a, -1, b));

    public static Figure operator *(double factor, Figure a) => factor == 0 ? Zero : new(factor * a.Value, Linear(factor, a, 0, Zero));

    public static Figure operator /(Figure a, double divisor) => new(a.Value / divisor, Linear(1 / divisor, a, 0, Zero));

    public static Figure operator /(Figure a, Figure b)
    {
        double ratio = a.Value / b.Value;
        return new(ratio, Linear(1 / b.Value, a, -ratio / b.Value, b));
    }

    public static Figure Sum(IEnumerable<Figure> figures) => figures.Aggregate(Zero, (sum, figure) => sum + figure);

    /// <summary>
    /// The parts of a total in proportion to weights. Where the weights sum to 0 or less the parts are equal; where some are infinite these
    /// share the total equally.
    /// </summary>
    public static Figure[] Split(Figure total, Figure[] weights)
    {
        if (weights.Length == 1)
        {
            return [total];
        }

        Figure sum = Sum(weights);
        if (double.IsPositiveInfinity(sum.Value))
        {
            int infinite = weights.Count(weight => double.IsPositiveInfinity(weight.Value));
            return Array.ConvertAll(weights, weight => double.IsPositiveInfinity(weight.Value) ? total / infinite : Zero);
        }

        return sum.Value > 0
            ? Array.ConvertAll(weights, weight => total * (weight / sum))
            : Array.ConvertAll(weights, _ => total / weights.Length);
    }

    public static Figure operator *(Figure a, Figure b) =>
        a.Value == 0 && a._slopes.Length == 0 ? Zero : new(a.Value * b.Value, Linear(b.Value, a, a.Value, b));

    private static double[] Linear(double factorA, Figure a, double factorB, Figure b)
    {
        int count = Math.Max(a._slopes.Length, b._slopes.Length);
        double[] slopes = new double[count];
        for (int i = 0; i < a._slopes.Length; i++)
        {
            slopes[i] = factorA * a._slopes[i];
        }

        for (int i = 0; i < b._slopes.Length; i++)
        {
            slopes[i] += factorB * b._slopes[i];
        }

        return slopes;
    }
}
