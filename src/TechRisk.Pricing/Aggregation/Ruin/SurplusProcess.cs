using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The surplus u + c t - S(t) of an insurer: premium at the rate c, claims X at times whose distances are exponential (compound Poisson) or Erlang.
/// Ruin is a negative surplus at any time.
/// </summary>
/// <remarks>
/// Source: Asmussen, Albrecher, "Ruin Probabilities", 2nd edition (2010); Dickson, "Insurance Risk and Ruin" (2005), chapters 7 to 9.
/// </remarks>
public sealed partial record SurplusProcess
{
    /// <summary>A surplus process.</summary>
    /// <param name="claimRate">lambda, the expected number of claims per unit of time in the long run, above 0.</param>
    /// <param name="claim">The law of a claim, with a mean above 0.</param>
    /// <param name="premiumRate">c, premium per unit of time, above 0, in the submission's currency.</param>
    public SurplusProcess(double claimRate, Severity claim, double premiumRate)
    {
        ClaimRate = claimRate;
        Claim = claim;
        PremiumRate = premiumRate;
    }

    /// <summary>lambda, the expected number of claims per unit of time in the long run.</summary>
    /// <value>Above 0.</value>
    public double ClaimRate { get; init => field = Require.Positive(value, nameof(ClaimRate)); }

    /// <summary>The law of a claim.</summary>
    public Severity Claim
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Claim));
            field = value.Mean > 0 ? value : throw Require.Wrong(nameof(Claim), value, "must have a mean above 0");
        }
    }

    /// <summary>c, premium per unit of time, in the submission's currency.</summary>
    /// <value>Above 0.</value>
    public double PremiumRate { get; init => field = Require.Positive(value, nameof(PremiumRate)); }

    /// <summary>Shape n of the Erlang law of the time between claims, whose mean is 1 / lambda; 1 is a Poisson process.</summary>
    /// <value>A whole number, 1 or more; the default is 1.</value>
    public int WaitingShape { get; init => field = (int)Require.AtLeast(value, 1, nameof(WaitingShape)); } = 1;

    /// <summary>Expected claims per unit of premium: lambda E[X] / c, infinite if the mean is. Ruin is certain from 1 on.</summary>
    public double ClaimsPerPremium => ClaimRate * Claim.Mean / PremiumRate;

    /// <summary>Relative safety loading: c / (lambda E[X]) - 1.</summary>
    public double SafetyLoading => (1 / ClaimsPerPremium) - 1;

    /// <summary>A process whose premium is (1 + loading) times its expected claims.</summary>
    /// <param name="claimRate">lambda, claims per unit of time, above 0.</param>
    /// <param name="claim">The law of a claim, with a finite mean above 0.</param>
    /// <param name="loading">Relative safety loading, above -1.</param>
    public static SurplusProcess FromLoading(double claimRate, Severity claim, double loading) =>
        new(claimRate, claim, (1 + loading) * claimRate * claim.Mean);

    /// <summary>The process after a share of every claim is ceded for (1 + loading) times its expected amount.</summary>
    /// <param name="ceded">Share that is ceded, a fraction in [0, 1).</param>
    /// <param name="loading">The reinsurer's relative loading, 0 or more.</param>
    public SurplusProcess AfterQuotaShare(double ceded, double loading)
    {
        Require.FractionBelowOne(ceded);
        return After(ceded == 0 ? Claim : Claim.Times(1 - ceded), ceded * Claim.Mean, loading);
    }

    /// <summary>The process after what exceeds a retention of each claim is ceded for (1 + loading) times its expected amount.</summary>
    /// <param name="retention">Above 0, in the submission's currency.</param>
    /// <param name="loading">The reinsurer's relative loading, 0 or more.</param>
    public SurplusProcess AfterExcessOfLoss(double retention, double loading)
    {
        Require.Positive(retention);
        return After(new LayerOf(Claim, 0, retention), retention < Claim.Maximum ? new LayerOf(Claim, retention).Mean : 0, loading);
    }

    private SurplusProcess After(Severity retained, double cededMean, double loading)
    {
        double premium = PremiumRate - ((1 + Require.NonNegative(loading)) * ClaimRate * cededMean);
        return premium > 0
            ? this with { Claim = retained, PremiumRate = premium }
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"The reinsurance of {Claim} costs {PremiumRate - premium} of a premium of {PremiumRate} per unit of time, so that ruin is certain: cede less, or for a smaller loading."));
    }
}
