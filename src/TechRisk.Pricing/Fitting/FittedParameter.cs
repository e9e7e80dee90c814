namespace TechRisk.Pricing;

/// <summary>A parameter of a fitted law.</summary>
/// <param name="Name">The name of the constructor argument.</param>
/// <param name="Value">The estimate with its standard error; the 95 % interval is symmetric on the free scale of the search, so that it stays where the parameter can be.</param>
public sealed record FittedParameter(string Name, Estimate Value)
{
    private const double NormalQuantile975 = 1.9599639845400545;

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
            if (covariance is null)
            {
                named[i] = new FittedParameter(space[i].Name, Estimate.Fitted(values[i], double.PositiveInfinity));
                continue;
            }

            double deviation = Math.Sqrt(covariance[i * values.Length + i]);
            named[i] = new FittedParameter(
                space[i].Name,
                Estimate.Fitted(values[i], deviation * Math.Abs(slopes[i]), At(i, -NormalQuantile975 * deviation), At(i, NormalQuantile975 * deviation)));
        }

        return ValueList.Create<FittedParameter>(named);

        double At(int index, double step)
        {
            double[] moved = [.. point];
            moved[index] += step;
            return map.ToValues(moved)[index];
        }
    }
}
