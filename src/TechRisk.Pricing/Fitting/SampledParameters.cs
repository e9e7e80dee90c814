namespace TechRisk.Pricing;

/// <summary>How well the chains of a posterior mixed, for one parameter.</summary>
/// <param name="Parameter">Name of the parameter.</param>
/// <param name="RHat">Rank-normalised split R-hat: 1 where the chains agree; above 1.01 they do not.</param>
/// <param name="EffectiveSize">Bulk effective sample size: the independent draws that the dependent ones are worth.</param>
public sealed record ParameterMixing(string Parameter, double RHat, double EffectiveSize);

/// <summary>Parameter sets made by dice: replicates of a bootstrap or draws of a posterior, with what tells whether they can be used.</summary>
public sealed class SampledParameters
{
    internal SampledParameters(ParameterSets parameters, ValueList<Parameter> space)
    {
        Parameters = parameters;
        Summary = space.Select((parameter, i) => Summarised(parameter.Name, [.. parameters.Sets.Select(set => set[i])])).ToValueList();
    }

    /// <summary>The sets; their centre is the estimate of the fit.</summary>
    public ParameterSets Parameters { get; }

    /// <summary>Mean and standard deviation of each parameter over the sets, with the interval from their 2.5 % to their 97.5 % quantile.</summary>
    public ValueList<FittedParameter> Summary { get; }

    /// <summary>How well the chains mixed, one entry a parameter; empty for a bootstrap, whose sets are independent.</summary>
    public ValueList<ParameterMixing> Mixing { get; internal init; } = [];

    /// <summary>What a reader has to know: chains that do not agree, too few effective draws, replicates without a maximum.</summary>
    public ValueList<Finding> Findings { get; internal init; } = [];

    private static FittedParameter Summarised(string name, double[] values)
    {
        Array.Sort(values);
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(x => (x - mean) * (x - mean)) / Math.Max(values.Length - 1, 1));
        int last = values.Length - 1;
        return new FittedParameter(name, Estimate.Fitted(mean, deviation, values[(int)Math.Floor(0.025 * last)], values[(int)Math.Ceiling(0.975 * last)]));
    }
}
