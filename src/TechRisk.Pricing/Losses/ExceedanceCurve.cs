using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>One line of an exceedance table: a loss that is exceeded once in T years on average.</summary>
/// <param name="ReturnPeriod">T in years, above 1.</param>
/// <param name="Probability">1 / T, the probability that a year is worse.</param>
/// <param name="Loss">Quantile at 1 - 1/T, in the submission's currency.</param>
public sealed record ExceedancePoint(double ReturnPeriod, double Probability, Estimate Loss)
{
    /// <summary>Return period and loss in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"1 in {ReturnPeriod} years: {Loss}");
}

/// <summary>Return-period losses of a loss.</summary>
public sealed record ExceedanceCurve
{
    private static ReadOnlySpan<double> UsualPeriods => [2, 5, 10, 25, 50, 100, 200, 250, 500, 1000];

    /// <summary>The points in rising order of return period.</summary>
    public required ValueList<ExceedancePoint> Points { get; init; }

    /// <summary>One point a line.</summary>
    public override string ToString() => string.Join('\n', Points);

    internal static ExceedanceCurve Of(AnnualLoss loss, ReadOnlySpan<double> returnPeriods)
    {
        double[] periods = (returnPeriods.IsEmpty ? UsualPeriods : returnPeriods).ToArray();
        Array.Sort(periods);
        var points = new ExceedancePoint[periods.Length];
        for (int i = periods.Length - 1; i >= 0; i--)
        {
            double period = periods[i];
            if (!(period > 1 && double.IsFinite(period)))
            {
                throw Require.Wrong(nameof(returnPeriods), period, "must be a finite number of years above 1");
            }

            points[i] = new ExceedancePoint(period, 1 / period, loss.Quantile((period - 1) / period));
        }

        return new ExceedanceCurve { Points = new ValueList<ExceedancePoint>(points) };
    }
}
