using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Exact moments of what the insurer pays for an insured failure in a stage, over the share spent and the cost ratios.</summary>
internal sealed class FailurePayment
{
    private const int MostUncertain = 2;
    private const int MostPieces = 400;
    private const double Tolerance = 1e-11;
    private const double Cancelled = 1e-3;

    // ratios are drawn by the depth -ln u of their uniform, so that a rare one is not missed
    private const double Deepest = 700;
    private const double Shallowest = 1e-6;
    private const double LargestUniform = 1 - 1.2e-16;

    private readonly StageFailure _failure;
    private readonly PolicyTerms _terms;
    private readonly double _limit;
    private readonly double _discount;

    /// <summary>Terms as they meet the failures of a stage.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="terms">Policy terms; the aggregate terms play no part.</param>
    /// <param name="discount">delta: what is paid at T counts e^(-delta T).</param>
    public FailurePayment(StageFailure failure, PolicyTerms terms, double discount = 0)
    {
        _failure = failure;
        _terms = terms;
        _discount = discount;
        _limit = failure.Limit <= terms.Franchise ? 0 : Math.Min(terms.Limit, Math.Max(failure.Limit - terms.Retention, 0));
    }

    // nothing is paid up to this loss
    private double Attachment => Math.Max(_terms.Franchise, _terms.Retention);

    /// <summary>Mean and mean square of the discounted payment, and P(Y &gt; 0).</summary>
    /// <exception cref="InvalidOperationException">A layer after more than two uncertain costs.</exception>
    public ClaimMoments Moments()
    {
        double share = _terms.InsurerShare;
        if (share == 0 || _limit == 0 || !_failure.IsPossible)
        {
            return new ClaimMoments(0, 0, 0);
        }

        ClaimMoments paid = _failure.HasUncertainCosts ? OverRatios() : Layer(_failure.Before, _failure.Cost);
        return new ClaimMoments(share * paid.Mean, share * share * paid.SecondMoment, paid.ProbabilityOfPayment);
    }

    private ClaimMoments OverRatios()
    {
        bool isUnlimited = double.IsPositiveInfinity(_limit);
        if (isUnlimited && Attachment == 0)
        {
            return InFull();
        }

        int uncertain = _failure.Uncertain.Length + (_failure.Ratio is null ? 0 : 1);
        if (uncertain > MostUncertain)
        {
            throw new InvalidOperationException(
                $"{nameof(ResearchProgramme)} has no closed form for moments of a layer after {uncertain} stages with uncertain costs; simulate instead, or give at most {MostUncertain} stages an overrun");
        }

        if (!isUnlimited)
        {
            return Expected(0, _failure.Before, Layer);
        }

        // without a limit Y = X - retention - rest, with a rest that is bounded
        ClaimMoments full = InFull();
        ClaimMoments rest = Expected(0, _failure.Before, Rest);
        double retention = _terms.Retention;
        SpendMoments once = All(1);
        SpendMoments twice = All(2);
        double mean = full.Mean - retention * once.Mass - rest.Mean;
        double second = double.IsPositiveInfinity(full.SecondMoment)
            ? double.PositiveInfinity
            : full.SecondMoment - 2 * retention * MeanCost(twice) + retention * retention * twice.Mass - rest.SecondMoment;
        if (mean < Cancelled * full.Mean && double.IsFinite(full.Mean))
        {
            // little is left of the difference: the tail itself
            ClaimMoments tail = Expected(0, _failure.Before, Layer);
            return new ClaimMoments(tail.Mean, double.IsFinite(second) ? tail.SecondMoment : second, tail.ProbabilityOfPayment);
        }

        return new ClaimMoments(Math.Max(mean, 0), Math.Max(second, 0), All(0).Mass - rest.ProbabilityOfPayment);
    }

    /// <summary>Moments of X itself.</summary>
    private ClaimMoments InFull()
    {
        double before = MeanBefore();
        double variance = 0;
        foreach (UncertainCost cost in _failure.Uncertain.Where(cost => cost.Planned > 0))
        {
            double ratio = cost.Ratio.Mean;
            variance += double.IsPositiveInfinity(cost.Ratio.Square) ? double.PositiveInfinity : cost.Planned * cost.Planned * (cost.Ratio.Square - ratio * ratio);
        }

        double own = Own(_failure.Ratio?.Mean ?? 1);
        double ownSquare = _failure.Cost * Own(_failure.Ratio?.Square ?? 1);
        SpendMoments twice = All(2);
        double square = double.IsFinite(before) && double.IsFinite(variance) && double.IsFinite(ownSquare)
            ? twice.Mass * (variance + before * before) + 2 * twice.First * own * before + twice.Second * ownSquare
            : double.PositiveInfinity;
        return new ClaimMoments(MeanCost(All(1)), square, before + own > 0 ? All(0).Mass : 0);
    }

    private double MeanBefore() => _failure.Before + _failure.Uncertain.Where(cost => cost.Planned > 0).Sum(cost => cost.Planned * cost.Ratio.Mean);

    private double MeanCost(SpendMoments over)
    {
        double own = Own(_failure.Ratio?.Mean ?? 1);
        return over.Mass * MeanBefore() + (own == 0 || over.First == 0 ? 0 : over.First * own);
    }

    private double Own(double ratio) => _failure.Cost == 0 ? 0 : _failure.Cost * ratio;

