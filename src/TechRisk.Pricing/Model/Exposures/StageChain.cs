using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>A stage with all its parameters settled, before relativities and records.</summary>
internal sealed record SettledStage(string Name, Assumption Pass, Assumption Years, Assumption TechnicalShare)
{
    /// <summary>Planned cost of the whole stage.</summary>
    public required double Cost { get; init; }

    /// <summary>The team's record in this stage.</summary>
    public SuccessRecord? Record { get; init; }
}

/// <summary>The chain of stages of a research exposure: starters, the firm's own facts in their place, and the stages that are still to come.</summary>
internal static class StageChain
{
    /// <summary>The stages from the current one on.</summary>
    public static ValueList<SettledStage> Of(ResearchExposure facts)
    {
        ValueList<StageStarter> starters = ResearchStarters.Stages(facts.Industry, facts.Area);
        bool[] known = [.. facts.Stages.Select(stage => starters.Any(starter => starter.Name == stage.Name))];
        if (known.Length > 0 && !known.Contains(true))
        {
            return Settled(facts, facts.Stages.Select(stage => (stage, (StageStarter?)null)));
        }

        int stranger = Array.IndexOf(known, false);
        if (stranger >= 0)
        {
            throw Require.Wrong(
                nameof(facts.Stages),
                facts.Stages[stranger].Name,
                $"must be a stage of the industry ({string.Join(", ", starters.Select(starter => starter.Name))}), or all stages must be of the user's own");
        }

        return Settled(facts, starters.Skip(FirstStage(facts, starters.Count))
            .Select(starter => (facts.Stages.FirstOrDefault(stage => stage.Name == starter.Name) ?? new StageFacts(starter.Name), (StageStarter?)starter)));
    }

    /// <summary>The current stage: by the readiness level, or by the stage of the life cycle, or the first.</summary>
    public static int FirstStage(ResearchExposure facts, int count) => Math.Min(count - 1, facts.ReadinessLevel > 0
        ? ByReadiness(facts)
        : facts.LifeCycle is { } stage ? (int)stage : 0);

    // readiness is an ordinal scale: a table, no arithmetic on levels
    private static int ByReadiness(ResearchExposure facts) => facts.Industry == Industry.Biomedicine
        ? facts.ReadinessLevel switch { <= 6 => 0, 7 => 1, 8 => 2, _ => 3 }
        : facts.ReadinessLevel switch { <= 3 => 0, <= 6 => 1, _ => 2 };

    private static ValueList<SettledStage> Settled(ResearchExposure facts, IEnumerable<(StageFacts Own, StageStarter? Starter)> chain)
    {
        (StageFacts Own, StageStarter? Starter)[] stages = [.. chain];
        double given = stages.Sum(stage => stage.Own.Cost ?? 0);
        double weights = stages.Sum(stage => stage.Own.Cost is null ? stage.Starter?.CostWeight ?? 1 : 0);
        double rest = facts.Budget - given;
        if (weights > 0 && !(rest > 0))
        {
            throw Require.Wrong(nameof(facts.Budget), facts.Budget, "must be above the costs that stages name, as the budget of the stages to come, or every stage must name its cost");
        }

        return stages.Select(stage => new SettledStage(
            stage.Own.Name,
            stage.Own.PassProbability ?? stage.Starter?.Pass.Default
                ?? throw Require.Wrong(nameof(facts.Stages), stage.Own.Name, "must name its pass probability: the industry has no such stage"),
            stage.Own.Years ?? stage.Starter?.Years.Default ?? new Assumption(0, "years", ResearchStarters.Judgement),
            stage.Own.TechnicalShare ?? stage.Starter?.TechnicalShare.Default ?? new Assumption(1, "share of the failures", ResearchStarters.Judgement))
        {
            Cost = stage.Own.Cost ?? rest * (stage.Starter?.CostWeight ?? 1) / weights,
            Record = stage.Own.Record,
        }).ToValueList();
    }

    /// <summary>The pass probabilities after re-spins, evidence and records, in order.</summary>
    public static double[] PassProbabilities(ResearchExposure facts, ValueList<SettledStage> stages)
    {
        double[] pass = [.. stages.Select(stage => stage.Pass.Value)];
        double shift = EvidenceShift(facts);
        for (int k = 0; k < pass.Length; k++)
        {
            if (facts.Industry == Industry.IntegratedCircuits && stages[k].Name == "silicon")
            {
                pass[k] = 1 - (1 - pass[k]) * Power(1 - facts.LaterSpinSuccess.Value, facts.FundedSpins - 1);
            }

            if (stages[k].Name.StartsWith("phase", StringComparison.Ordinal))
            {
                pass[k] = Shifted(pass[k], shift / 3); // the multiple is of the three phases together
            }

            pass[k] = Updated(pass[k], facts.PriorTrials.Value, stages[k].Record);
        }

        return facts.TeamRecord is null ? pass : ToProduct(pass, Updated(pass.Aggregate(1.0, (all, p) => all * p), facts.PriorTrials.Value, facts.TeamRecord));
    }

    /// <summary>The change of the log odds by all evidence together, damped and capped.</summary>
    public static double EvidenceShift(ResearchExposure facts)
    {
        double cap = Log.Of(facts.EvidenceCap.Value);
        double sum = facts.Evidence.Sum(evidence => Log.Of(ResearchStarters.Multiple(evidence).Value));
        return Math.Clamp(facts.EvidenceDamping.Value * sum, -cap, cap);
    }

    /// <summary>The probability whose log odds are shifted; 0 and 1 stay.</summary>
    public static double Shifted(double p, double shift) => p is 0 or 1 || shift == 0 ? p : p / (p + (1 - p) * Exp.Of(-shift));

    // the posterior mean of a beta prior of that mean and weight; certainty is not moved by a record
    private static double Updated(double p, double weight, SuccessRecord? record) =>
        record is null || p is 0 or 1 ? p : record.PosteriorMean(weight * p, weight * (1 - p)).Value;

    // the chain whose stages are shifted alike on the log odds so that all are passed with the given probability
    private static double[] ToProduct(double[] pass, double product)
    {
        if (product is 0 or 1 || pass.Contains(0.0) || pass.All(p => p == 1))
        {
            return pass;
        }

        double shift = RootFinder.Find(x => pass.Aggregate(1.0, (all, p) => all * Shifted(p, x)) - product, -200, 200, 1e-14);
        return [.. pass.Select(p => Shifted(p, shift))];
    }

    private static double Power(double value, int exponent)
    {
        double power = 1;
        for (int i = 0; i < exponent; i++)
        {
            power *= value;
        }

        return power;
    }
}
