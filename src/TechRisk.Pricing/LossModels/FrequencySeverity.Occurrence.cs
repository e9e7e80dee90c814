using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <content>The largest claim of a year.</content>
public sealed partial record FrequencySeverity
{
    /// <summary>
    /// P(the largest paid claim of the year exceeds a loss): 1 - G(1 - S(y)), G the generating function of the claim count and y the
    /// ground-up claim that pays the loss; with Poisson claims of rate lambda 1 - exp(-lambda S(y)).
    /// </summary>
    /// <remarks>
    /// The number of claims above y is the claim count thinned by S(y); its own survival function at 0 loses no digit in the tail. Source:
    /// Klugman, Panjer, Willmot, "Loss Models", section 8.6.
    /// </remarks>
    /// <param name="loss">What is paid of one claim, 0 or more, in the submission's currency.</param>
    /// <param name="terms">Policy terms without aggregate retention and limit; null for none.</param>
    /// <param name="period">Length of the policy period in years, above 0; the claim rate scales with it.</param>
    /// <exception cref="InvalidOperationException">The terms have an aggregate retention or limit, or look inside the event.</exception>
    public double OccurrenceExceedance(double loss, PolicyTerms? terms = null, double period = 1)
    {
        PolicyTerms policy = terms ?? PolicyTerms.None;
        RequireEventTerms(policy);
        Require.NonNegative(loss);
        if (policy.InsurerShare == 0 || loss >= policy.Limit * policy.InsurerShare)
        {
            return 0;
        }

        double claim = Math.Max(policy.Retention + loss / policy.InsurerShare, policy.Franchise);
        return Above(CountOf(period), Severity.Survival(claim));
    }

    /// <summary>
    /// The loss that the largest paid claim of a year exceeds once in T years on average: the largest claim's quantile at 1 - 1/T. Poisson
    /// claims above a Pareto's smallest x0 have x0 (lambda / (-ln(1 - 1/T)))^(1/alpha).
    /// </summary>
    /// <param name="returnPeriod">T in policy periods, above 1.</param>
    /// <param name="terms">Policy terms without aggregate retention and limit; null for none.</param>
    /// <param name="period">Length of the policy period in years, above 0; the claim rate scales with it.</param>
    /// <returns>The loss in the submission's currency; 0 where a year without a paid claim is that likely.</returns>
    /// <exception cref="InvalidOperationException">The terms have an aggregate retention or limit, or look inside the event.</exception>
    public double ReturnPeriodLoss(double returnPeriod, PolicyTerms? terms = null, double period = 1)
    {
        PolicyTerms policy = terms ?? PolicyTerms.None;
        RequireEventTerms(policy);
        if (!(returnPeriod > 1 && double.IsFinite(returnPeriod)))
        {
            throw Require.Wrong(nameof(returnPeriod), returnPeriod, "must be a finite number of periods above 1");
        }

        Frequency count = CountOf(period);
        double probability = 1 / returnPeriod;
        if (Above(count, 1) <= probability)
        {
            return 0;
        }

        double survival = count is Poisson
            ? -Log1p.Of(-probability) / count.Mean
            : Exp.Of(RootFinder.Find(t => Above(count, Exp.Of(t)) / probability - 1, Log.Of(probability / Math.Max(count.Mean, 1)) - 1, 0, 1e-15));
        return policy.PaidOfClaim(Severity.InverseSurvival(Math.Min(survival, 1)));
    }

    private Frequency CountOf(double period) => Require.Positive(period) == 1 ? Frequency : Frequency.Scale(period);

    // P(at least one claim is among those kept with a probability)
    private static double Above(Frequency count, double probability) => count switch
    {
        { Mean: 0 } => 0,
        Poisson => -Expm1.Of(-count.Mean * probability),
        _ => probability == 0 ? 0 : count.Thin(probability).Survival(0),
    };
}
