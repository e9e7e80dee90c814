using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Exact moments of a portfolio's year. A cover's year is its own part, independent of the other submissions given the factor on the
/// rates, and one loss for every systemic event that strikes it.
/// </summary>
internal sealed class PortfolioMoments
{
    private readonly Portfolio _portfolio;
    private readonly ValueList<SystemicEvent> _events;
    private readonly double _factorVariance;
    private readonly Severity? _factor;
    private readonly Dictionary<(string, InsuredTraits, InsuredTraits), double> _pairs = [];

    public PortfolioMoments(Portfolio portfolio)
    {
        _portfolio = portfolio;
        _events = portfolio.SystemicEvents;
        _factor = (portfolio.Dependence as SharedRateFactor)?.Law;
        _factorVariance = _factor?.Variance ?? 0;
        Insureds = [.. portfolio.Submissions.Select(Of)];
    }

    /// <summary>The submissions' parts, in the portfolio's order.</summary>
    public Insured[] Insureds { get; }

    /// <summary>A submission: exact mean, variance, the mean of what the factor drives, and its covers' losses from a strike of each tag.</summary>
    public sealed record Insured(string Id, AnnualMoments Year, double Driven, Strike[] Strikes);

    /// <summary>What a cover loses on average in an event of a tag that strikes it.</summary>
    public readonly record struct Strike(string Tag, InsuredTraits Traits, double Mean);

    /// <summary>Mean and variance of the sum.</summary>
    public AnnualMoments OfPortfolio()
    {
        double mean = Insureds.Sum(insured => insured.Year.Mean);
        double variance = Insureds.Sum(insured => insured.Year.Variance);
        if (double.IsPositiveInfinity(mean) || double.IsPositiveInfinity(variance))
        {
            return new AnnualMoments(mean, double.PositiveInfinity);
        }

        double driven = Insureds.Sum(insured => insured.Driven);
        variance += _factorVariance * (driven * driven - Insureds.Sum(insured => insured.Driven * insured.Driven));
        foreach (SystemicEvent definition in _events)
        {
            // all pairs of insureds, less each with itself
            var groups = Insureds.SelectMany(insured => insured.Strikes).Where(strike => strike.Tag == definition.Tag).GroupBy(strike => strike.Traits)
                .Select(group => (Traits: group.Key, Sum: group.Sum(strike => strike.Mean))).ToArray();
            double all = 0;
            foreach (var one in groups)
            {
                foreach (var other in groups)
                {
                    all += Shared(definition, one.Traits, other.Traits) * one.Sum * other.Sum;
                }
            }

            variance += all - Insureds.Sum(insured => Pair(definition, insured, insured));
        }

        return new AnnualMoments(mean, variance);
    }

    /// <summary>Covariance of two submissions' years.</summary>
    public double Covariance(Insured one, Insured other) =>
        _factorVariance * one.Driven * other.Driven + _events.Sum(definition => Pair(definition, one, other));

    private double Pair(SystemicEvent definition, Insured one, Insured other)
    {
        double sum = 0;
        foreach (Strike a in one.Strikes.Where(strike => strike.Tag == definition.Tag))
        {
            foreach (Strike b in other.Strikes.Where(strike => strike.Tag == definition.Tag))
            {
                sum += Shared(definition, a.Traits, b.Traits) * a.Mean * b.Mean;
            }
        }

        return sum;
    }

    // E[M] E[q q'] + (Var[M] - E[M]) E[q] E[q'], M the number of events of a period
    private double Shared(SystemicEvent definition, InsuredTraits one, InsuredTraits other)
    {
        if (_pairs.TryGetValue((definition.Tag, one, other), out double known))
        {
            return known;
        }

        Frequency count = Count(definition);
        double value = count.Mean == 0 ? 0
            : count.Mean * definition.Footprint.PairMoment(one, other)
                + (count.Variance - count.Mean) * definition.Footprint.HitMoments(one).Mean * definition.Footprint.HitMoments(other).Mean;
        _pairs.Add((definition.Tag, one, other), value);
        return value;
    }

    private Frequency Count(SystemicEvent definition) =>
        _portfolio.Period == 1 ? definition.Frequency : definition.Frequency.Scale(_portfolio.Period);

