using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>A compiled dependence: which covers it ties, and how the rows of a block are drawn.</summary>
internal abstract class DependencePlan
{
    /// <summary>The covers are independent.</summary>
    public static DependencePlan None { get; } = new IndependentPlan();

    /// <summary>What the cover's loss model will be driven by.</summary>
    public virtual LossContext Describe(int cover, LossContext context) => context;

    /// <summary>Tail facts of a cover once its parameters vary from year to year.</summary>
    public virtual TailFacts Mixed(int cover, TailFacts facts) => facts;

    /// <summary>Working state of one thread.</summary>
    public abstract DependenceRows CreateRows();

    /// <summary>Compiles a dependence; a cover it cannot drive is a finding where all covers are tied, an error where it is named.</summary>
    public static DependencePlan Compile(Submission submission, RandomKey key, List<Finding> findings)
    {
        foreach (string name in submission.Dependence.Covers.Where(name => submission.Covers.All(cover => cover.Name != name)))
        {
            findings.Add(new Finding("dependence.absent-cover", "dependence", $"names the cover '{name}', which the submission does not have", FindingLevel.Note));
        }

        return submission.Dependence switch
        {
            GaussianCopula copula => new GaussianCopulaPlan(copula, submission, key, findings),
            CommonShock shock => new CommonShockPlan(shock, submission, key, findings),
            SharedRateFactor factor => new RateFactorPlan(factor, submission, key, findings),
            _ => None,
        };
    }

    /// <summary>True for each cover that the dependence ties and whose model it can drive.</summary>
    protected static bool[] TiedCovers(Submission submission, Func<LossModel, bool> canDrive, string what, List<Finding> findings)
    {
        Dependence dependence = submission.Dependence;
        bool[] tied = new bool[submission.Covers.Count];
        for (int i = 0; i < tied.Length; i++)
        {
            Cover cover = submission.Covers[i];
            if (!dependence.Ties(cover.Name))
            {
                continue;
            }

            tied[i] = canDrive(cover.LossModel);
            if (!tied[i] && dependence.Covers.Count > 0)
            {
                throw new InvalidOperationException(
                    $"{dependence.GetType().Name} names the cover '{cover.Name}', but its {cover.LossModel.GetType().Name} has no {what} to drive");
            }

            if (!tied[i])
            {
                findings.Add(new Finding(
                    "dependence.no-driver",
                    $"covers[{i}]",
                    $"{cover.LossModel.GetType().Name} has no {what} that {dependence.GetType().Name} could drive; the cover stays independent"));
            }
        }

        return tied;
    }

    private sealed class IndependentPlan : DependencePlan
    {
        public override DependenceRows CreateRows() => new NoRows();
    }

    private sealed class NoRows : DependenceRows
    {
        public override void Draw(YearBlock block)
        {
        }

        public override RowDrivers For(int cover) => default;
    }
}
