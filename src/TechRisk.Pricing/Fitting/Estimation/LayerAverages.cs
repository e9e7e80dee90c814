namespace TechRisk.Pricing;

/// <summary>The smallest sum of squared differences between average losses in layers, of the law and of the claims.</summary>
/// <remarks>
/// Layers between the limits: E[min(X, c_j)] - E[min(X, c_(j-1))]; in bands the ends are the limits and losses lie evenly in their band. Source:
/// Klugman, Panjer, Willmot, "Loss Models", first edition, section 2.8 (layer average severity).
/// </remarks>
public sealed record LayerAverages : EstimationMethod
{
    /// <summary>Layers between limits.</summary>
    /// <param name="limits">Upper ends of the layers in the currency of the history, ascending, above 0; none for the ends of the bands.</param>
    public LayerAverages(params ReadOnlySpan<double> limits)
    {
        Limits = ValueList.Create(limits);
        for (int i = 0; i < limits.Length; i++)
        {
            Require.Positive(limits[i], nameof(limits));
            if (i > 0 && limits[i] <= limits[i - 1])
            {
                throw Require.Wrong(nameof(limits), limits[i], "must ascend");
            }
        }
    }

    /// <summary>Upper ends of the layers in the currency of the history; empty for the ends of the bands.</summary>
    public ValueList<double> Limits { get; }

    internal override double Unit(ClaimHistory history) => Squared(history.Likelihood.Shape.Mean);

    internal override Func<Severity, double> Distance(ClaimHistory history, int parameters)
    {
        BandTable? bands = BandTable.Of(history);
        double[] limits = Limits.Count > 0 ? [.. Limits] : [.. (bands?.Ends ?? throw new InvalidOperationException("layer averages of claims known one by one need limits")).Where(x => x > 0 && double.IsFinite(x))];
        double[] sorted = bands is null ? Complete(history, "the method of layer averages") : [];
        double[] average = [.. limits.Select(c => bands is null ? sorted.Average(x => Math.Min(x, c)) : bands.LimitedExpectedValue(c))];
        return law =>
        {
            double sum = 0;
            double below = 0;
            double known = 0;
            for (int i = 0; i < limits.Length; i++)
            {
                double own = law.LimitedExpectedValue(limits[i]);
                sum += Squared(own - below - (average[i] - known));
                (below, known) = (own, average[i]);
            }

            return sum;
        };
    }
}
