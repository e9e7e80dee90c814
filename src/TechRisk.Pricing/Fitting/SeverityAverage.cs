namespace TechRisk.Pricing;

/// <summary>Several fits of the same claims, each weighed by how well it is supported: exp(-AIC / 2), scaled to a sum of 1.</summary>
/// <remarks>Source: Burnham and Anderson, "Model Selection and Multimodel Inference", sections 2.9 and 4.3.</remarks>
public sealed class SeverityAverage
{
    internal SeverityAverage(ValueList<SeverityFit> fits)
    {
        Weights = AkaikeWeights.Of(fits);
        if (!Weights.Any(weight => weight > 0))
        {
            throw new InvalidOperationException("none of the fits has a maximum: there is nothing to average");
        }

        Fits = fits;
        (double Weight, SeverityFit Fit)[] kept = [.. Weights.Zip(fits).Where(pair => pair.First > 0)];
        double sum = kept.Sum(pair => pair.Weight);
        Severity = kept.Length == 1 ? kept[0].Fit.Severity : new Mixture([.. kept.Select(pair => (pair.Weight / sum, pair.Fit.Severity))]);
    }

    /// <summary>The fits.</summary>
    public ValueList<SeverityFit> Fits { get; }

    /// <summary>Weight of each fit, a fraction; 0 for a fit without a maximum.</summary>
    public ValueList<double> Weights { get; }

    /// <summary>The mixture of the fitted laws with these weights.</summary>
    public Severity Severity { get; }

    /// <summary>
    /// The average of a figure over the fits; its error holds the choice among them: sum of w sqrt(e^2 + (x - average)^2).
    /// </summary>
    /// <param name="figure">A smooth function of the law, finite for each fit that has weight.</param>
    public Estimate Derived(Func<Severity, double> figure)
    {
        Estimate[] each = [.. Fits.Select((fit, i) => Weights[i] > 0 ? fit.Derived(figure) : default)];
        double average = Weights.Zip(each, (weight, one) => weight > 0 ? weight * one.Value : 0).Sum();
        double error = Weights.Zip(each, (weight, one) => weight > 0
            ? weight * Math.Sqrt(one.StandardError * one.StandardError + (one.Value - average) * (one.Value - average))
            : 0).Sum();
        return Estimate.Fitted(average, double.IsNaN(error) ? double.PositiveInfinity : error);
    }
}
