using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The law of one loss: amounts of 0 or more, in the submission's currency. Leaves are sealed immutable records; a parameter
/// outside its range throws where it is set, also in a <c>with</c> expression.
/// </summary>
public abstract record Severity
{
    private protected Severity()
    {
    }

    /// <summary>E[X]; infinite where the integral diverges.</summary>
    public abstract double Mean { get; }

    /// <summary>E[(X - E[X])^2]; infinite where it diverges or the mean is infinite.</summary>
    public abstract double Variance { get; }

    /// <summary>Square root of the variance.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Smallest possible loss.</summary>
    public abstract double Minimum { get; }

    /// <summary>Largest possible loss; infinite if there is none.</summary>
    public abstract double Maximum { get; }

    /// <summary>Facts of the tail: moments, right end, exponential moment.</summary>
    public abstract TailFacts Tail { get; }

    /// <summary>Logarithm of the density at x, or of the probability of x where x is an atom; minus infinity outside the support.</summary>
    /// <param name="x">A loss.</param>
    public abstract double LogDensity(double x);

    /// <summary>F(x) = P(X &lt;= x).</summary>
    /// <param name="x">A loss.</param>
    public abstract double Cdf(double x);

    /// <summary>S(x) = P(X &gt; x), by its own formula: accurate far in the tail.</summary>
    /// <param name="x">A loss.</param>
    public abstract double Survival(double x);

    /// <summary>ln S(x), also where S(x) itself is below the smallest double; minus infinity where no larger loss is possible.</summary>
    /// <param name="x">A loss.</param>
    public virtual double LogSurvival(double x) => Log.Of(Survival(x));

    /// <summary>inf { x : F(x) &gt;= p }, accurate for small p.</summary>
    /// <param name="p">Probability in [0, 1].</param>
    public abstract double Quantile(double p);

    /// <summary>inf { x : S(x) &lt;= s }, accurate for small s.</summary>
    /// <param name="s">Probability of a larger loss, in [0, 1]; 0 gives the right end.</param>
    public abstract double InverseSurvival(double s);

    /// <summary>E[X^k]; infinite where it diverges.</summary>
    /// <param name="order">k, 1 or more.</param>
    public abstract double Moment(int order);

    /// <summary>E[min(X, limit)^k].</summary>
    /// <param name="order">k, 1 or more.</param>
    /// <param name="limit">0 or more; infinite gives the full moment.</param>
    public abstract double LimitedMoment(int order, double limit);

    /// <summary>The law of factor * X.</summary>
    /// <param name="factor">A finite number above 0.</param>
    public abstract Severity Times(double factor);

    /// <summary>E[min(X, limit)], the integral of the survival function from 0 to the limit.</summary>
    /// <param name="limit">0 or more; infinite gives the mean.</param>
    public double LimitedExpectedValue(double limit) => LimitedMoment(1, limit);

    /// <summary>The loss of one addressed uniform: <see cref="InverseSurvival"/> of it, so that a small uniform is a large loss.</summary>
    /// <param name="uniform">A number strictly between 0 and 1.</param>
    public double Sample(double uniform) => InverseSurvival(Require.Level(uniform));

    /// <summary>P(X = x): above 0 only at an atom.</summary>
    internal virtual double Atom(double x) => 0;

    /// <summary>Amounts, in any order, where probability sits or the density may jump, the ends of the law among them.</summary>
    internal virtual IEnumerable<double> Kinks => double.IsPositiveInfinity(Maximum) ? [Minimum] : [Minimum, Maximum];

    /// <summary>P(from &lt; X &lt;= to), a difference in the smaller tail.</summary>
    internal double Probability(double from, double to) =>
        double.IsPositiveInfinity(to) ? Survival(from)
        : Cdf(from) > 0.5 ? Survival(from) - Survival(to)
        : Cdf(to) - Cdf(from);

    /// <summary>
    /// The weighted sum of the log densities of amounts. A leaf with a lane formula, or whose sum needs only a few sums of the amounts,
    /// overrides this; the others add element by element.
    /// </summary>
    internal virtual double SumLogDensity(ObservedAmounts amounts)
    {
        double sum = 0;
        for (int i = 0; i < amounts.Values.Length; i++)
        {
            double term = LogDensity(amounts.Values[i]);
            sum += amounts.Weights.Length == 0 ? term : term * amounts.Weights[i];
        }

        return sum;
    }

    /// <summary>
    /// Replaces uniforms by losses, element by element equal to <see cref="InverseSurvival"/> to 1e-12 relative and the same bits
    /// at every lane width. A leaf with a lane formula overrides this; the others run element by element.
    /// </summary>
    internal virtual void SampleInPlace(Span<double> uniforms, SampleBuffer buffer)
    {
        for (int i = 0; i < uniforms.Length; i++)
        {
            uniforms[i] = InverseSurvival(uniforms[i]);
        }
    }

    /// <summary>
    /// S(x) and E[min(X, x)] at the points x = start + k step, k = 0, 1, 2 ... of a lattice, the same bits at every lane width. A point below 0
    /// has S = 1 and the expected value x.
    /// </summary>
    internal void FillGrid(double start, double step, Span<double> survival, Span<double> limited)
    {
        LaneLoop.Lattice(start, step, limited);
        int below = GridPoints.CountBelow(limited, 0);
        survival[..below].Fill(1);
        FillAt(survival[below..], limited[below..]);
    }

    /// <summary>
    /// Replaces rising amounts x of 0 or more by E[min(X, x)] and writes S(x), each equal to <see cref="LimitedMoment"/> and
    /// <see cref="Survival"/> to 1e-14 relative. A leaf with a lane formula for both overrides this.
    /// </summary>
    internal virtual void FillAt(Span<double> survival, Span<double> limited)
    {
        FillSurvival(limited, survival);
        GridIntegral.Fill(this, survival, limited);
    }

    /// <summary>S(x) of rising amounts of 0 or more. A leaf with a lane formula overrides this.</summary>
    private protected virtual void FillSurvival(ReadOnlySpan<double> amounts, Span<double> survival)
    {
        for (int k = 0; k < amounts.Length; k++)
        {
            survival[k] = Survival(amounts[k]);
        }
    }

    /// <summary>The law's name and parameters: <c>LogNormal(mu 11, sigma 1.6)</c>.</summary>
    public sealed override string ToString() => $"{GetType().Name}({Parameters})";

    /// <summary>The parameters in words, culture-invariant.</summary>
    private protected abstract string Parameters { get; }
}
