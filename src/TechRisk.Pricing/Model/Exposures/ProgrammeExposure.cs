using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>Underwriting facts of several research projects that one cover insures; they fail together through shared factors.</summary>
public sealed record ProgrammeExposure : Exposure
{
    /// <summary>Facts of a programme of a firm.</summary>
    /// <param name="industry">Industry of the firm; each project has its own.</param>
    /// <param name="projects">At least one project, names unique.</param>
    public ProgrammeExposure(Industry industry, params ReadOnlySpan<ResearchExposure> projects)
        : base(industry) => Projects = ValueList.Create(projects);

    /// <summary>The projects; the correlations and windows of their own play no part.</summary>
    /// <value>At least one project, names unique.</value>
    public ValueList<ResearchExposure> Projects
    {
        get;
        init => field = value is { Count: > 0 } && value.DistinctBy(project => project.Name).Count() == value.Count
            ? value
            : throw Require.Wrong(nameof(Projects), value?.ToString() ?? "null", "must hold at least one project, and no name twice");
    }

    /// <summary>Years from inception in which a failure is insured.</summary>
    /// <value>0 or more; the default is infinite: to the end of the projects.</value>
    public double Window { get; init => field = Require.NonNegativeOrInfinite(value, nameof(Window)); } = double.PositiveInfinity;

    /// <summary>Correlation of the latent variables of projects of different sectors.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption GlobalCorrelation { get => Or(ResearchStarters.GlobalCorrelation); init => Own = With(value, ResearchStarters.GlobalCorrelation); }

    /// <summary>What projects of one sector correlate in addition.</summary>
    /// <value>A fraction in [0, 1]; with the global correlation at most 1.</value>
    [AllowNull]
    public Assumption SectorCorrelation
    {
        get => Or(ResearchStarters.SectorCorrelation(Industry));
        init => Own = With(value, ResearchStarters.SectorCorrelation(Industry));
    }

    /// <inheritdoc/>
    public override ValueList<(string Parameter, Assumption Assumption)> Assumptions =>
    [
        ("globalCorrelation", GlobalCorrelation), ("sectorCorrelation", SectorCorrelation),
        .. Projects.SelectMany((project, i) => project.Assumptions
            .Where(line => !line.Parameter.EndsWith("Correlation", StringComparison.Ordinal))
            .Select(line => (string.Create(CultureInfo.InvariantCulture, $"projects[{i}].{line.Parameter}"), line.Assumption))),
    ];

    /// <summary>A programme of the projects.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A fact that a project needs is missing, or facts contradict each other.</exception>
    public override LossModel ToLossModel() => new ResearchProgramme([.. Projects.Select(project => project.ToProject())])
    {
        GlobalCorrelation = GlobalCorrelation.Value,
        SectorCorrelation = SectorCorrelation.Value,
        Window = Window,
        Sources =
        [
            .. Projects.SelectMany((project, i) => project.SourcesOf(i)),
            new("globalCorrelation", GlobalCorrelation.Provenance), new("sectorCorrelation", SectorCorrelation.Provenance),
        ],
    };

    internal override IEnumerable<Finding> Findings => Projects.SelectMany((project, i) => project.Findings
        .Select(finding => finding with { Path = string.Create(CultureInfo.InvariantCulture, $"projects[{i}].{finding.Path}") }));

    internal override Exposure WithAssumptionsOwn() => this with
    {
        GlobalCorrelation = GlobalCorrelation,
        SectorCorrelation = SectorCorrelation,
        Projects = Projects.Select(project => (ResearchExposure)project.WithAssumptionsOwn()).ToValueList(),
    };
}
