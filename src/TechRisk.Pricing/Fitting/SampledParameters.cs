namespace TechRisk.Pricing;

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

    /// <summary>
    /// How well the chains of a posterior mixed, one entry a parameter: the rank-normalised split R-hat, 1 where the chains agree, above 1.01 where
    /// they do not; and the bulk effective sample size, the independent draws that the dependent ones are worth. Empty for a bootstrap, whose
    /// sets are independent.
    /// </summary>
    public ValueList<(string Parameter, double RHat, double EffectiveSize)> Mixing { get; internal init; } = [];

    /// <summary>What a reader has to know: chains that do not agree, too few effective draws, replicates without a maximum.</summary>
    public ValueList<Finding> Findings { get; internal init; } = [];

    private static FittedParameter Summarised(string name, double[] values)
    {
        Array.Sort(values);
        (double mean, double deviation) = SampleFigures.Spread(values);
        int last = values.Length - 1;
        return new FittedParameter(name, Estimate.Fitted(mean, deviation, values[(int)Math.Floor(0.025 * last)], values[(int)Math.Ceiling(0.975 * last)]));
    }
}