    // E over the ratios of a function of the costs before and of the stage
    private ClaimMoments Expected(int next, double before, Func<double, double, ClaimMoments> paid)
    {
        bool isOwn = next == _failure.Uncertain.Length;
        if (isOwn && _failure.Ratio is null)
        {
            return paid(before, _failure.Cost);
        }

        CostRatio ratio = isOwn ? _failure.Ratio! : _failure.Uncertain[next].Ratio;
        double[] corners = [.. Corners(isOwn, isOwn ? _failure.Cost : _failure.Uncertain[next].Planned, before, ratio)
            .Append(ratio.Largest).Where(value => value > 0 && value <= ratio.Largest && double.IsFinite(value)).Select(value => -Log.Of(ratio.Law.Survival(value)))
            .Where(depth => depth > Shallowest && depth < Deepest).Distinct().Order().Append(double.PositiveInfinity)];

        ClaimMoments At(double depth)
        {
            double value = ratio.Sample(Math.Min(Exp.Of(-depth), LargestUniform));
            return isOwn ? paid(before, _failure.Cost * value) : Expected(next + 1, before + _failure.Uncertain[next].Planned * value, paid);
        }

        double Mean(Func<ClaimMoments, double> figure)
        {
            double sum = 0;
            double from = 0;
            foreach (double to in corners)
            {
                sum += Integrator.Adaptive(depth => depth < Deepest ? Exp.Of(-depth) * figure(At(depth)) : 0, from, to, Tolerance, MostPieces);
                from = to;
            }

            return sum;
        }

        return new ClaimMoments(Mean(one => one.Mean), Mean(one => one.SecondMoment), Mean(one => one.ProbabilityOfPayment));
    }

    // ratios at which the terms begin to pay or reach their limit, and corners and atoms of the law
    private IEnumerable<double> Corners(bool isOwn, double planned, double before, CostRatio ratio)
    {
        double share = Math.Max(_failure.LargestShare - _failure.Clock.Elapsed, 0);
        double fixedCost = isOwn || _failure.Ratio is not null ? 0 : share * _failure.Cost;
        foreach (double amount in (double[])[_terms.Retention, _terms.Franchise, _terms.Retention + _limit])
        {
            yield return (amount - before) / (isOwn ? share * planned : planned);
            yield return (amount - before - fixedCost) / (isOwn ? share * planned : planned);
        }

        foreach (double kink in ratio.Law.Kinks)
        {
            yield return kink;
        }
    }

    /// <summary>min(max(X - retention, 0), limit) above the franchise, for given costs.</summary>
    private ClaimMoments Layer(double before, double cost)
    {
        if (_failure.Spend.IsAtEnd || cost == 0)
        {
            double loss = before + (1 - _failure.Clock.Elapsed) * cost;
            double paid = loss <= Attachment ? 0 : Math.Min(loss - _terms.Retention, _limit);
            return new ClaimMoments(All(1).Mass * paid, All(2).Mass * paid * paid, paid > 0 ? All(0).Mass : 0);
        }

        // over the shares of the stage: nothing up to 'from', then the layer fills, from 'full' on it pays its limit
        double from = ShareAt(Attachment, before, cost);
        double full = Math.Max(from, ShareAt(_terms.Retention + _limit, before, cost));
        double low = Math.Min(Math.Max(Loss(from, before, cost) - _terms.Retention, 0), _limit);
        (double mean, double second) = Line(low, cost, from, full);
        if (_failure.LargestShare > full)
        {
            mean += Over(full, _failure.LargestShare, 1).Mass * _limit;
            second += Over(full, _failure.LargestShare, 2).Mass * _limit * _limit;
        }

        return new ClaimMoments(mean, second, Over(from, _failure.LargestShare, 0).Mass);
    }

    /// <summary>X - retention where X is at most the attachment.</summary>
    private ClaimMoments Rest(double before, double cost)
    {
        if (_failure.Spend.IsAtEnd || cost == 0)
        {
            double loss = before + (1 - _failure.Clock.Elapsed) * cost;
            double rest = loss <= Attachment ? loss - _terms.Retention : 0;
            return new ClaimMoments(All(1).Mass * rest, All(2).Mass * rest * rest, loss <= Attachment ? All(0).Mass : 0);
        }

        double from = _failure.Clock.Elapsed;
        double to = ShareAt(Attachment, before, cost);
        (double mean, double second) = Line(before - _terms.Retention, cost, from, to);
        return new ClaimMoments(mean, second, Over(from, to, 0).Mass);
    }

    // moments of low + (u - from) cost over a range of shares
    private (double Mean, double Second) Line(double low, double cost, double from, double to)
    {
        SpendMoments once = Over(from, to, 1);
        SpendMoments twice = _discount == 0 ? once : Over(from, to, 2);
        return (once.Mass * low + once.First * cost, low * (twice.Mass * low + 2 * twice.First * cost) + twice.Second * cost * cost);
    }

    private double Loss(double share, double before, double cost) => before + (share - _failure.Clock.Elapsed) * cost;

    // share of the stage at which the loss reaches an amount, cut to the insured part of the stage
    private double ShareAt(double amount, double before, double cost) => Math.Clamp(
        _failure.Clock.Elapsed + (amount - before) / cost, _failure.Clock.Elapsed, Math.Max(_failure.LargestShare, _failure.Clock.Elapsed));

    private SpendMoments All(int times) => Over(_failure.Clock.Elapsed, _failure.LargestShare, times);

    // partial moments of the share, discounted a number of times
    private SpendMoments Over(double from, double to, int times)
    {
        SpendMoments over = _failure.Spend.Over(from, to, _failure.Clock, times * _discount * _failure.Years);
        if (_discount == 0 || times == 0)
        {
            return over;
        }

        double kept = Exp.Of(-times * _discount * _failure.Time(from));
        return new SpendMoments(kept * over.Mass, kept * over.First, kept * over.Second);
    }
}
