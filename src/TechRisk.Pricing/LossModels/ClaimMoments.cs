using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Exact moments of what the insurer pays of one claim.</summary>
/// <param name="Mean">E[Y], in the submission's currency; infinite where it diverges.</param>
/// <param name="SecondMoment">E[Y^2]; infinite where it diverges.</param>
/// <param name="ProbabilityOfPayment">P(Y &gt; 0).</param>
public sealed record ClaimMoments(double Mean, double SecondMoment, double ProbabilityOfPayment)
{
    private const double Overflow = 1e150;

    /// <summary>E[Y^2] - E[Y]^2.</summary>
    public double Variance => double.IsPositiveInfinity(SecondMoment) ? double.PositiveInfinity : Math.Max(SecondMoment - Mean * Mean, 0);

    /// <summary>
    /// The moments of Y = (1 - share) min(max(X - R, 0), L) for X above the franchise. With a = max(franchise, R), d = a - R and
    /// top = R + L: E[Y] = d S(a) + LEV(top) - LEV(a); E[Y^2] = d^2 S(a) + LEV2(top) - LEV2(a) - 2 R (LEV(top) - LEV(a)).
    /// </summary>
    /// <remarks>Klugman, Panjer, Willmot, Loss Models, section on coverage modifications.</remarks>
    internal static ClaimMoments Of(Severity severity, PolicyTerms terms)
    {
        double attachment = Math.Max(terms.Franchise, terms.Retention);
        double top = terms.Retention + terms.Limit;
        double share = terms.InsurerShare;
        double reached = severity.Survival(attachment);
        if (share == 0)
        {
            return new ClaimMoments(0, 0, 0);
        }

        if (attachment >= top)
        {
            return new ClaimMoments(share * terms.Limit * reached, share * share * terms.Limit * terms.Limit * reached, reached);
        }

        double jump = attachment - terms.Retention;
        double area = Area(severity, attachment, top);
        double first = jump * reached + area;
        double second = jump * jump * reached + SecondArea(severity, terms.Retention, attachment, top);
        return new ClaimMoments(share * first, share * share * second, reached);
    }

    /// <summary>
    /// The integral of S over a layer: a difference of limited moments loses digits far in the tail, where quadrature takes over. Of a law on a
    /// lattice the limited moments are the figures and S their slope, which has lost more: there the difference stays.
    /// </summary>
    internal static double Area(Severity severity, double from, double to)
    {
        double upper = severity.LimitedExpectedValue(to);
        if (double.IsPositiveInfinity(upper))
        {
            return upper;
        }

        double difference = upper - severity.LimitedExpectedValue(from);
        return difference > 1e-4 * upper || severity is BatchSum ? Math.Max(difference, 0) : Integrated(severity, 0, from, to);
    }

    /// <summary>The integral of 2 (x - retention) S(x) over a layer; the retention may lie below 0.</summary>
    internal static double SecondArea(Severity severity, double retention, double from, double to)
    {
        double upper = severity.LimitedMoment(2, to);
        if (double.IsPositiveInfinity(upper))
        {
            return upper;
        }

        double mean = severity.LimitedExpectedValue(to);
        double squares = upper - severity.LimitedMoment(2, from);
        double cross = 2 * retention * (mean - severity.LimitedExpectedValue(from));
        double difference = squares - cross;
        return difference > 1e-4 * (upper + 2 * Math.Abs(retention) * mean) || severity is BatchSum ? Math.Max(difference, 0) : Integrated(severity, retention, from, to, second: 2);
    }

    private static double Integrated(Severity severity, double retention, double from, double to, int second = 0)
    {
        double end = Math.Min(to, severity.Maximum);
        if (!(end > from) || severity.Survival(from) == 0)
        {
            return 0;
        }

        double Height(double x) => (second == 0 ? 1 : second * (x - retention)) * severity.Survival(x);
        if (double.IsFinite(end))
        {
            return Integrator.Adaptive(Height, from, end, 1e-12);
        }

        // x = from e^y: the tail's own scale, whatever the amounts
        return Integrator.Adaptive(
            y =>
            {
                double x = from * Exp.Of(y);
                return x < Overflow ? Height(x) * x : 0;
            },
            0,
            double.PositiveInfinity,
            1e-12);
    }
}
