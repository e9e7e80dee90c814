using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The log-likelihood of beta-binomial records, ln C(n, x) + sum over j below x of ln(alpha + j) + sum over j below n - x of ln(beta + j)
/// - sum over j below n of ln(alpha + beta + j), with its derivatives. The j are counted over all records once: how many records reach them.
/// </summary>
internal sealed class BetaBinomialLikelihood
{
    private readonly int[] _successes;
    private readonly int[] _failures;
    private readonly int[] _trials;
    private readonly double _constant;

    public BetaBinomialLikelihood(ReadOnlySpan<SuccessRecord> groups)
    {
        int most = 0;
        foreach (SuccessRecord group in groups)
        {
            most = Math.Max(most, (int)Math.Min(group.Trials, int.MaxValue));
            Successes += group.Successes;
            Trials += group.Trials;
        }

        if (Successes == 0 || Successes == Trials)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"A beta-binomial fit of {Successes} successes in {Trials} trials does not exist: it needs a success and a failure."));
        }

        _successes = new int[most];
        _failures = new int[most];
        _trials = new int[most];
        foreach (SuccessRecord group in groups)
        {
            Count(_successes, group.Successes);
            Count(_failures, group.Failures);
            Count(_trials, group.Trials);
            _constant += LogFactorial.Of((long)group.Trials) - LogFactorial.Of((long)group.Successes) - LogFactorial.Of((long)group.Failures);
        }

        Binomial = _constant + Successes * Log.Of(Successes / Trials) + (Trials - Successes) * Log.Of((Trials - Successes) / Trials);
    }

    public double Successes { get; }

    public double Trials { get; }

    /// <summary>The log-likelihood of one rate for all.</summary>
    public double Binomial { get; }

    /// <summary>Value, gradient and second derivatives at alpha and beta.</summary>
    public Point At(double alpha, double beta)
    {
        (double a0, double a1, double a2) = Sums(_successes, alpha);
        (double b0, double b1, double b2) = Sums(_failures, beta);
        (double n0, double n1, double n2) = Sums(_trials, alpha + beta);
        return new(_constant + a0 + b0 - n0, a1 - n1, b1 - n1, n2 - a2, n2 - b2) { Mixed = n2 };
    }

    /// <summary>The maximum; null where the likelihood rises to the binomial one at alpha + beta without end.</summary>
    public (double Alpha, double Beta)? Maximum()
    {
        double mean = Successes / Trials;
        foreach (double correlation in (ReadOnlySpan<double>)[0.1, 0.01, 0.5, 0.001])
        {
            double sum = 1 / correlation - 1;
            Numerics.Maximum found = Maximizer.Find(x => At(Exp.Of(x[0]), Exp.Of(x[1])).Value, [Log.Of(mean * sum), Log.Of((1 - mean) * sum)]);
            if (found.Kind == MaximumKind.Interior && found.Value > Binomial + 1e-9 && Polished(Exp.Of(found.Point[0]), Exp.Of(found.Point[1])) is { } best)
            {
                return best;
            }
        }

        return null;
    }

    // Newton steps with the exact derivatives
    private (double Alpha, double Beta)? Polished(double alpha, double beta)
    {
        for (int i = 0; i < 20; i++)
        {
            Point at = At(alpha, beta);
            double determinant = at.Alphas * at.Betas - at.Mixed * at.Mixed;
            if (!(determinant > 0) || !(at.Alphas < 0))
            {
                return null;
            }

            double byAlpha = (at.Betas * at.ByAlpha - at.Mixed * at.ByBeta) / determinant;
            double byBeta = (at.Alphas * at.ByBeta - at.Mixed * at.ByAlpha) / determinant;
            alpha -= byAlpha;
            beta -= byBeta;
            if (!(alpha > 0 && beta > 0))
            {
                return null;
            }

            if (Math.Abs(byAlpha) < 1e-13 * alpha && Math.Abs(byBeta) < 1e-13 * beta)
            {
                break;
            }
        }

        return (alpha, beta);
    }

    private static void Count(int[] reaches, double number)
    {
        for (int j = 0; j < number; j++)
        {
            reaches[j]++;
        }
    }

    // sums of ln(p + j), 1 / (p + j) and 1 / (p + j)^2, each j as often as records reach it
    private static (double Logs, double Inverse, double Squares) Sums(int[] reaches, double p)
    {
        double logs = 0;
        double inverse = 0;
        double squares = 0;
        for (int j = 0; j < reaches.Length && reaches[j] > 0; j++)
        {
            double r = 1 / (p + j);
            logs += reaches[j] * Log.Of(p + j);
            inverse += reaches[j] * r;
            squares += reaches[j] * r * r;
        }

        return (logs, inverse, squares);
    }

    internal readonly record struct Point(double Value, double ByAlpha, double ByBeta, double Alphas, double Betas)
    {
        public double Mixed { get; init; }
    }
}
