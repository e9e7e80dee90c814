using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>What a reader has to know of the facts of a research project.</summary>
internal static class ResearchExposureFindings
{
    public static IEnumerable<Finding> Of(ResearchExposure facts)
    {
        if (facts.ReadinessLevel is > 0 and (< 4 or > 8) && facts.Given(nameof(facts.ScheduleSlippage)) is null)
        {
            yield return new("exposure.extrapolated", "readinessLevel", string.Create(
                CultureInfo.InvariantCulture,
                $"readiness level {facts.ReadinessLevel} lies outside the levels 4 to 8 of the slippage data: {facts.ScheduleSlippage.Value:0.##} of the planned years is an extrapolation"));
        }

        int count = ResearchStarters.Stages(facts.Industry, facts.Area).Count;
        if (facts.ReadinessLevel > 0 && facts.LifeCycle is { } stage
            && StageChain.FirstStage(facts, count) != StageChain.FirstStage(facts with { ReadinessLevel = 0 }, count))
        {
            yield return new("exposure.stage-conflict", "lifeCycle", string.Create(
                CultureInfo.InvariantCulture,
                $"readiness level {facts.ReadinessLevel} and the life-cycle stage {stage} point to different stages of the project; the readiness level is used"));
        }

        if (facts.Industry == Industry.Biomedicine && facts.Stages.All(given => given.PassProbability is null))
        {
            yield return new("exposure.proxy-population", "industry", "the pass probabilities describe US pipelines of 2011-2020 and count non-technical stops; Chinese rates differ and drift");
        }

        if (facts.Industry == Industry.Other && facts.Stages.All(given => given.PassProbability is null))
        {
            yield return new("exposure.proxy-population", "industry", "no data stand behind the pass probabilities of this industry: they are those of green technology, which are assumed");
        }
    }
}
