namespace TechRisk.Pricing;

/// <summary>
/// TVaR_p = VaR_p + E[(S - VaR_p)+] / (1 - p), the expected shortfall. As a distortion, g(s) = min(s / (1 - p), 1).
/// Source: Acerbi, Tasche, On the coherence of expected shortfall, Journal of Banking and Finance 26 (2002).
/// </summary>
public sealed record TailValueAtRisk : Distortion
{
    /// <summary>The mean of the worst share 1 - p.</summary>
    /// <param name="level">p, strictly between 0 and 1: 0.995, not 99.5.</param>
    public TailValueAtRisk(double level) => Level = level;

    /// <summary>Level p.</summary>
    /// <value>A probability strictly between 0 and 1.</value>
    public double Level { get; init => field = Require.Level(value, nameof(Level)); }

    /// <inheritdoc/>
    public override string AllocationMethod => "Euler: E[X | worst years of S], ties at VaR shared by conditional expectation";

    /// <summary>Name and level.</summary>
    public override string ToString() => MeasureText.Of(nameof(TailValueAtRisk), Level);

    internal override Functional Evaluate(AnnualLoss loss) => loss.TailValueFunctional(Level);

    internal override void Distort(Span<double> survival)
    {
        double share = 1 - Level;
        foreach (ref double s in survival)
        {
            s = Math.Min(s / share, 1);
        }
    }
}