    private Insured Of(Submission submission)
    {
        if (submission.Covers.Count > 1 && submission.Dependence is not Independent)
        {
            throw new InvalidOperationException(
                $"The submission '{submission.Id}' ties its covers by a {submission.Dependence.GetType().Name}: its moments have no closed form here. Simulate the portfolio instead.");
        }

        double mean = 0;
        double variance = 0;
        double driven = 0;
        List<Strike> strikes = [];
        foreach (Cover cover in submission.Covers)
        {
            SystemicEvent[] carried = [.. _events.Where(definition => cover.LossModel.SystemicTags.Contains(definition.Tag))];
            LossModel model = carried.Length > 0 || cover.LossModel.SystemicTags.Count > 0 ? cover.LossModel.StruckBy([.. carried]) : cover.LossModel;
            AnnualMoments year = model.Moments(cover.Terms, submission.Period);
            mean += year.Mean;
            variance += year.Variance;
            if (_factor is not null && _portfolio.Dependence.Ties(cover.Name) && model.HasRate)
            {
                LossModel own = carried.Length > 0 ? model.StruckBy([]) : model;
                double ownMean = own.Moments(cover.Terms, submission.Period).Mean;
                driven += ownMean;
                variance += _factorVariance * ownMean * ownMean + Bend(own, cover.Terms, submission.Period);
            }

            strikes.AddRange(carried.Select(definition => StrikeOf(definition, model, cover)));
        }

        // two covers of a submission are struck together: E[q] in the place of E[q q']
        for (int i = 0; i < strikes.Count; i++)
        {
            for (int j = i + 1; j < strikes.Count; j++)
            {
                if (strikes[i].Tag == strikes[j].Tag)
                {
                    variance += 2 * Together(strikes[i], strikes[j]);
                }
            }
        }

        return new Insured(submission.Id, new AnnualMoments(mean, variance), driven, [.. strikes]);
    }

    private double Together(Strike one, Strike other)
    {
        SystemicEvent definition = _events.First(entry => entry.Tag == one.Tag);
        Frequency count = Count(definition);
        double q = definition.Footprint.HitMoments(one.Traits).Mean;
        double r = definition.Footprint.HitMoments(other.Traits).Mean;
        double both = definition.Footprint is SecurityFootprint ? definition.Footprint.PairMoment(one.Traits, other.Traits) : Math.Min(q, r);
        return (count.Mean * both + (count.Variance - count.Mean) * q * r) * one.Mean * other.Mean;
    }

    // one event that strikes for certain, and no event of the insured's own
    private static Strike StrikeOf(SystemicEvent definition, LossModel model, Cover cover)
    {
        if (definition.OutageHours is not null && cover.LossModel.Sections.Any(cover.LossModel.HasHours))
        {
            throw new InvalidOperationException(
                $"The systemic event '{definition.Tag}' has outage hours that all it strikes share: the losses of two insureds depend on each other beyond being struck, and their covariance has no closed form here. Simulate the portfolio instead.");
        }

        SystemicEvent certain = definition with { Frequency = new Poisson(1), Footprint = new FixedShare(1) };
        return new Strike(definition.Tag, model.Traits, model.ScaleFrequency(0).StruckBy([certain]).Moments(cover.Terms).Mean);
    }

    // E[Var given the factor] less Var at the factor 1: 0 where the variance is proportional to the rate, b Var[factor] where it is
    // a f + b f^2, as for mixed Poisson and binomial counts
    private double Bend(LossModel own, PolicyTerms terms, double period)
    {
        double At(double factor) => own.ScaleFrequency(factor).Moments(terms, period).Variance;
        double at1 = At(1);
        if (double.IsPositiveInfinity(at1))
        {
            return 0;
        }

        double bend = 2 * at1 - 4 * At(0.5);
        return Math.Abs(At(0.25) - 0.25 * (at1 - bend) - 0.0625 * bend) <= 1e-9 * at1
            ? Math.Abs(bend) <= 1e-9 * at1 ? 0 : bend * _factorVariance
            : Integrator.Adaptive(u => At(_factor!.InverseSurvival(u)), 0, 1, 1e-10) - at1;
    }
}
