namespace TechRisk.Pricing;

/// <summary>A parameter of a fitted law.</summary>
/// <param name="Name">The name of the constructor argument.</param>
/// <param name="Value">The estimate with its standard error.</param>
public sealed record FittedParameter(string Name, Estimate Value)
{
    /// <summary>Name and value with its error.</summary>
    public override string ToString() => $"{Name} {Value}";

    /// <summary>All parameters of a space, with standard errors from the covariance of the free ones; infinite without.</summary>
    /// <param name="space">The parameters.</param>
    /// <param name="map">From the free parameters to their values.</param>
    /// <param name="point">The free parameters.</param>
    /// <param name="covariance">Covariance of the free parameters; null where there is none.</param>
    internal static ValueList<FittedParameter> All(ValueList<Parameter> space, ParameterMap map, double[] point, double[]? covariance)
    {
        double[] values = map.ToValues(point);
        double[] slopes = map.Slopes(point);
        FittedParameter[] named = new FittedParameter[values.Length];
        for (int i = 0; i < named.Length; i++)
        {
            double error = covariance is null ? double.PositiveInfinity : Math.Sqrt(covariance[i * values.Length + i]) * Math.Abs(slopes[i]);
            named[i] = new FittedParameter(space[i].Name, Estimate.Fitted(values[i], error));
        }

        return ValueList.Create<FittedParameter>(named);
    }
}
