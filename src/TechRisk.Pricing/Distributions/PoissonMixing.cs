using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Counts that are Poisson with mean rate times T, T from a law of amounts: probabilities, tails, generating function.</summary>
internal abstract class PoissonMixing
{
    /// <summary>The counts of a mixing law, exact where a formula is known.</summary>
    public static PoissonMixing Of(Severity mixing, double rate) => mixing switch
    {
        _ when rate == 0 => new Exact(new Poisson(0)),
        Gamma gamma => new Exact(OfGamma(gamma.Shape, gamma.Scale * rate)),
        Exponential exponential => new Exact(new Geometric(exponential.Mean * rate)),
        MixedExponential sum => new Parts([.. sum.Components.Select(part => (part.Weight, (PoissonMixing)new Exact(new Geometric(part.Mean * rate))))]),
        Mixture mixture => new Parts([.. mixture.Parts.Select(part => (part.Weight, Of(part.Severity, rate)))]),
        Discrete discrete => new Parts([.. discrete.Points.Select(point => (point.Probability, (PoissonMixing)new Exact(new Poisson(point.Value * rate))))]),
        Empirical observed => new Parts([.. observed.Values.Select((value, i) =>
            (observed.Weights.Count == 0 ? 1 : observed.Weights[i], (PoissonMixing)new Exact(new Poisson(value * rate))))]),
        _ => new PoissonMixingByDensity(mixing, rate),
    };

    /// <summary>Refuses a law with single values that this library cannot tell from a density.</summary>
    public static void RequireKnown(Severity mixing)
    {
        switch (mixing)
        {
            case Discrete or Empirical:
                break;
            case Mixture mixture:
                foreach ((_, Severity part) in mixture.Parts)
                {
                    RequireKnown(part);
                }

                break;
            default:
                if (HasAtoms(mixing))
                {
                    throw Require.Wrong(nameof(mixing), mixing, "must have a density, finitely many values, or be a mixture of such laws");
                }

                break;
        }
    }

    public abstract double Probability(long n);

    public abstract double LogProbability(long n);

    public abstract double Cdf(long n);

    public abstract double Survival(long n);

    public abstract Complex GeneratingFunction(Complex z);

    private static bool HasAtoms(Severity law) =>
        law is Discrete or Empirical
        || (law is Mixture mixture && mixture.Parts.Any(part => HasAtoms(part.Severity)))
        || (law is Spliced spliced && (HasAtoms(spliced.Body) || HasAtoms(spliced.TailSeverity)))
        || law.Atom(law.Minimum) > 0
        || law.Atom(law.Maximum) > 0;

    private static Frequency OfGamma(double shape, double beta) =>
        1 + beta > 1 ? NegativeBinomial.FromSizeAndBeta(shape, beta) : new Poisson(shape * beta);

    // the counts of another law
    private sealed class Exact(Frequency law) : PoissonMixing
    {
        public override double Probability(long n) => law.Probability(n);

        public override double LogProbability(long n) => law.LogProbability(n);

        public override double Cdf(long n) => law.Cdf(n);

        public override double Survival(long n) => law.Survival(n);

        public override Complex GeneratingFunction(Complex z) => law.GeneratingFunction(z);
    }

    // weights in any unit
    private sealed class Parts((double Weight, PoissonMixing Counts)[] parts) : PoissonMixing
    {
        private readonly double _total = parts.Sum(part => part.Weight);

        public override double Probability(long n) => Sum(part => part.Probability(n));

        public override double LogProbability(long n)
        {
            double largest = parts.Max(part => part.Weight > 0 ? part.Counts.LogProbability(n) : double.NegativeInfinity);
            return double.IsNegativeInfinity(largest) ? largest : largest + Log.Of(Sum(part => Exp.Of(part.LogProbability(n) - largest)));
        }

        public override double Cdf(long n) => Sum(part => part.Cdf(n));

        public override double Survival(long n) => Sum(part => part.Survival(n));

        public override Complex GeneratingFunction(Complex z)
        {
            Complex sum = 0;
            foreach ((double weight, PoissonMixing counts) in parts)
            {
                sum += weight / _total * counts.GeneratingFunction(z);
            }

            return sum;
        }

        private double Sum(Func<PoissonMixing, double> of)
        {
            CompensatedSum sum = default;
            foreach ((double weight, PoissonMixing counts) in parts)
            {
                sum.Add(weight / _total * of(counts));
            }

            return sum.Value;
        }
    }
}
