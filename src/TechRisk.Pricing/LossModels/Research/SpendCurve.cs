using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The share U of a stage's cost and time that is spent when the project fails in that stage. Cost runs evenly with time, so that one
/// U gives both; a law of U is the law of the moment of failure.
/// </summary>
public abstract record SpendCurve
{
    private protected SpendCurve()
    {
    }

    /// <summary>U is uniform on (0, 1): the stage can fail at any moment.</summary>
    public static SpendCurve Uniform { get; } = new UniformSpend();

    /// <summary>U = 1: the stage is carried out in full and fails at its end.</summary>
    public static SpendCurve FullAtFailure { get; } = new FullSpend();

    /// <summary>
    /// The hazard of failure is constant over the stage, lambda = -ln p for the whole of it: P(U &gt; u) = (p^u - p) / (1 - p).
    /// </summary>
    public static SpendCurve ConstantHazard { get; } = new HazardSpend();

    /// <summary>U is Beta(alpha, beta): early failures for alpha below beta, late ones for alpha above it.</summary>
    /// <param name="alpha">Shape at the start of the stage, above 0.</param>
    /// <param name="beta">Shape at its end, above 0.</param>
    public static SpendCurve Beta(double alpha, double beta) => new BetaSpend(alpha, beta);

    /// <summary>True if U is 1 with certainty.</summary>
    internal virtual bool IsAtEnd => false;

    /// <summary>P(U &gt; u).</summary>
    internal abstract double Survival(double share, double pass);

    /// <summary>The share u &gt; elapsed with P(U &gt; u | U &gt; elapsed) = uniform: a small uniform is a large loss.</summary>
    internal abstract double Draw(double uniform, SpendClock clock);

    /// <summary>Replaces uniforms by shares, each as <see cref="Draw(double, SpendClock)"/> to 1e-12 relative.</summary>
    internal virtual void Draw(Span<double> uniforms, SpendClock clock, SampleBuffer buffer)
    {
        for (int i = 0; i < uniforms.Length; i++)
        {
            uniforms[i] = Draw(uniforms[i], clock);
        }
    }

    /// <summary>
    /// The integrals of e^(-decay (u - from)) (u - from)^m over from &lt; u &lt;= to, m = 0, 1, 2, under the law of U given U &gt; elapsed.
    /// </summary>
    internal abstract SpendMoments Over(double from, double to, SpendClock clock, double decay = 0);
}

/// <summary>What the law of a failing stage's share depends on besides the curve.</summary>
/// <param name="Pass">p, the probability of passing the whole stage.</param>
/// <param name="Elapsed">Share of the stage that is over and was survived.</param>
internal readonly record struct SpendClock(double Pass, double Elapsed);

/// <summary>Partial moments of the share of a failing stage, around the start of a range.</summary>
/// <param name="Mass">Probability of the range.</param>
/// <param name="First">Integral of u - from.</param>
/// <param name="Second">Integral of (u - from)^2.</param>
internal readonly record struct SpendMoments(double Mass, double First, double Second);
