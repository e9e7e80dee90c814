using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>What is believed of one parameter before the claims are seen.</summary>
public abstract record Prior
{
    private protected Prior()
    {
    }

    /// <summary>Refuses a parameter that the prior is not for.</summary>
    internal virtual void Check(Parameter parameter)
    {
    }

    /// <summary>ln of the density on the free scale, up to a constant.</summary>
    /// <param name="parameter">The parameter and its interval.</param>
    /// <param name="value">Its value.</param>
    /// <param name="free">Its value on the free scale.</param>
    /// <param name="slope">Derivative of the value by the free one.</param>
    internal abstract double LogDensity(Parameter parameter, double value, double free, double slope);

    private protected void RequirePositive(Parameter parameter)
    {
        if (!(parameter.Lower >= 0))
        {
            throw new InvalidOperationException($"a {GetType().Name} is for a parameter above 0; {parameter.Name} may be below: take a normal prior");
        }
    }
}

/// <summary>Every value alike on the free scale: of a logarithm, a logit, or of the parameter itself where it has no ends.</summary>
public sealed record FlatPrior : Prior
{
    internal override double LogDensity(Parameter parameter, double value, double free, double slope) => 0;
}

/// <summary>
/// The reference prior 1 / sigma of a location and a scale, for laws whose logarithm has both: lognormal, Weibull, exponential, log-logistic and
/// the inverses of those, and Pareto with a known minimum. On the free scale it is flat. The posterior predictive of a lognormal is then a Student t of ln x.
/// </summary>
/// <remarks>Source: Bernardo and Smith, "Bayesian Theory", section 5.4; Gelman et al., "Bayesian Data Analysis", section 3.2.</remarks>
public sealed record ReferencePrior : Prior
{
    // laws of which a logarithm has a location and a scale, whatever is held fast but what stands beside them
    private static readonly (string Law, string? Held)[] Families =
    [
        ("LogNormal", null), ("Weibull", null), ("Exponential", null), ("LogLogistic", null), ("InverseWeibull", null), ("InverseExponential", null),
        ("Pareto", "minimum"), ("LogT", "degrees"), ("SkewLogNormal", "shape"),
    ];

    /// <summary>Refuses a family that has no such prior.</summary>
    internal static void Check(string law, IEnumerable<string> held)
    {
        (string Law, string? Held) known = Families.FirstOrDefault(entry => entry.Law == law);
        if (known.Law is null || (known.Held is not null && !held.Contains(known.Held)))
        {
            throw new InvalidOperationException(
                $"{law} has no reference prior here: it is no family of location and scale{(known.Held is null ? "" : $" unless its {known.Held} is held fast")}; state a prior for each parameter");
        }
    }

    internal override double LogDensity(Parameter parameter, double value, double free, double slope) => 0;
}

/// <summary>A normal law on the free scale: of a logarithm, a logit, or of the parameter itself where it has no ends.</summary>
/// <param name="Mean">Mean on the free scale; a finite number.</param>
/// <param name="StandardDeviation">Standard deviation on the free scale; a finite number above 0.</param>
public sealed record NormalPrior(double Mean, double StandardDeviation) : Prior
{
    /// <summary>Mean on the free scale; a finite number.</summary>
    public double Mean { get; init => field = Require.Finite(value, nameof(Mean)); } = Require.Finite(Mean);

    /// <summary>Standard deviation on the free scale; a finite number above 0.</summary>
    public double StandardDeviation { get; init => field = Require.Positive(value, nameof(StandardDeviation)); } = Require.Positive(StandardDeviation);

    internal override double LogDensity(Parameter parameter, double value, double free, double slope)
    {
        double z = (free - Mean) / StandardDeviation;
        return -z * z / 2;
    }
}

