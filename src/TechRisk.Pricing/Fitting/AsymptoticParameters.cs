using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Parameters that are normal on the free scale, as maximum likelihood estimates of many claims are: free = free(centre) + L z, L L' the
/// covariance and z standard normal. The free scale of a parameter is ln(x - lower) above a lower end, ln((x - lower) / (upper - x)) within
/// an interval, -ln(upper - x) below an upper end, and x itself without ends, so that no draw leaves its interval.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", section on the variance of maximum likelihood estimators.</remarks>
public sealed record AsymptoticParameters : ParameterLaw
{
    private readonly Lazily<double[]> _factor;

    /// <summary>Parameters that are normal on the free scale.</summary>
    /// <param name="centre">The estimates, on the scale of the law's constructor.</param>
    /// <param name="covariance">Covariance on the free scale, row by row: symmetric and positive definite, as many rows as parameters.</param>
    public AsymptoticParameters(ValueList<double> centre, ValueList<ValueList<double>> covariance)
    {
        Centre = centre;
        Covariance = Checked(covariance, centre.Count);
        _factor = new(() => Factor(Covariance)!);
    }

    // the factor belongs to the covariance, which a "with" may not change
    private AsymptoticParameters(AsymptoticParameters other)
        : base(other)
    {
        Centre = other.Centre;
        Covariance = other.Covariance;
        _factor = other._factor;
    }

    /// <inheritdoc/>
    public override ValueList<double> Centre
    {
        get;
        init => field = value.Count > 0 && value.All(double.IsFinite) && (Covariance is null || value.Count == Covariance.Count)
            ? value
            : throw Require.Wrong(nameof(Centre), value, "must hold finite numbers, one a parameter");
    }

    /// <summary>Covariance on the free scale, row by row.</summary>
    public ValueList<ValueList<double>> Covariance { get; }

    internal override int Uniforms => Centre.Count;

    internal override ValueList<ValueList<double>>? Finite => null;

    internal override double[] Draw(ParameterMap scale, ReadOnlySpan<double> uniforms)
    {
        int n = Centre.Count;
        double[] free = new double[n];
        for (int i = 0; i < n; i++)
        {
            free[i] = NormalQuantile.Upper(uniforms[i]);
        }

        Cholesky.Apply(_factor.Value, n, free, free);
        double[] centre = scale.ToFree(Centre.AsSpan());
        for (int i = 0; i < n; i++)
        {
            free[i] += centre[i];
        }

        return scale.ToValues(free);
    }

    private static ValueList<ValueList<double>> Checked(ValueList<ValueList<double>> covariance, int order)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        if (covariance.Count != order || covariance.Any(row => row.Count != order))
        {
            throw Require.Wrong(nameof(Covariance), covariance, FormattableString.Invariant($"must have {order} rows of {order} numbers, one a parameter"));
        }

        for (int i = 0; i < order; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (!(Math.Abs(covariance[i][j] - covariance[j][i]) <= 1e-9 * Math.Sqrt(Math.Abs(covariance[i][i] * covariance[j][j]))))
                {
                    throw Require.Wrong(nameof(Covariance), covariance, FormattableString.Invariant($"must be symmetric: row {i + 1}, column {j + 1} differs from its mirror image"));
                }
            }
        }

        return Factor(covariance) is null ? throw Require.Wrong(nameof(Covariance), covariance, "must be positive definite") : covariance;
    }

    private static double[]? Factor(ValueList<ValueList<double>> covariance)
    {
        int n = covariance.Count;
        double[] matrix = [.. covariance.SelectMany(row => row)];
        double[] lower = new double[n * n];
        return matrix.All(double.IsFinite) && Cholesky.TryFactor(matrix, n, lower, out _) ? lower : null;
    }
}
