using System.Globalization;
using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The compound S = Y_1 + ... + Y_N of paid claims, as the exact engine sees it: its claim law, count, exact moments and tail.</summary>
internal sealed class CompoundSum
{
    // beyond this exp(a y) P(Y > y) leaves the range of numbers
    private const double LargestExponent = 690;

    private static readonly double[] Levels = [0.9, 0.5, 0.1, 1e-2, 1e-4];
    private readonly Severity _severity;
    private readonly PolicyTerms _terms;

    public CompoundSum(FrequencySeverity model, PolicyTerms terms)
    {
        _severity = model.Severity;
        _terms = terms with { AggregateRetention = 0, AggregateLimit = double.PositiveInfinity };
        Count = model.Frequency;
        Claim = new PaidClaim(_severity, _terms);
        Tail = CompoundTail.Of(Count, _severity, _terms);
        Moments = FindMoments();
        ProbabilityOfZero = Count.Mean == 0 || Claim.Largest == 0 ? 1 : Math.Clamp(Count.GeneratingFunction(1 - Claim.ProbabilityOfPayment).Real, 0, 1);
    }

    public Frequency Count { get; }

    public PaidClaim Claim { get; }

    public TailFacts Tail { get; }

    public (double Mean, double Variance, double Third) Moments { get; }

    public double ProbabilityOfZero { get; }

    /// <summary>True if the law of a claim is itself a figure of a lattice.</summary>
    public bool HasTabulatedClaims => ProductCompound.IsTabulated(_severity);

    public string Name => _severity.GetType().Name;

    /// <summary>ln P(M(a)) and P'(M(a)) M'(a) / P(M(a)), M the exponential moment of a paid claim.</summary>
    public (double Logarithm, double Derivative) ExponentialMoment(double a)
    {
        (double moment, double derivative) = ClaimExponential(a);

        // the derivative of P by a step into the complex plane, which does not cancel
        const double Step = 1e-30;
        Complex value = Count.GeneratingFunction(new Complex(moment, Step * moment));
        double slope = value.Imaginary / (Step * moment);
        return (Log.Of(value.Real), slope * derivative / value.Real);
    }

    // M(a) = 1 + a * integral of exp(a y) P(Y > y); M'(a) = integral of (1 + a y) exp(a y) P(Y > y)
    private (double Moment, double Derivative) ClaimExponential(double a)
    {
        double end = Claim.Largest;
        if (double.IsPositiveInfinity(end))
        {
            double decay = (_severity.Tail.ExponentialAbscissa!.Value / _terms.InsurerShare) - a;
            end = Claim.InverseSurvival(1e-3) + (60 / decay);
        }

        if (a * end > LargestExponent)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"E[exp({a} S)] of {Name} is not computed: exp({a} y) leaves the range of numbers where claims y still count. Choose a smaller parameter, or give the cover a lower limit."));
        }

        double first = 0;
        double second = 0;
        double start = 0;
        foreach (double next in Cuts(end))
        {
            first += Integrator.Adaptive(y => Exp.Of(a * y) * Claim.Survival(y), start, next, 1e-13);
            second += Integrator.Adaptive(y => (1 + (a * y)) * Exp.Of(a * y) * Claim.Survival(y), start, next, 1e-13);
            start = next;
        }

        return (1 + (a * first), second);
    }

    private IEnumerable<double> Cuts(double end)
    {
        double jump = Math.Max(_terms.Franchise - _terms.Retention, 0) * _terms.InsurerShare;
        IEnumerable<double> inner = _severity.Kinks.Select(x => (x - _terms.Retention) * _terms.InsurerShare)
            .Append(jump)
            .Concat(Levels.Select(Claim.InverseSurvival));
        return inner.Where(y => y > 0 && y < end).Distinct().Order().Append(end);
    }

    private (double Mean, double Variance, double Third) FindMoments()
    {
        if (Count.Mean == 0 || Claim.Largest == 0)
        {
            return (0, 0, 0);
        }

        double first = Claim.Moment(1);
        double second = TailRule.MayHave(Tail, 2) ? Claim.Moment(2) : double.PositiveInfinity;
        double mean = Count.Mean * first;
        if (!double.IsFinite(second) || !double.IsFinite(mean))
        {
            return (mean, double.PositiveInfinity, double.PositiveInfinity);
        }

        double variance = second - (first * first);
        double total = (Count.Mean * variance) + (Count.Variance * first * first);
        double third = TailRule.MayHave(Tail, 3) ? Claim.Moment(3) : double.PositiveInfinity;
        if (!double.IsFinite(third))
        {
            return (mean, total, double.PositiveInfinity);
        }

        double central = third - (3 * first * second) + (2 * first * first * first);
        return (mean, total, (Count.Mean * central) + (3 * Count.Variance * first * variance) + (CountCumulants.Third(Count) * first * first * first));
    }
}
