using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>One figure of a period's loss that several methods give.</summary>
/// <param name="Name">Its name in a report.</param>
/// <param name="Of">The figure of a lattice or of a simulated column.</param>
/// <param name="Closed">The figure of a law in closed form; null where it has none.</param>
internal sealed record YearFigure(string Name, Func<AnnualLoss, Estimate> Of, Func<IClosedYear, double?> Closed)
{
    private static readonly double[] Levels = [0.9, 0.95, 0.99, 0.995, 0.999];
    private static readonly double[] Multiples = [0.5, 1, 2, 5];

    /// <summary>False for mean, standard deviation and probability of loss, which a lattice does not compute but is given.</summary>
    public bool IsOfLattice { get; init; } = true;

    /// <summary>
    /// Standard deviation of what one simulated loss adds to the figure, by the lattice's law: a sample that has missed all large losses does not know it.
    /// 0 where only the sample tells it.
    /// </summary>
    public Func<LatticeLoss, double> Deviation { get; init; } = _ => 0;

    /// <summary>The level of a VaR; null for other figures.</summary>
    public double? QuantileLevel { get; init; }

    /// <summary>What the rounding of a complement may be, absolute: P(S > 0) is 1 - P(S = 0).</summary>
    public double Rounding { get; init; }

    /// <summary>Number of simulated periods that decide the figure.</summary>
    public required Func<SampledLoss, long> Contributing { get; init; }

    /// <summary>All figures: moments, probability of a loss, quantiles, tail values and, of a finite mean, stop losses at multiples of it.</summary>
    public static IEnumerable<YearFigure> All(double mean)
    {
        yield return new("mean", loss => loss.Mean, closed => closed.Mean) { IsOfLattice = false, Deviation = loss => loss.StandardDeviation.Value, Contributing = loss => Above(loss, 0) };
        yield return new("standard deviation", loss => loss.StandardDeviation, closed => closed.StandardDeviation) { IsOfLattice = false, Contributing = loss => Above(loss, 0) };
        yield return new("probability of loss", loss => loss.ProbabilityOfLoss, closed => closed.ProbabilityOfLoss)
        {
            IsOfLattice = false, Rounding = 1e-15, Deviation = OfLoss, Contributing = loss => Math.Min(Above(loss, 0), loss.Years - Above(loss, 0)),
        };
        foreach (double level in Levels)
        {
            yield return new("VaR " + Percent(level), loss => loss.Quantile(level), closed => closed.Quantile(level)) { QuantileLevel = level, Contributing = loss => Beyond(loss, level) };
            yield return new("TVaR " + Percent(level), loss => loss.TailValueAtRisk(level), closed => closed.TailValueAtRisk(level))
            {
                Deviation = loss => OfExcess(loss, loss.Quantile(level).Value) / (1 - level), Contributing = loss => Beyond(loss, level),
            };
        }

        foreach (double multiple in mean > 0 && double.IsFinite(mean) ? Multiples : [])
        {
            double retention = multiple * mean;
            string name = string.Create(CultureInfo.InvariantCulture, $"stop loss above {multiple} x mean");
            yield return new(name, loss => loss.StopLoss(retention), closed => closed.StopLoss(retention)) { Deviation = loss => OfExcess(loss, retention), Contributing = loss => Above(loss, retention) };
        }
    }

    private static double OfExcess(LatticeLoss loss, double retention) => loss.Layer(double.PositiveInfinity, retention).StandardDeviation.Value;

    private static double OfLoss(LatticeLoss loss)
    {
        double probability = loss.ProbabilityOfLoss.Value;
        return Math.Sqrt(probability * (1 - probability));
    }

    private static string Percent(double level) => string.Create(CultureInfo.InvariantCulture, $"{100 * (decimal)level:0.##} %");

    /// <summary>Number of simulated losses above a threshold.</summary>
    public static long Above(SampledLoss loss, double threshold)
    {
        long count = 0;
        foreach (double x in loss.Values)
        {
            count += x > threshold ? 1 : 0;
        }

        return count;
    }

    private static long Beyond(SampledLoss loss, double level) => (long)(loss.Years * (1 - level));
}
