using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Tail facts of a compound sum after policy terms, from those of its claim count and claim size.</summary>
internal static class CompoundTail
{
    /// <summary>
    /// Moments: those of the paid claim that the count has too. Right end: the aggregate limit, or the largest count times the largest paid claim. Exponential
    /// moment: where M(a), that of the paid claim, stays below the radius of the count's generating function.
    /// </summary>
    public static TailFacts Of(Frequency frequency, Severity severity, PolicyTerms terms)
    {
        if (double.IsFinite(terms.AggregateLimit))
        {
            return TailFacts.BoundedBy(terms.AggregateLimit);
        }

        double largestClaim = LargestPaid(severity, terms);
        if (largestClaim == 0 || frequency.Mean == 0)
        {
            return TailFacts.BoundedBy(0);
        }

        if (double.IsFinite(frequency.LargestCount) && double.IsFinite(largestClaim))
        {
            return TailFacts.BoundedBy(Math.Max(frequency.LargestCount * largestClaim - terms.AggregateRetention, 0));
        }

        bool bounded = double.IsFinite(largestClaim);
        return new TailFacts
        {
            FiniteMoments = bounded ? frequency.FiniteMoments : Least(severity.Tail.FiniteMoments, frequency.FiniteMoments),
            RightEnd = double.PositiveInfinity,
            ExponentialAbscissa = Abscissa(frequency, severity, terms, largestClaim),
        };
    }

    private static double? Least(double? a, double? b) => a is null || b is null ? null : Math.Min(a.Value, b.Value);

    /// <summary>The most the insurer can pay of one claim; infinite if there is no most.</summary>
    internal static double LargestPaid(Severity severity, PolicyTerms terms) =>
        severity.Maximum <= terms.Franchise || terms.InsurerShare == 0
            ? 0
            : Math.Min(Math.Max(severity.Maximum - terms.Retention, 0), terms.Limit) * terms.InsurerShare;

    private static double? Abscissa(Frequency frequency, Severity severity, PolicyTerms terms, double largestClaim)
    {
        double? ofClaim = double.IsFinite(largestClaim) ? double.PositiveInfinity : severity.Tail.ExponentialAbscissa / terms.InsurerShare;
        if (ofClaim is null or 0 || double.IsPositiveInfinity(frequency.GeneratingRadius))
        {
            return ofClaim;
        }

        // the largest a with M(a) below the radius; M rises from 1, and may jump to infinity at the claim's own abscissa
        double radius = frequency.GeneratingRadius;
        double high = 1 / Math.Max(ClaimMoments.Of(severity, terms).Mean, double.Epsilon);
        high = Math.Min(high, ofClaim.Value * (1 - 1e-9));
        double atHigh = ExponentialMoment(severity, terms, largestClaim, high) - radius;
        while (high < ofClaim.Value * (1 - 1e-9) && atHigh < 0)
        {
            high = Math.Min(2 * high, ofClaim.Value * (1 - 1e-9));
            atHigh = ExponentialMoment(severity, terms, largestClaim, high) - radius;
        }

        return atHigh < 0 ? high : Crossing(a => ExponentialMoment(severity, terms, largestClaim, a) - radius, high, 1 - radius, atHigh);
    }

    // the largest known a below the crossing of a rising function that is below 0 at 0: chords, whose end that stays counts half the next time
    private static double Crossing(Func<double, double> f, double high, double atLow, double atHigh)
    {
        double low = 0;
        int last = 0;
        for (int i = 0; i < 60 && high - low > 1e-12 * high; i++)
        {
            double middle = double.IsFinite(atHigh) ? ((low * atHigh) - (high * atLow)) / (atHigh - atLow) : 0.5 * (low + high);
            middle = middle > low && middle < high ? middle : 0.5 * (low + high);
            double value = f(middle);
            if (value < 0)
            {
                (low, atLow) = (middle, value);
                atHigh = last < 0 ? 0.5 * atHigh : atHigh;
                last = -1;
            }
            else
            {
                (high, atHigh) = (middle, value);
                atLow = last > 0 ? 0.5 * atLow : atLow;
                last = 1;
            }
        }

        return low;
    }

    // M(a) = 1 + a * integral of exp(a y) P(Y > y) dy
    private static double ExponentialMoment(Severity severity, PolicyTerms terms, double largestClaim, double a)
    {
        if (terms.PaysClaimsInFull && InClosedForm(severity, a) is { } known)
        {
            return known;
        }

        double end = double.IsFinite(largestClaim) ? largestClaim : FarEnd(severity, terms, a);
        if (a * end > 700)
        {
            return double.PositiveInfinity;
        }

        double Paid(double y) => severity.Survival(Math.Max(terms.Franchise, terms.Retention + y / terms.InsurerShare));
        return 1 + a * Integrator.Adaptive(y => Exp.Of(a * y) * Paid(y), 0, end, 1e-9);
    }

    // the laws whose E[exp(a X)] is elementary
    private static double? InClosedForm(Severity severity, double a) => severity switch
    {
        Exponential law => 1 / (1 - (a * law.Mean)),
        Gamma law => Pow.Of(1 - (a * law.Scale), -law.Shape),
        InverseGaussian law => Exp.Of(law.Shape / law.Mean * (1 - Math.Sqrt(Math.Max(1 - (2 * law.Mean * law.Mean * a / law.Shape), 0)))),
        _ => null,
    };

    // where exp(a y) P(Y > y) has fallen below any figure that matters
    private static double FarEnd(Severity severity, PolicyTerms terms, double a)
    {
        double decay = severity.Tail.ExponentialAbscissa!.Value / terms.InsurerShare - a;
        return terms.InsurerShare * severity.InverseSurvival(1e-3) + 60 / decay;
    }
}
