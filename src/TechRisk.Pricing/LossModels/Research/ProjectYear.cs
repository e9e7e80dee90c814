namespace TechRisk.Pricing;

/// <summary>
/// What the insurer pays for one unit of a project: Y = 1(fail) A + 1(success) B + C. A is the claim of a failure, B those of triggers of
/// completion, C those of the other triggers; A, B and C are independent of the factors, which move the indicators alone.
/// </summary>
internal sealed class ProjectYear
{
    /// <summary>The moments under the terms of an event.</summary>
    public ProjectYear(ResearchProject project, PolicyTerms terms, ResearchProgramme programme, double period)
    {
        Project = project;
        Failure = project.FailureProbability;
        double success = project.SuccessProbability;
        ClaimMoments failure = SectionView.Of(terms, ResearchProgramme.FailureSection) is { } view
            ? project.ClaimMoments(view, programme.Window, ResearchProject.Delta(programme.DiscountRate))
            : new ClaimMoments(0, 0, 0);
        Sum onSuccess = default;
        Sum always = default;
        foreach (TriggerPart part in PartsOf(project, programme.Window, period))
        {
            if (SectionView.Of(terms, part.Section) is not { } own || part.Count.Mean == 0)
            {
                continue;
            }

            AnnualMoments paid = new FrequencySeverity(part.Count, part.Amount).Moments(own);
            Sum sum = new(paid.Mean, paid.Variance);
            (onSuccess, always) = part.NeedsSuccess ? (onSuccess + sum, always) : (onSuccess, always + sum);
        }

        double given = Failure > 0 ? failure.Mean / Failure : 0;
        Contrast = given - (success > 0 ? onSuccess.Mean : 0);
        Mean = failure.Mean + Scaled(success, onSuccess.Mean) + always.Mean;
        double square = failure.SecondMoment + Scaled(success, onSuccess.Variance + onSuccess.Mean * onSuccess.Mean);
        double mean = failure.Mean + Scaled(success, onSuccess.Mean);
        Variance = double.IsFinite(square) && double.IsFinite(mean) ? Math.Max(square - mean * mean, 0) + always.Variance : double.PositiveInfinity;
    }

    /// <summary>The project.</summary>
    public ResearchProject Project { get; }

    /// <summary>f.</summary>
    public double Failure { get; }

    /// <summary>E[Y].</summary>
    public double Mean { get; }

    /// <summary>Var[Y].</summary>
    public double Variance { get; }

    /// <summary>E[A] - E[B]: what failure rather than success costs; two projects' Y have the covariance of their indicators times both.</summary>
    public double Contrast { get; }

    /// <summary>The triggers' claims that can be insured: those of completion only if it is planned within the window.</summary>
    public static IEnumerable<TriggerPart> PartsOf(ResearchProject project, double window, double period) =>
        project.Triggers.SelectMany(trigger => trigger.Parts(project, period)).Where(part => IsWithin(project, part, window));

    private static bool IsWithin(ResearchProject project, TriggerPart part, double window)
    {
        double due = part.DueYears ?? (part.NeedsSuccess ? project.Years : 0);
        return due <= window * (1 + 1e-12);
    }

    private static double Scaled(double probability, double amount) => probability == 0 ? 0 : probability * amount;

    private readonly record struct Sum(double Mean, double Variance)
    {
        public static Sum operator +(Sum a, Sum b) => new(a.Mean + b.Mean, a.Variance + b.Variance);
    }
}
