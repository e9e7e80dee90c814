using System.Runtime.ExceptionServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>What a portfolio adds to the plans of its submissions: its systemic events and the factor on their rates.</summary>
internal sealed record PortfolioLinks(SystemicPlan Systemic, SharedRateFactor? Factor)
{
    /// <summary>True if the factor multiplies the rates of a cover.</summary>
    /// <exception cref="InvalidOperationException">The factor names the cover, whose model has no rate.</exception>
    public bool Ties(Submission submission, int cover, List<Finding> findings)
    {
        Cover of = submission.Covers[cover];
        if (Factor is null || !Factor.Ties(of.Name))
        {
            return false;
        }

        if (!of.LossModel.HasRate && Factor.Covers.Count > 0)
        {
            throw new InvalidOperationException(
                $"SharedRateFactor names the cover '{of.Name}', but its {of.LossModel.GetType().Name} in the submission '{submission.Id}' has no claim rate to drive");
        }

        if (!of.LossModel.HasRate)
        {
            findings.Add(new Finding(
                "dependence.no-driver",
                $"covers[{cover}]",
                $"{of.LossModel.GetType().Name} has no claim rate that SharedRateFactor could drive; the cover stays independent"));
        }

        return of.LossModel.HasRate;
    }
}

/// <summary>A portfolio compiled for simulation: the plans of its submissions in the order of their ids, which is the order of all sums.</summary>
internal sealed class PortfolioPlan
{
    private PortfolioPlan(Portfolio portfolio, long years, long seed, ValueList<Finding> findings)
    {
        Portfolio = portfolio;
        Years = years;
        Seed = seed;
        Findings = findings;
    }

    public Portfolio Portfolio { get; }

    public long Years { get; }

    public long Seed { get; }

    public ValueList<Finding> Findings { get; }

    /// <summary>The submissions' plans, in the order of their ids.</summary>
    public SimulationPlan[] Submissions { get; private init; } = [];

    /// <summary>Place of each plan's submission in the portfolio.</summary>
    public int[] Places { get; private init; } = [];

    /// <summary>The systemic events.</summary>
    public SystemicPlan Systemic { get; private init; } = SystemicPlan.None;

    /// <summary>Law of the factor on the rates; null where there is none.</summary>
    public Severity? Factor { get; private init; }

    /// <summary>Address of the factor: it is that of every portfolio of the seed.</summary>
    public RandomKey FactorKey { get; private init; }

    /// <summary>Compiles a portfolio, its submissions side by side; the plan does not depend on the number of threads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no submission, or a number is outside its range.</exception>
    /// <exception cref="InvalidOperationException">A cover cannot take a dependence that names it.</exception>
    public static PortfolioPlan Compile(Portfolio portfolio, long years, long seed, int threads = 1)
    {
        if (portfolio.Submissions.Count == 0)
        {
            throw Require.Wrong("submissions", "empty", $"must hold at least one submission (portfolio '{portfolio.Name}')");
        }

        if (years < 1 || years > Array.MaxLength)
        {
            throw Require.Wrong(nameof(years), years, $"must lie between 1 and {Array.MaxLength}: a run keeps 32 bytes a year");
        }

        RandomKey root = RandomKey.FromSeed(seed);
        List<Finding> findings = [];
        SystemicPlan systemic = SystemicPlan.Compile(portfolio.ResolveSystemic(findings), root.Derive("systemic"), portfolio.Period);
        SharedRateFactor? factor = portfolio.Dependence as SharedRateFactor;
        PortfolioLinks links = new(systemic, factor);
        int[] places = [.. Enumerable.Range(0, portfolio.Submissions.Count).OrderBy(i => portfolio.Submissions[i].Id, StringComparer.Ordinal)];
        SimulationPlan[] plans = Plans(threads, places.Length, i => SimulationPlan.Compile(portfolio.Submissions[places[i]], years, seed, links));
        for (int i = 0; i < places.Length; i++)
        {
            findings.AddRange(plans[i].Findings.Select(finding => finding with
            {
                Path = $"submissions[{places[i]}]" + (finding.Path.Length == 0 ? "" : "." + finding.Path),
            }));
        }

        if (factor is not null)
        {
            findings.AddRange(factor.Covers
                .Where(name => portfolio.Submissions.All(submission => submission.Covers.All(cover => cover.Name != name)))
                .Select(name => new Finding("dependence.absent-cover", "dependence", $"names the cover '{name}', which no submission has", FindingLevel.Note)));
        }

        return new PortfolioPlan(portfolio, years, seed, findings.ToValueList())
        {
            Submissions = plans,
            Places = places,
            Systemic = systemic,
            Factor = factor?.Law,
            FactorKey = root.Derive("portfolio").Derive("rate factor"),
        };
    }

    // of several submissions that cannot be compiled the first in order is blamed, whoever came first in time
    private static SimulationPlan[] Plans(int threads, int count, Func<int, SimulationPlan> compile)
    {
        SimulationPlan[] plans = new SimulationPlan[count];
        ExceptionDispatchInfo?[] errors = new ExceptionDispatchInfo?[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            try
            {
                plans[i] = compile(i);
            }
            catch (Exception error) when (error is ArgumentException or InvalidOperationException)
            {
                errors[i] = ExceptionDispatchInfo.Capture(error);
            }
        });
        errors.FirstOrDefault(error => error is not null)?.Throw();
        return plans;
    }
}
