namespace TechRisk.Pricing;

/// <summary>
/// A submission compiled for simulation: names resolved, constants folded, kernels chosen, addresses of the random numbers fixed. The
/// plan, and nothing else, decides the numbers; threads, blocks, machines and the order of covers do not.
/// </summary>
public sealed class SimulationPlan
{
    /// <summary>Years in a block, the unit of work. Results do not depend on it.</summary>
    internal const int BlockYears = 2048;

    private SimulationPlan(Submission submission, long years, long seed, ValueList<Finding> findings)
    {
        Submission = submission;
        Years = years;
        Seed = seed;
        Findings = findings;
    }

    /// <summary>The submission.</summary>
    public Submission Submission { get; }

    /// <summary>Years to simulate.</summary>
    public long Years { get; }

    /// <summary>Seed of the random numbers.</summary>
    public long Seed { get; }

    /// <summary>What a reader of the numbers has to know of the model.</summary>
    public ValueList<Finding> Findings { get; }

    /// <summary>The compiled covers, in the submission's order.</summary>
    internal CoverPlan[] Covers { get; private init; } = [];

    /// <summary>The compiled dependence.</summary>
    internal DependencePlan Dependence { get; private init; } = DependencePlan.None;

    /// <summary>The systemic events of all covers.</summary>
    internal SystemicPlan Systemic { get; private init; } = SystemicPlan.None;

    /// <summary>Years in a block of this plan: longer where claims are drawn for whole blocks.</summary>
    internal int BlockLength => Covers.Any(cover => cover.Program.NeedsWholeBlocks) ? LossProgram.AddressYears : BlockYears;

    /// <summary>Number of blocks.</summary>
    internal long Blocks => (Years + BlockLength - 1) / BlockLength;

    /// <summary>Compiles a submission.</summary>
    /// <param name="submission">The submission; at least one cover.</param>
    /// <param name="years">Years to simulate, 1 to 4,294,967,295.</param>
    /// <param name="seed">Any seed; the same seed gives the same numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or a common shock exceeds a claim rate.</exception>
    /// <exception cref="InvalidOperationException">A cover cannot take the dependence that names it.</exception>
    public static SimulationPlan Compile(Submission submission, long years, long seed) => Compile(submission, years, seed, null);

    /// <summary>Compiles a submission that may be part of a portfolio, which then has resolved the systemic events and may tie the rates.</summary>
    internal static SimulationPlan Compile(Submission submission, long years, long seed, PortfolioLinks? links)
    {
        ArgumentNullException.ThrowIfNull(submission);
        if (years is < 1 or > uint.MaxValue)
        {
            throw Require.Wrong(nameof(years), years, "must lie between 1 and 4,294,967,295");
        }

        if (submission.Covers.Count == 0)
        {
            throw Require.Wrong("covers", "empty", $"must hold at least one cover (submission '{submission.Name}')");
        }

        RandomKey root = RandomKey.FromSeed(seed);
        RandomKey own = root.Derive(submission.Id);
        List<Finding> findings = [];
        DependencePlan dependence = DependencePlan.Compile(submission, own.Derive("dependence"), findings);
        RandomKey systemicKey = root.Derive("systemic");
        SystemicPlan systemic = links?.Systemic
            ?? SystemicPlan.Compile(SystemicDefinitions.Resolve([], Carriers(submission, ""), findings), systemicKey, submission.Period);
        CoverPlan[] covers = new CoverPlan[submission.Covers.Count];
        for (int i = 0; i < covers.Length; i++)
        {
            int[] tags = systemic.TagsOf(submission.Covers[i].LossModel);
            LossContext context = new()
            {
                CoverKey = own.Derive("cover").Derive(submission.Covers[i].Name),
                SystemicKey = systemicKey,
                SubmissionId = submission.Id,
                Period = submission.Period,
                Systemic = systemic.Of(tags),
            };
            context = dependence.Describe(i, context);
            bool isTied = links is not null && links.Ties(submission, i, findings);
            covers[i] = CompileCover(submission, i, isTied ? context with { HasRateFactor = true } : context, dependence, findings) with
            {
                SystemicTags = tags,
                HasPortfolioFactor = isTied,
            };
            if (isTied)
            {
                covers[i] = covers[i] with
                {
                    GroundUpTail = RateFactorPlan.Mixed(links!.Factor!.Law, covers[i].GroundUpTail),
                    GrossTail = RateFactorPlan.Mixed(links.Factor.Law, covers[i].GrossTail),
                    SectionTails = Array.ConvertAll(covers[i].SectionTails, tail => RateFactorPlan.Mixed(links.Factor.Law, tail)),
                };
            }
        }

        return new SimulationPlan(submission, years, seed, findings.ToValueList()) { Covers = covers, Dependence = dependence, Systemic = systemic };
    }

    /// <summary>The covers' loss models in the order of the covers' names, which is the order in which they may define a tag.</summary>
    internal static IReadOnlyList<SystemicCarrier> Carriers(Submission submission, string path) => SystemicDefinitions.CarriersOf(
        submission.Covers.Select((cover, index) => (cover.Name, new SystemicCarrier($"{path}covers[{index}]", cover.LossModel))));

    private static CoverPlan CompileCover(
        Submission submission, int index, LossContext context, DependencePlan dependence, List<Finding> findings)
    {
        Cover cover = submission.Covers[index];
        LossModel model = cover.LossModel;
        foreach (Finding finding in model.Findings(submission.Period))
        {
            string path = $"covers[{index}]" + (finding.Path.Length == 0 ? "" : "." + finding.Path);
            findings.Add(finding with { Path = path });
        }

        LossModel struck = model.SystemicTags.Count == 0 ? model : model.StruckBy([.. context.Systemic]);
        TailFacts grossTail = dependence.Mixed(index, struck.TailAfter(cover.Terms, submission.Period));
        ValueList<string> sections = model.Sections.Count > 1 ? model.Sections : [];
        return new CoverPlan
        {
            Name = cover.Name,
            Program = model.Compile(context),
            EventTerms = new EventTerms(model, cover.Terms, submission.Period),
            YearTerms = new YearTerms(cover.Terms),
            HasYearTerms = !cover.Terms.PaysYearInFull,
            GroundUpTail = dependence.Mixed(index, struck.TailAfter(PolicyTerms.None, submission.Period)),
            GrossTail = grossTail,
            Model = model,
            PartSections = sections,
            SectionTails = [.. sections.Select(section => TailRule.MayHave(grossTail, 2) ? grossTail
                : dependence.Mixed(index, struck.TailAfter(Alone(section, sections), submission.Period)))],
            HasSystemicPart = model.SystemicTags.Count > 0,
        };
    }

    // a section of a heavy cover has the moments of its own loss: its part of a layer is at most that
    private static PolicyTerms Alone(string section, ValueList<string> sections) => PolicyTerms.None with
    {
        Sections = sections.Where(other => other != section).Select(other => new SectionTerms(other) { InsuredShare = 1 }).ToValueList(),
    };
}
