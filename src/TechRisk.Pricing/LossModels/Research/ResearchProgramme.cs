using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Research projects that fail together through shared factors. Project i fails if
/// A_i = sqrt(rho_g) G + sqrt(rho_s) S_sector + sqrt(1 - rho_g - rho_s) e_i is at most Phi^-1(f_i), with standard normal factors and
/// f_i its failure probability; the stage of failure, its cause and the share spent are independent of the factors. So every
/// project keeps its own law, and projects correlate by rho_g + rho_s within a sector and by rho_g across sectors.
/// </summary>
/// <remarks>
/// One row of a simulation is one life of the policy: all failures from inception to the end of the window. A copula drives the
/// global factor with its sign turned. Correlations of research projects are a judgement: no public data calibrate them.
/// Source: Vasicek (2002), Risk 15; two levels as in Gordy (2003), Journal of Financial Intermediation 12.
/// </remarks>
public sealed record ResearchProgramme : LossModel
{
    /// <summary>A programme of projects.</summary>
    /// <param name="projects">At least one project, names unique.</param>
    public ResearchProgramme(params ReadOnlySpan<ResearchProject> projects) => Projects = ValueList.Create(projects);

    /// <summary>The projects; their order plays no part.</summary>
    /// <value>At least one project, names unique.</value>
    public ValueList<ResearchProject> Projects { get; init => field = Checked(value); }

    /// <summary>rho_g: correlation of the latent variables of projects of different sectors.</summary>
    /// <value>A fraction in [0, 1], with the sector correlation at most 1; the default is 0.</value>
    public double GlobalCorrelation
    {
        get;
        init => field = Part(value, SectorCorrelation, nameof(GlobalCorrelation), nameof(SectorCorrelation));
    }

    /// <summary>rho_s: what projects of one sector correlate in addition.</summary>
    /// <value>A fraction in [0, 1], with the global correlation at most 1; the default is 0.</value>
    public double SectorCorrelation
    {
        get;
        init => field = Part(value, GlobalCorrelation, nameof(SectorCorrelation), nameof(GlobalCorrelation));
    }

    /// <summary>Years from inception in which a failure is a loss of the policy; later failures are none.</summary>
    /// <value>0 or more; the default is infinite: to the end of the projects.</value>
    public double Window { get; init => field = Require.NonNegativeOrInfinite(value, nameof(Window)); } = double.PositiveInfinity;

    /// <summary>The global factor, or nothing where the global correlation is 0 and it would move no project.</summary>
    public override LatentDriver Driver => GlobalCorrelation > 0 ? LatentDriver.GlobalFactor : LatentDriver.None;

    /// <summary>The projects in the order of their names: the order of events and of every sum.</summary>
    internal IEnumerable<ResearchProject> InNameOrder => Projects.OrderBy(project => project.Name, StringComparer.Ordinal);

    internal override string LawName => nameof(ResearchProgramme);

    /// <summary>
    /// The mean is the sum of E[Y_i], the variance the sum of Var[Y_i] and of
    /// (Phi2(Phi^-1(f_i), Phi^-1(f_j); rho_ij) - f_i f_j) E[Y_i | fail] E[Y_j | fail] over ordered pairs, Y_i what is paid for project i.
    /// </summary>
    /// <param name="terms">Policy terms without aggregate retention and limit.</param>
    /// <param name="period">Length of the policy period in years; plays no part, the window does.</param>
    /// <exception cref="InvalidOperationException">The terms have an aggregate retention or limit.</exception>
    public override AnnualMoments Moments(PolicyTerms terms, double period = 1)
    {
        RequireEventTerms(terms);
        ResearchProject[] projects = [.. InNameOrder];
        double[] failure = new double[projects.Length];
        double[] given = new double[projects.Length];
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < projects.Length; i++)
        {
            ClaimMoments paid = projects[i].ClaimMoments(terms, Window);
            mean += paid.Mean;
            variance += paid.Variance;
            failure[i] = projects[i].FailureProbability;
            given[i] = failure[i] > 0 ? paid.Mean / failure[i] : 0;
            for (int j = 0; j < i; j++)
            {
                double correlation = projects[i].Sector == projects[j].Sector ? GlobalCorrelation + SectorCorrelation : GlobalCorrelation;
                variance += 2 * given[i] * given[j] * JointExcess(failure[i], failure[j], correlation);
            }
        }