/// <summary>A lognormal law of the parameter itself, which is above 0.</summary>
/// <param name="Mu">Mean of the parameter's logarithm; a finite number.</param>
/// <param name="Sigma">Standard deviation of the parameter's logarithm; above 0.</param>
public sealed record LogNormalPrior(double Mu, double Sigma) : Prior
{
    private readonly LogNormal _law = new(Mu, Sigma);

    /// <summary>Mean of the parameter's logarithm; a finite number.</summary>
    public double Mu => _law.Mu;

    /// <summary>Standard deviation of the parameter's logarithm; above 0.</summary>
    public double Sigma => _law.Sigma;

    internal override void Check(Parameter parameter) => RequirePositive(parameter);

    internal override double LogDensity(Parameter parameter, double value, double free, double slope) =>
        _law.LogDensity(value) + Log.Of(Math.Abs(slope));
}

/// <summary>A gamma law of the parameter itself, which is above 0; conjugate to the index of a Pareto law and to a Poisson rate.</summary>
/// <param name="Shape">Shape, without unit; above 0.</param>
/// <param name="Scale">Scale: mean / shape, in the unit of the parameter; above 0.</param>
public sealed record GammaPrior(double Shape, double Scale) : Prior
{
    /// <summary>Shape, without unit; above 0.</summary>
    public double Shape { get; init => field = Require.Positive(value, nameof(Shape)); } = Require.Positive(Shape);

    /// <summary>Scale: mean / shape, in the unit of the parameter; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); } = Require.Positive(Scale);

    internal override void Check(Parameter parameter) => RequirePositive(parameter);

    internal override double LogDensity(Parameter parameter, double value, double free, double slope) =>
        value > 0 ? (Shape - 1) * Log.Of(value) - value / Scale + Log.Of(Math.Abs(slope)) : double.NegativeInfinity;
}

/// <summary>A gamma law of 1 / parameter, which is above 0; conjugate to the mean of an exponential law.</summary>
/// <param name="Shape">Shape, without unit; above 0.</param>
/// <param name="Scale">Scale, in the unit of the parameter, whose mean is scale / (shape - 1); above 0.</param>
public sealed record InverseGammaPrior(double Shape, double Scale) : Prior
{
    /// <summary>Shape, without unit; above 0.</summary>
    public double Shape { get; init => field = Require.Positive(value, nameof(Shape)); } = Require.Positive(Shape);

    /// <summary>Scale, in the unit of the parameter; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); } = Require.Positive(Scale);

    internal override void Check(Parameter parameter) => RequirePositive(parameter);

    internal override double LogDensity(Parameter parameter, double value, double free, double slope) =>
        value > 0 ? -(Shape + 1) * Log.Of(value) - Scale / value + Log.Of(Math.Abs(slope)) : double.NegativeInfinity;
}

/// <summary>A beta law of the parameter's place between its ends, both finite.</summary>
/// <param name="Alpha">Weight of the upper end; above 0.</param>
/// <param name="Beta">Weight of the lower end; above 0.</param>
public sealed record BetaPrior(double Alpha, double Beta) : Prior
{
    /// <summary>Weight of the upper end; above 0.</summary>
    public double Alpha { get; init => field = Require.Positive(value, nameof(Alpha)); } = Require.Positive(Alpha);

    /// <summary>Weight of the lower end; above 0.</summary>
    public double Beta { get; init => field = Require.Positive(value, nameof(Beta)); } = Require.Positive(Beta);

    internal override void Check(Parameter parameter)
    {
        if (!double.IsFinite(parameter.Lower) || !double.IsFinite(parameter.Upper))
        {
            throw new InvalidOperationException($"a beta prior is for a parameter with two ends; {parameter.Name} has no such interval");
        }
    }

    internal override double LogDensity(Parameter parameter, double value, double free, double slope)
    {
        double range = parameter.Upper - parameter.Lower;
        return (Alpha - 1) * Log.Of((value - parameter.Lower) / range) + (Beta - 1) * Log.Of((parameter.Upper - value) / range) + Log.Of(Math.Abs(slope));
    }
}
