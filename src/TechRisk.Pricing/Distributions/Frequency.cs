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
    public virtual long Quantile(double p) => CountSearch.Quantile(new CountsOf(this), LawArgument.UpTo(p));

    /// <summary>The smallest n with P(N &gt; n) &lt;= s, accurate for small s.</summary>
    /// <param name="s">Probability in (0, 1].</param>
    public virtual long InverseSurvival(double s) => CountSearch.InverseSurvival(new CountsOf(this), LawArgument.Above(s));

    /// <summary>The law with its mean multiplied: more exposure, a longer period, a stressed rate. Counts of one uniform never fall when the factor rises.</summary>
    /// <param name="factor">A finite number, 0 or more.</param>
    public abstract Frequency Scale(double factor);

    /// <summary>The law of the claims that remain when each is kept independently with a probability: P(1 + q (z - 1)).</summary>
    /// <param name="probability">Probability q in [0, 1] that a claim is kept, such as that of exceeding a retention.</param>
    public abstract Frequency Thin(double probability);

    /// <summary>
    /// This number of claims above one threshold restated above another: <see cref="Thin"/> with q = S(to) / S(from) where the new threshold is
    /// higher. Where it is lower, the law whose thinning gives this one, in the same family.
    /// </summary>
    /// <remarks>
    /// Source: Klugman, Panjer, Willmot, "Loss Models", section 8.6: E[z^N] at 1 + q (z - 1), with q above 1 for a lower threshold. An
    /// <see cref="InvalidOperationException"/> where no law of counts has this one as its thinning, or where the family does not tell it.
    /// </remarks>
    /// <param name="severity">The law of a claim's amount from the ground up.</param>
    /// <param name="from">The threshold above which this law counts, in the submission's currency; 0 or more, with S(from) above 0.</param>
    /// <param name="to">The new threshold in the submission's currency; 0 or more.</param>
    public Frequency AtThreshold(Severity severity, double from, double to)
    {
        ArgumentNullException.ThrowIfNull(severity);
        double known = severity.LogSurvival(Require.NonNegative(from));
        if (double.IsNegativeInfinity(known))
        {
            throw Require.Wrong(nameof(from), from, $"must be a threshold that {severity} can exceed");
        }

        double factor = Exp.Of(severity.LogSurvival(Require.NonNegative(to)) - known);
        return to == from ? this : factor <= 1 ? Thin(factor) : Unthin(factor);
    }

    /// <summary>The number of claims of one addressed uniform: <see cref="InverseSurvival"/> of it, so that a small uniform is many claims.</summary>
    /// <param name="uniform">A number strictly between 0 and 1.</param>
    public long Sample(double uniform) => InverseSurvival(Require.Level(uniform));

    /// <summary>
    /// The number of claims of one uniform in a period whose rate is multiplied by a factor: <c>Scale(factor).InverseSurvival(uniform)</c>,
    /// with a uniform outside the range of addressed uniforms brought into it.
    /// </summary>
    internal virtual long SampleScaled(double uniform, double factor) => Scale(factor).InverseSurvival(LawArgument.Uniform(uniform));

    /// <summary>Is P(N &gt; n) &lt;= s? The decision <see cref="InverseSurvival"/> is made of; count tables ask it too, so that both agree.</summary>
    internal virtual bool IsCovered(long n, double s) => CountSearch.IsCovered(new CountsOf(this), n, s);

    /// <summary>
    /// Replaces points z of the closed unit disc by E[z^N], point by point equal to <see cref="GeneratingFunction"/> to 1e-14 and the same bits at
    /// every lane width. A leaf with a lane formula overrides this.
    /// </summary>
    internal virtual void GenerateInPlace(Span<double> real, Span<double> imaginary)
    {
        for (int i = 0; i < real.Length; i++)
        {
            Complex value = GeneratingFunction(new Complex(real[i], imaginary[i]));
            (real[i], imaginary[i]) = (value.Real, value.Imaginary);
        }
    }

    /// <summary>The largest possible number of claims; infinite if there is none.</summary>
    internal virtual double LargestCount => double.PositiveInfinity;

    /// <summary>E[N^k] is finite for every k below this; null where it is not known.</summary>
    internal virtual double? FiniteMoments => double.PositiveInfinity;

    /// <summary>
    /// The law that gives this one when each claim is kept with probability 1 / factor: P(1 + factor (z - 1)) where that still is a
    /// generating function.
    /// </summary>
    /// <param name="factor">A finite number, 1 or more.</param>
    internal virtual Frequency Unthin(double factor) =>
        throw new InvalidOperationException($"{this} cannot be restated at a lower threshold: its claims do not tell how many smaller ones there were");

    /// <summary>The law's name and parameters: <c>Poisson(mean 0.8)</c>.</summary>
    public sealed override string ToString() => $"{GetType().Name}({Parameters})";

    /// <summary>The parameters in words, culture-invariant.</summary>
    private protected abstract string Parameters { get; }
}
