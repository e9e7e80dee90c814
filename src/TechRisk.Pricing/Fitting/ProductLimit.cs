using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The product-limit (Kaplan-Meier) survival function of losses with deductibles and limits, or of life times: S(x) is the product of
/// 1 - d / r over the amounts up to x at which d losses are known, r being those at risk there: reported from below the amount, known or
/// still open at it. At one amount, known losses come before those that are only "at least".
/// </summary>
/// <remarks>
/// Source: Kaplan and Meier, Journal of the American Statistical Association 53 (1958); Klugman, Panjer, Willmot, "Loss Models", section 12.1;
/// left truncation: Klein and Moeschberger, "Survival Analysis", section 4.6. Where every claim has a deductible, S is the survival
/// function of losses above the smallest deductible.
/// </remarks>
public sealed record ProductLimit
{
    private readonly ValueList<Step> _steps;

    private ProductLimit(ValueList<Step> steps, double horizon, double origin)
    {
        _steps = steps;
        Horizon = horizon;
        Origin = origin;
    }

    /// <summary>The largest amount seen, known or "at least", in the currency of the claims: beyond it nothing is known.</summary>
    public double Horizon { get; }

    /// <summary>The smallest deductible, in the currency of the claims: S is given that the loss is above it.</summary>
    public double Origin { get; }

    /// <summary>The amounts at which S falls, in rising order.</summary>
    public ValueList<double> Amounts => _steps.Select(step => step.Amount).ToValueList();

    /// <summary>What a reader has to know: mass beyond the horizon, a survival function that ends too early.</summary>
    public ValueList<Finding> Findings { get; private init; } = [];

    /// <summary>S(x) with Greenwood's standard error, S(x) sqrt(sum of d / (r (r - d))).</summary>
    /// <param name="amount">x in the currency of the claims, 0 or more and at most the horizon unless S is 0 there.</param>
    /// <remarks>The interval is symmetric in ln(S / (1 - S)). Source: Greenwood, Reports on Public Health 33 (1926).</remarks>
    public Estimate Survival(double amount)
    {
        RequireKnown(Require.NonNegativeOrInfinite(amount), nameof(amount));
        int last = LastAt(amount);
        if (last < 0)
        {
            return Estimate.Exact(1);
        }

        double variance = 0;
        for (int i = 0; i <= last; i++)
        {
            variance += _steps[i].Hazard;
        }

        double survival = _steps[last].Survival;
        return FromData.Share(survival, survival == 0 ? double.PositiveInfinity : survival * Math.Sqrt(variance));
    }

    /// <summary>E[min(X, limit)]: the integral of S from 0 to the limit.</summary>
    /// <param name="limit">In the currency of the claims, 0 or more and at most the horizon unless S is 0 there; infinite for the mean.</param>
    /// <remarks>Variance: sum of d / (r (r - d)) times the squared integral of S from the amount to the limit.</remarks>
    public Estimate LimitedExpectedValue(double limit)
    {
        RequireKnown(Require.NonNegativeOrInfinite(limit), nameof(limit));
        return FromData.Positive(Integral(limit), Math.Sqrt(Covariance(limit, limit)));
    }

    /// <summary>The increased limit factor E[min(X, limit)] / E[min(X, basicLimit)].</summary>
    /// <param name="limit">In the currency of the claims, above 0 and at most the horizon unless S is 0 there.</param>
    /// <param name="basicLimit">The limit whose factor is 1, above 0 and at most the horizon.</param>
    public Estimate IncreasedLimitFactor(double limit, double basicLimit)
    {
        RequireKnown(Require.PositiveOrInfinite(limit), nameof(limit));
        RequireKnown(Require.PositiveOrInfinite(basicLimit), nameof(basicLimit));
        if (limit == basicLimit)
        {
            return Estimate.Exact(1);
        }

        double basic = Integral(basicLimit);
        double factor = Integral(limit) / basic;
        double variance = Covariance(limit, limit) - 2 * factor * Covariance(limit, basicLimit) + factor * factor * Covariance(basicLimit, basicLimit);
        return FromData.Positive(factor, Math.Sqrt(Math.Max(variance, 0)) / basic);
    }

