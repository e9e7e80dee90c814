using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace TechRisk.Pricing.Tests.LossModels;

/// <summary>Limiting cases of research projects over random parameters.</summary>
public sealed class ResearchLaws
{
    private static Gen<double> Fraction => Gen.Choose(0, 1000).Select(x => x / 1000.0);

    private static Gen<SpendCurve> Curve => Gen.OneOf(
        Gen.Elements(SpendCurve.Uniform, SpendCurve.FullAtFailure, SpendCurve.ConstantHazard),
        from a in Gen.Choose(5, 50) from b in Gen.Choose(5, 50) select SpendCurve.Beta(a / 10.0, b / 10.0));

    private static Gen<Stage> AnyStage =>
        from pass in Fraction
        from cost in Gen.Choose(0, 1000)
        from years in Gen.Choose(1, 40)
        from technical in Fraction
        from eligible in Fraction
        from spend in Curve
        select new Stage("stage", pass, cost) { Years = years / 10.0, TechnicalShare = technical, EligibleShare = eligible, Spend = spend };

    private static Arbitrary<ResearchProject> Projects => (
        from stages in AnyStage.ListOf().Where(list => list.Count is > 0 and < 6)
        from salvage in Fraction
        from elapsed in Fraction.Where(x => x < 1)
        select new ResearchProject("project", Industry.Other) { Stages = stages.ToValueList(), Salvage = salvage, ElapsedYears = elapsed * stages[0].Years }).ToArbitrary();

    [Property(MaxTest = 100, QuietOnSuccess = true)]
    public Property Certain_success_loses_nothing() => Prop.ForAll(Projects, project =>
    {
        ResearchProject sure = project with { Stages = project.Stages.Select(stage => stage with { PassProbability = 1 }).ToValueList() };
        AnnualMoments moments = new ResearchProgramme(sure).Moments(PolicyTerms.None);
        return moments == new AnnualMoments(0, 0) && sure.SuccessProbability == 1 && Math.Abs(sure.ExpectedSpend - sure.Budget) <= 1e-9 * (1 + sure.Budget);
    });

    [Property(MaxTest = 100, QuietOnSuccess = true)]
    public Property A_first_stage_that_cannot_be_passed_takes_all_the_loss() => Prop.ForAll(Projects, project =>
    {
        ResearchProject doomed = project with { Stages = project.Stages.Select((stage, k) => k == 0 ? stage with { PassProbability = 0 } : stage).ToValueList() };
        ResearchProject first = doomed with { Stages = [doomed.Stages[0]] };
        return doomed.FailStageProbabilities[0] == 1 && doomed.ClaimMoments(PolicyTerms.None) == first.ClaimMoments(PolicyTerms.None);
    });

    [Property(MaxTest = 100, QuietOnSuccess = true)]
    public Property Probabilities_sum_to_one_and_layers_to_the_whole() => Prop.ForAll(Projects, project =>
    {
        double whole = project.ExpectedLoss;
        double point = 0.3 * (project.Budget + 1);
        double low = project.ClaimMoments(new PolicyTerms { Limit = point }).Mean;
        double high = project.ClaimMoments(new PolicyTerms { Retention = point }).Mean;
        ClaimMoments share = project.ClaimMoments(new PolicyTerms { InsuredShare = 0.25 });
        return Math.Abs(project.SuccessProbability + project.FailureProbability - 1) <= 1e-12
            && Math.Abs(low + high - whole) <= 1e-9 * (1 + whole)
            && Math.Abs(share.Mean - 0.75 * whole) <= 1e-12 * (1 + whole)
            && project.ClaimMoments(new PolicyTerms { Retention = project.Budget * (1 + 1e-12) + 1e-9 }) == new ClaimMoments(0, 0, 0);
    });

    [Property(MaxTest = 100, QuietOnSuccess = true)]
    public Property A_longer_window_insures_more_and_the_whole_project_at_its_end() => Prop.ForAll(Projects, project =>
    {
        double[] means = [.. new[] { 0, 0.2, 0.7, 1, 3 }.Select(part => new ResearchProgramme(project) { Window = part * project.Years }.Moments(PolicyTerms.None).Mean)];
        return means.Zip(means.Skip(1), (shorter, longer) => shorter <= longer * (1 + 1e-12) + 1e-12).All(x => x) && Math.Abs(means[3] - means[4]) <= 1e-9 * (1 + means[4]);
    });

    [Property(MaxTest = 100, QuietOnSuccess = true)]
    public Property Without_correlation_equal_units_add_and_with_full_correlation_they_are_one() => Prop.ForAll(Projects, project =>
    {
        ResearchProject spent = project with { ElapsedYears = 0, Stages = [new Stage("only", project.Stages[0].PassProbability, 10) { Spend = SpendCurve.FullAtFailure }] };
        double one = new ResearchProgramme(spent).Moments(PolicyTerms.None).Variance;
        ResearchProgramme many = new(spent with { Units = 7 });
        return Math.Abs(many.Moments(PolicyTerms.None).Variance - 7 * one) <= 1e-9 * (1 + one)
            && Math.Abs((many with { GlobalCorrelation = 1 }).Moments(PolicyTerms.None).Variance - 49 * one) <= 1e-8 * (1 + one);
    });

    [Property(MaxTest = 40, QuietOnSuccess = true)]
    public Property The_exact_law_has_the_mean_and_the_variance_of_the_moments() => Prop.ForAll(Projects, Fraction.ToArbitrary(), (project, correlation) =>
    {
        ResearchProject spent = project with { ElapsedYears = 0, Stages = project.Stages.Select(stage => stage with { Spend = SpendCurve.FullAtFailure }).ToValueList(), Units = 3 };
        ResearchProject other = spent with { Name = "other", Units = 1, Stages = [new Stage("only", 0.4, 10) { Spend = SpendCurve.FullAtFailure }] };
        PolicyTerms terms = new() { Retention = 3, InsuredShare = 0.1 };
        ResearchProgramme programme = new(spent, other) { GlobalCorrelation = correlation };
        Discrete law = programme.ExactLaw(terms);
        AnnualMoments exact = programme.Moments(terms);
        return Math.Abs(law.Mean - exact.Mean) <= 1e-9 * (1 + exact.Mean) && Math.Abs(law.Variance - exact.Variance) <= 1e-7 * (1 + exact.Variance);
    });

    [Property(MaxTest = 12, QuietOnSuccess = true, Replay = "20261125,77")]
    public Property Any_project_simulates_to_its_moments() => Prop.ForAll(Projects, Fraction.ToArbitrary(), (project, correlation) =>
    {
        ResearchProgramme programme = new(project with { Units = 2, Triggers = [new FortuitousStoppage(new Poisson(0.2), new Exponential(50)), new CompletionDelay(new Exponential(1), 30)] })
        {
            GlobalCorrelation = 0.5 * correlation,
            SectorCorrelation = 0.3,
            Window = 3,
        };
        PolicyTerms terms = new() { Retention = 20, Limit = 500 };
        SampledLoss loss = new Submission("Firm", new Cover("r&d", programme, terms)).Simulate(40_000, seed: 31).Net;
        AnnualMoments exact = programme.Moments(terms);
        return Math.Abs(loss.Mean.Value - exact.Mean) <= 4.5 * loss.Mean.StandardError + 1e-9
            && Math.Abs(loss.StandardDeviation.Value - exact.StandardDeviation) <= 4.5 * loss.StandardDeviation.StandardError + 1e-9;
    });
}
