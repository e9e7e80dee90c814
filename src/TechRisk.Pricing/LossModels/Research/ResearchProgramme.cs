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
/// One row of a simulation is one life of the policy: all claims from inception to the end of the window. Each failure is an event, and so
/// is each claim of a trigger, with the section of its cause. A copula drives the global factor with its sign turned. Correlations of
/// research projects are a judgement: no public data calibrate them.
/// Source: Vasicek (2002), Risk 15; two levels as in Gordy (2003), Journal of Financial Intermediation 12.
/// </remarks>
public sealed record ResearchProgramme : LossModel
{
    /// <summary>Section of technical failures.</summary>
    public static string FailureSection => "technical failure";

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
        init => field = Part(value, LargestSectorCorrelation, nameof(GlobalCorrelation), nameof(SectorCorrelation));
    }

    /// <summary>rho_s: what projects of one sector correlate in addition.</summary>
    /// <value>A fraction in [0, 1], with the global correlation at most 1; the default is 0.</value>
    public double SectorCorrelation
    {
        get;
        init => field = Part(value, GlobalCorrelation, nameof(SectorCorrelation), nameof(GlobalCorrelation));
    }

    /// <summary>rho_s of single sectors, where it differs from <see cref="SectorCorrelation"/>.</summary>
    /// <value>Fractions in [0, 1], each with the global correlation at most 1, no sector twice; the default is none.</value>
    public ValueList<(Industry Sector, double Correlation)> SectorCorrelations
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach ((Industry sector, double correlation) in value)
            {
                Part(correlation, GlobalCorrelation, nameof(SectorCorrelations), nameof(GlobalCorrelation));
                if (!Enum.IsDefined(sector) || value.Count(pair => pair.Sector == sector) > 1)
                {
                    throw Require.Wrong(nameof(SectorCorrelations), sector, "must name each industry at most once");
                }
            }

            field = value;
        }
    } = [];

    /// <summary>Years from inception in which a failure is a loss of the policy; later failures are none.</summary>
    /// <value>0 or more; the default is infinite: to the end of the projects.</value>
    public double Window { get; init => field = Require.NonNegativeOrInfinite(value, nameof(Window)); } = double.PositiveInfinity;

    /// <summary>
    /// Yearly rate r at which a failure at the time T counts v^T, v = 1 / (1 + r): the losses are then money of inception, and so are the
    /// terms of the policy that meet them. For terms in the money of the failure, see <see cref="ResearchProject.PresentValue"/>.
    /// </summary>
    /// <value>0 or more; the default 0 means no discount.</value>
    public double DiscountRate { get; init => field = Require.NonNegative(value, nameof(DiscountRate)); }

    /// <summary>True if only the first claim of each project is insured, whatever its cause; later ones are none.</summary>
    /// <value>The default is false: a project fails at most once, and its triggers claim for themselves.</value>
    public bool ClaimOnce { get; init; }

    /// <summary>Technical failure first, then the sections of the projects' triggers.</summary>
    public override ValueList<string> Sections =>
        new[] { FailureSection }.Concat(Projects.SelectMany(project => project.Triggers).SelectMany(trigger => trigger.Sections).Distinct().Order(StringComparer.Ordinal)).ToValueList();

    /// <summary>Planned cost of all projects from inception, in the submission's currency.</summary>
    public double Budget => InNameOrder.Sum(project => project.Units * project.Budget);

    /// <summary>The global factor, or nothing where the global correlation is 0 and it would move no project.</summary>
    public override LatentDriver Driver => GlobalCorrelation > 0 ? LatentDriver.GlobalFactor : LatentDriver.None;

    /// <summary>The projects in the order of their names: the order of events and of every sum.</summary>
    internal IEnumerable<ResearchProject> InNameOrder => Projects.OrderBy(project => project.Name, StringComparer.Ordinal);

    internal override string LawName => nameof(ResearchProgramme);

    /// <summary>
    /// The mean is the sum of E[Y_i], the variance the sum of Var[Y_i] and of
    /// (Phi2(Phi^-1(f_i), Phi^-1(f_j); rho_ij) - f_i f_j) (E[A_i] - E[B_i]) (E[A_j] - E[B_j]) over ordered pairs of units. Y_i is what is paid
    /// for project i: A_i if it fails, B_i from triggers of completion if it succeeds, and the other triggers' claims in either case.
    /// </summary>
    /// <param name="terms">Policy terms without aggregate retention and limit; terms of sections are allowed, but for their limits of the year.</param>
    /// <param name="period">Length of the policy period in years; scales the counts of triggers, not the failures, whose time is the window.</param>
    /// <exception cref="InvalidOperationException">
    /// Terms of the year, a discount rate with a layer, one claim a project with triggers, or a layer after more than two uncertain costs.
    /// </exception>
    public override AnnualMoments Moments(PolicyTerms terms, double period = 1)
    {
        RequireClosedForm(terms);
        ProjectYear[] years = [.. InNameOrder.Select(project => new ProjectYear(project, terms, this, period))];
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < years.Length; i++)
        {
            ProjectYear one = years[i];
            double units = one.Project.Units;
            mean += units * one.Mean;
            variance += units * one.Variance;
            variance += Covariance(units * (units - 1), one, one);
            for (int j = 0; j < i; j++)
            {
                variance += Covariance(2 * units * years[j].Project.Units, one, years[j]);
            }
        }

        return new AnnualMoments(mean, variance);
    }

    /// <summary>
    /// The exact law of what is paid in all, after every term, where each failure loses one of finitely many amounts (stages spent in full,
    /// planned costs) and one factor ties the projects: given the factor z each fails with
    /// Phi((Phi^-1(f) - sqrt(rho) z) / sqrt(1 - rho)), and the law is the mixture over z of convolutions.
    /// </summary>
    /// <param name="terms">Policy terms with or without those of the year; the law's mean is then the mean of a layer of the year.</param>
    /// <exception cref="InvalidOperationException">
    /// Triggers, discount, terms of sections or an hours clause, stages that fail midway or have uncertain costs, several sectors with factors
    /// of their own, or more amounts than can be listed.
    /// </exception>
    public Discrete ExactLaw(PolicyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        EventTerms.Check(this, terms);
        return Projects.Any(project => project.Triggers.Count > 0) || DiscountRate > 0 || !terms.SeesEventsOnly
            ? throw new InvalidOperationException(
                $"{nameof(ResearchProgramme)} has an exact law only for failures without discount under terms of events and of the year; simulate instead")
            : ResearchLaw.Of(this, terms);
    }

    /// <summary>The moments without correlation, as given, and with the given correlations doubled as far as they can be.</summary>
    /// <param name="terms">Policy terms as for <see cref="Moments"/>.</param>
    /// <param name="period">Length of the policy period in years.</param>
    /// <returns>Three entries, correlation rising; sectors' own correlations are changed alike and not shown.</returns>
    public ValueList<(double GlobalCorrelation, double SectorCorrelation, AnnualMoments Moments)> CorrelationSensitivity(PolicyTerms terms, double period = 1)
    {
        double largest = GlobalCorrelation + LargestSectorCorrelation;
        double factor = largest > 0 ? Math.Min(2, 1 / largest) : 2;
        return new[] { 0, 1, factor }.Select(times =>
        {
            ResearchProgramme programme = times == 1 ? this : Correlated(times);
            return (programme.GlobalCorrelation, programme.SectorCorrelation, programme.Moments(terms, period));
        }).ToValueList();
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

    internal override TailFacts TailAfter(PolicyTerms terms, double period) => ResearchTail.Of(this, terms, period);

    internal override IEnumerable<Finding> Findings(double period) => ResearchFindings.Of(this, period);

    internal override LossProgram Compile(LossContext context)
    {
        string? driver = context.HasRateFactor ? nameof(SharedRateFactor) : context.ShockRate > 0 ? nameof(CommonShock) : null;
        return driver is null
            ? new StageGateProgram(this, context)
            : throw new InvalidOperationException(
                $"{driver} cannot drive a {nameof(ResearchProgramme)}: a project fails at most once and has no claim rate; leave the cover out of the dependence");
    }

    /// <summary>rho_s of a sector.</summary>
    internal double SectorCorrelationOf(Industry sector)
    {
        foreach ((Industry own, double correlation) in SectorCorrelations)
        {
            if (own == sector)
            {
                return correlation;
            }
        }

        return SectorCorrelation;
    }

    /// <summary>Correlation of the latent variables of units of two projects.</summary>
    internal double CorrelationOf(ResearchProject one, ResearchProject other) =>
        Math.Min(one.Sector == other.Sector ? GlobalCorrelation + SectorCorrelationOf(one.Sector) : GlobalCorrelation, 1);

    /// <summary>Refuses what has no closed form.</summary>
    internal void RequireClosedForm(PolicyTerms terms)
    {
        RequireNoAggregateTerms(terms);
        EventTerms.Check(this, terms);
        string? reason = terms.EventHours > 0 ? "an hours clause"
            : terms.Sections.Any(section => double.IsFinite(section.AggregateLimit)) ? "sub-limits of sections for the year"
            : ClaimOnce && Projects.Any(project => project.Triggers.Count > 0) ? $"{nameof(ClaimOnce)} for projects with triggers"
            : DiscountRate > 0 && !(terms.Retention == 0 && terms.Franchise == 0 && double.IsPositiveInfinity(terms.Limit) && terms.Sections.Count == 0 && Projects.All(project => double.IsPositiveInfinity(project.Limit)))
                ? $"{nameof(DiscountRate)} with a retention, franchise or limit"
            : null;
        if (reason is not null)
        {
            throw new InvalidOperationException($"{nameof(ResearchProgramme)} has no closed form for moments under {reason}; simulate instead");
        }
    }

    private double LargestSectorCorrelation => Math.Max(SectorCorrelation, SectorCorrelations is { Count: > 0 } own ? own.Max(pair => pair.Correlation) : 0);

    private ResearchProgramme Correlated(double factor) => this with
    {
        GlobalCorrelation = 0,
        SectorCorrelations = SectorCorrelations.Select(pair => (pair.Sector, factor * pair.Correlation)).ToValueList(),
        SectorCorrelation = factor * SectorCorrelation,
    } is var programme ? programme with { GlobalCorrelation = Math.Min(factor * GlobalCorrelation, 1 - programme.LargestSectorCorrelation) } : this;

    // a number of ordered pairs times (P(both fail) - f_i f_j) and both contrasts
    private double Covariance(double pairs, ProjectYear one, ProjectYear other)
    {
        double correlation = CorrelationOf(one.Project, other.Project);
        double f = one.Failure;
        double g = other.Failure;
        if (pairs == 0 || correlation == 0 || f is 0 or 1 || g is 0 or 1 || one.Contrast == 0 || other.Contrast == 0)
        {
            return 0;
        }

        double joint = BivariateNormal.Cdf(NormalQuantile.Lower(f), NormalQuantile.Lower(g), correlation) - f * g;
        return pairs * one.Contrast * other.Contrast * joint;
    }

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

        string? twice = Repeats.First(projects, project => project.Name);
        if (twice is not null)
        {
            throw Require.Wrong(nameof(Projects), twice, "must have a name of its own: two projects share it");
        }

        ResearchProject? repeated = projects.FirstOrDefault(project => project.Triggers.Select(trigger => trigger.GetType()).Distinct().Count() < project.Triggers.Count);
        return repeated is null ? projects : throw Require.Wrong(nameof(Projects), repeated.Name, "must have each kind of trigger at most once");
    }
}