    /// <summary>The estimate as a law: each fall of S at its amount, what is left beyond the last one at the horizon (which a finding says).</summary>
    /// <remarks>Source of the tail rule: Efron, Proceedings of the Fifth Berkeley Symposium (1967).</remarks>
    public Empirical ToSeverity()
    {
        List<double> values = [];
        List<double> weights = [];
        double before = 1;
        foreach (Step step in _steps)
        {
            values.Add(step.Amount);
            weights.Add(before - step.Survival);
            before = step.Survival;
        }

        if (before > 0)
        {
            values.Add(Horizon);
            weights.Add(before);
        }

        return new Empirical(values.ToArray(), weights.ToArray());
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"ProductLimit({_steps.Count} amounts from {Origin} to {Horizon})");

    internal static ProductLimit Of(IReadOnlyList<Claim> claims)
    {
        if (claims.Any(claim => !claim.IsExact && !claim.IsCensored))
        {
            throw new InvalidOperationException("A product-limit estimator needs amounts, not bands: a band does not say at which amount its claims lie.");
        }

        Claim[] byAmount = [.. claims.OrderBy(claim => claim.From)];
        Claim[] byEntry = [.. claims.OrderBy(claim => claim.Deductible)];
        List<Step> steps = [];
        double survival = 1;
        double integral = 0;
        double previous = 0;
        double atRisk = 0;
        int entered = 0;
        bool isEarly = false;
        for (int i = 0; i < byAmount.Length;)
        {
            double amount = byAmount[i].From;
            for (; entered < byEntry.Length && byEntry[entered].Deductible < amount; entered++)
            {
                atRisk += byEntry[entered].Weight;
            }

            double known = 0;
            double leaving = 0;
            for (; i < byAmount.Length && byAmount[i].From == amount; i++)
            {
                known += byAmount[i].IsExact ? byAmount[i].Weight : 0;
                leaving += byAmount[i].Deductible < amount ? byAmount[i].Weight : 0;
            }

            if (known > 0 && survival > 0 && atRisk > 0)
            {
                integral += survival * (amount - previous);
                previous = amount;
                double share = Math.Min(known / atRisk, 1);
                survival *= share > 1 - 1e-12 ? 0 : 1 - share;
                steps.Add(new(amount, survival, integral, survival == 0 ? 0 : known / (atRisk * (atRisk - known))));
                isEarly |= survival == 0 && i < byAmount.Length;
            }

            atRisk -= leaving;
        }

        return new(steps.ToValueList(), byAmount[^1].From, byEntry[0].Deductible) { Findings = FindingsOf(survival, byAmount[^1].From, isEarly) };
    }

    private static ValueList<Finding> FindingsOf(double rest, double horizon, bool isEarly)
    {
        List<Finding> findings = [];
        if (rest > 0)
        {
            findings.Add(new("survival.open-end", "", FormattableString.Invariant($"The largest amount {horizon} is only \"at least\": {rest:P2} of the losses lie beyond it, unseen."), FindingLevel.Note));
        }

        if (isEarly)
        {
            findings.Add(new("survival.early-end", "", "At some amount every loss at risk is known, so that the estimate is 0 from there on although larger losses were seen: too few claims have small deductibles."));
        }

        return findings.ToValueList();
    }

    // the last step at or below an amount, -1 where there is none
    private int LastAt(double amount)
    {
        int low = 0;
        int high = _steps.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _steps[middle].Amount <= amount ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private double Integral(double limit)
    {
        int last = LastAt(limit);
        return last < 0 ? limit : _steps[last].Survival == 0 ? _steps[last].Integral : _steps[last].Integral + _steps[last].Survival * (limit - _steps[last].Amount);
    }

    private double Covariance(double one, double other)
    {
        double oneIntegral = Integral(one);
        double otherIntegral = Integral(other);
        double sum = 0;
        for (int i = 0; i <= LastAt(Math.Min(one, other)); i++)
        {
            sum += (oneIntegral - _steps[i].Integral) * (otherIntegral - _steps[i].Integral) * _steps[i].Hazard;
        }

        return sum;
    }

    private void RequireKnown(double amount, string name)
    {
        if (amount > Horizon && (_steps.Count == 0 || _steps[^1].Survival > 0))
        {
            throw Require.Wrong(name, amount, FormattableString.Invariant($"must be at most {Horizon}, the largest amount seen: beyond it the survival function is not known"));
        }
    }

    /// <summary>An amount at which S falls: S from there on, the integral of S up to there, d / (r (r - d)).</summary>
    private readonly record struct Step(double Amount, double Survival, double Integral, double Hazard);
}
