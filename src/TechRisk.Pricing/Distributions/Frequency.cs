using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The law of the number of claims in one period: whole numbers from 0. Leaves are sealed immutable records.</summary>
public abstract record Frequency
{
    private protected Frequency()
    {
    }

    /// <summary>E[N], claims per period.</summary>
    public abstract double Mean { get; }

    /// <summary>Var[N].</summary>
    public abstract double Variance { get; }

    /// <summary>The generating function E[z^N] is finite for every |z| below this; infinite for Poisson and binomial.</summary>
    public abstract double GeneratingRadius { get; }

    /// <summary>P(N = n).</summary>
    /// <param name="n">Number of claims; a negative number has probability 0.</param>
    public abstract double Probability(long n);

    /// <summary>ln P(N = n), also where the probability is below the smallest double; minus infinity where n is impossible.</summary>
    /// <param name="n">Number of claims.</param>
    public virtual double LogProbability(long n) => Log.Of(Probability(n));

    /// <summary>P(N &lt;= n).</summary>
    /// <param name="n">Number of claims.</param>
    public abstract double Cdf(long n);

    /// <summary>P(N &gt; n), by its own formula: accurate far in the tail.</summary>
    /// <param name="n">Number of claims.</param>
    public abstract double Survival(long n);

    /// <summary>P(z) = E[z^N].</summary>
    /// <param name="z">A complex number with |z| below <see cref="GeneratingRadius"/>.</param>
    public abstract Complex GeneratingFunction(Complex z);

    /// <summary>The smallest n with P(N &lt;= n) &gt;= p.</summary>
    /// <param name="p">Probability in [0, 1).</param>
    public abstract long Quantile(double p);

    /// <summary>The smallest n with P(N &gt; n) &lt;= s, accurate for small s.</summary>
    /// <param name="s">Probability in (0, 1].</param>
    public abstract long InverseSurvival(double s);

    /// <summary>The law with its mean multiplied: more exposure, a longer period, a stressed rate. Counts of one uniform never fall when the factor rises.</summary>
    /// <param name="factor">A finite number, 0 or more.</param>
    public abstract Frequency Scale(double factor);

    /// <summary>The law of the claims that remain when each is kept independently with a probability: P(1 + q (z - 1)).</summary>
    /// <param name="probability">Probability q in [0, 1] that a claim is kept, such as that of exceeding a retention.</param>
    public abstract Frequency Thin(double probability);

    /// <summary>The number of claims of one addressed uniform: <see cref="InverseSurvival"/> of it, so that a small uniform is many claims.</summary>
    /// <param name="uniform">A number strictly between 0 and 1.</param>
    public long Sample(double uniform) => InverseSurvival(Require.Level(uniform));

    /// <summary>
    /// The number of claims of one uniform in a period whose rate is multiplied by a factor: <c>Scale(factor).InverseSurvival(uniform)</c>,
    /// with a uniform outside the range of addressed uniforms brought into it.
    /// </summary>
    internal virtual long SampleScaled(double uniform, double factor) => Scale(factor).InverseSurvival(LawArgument.Uniform(uniform));

    /// <summary>Is P(N &gt; n) &lt;= s? The decision <see cref="InverseSurvival"/> is made of; count tables ask it too, so that both agree.</summary>
    internal abstract bool IsCovered(long n, double s);

    /// <summary>The law's name and parameters: <c>Poisson(mean 0.8)</c>.</summary>
    public sealed override string ToString() => $"{GetType().Name}({Parameters})";

    /// <summary>The parameters in words, culture-invariant.</summary>
    private protected abstract string Parameters { get; }
}
