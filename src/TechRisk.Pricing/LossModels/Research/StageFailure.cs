namespace TechRisk.Pricing;

/// <summary>
/// The failure of a project in one of its stages: after a share U of the stage it costs X = Before + (U - Elapsed) Cost, times cost ratios
/// where costs are uncertain, and happens at T = Start + (U - Elapsed) Years. Failures after the end of the window (T beyond it) are no
/// losses of the policy.
/// </summary>
internal sealed record StageFailure
{
    /// <summary>A schedule that ends with the window, to rounding, ends within it.</summary>
    private const double Rounding = 1e-12;

    /// <summary>pi_k, the probability that the project fails in this stage.</summary>
    public required double Probability { get; init; }

    /// <summary>Probability that such a failure is insured.</summary>
    public required double TechnicalShare { get; init; }

    /// <summary>Insured cost of the stages before that cost what was planned, net of salvage.</summary>
    public required double Before { get; init; }

    /// <summary>Insured planned cost of the whole of this stage, net of salvage.</summary>
    public required double Cost { get; init; }

    /// <summary>Insured planned costs of the stages before with an uncertain ratio, net of salvage.</summary>
    public required UncertainCost[] Uncertain { get; init; }

    /// <summary>The ratio of this stage; null where it costs what was planned.</summary>
    public required CostRatio? Ratio { get; init; }

    /// <summary>Index of the stage: the address of its ratio.</summary>
    public required int Stage { get; init; }

    /// <summary>Years from inception to the start of the stage.</summary>
    public required double Start { get; init; }

    /// <summary>Duration of the whole stage in years.</summary>
    public required double Years { get; init; }

    /// <summary>Law of U.</summary>
    public required SpendCurve Spend { get; init; }

    /// <summary>What the law of U depends on.</summary>
    public required SpendClock Clock { get; init; }

    /// <summary>The failure lies within the window if U is at most this.</summary>
    public required double LargestShare { get; init; }

    /// <summary>The most of X that is insured.</summary>
    public required double Limit { get; init; }

    /// <summary>Probability of an insured cause within this stage, before the window.</summary>
    public double Weight => Probability * TechnicalShare;

    /// <summary>True if a failure can lie within the window.</summary>
    public bool IsPossible => Weight > 0 && (Spend.IsAtEnd ? LargestShare >= 1 : LargestShare > Clock.Elapsed);

    /// <summary>True if a ratio of actual to planned cost decides the loss.</summary>
    public bool HasUncertainCosts => Ratio is not null || Uncertain.Length > 0;

    /// <summary>The failures of a project, stage by stage.</summary>
    public static StageFailure[] Of(ResearchProject project, double window)
    {
        ValueList<double> probabilities = project.FailStageProbabilities;
        StageFailure[] failures = new StageFailure[probabilities.Count];
        List<UncertainCost> uncertain = [];
        double kept = 1 - project.Salvage;
        double before = 0;
        double start = 0;
        for (int k = 0; k < failures.Length; k++)
        {
            Stage stage = project.Stages[k];
            double elapsed = k == 0 ? project.ElapsedShare : 0;
            double cost = stage.EligibleShare * stage.Cost;
            failures[k] = new StageFailure
            {
                Probability = probabilities[k],
                TechnicalShare = stage.TechnicalShare,
                Before = kept * before,
                Cost = kept * cost,
                Uncertain = [.. uncertain],
                Ratio = stage.Ratio,
                Stage = k,
                Start = start,
                Years = stage.Years,
                Spend = stage.Spend,
                Clock = new SpendClock(stage.PassProbability, elapsed),
                LargestShare = ShareWithin(window, start, stage.Years, elapsed),
                Limit = project.Limit,
            };
            double insured = (1 - elapsed) * cost;
            if (stage.Ratio is { } ratio)
            {
                uncertain.Add(new UncertainCost(kept * insured, ratio, k));
            }
            else
            {
                before += insured;
            }

            start += (1 - elapsed) * stage.Years;
        }

        return failures;
    }

    /// <summary>X after a share of the stage where every stage costs what was planned.</summary>
    public double Loss(double share) => Math.Min(Before + (share - Clock.Elapsed) * Cost, Limit);

    /// <summary>T after a share of the stage, in years from inception.</summary>
    public double Time(double share) => Start + (share - Clock.Elapsed) * Years;

    /// <summary>The largest X within the window; infinite where a ratio has no largest value.</summary>
    public double LargestLoss()
    {
        if (!IsPossible)
        {
            return 0;
        }

        double largest = Before + (LargestShare - Clock.Elapsed) * Cost * (Ratio?.Largest ?? 1);
        return Math.Min(largest + Uncertain.Sum(cost => cost.Planned * cost.Ratio.Largest), Limit);
    }

    private static double ShareWithin(double window, double start, double years, double elapsed)
    {
        double slack = window * Rounding;
        return start + (1 - elapsed) * years <= window + slack ? 1
            : years == 0 || start > window ? elapsed
            : elapsed + (window - start) / years;
    }
}

/// <summary>A stage's insured planned cost, net of salvage, with the ratio that multiplies it and the index of the stage.</summary>
internal readonly record struct UncertainCost(double Planned, CostRatio Ratio, int Stage);