        return new AnnualMoments(mean, variance);
    }

    /// <summary>Refused: a project fails once or not at all, so that there is no rate to multiply.</summary>
    /// <param name="factor">A finite number, 0 or more; plays no part.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override LossModel ScaleFrequency(double factor) => throw new InvalidOperationException(
        $"{nameof(ResearchProgramme)} has no claim rate to scale: a project fails at most once; change the pass probabilities of its stages instead");

    /// <summary>The programme with the costs of all stages multiplied.</summary>
    /// <param name="factor">A finite number above 0.</param>
    public override LossModel ScaleSeverity(double factor)
    {
        Require.Positive(factor);
        return this with { Projects = Projects.Select(project => project.Scale(factor)).ToValueList() };
    }

    internal override TailFacts TailAfter(PolicyTerms terms, double period) =>
        TailFacts.BoundedBy(terms.PaidOfYear(InNameOrder.Sum(project => project.LargestPayment(terms, Window))));

    internal override IEnumerable<Finding> Findings(double period)
    {
        List<Finding> findings = [];
        double years = Math.Min(Window, Projects.Max(project => project.Years));
        if (years > period)
        {
            findings.Add(new Finding("research.window-exceeds-period", "lossModel.window", string.Create(
                CultureInfo.InvariantCulture,
                $"failures are insured for {years:0.###} years from inception, the policy period is {period:0.###} years; set Window to the period to insure failures within it only")));
        }

        if (Projects.Count > 1 && GlobalCorrelation + SectorCorrelation == 0)
        {
            findings.Add(new Finding(
                "research.independent-projects",
                "lossModel",
                "the projects are taken as independent; a shared technology, market or team makes large losses more likely",
                FindingLevel.Note));
        }

        return findings;
    }

    internal override LossProgram Compile(LossContext context)
    {
        string? driver = context.HasRateFactor ? nameof(SharedRateFactor) : context.ShockRate > 0 ? nameof(CommonShock) : null;
        return driver is null
            ? new StageGateProgram(this, context)
            : throw new InvalidOperationException(
                $"{driver} cannot drive a {nameof(ResearchProgramme)}: a project fails at most once and has no claim rate; leave the cover out of the dependence");
    }

    // P(both fail) - f_i f_j
    private static double JointExcess(double f, double g, double correlation) =>
        correlation == 0 || f is 0 or 1 || g is 0 or 1
            ? 0
            : BivariateNormal.Cdf(NormalQuantile.Lower(f), NormalQuantile.Lower(g), Math.Min(correlation, 1)) - f * g;

    // each setter sees the other's value, so that no 'with' can make a sum above 1
    private static double Part(double value, double other, string name, string otherName) =>
        Require.Fraction(value, name) + other <= 1
            ? value
            : throw Require.Wrong(name, value, string.Create(
                CultureInfo.InvariantCulture, $"must be at most 1 together with {otherName}, which is {other}; to move weight between them, lower the other first"));

    private static ValueList<ResearchProject> Checked(ValueList<ResearchProject> projects)
    {
        ArgumentNullException.ThrowIfNull(projects);
        if (projects.Count == 0 || projects.Contains(null!))
        {
            throw Require.Wrong(nameof(Projects), projects, "must hold at least one project");
        }

        string? twice = projects.GroupBy(project => project.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        return twice is null ? projects : throw Require.Wrong(nameof(Projects), twice, "must have a name of its own: two projects share it");
    }
}
