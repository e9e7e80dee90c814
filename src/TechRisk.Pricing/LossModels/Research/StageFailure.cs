namespace TechRisk.Pricing;

/// <summary>
/// The failure of a project in one of its stages: after a share U of the stage it costs X = Before + U Cost and happens at
/// T = Start + U Years. Failures after the end of the window (T beyond it) are no losses of the policy.
/// </summary>
internal readonly record struct StageFailure
{
    /// <summary>A schedule that ends with the window, to rounding, ends within it.</summary>
    private const double Rounding = 1e-12;

    /// <summary>pi_k, the probability that the project fails in this stage.</summary>
    public double Probability { get; private init; }

    /// <summary>Probability that such a failure is insured.</summary>
    public double TechnicalShare { get; private init; }

    /// <summary>Cost of the stages before, net of salvage.</summary>
    public double Before { get; private init; }

    /// <summary>Cost of this stage, net of salvage.</summary>
    public double Cost { get; private init; }

    /// <summary>Years from inception to the start of the stage.</summary>
    public double Start { get; private init; }

    /// <summary>Duration of the stage in years.</summary>
    public double Years { get; private init; }

    /// <summary>True if U is uniform, false if it is 1.</summary>
    public bool IsUniform { get; private init; }

    /// <summary>The failure lies within the window if U is at most this.</summary>
    public double LargestShare { get; private init; }

    /// <summary>The failures of a project, stage by stage.</summary>
    public static StageFailure[] Of(ResearchProject project, double window)
    {
        ValueList<double> probabilities = project.FailStageProbabilities;
        StageFailure[] failures = new StageFailure[probabilities.Count];
        double kept = 1 - project.Salvage;
        double before = 0;
        double start = 0;
        for (int k = 0; k < failures.Length; k++)
        {
            Stage stage = project.Stages[k];
            failures[k] = new StageFailure
            {
                Probability = probabilities[k],
                TechnicalShare = stage.TechnicalShare,
                Before = kept * before,
                Cost = kept * stage.Cost,
                Start = start,
                Years = stage.Years,
                IsUniform = stage.Spend == SpendCurve.Uniform,
                LargestShare = ShareWithin(window, start, stage.Years),
            };
            before += stage.Cost;
            start += stage.Years;
        }

        return failures;
    }

    /// <summary>X after a share of the stage.</summary>
    public double Loss(double share) => Before + share * Cost;

    /// <summary>T after a share of the stage, in years from inception.</summary>
    public double Time(double share) => Start + share * Years;

    /// <summary>What the insurer pays, given an insured failure in this stage: exact moments over U within the window.</summary>
    public ClaimMoments Paid(PolicyTerms terms)
    {
        if (!IsUniform || Cost == 0)
        {
            double within = IsUniform ? LargestShare : LargestShare >= 1 ? 1 : 0;
            double paid = terms.PaidOfClaim(Loss(1));
            return new ClaimMoments(within * paid, within * paid * paid, paid > 0 ? within : 0);
        }

        if (terms.InsurerShare == 0)
        {
            return new ClaimMoments(0, 0, 0);
        }

        // over the shares of the stage: nothing up to 'from', then the layer fills, from 'full' on it pays its limit
        double from = ShareAt(Math.Max(terms.Franchise, terms.Retention));
        double full = Math.Max(from, ShareAt(terms.Retention + terms.Limit));
        double low = Math.Max(Loss(from) - terms.Retention, 0);
        double high = Math.Max(Loss(full) - terms.Retention, 0);
        double mean = (full - from) * (high + low) / 2;
        double second = (full - from) * (high * high + high * low + low * low) / 3;
        double beyond = LargestShare - full;
        if (beyond > 0)
        {
            mean += beyond * terms.Limit;
            second += beyond * terms.Limit * terms.Limit;
        }

        double insurer = terms.InsurerShare;
        return new ClaimMoments(insurer * mean, insurer * insurer * second, LargestShare - from);
    }

    /// <summary>The most the insurer can pay for an insured failure in this stage.</summary>
    public double LargestPayment(PolicyTerms terms) => (IsUniform ? LargestShare > 0 : LargestShare >= 1) ? terms.PaidOfClaim(Loss(LargestShare)) : 0;

    // share of the stage at which the loss reaches an amount, cut to [0, LargestShare]
    private double ShareAt(double amount) => Math.Clamp((amount - Before) / Cost, 0, LargestShare);

    private static double ShareWithin(double window, double start, double years)
    {
        double slack = window * Rounding;
        return start + years <= window + slack ? 1
            : years == 0 || start > window ? 0
            : (window - start) / years;
    }
}
