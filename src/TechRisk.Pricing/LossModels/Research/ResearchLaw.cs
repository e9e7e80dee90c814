using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The exact law of what is paid for a programme whose projects lose finitely many amounts: given the factor all fail independently, so that
/// the law is a mixture over the factor of convolutions.
/// </summary>
internal static class ResearchLaw
{
    private const int MostAmounts = 200_000;
    private const double SameAmount = 1e-12;
    private const double FarOut = 9;

    /// <summary>The law of the year after all terms.</summary>
    public static Discrete Of(ResearchProgramme programme, PolicyTerms terms)
    {
        Group[] groups = [.. programme.InNameOrder.Select(project => new Group(project, terms, programme.Window))
            .GroupBy(group => (group.Failure, group.Key)).Select(equal => equal.First() with { Units = equal.Sum(group => group.Units) })];
        double correlation = CommonCorrelation(programme);
        Law[][] powers = [.. groups.Select(group => group.Powers())];
        Law year;
        if (correlation == 0)
        {
            year = powers.Select((power, g) => Law.Mixed(power, groups[g].Counts(groups[g].Failure))).Aggregate(Law.Join);
        }
        else if (groups.Length == 1)
        {
            double[] counts = new double[powers[0].Length];
            foreach ((double factor, double weight) in Nodes(groups, correlation))
            {
                double[] given = groups[0].Counts(groups[0].Given(factor, correlation));
                for (int m = 0; m < counts.Length; m++)
                {
                    counts[m] += weight * given[m];
                }
            }

            year = Law.Mixed(powers[0], counts);
        }
        else
        {
            List<Law> given = [];
            List<double> weights = [];
            foreach ((double factor, double weight) in Nodes(groups, correlation))
            {
                given.Add(powers.Select((power, g) => Law.Mixed(power, groups[g].Counts(groups[g].Given(factor, correlation)))).Aggregate(Law.Join));
                weights.Add(weight);
            }

            year = Law.Mixed([.. given], [.. weights]);
        }

        return year.After(terms);
    }

    private static double CommonCorrelation(ResearchProgramme programme)
    {
        Industry[] sectors = [.. programme.Projects.Select(project => project.Sector).Distinct()];
        return sectors.Length == 1 ? Math.Min(programme.GlobalCorrelation + programme.SectorCorrelationOf(sectors[0]), 1)
            : sectors.All(sector => programme.SectorCorrelationOf(sector) == 0) ? programme.GlobalCorrelation
            : throw Refused("projects of several sectors with factors of their own");
    }

    // Gauss-Legendre panels against the normal density, finer around each threshold, where a strong factor makes a step
    private static IEnumerable<(double Factor, double Weight)> Nodes(Group[] groups, double correlation)
    {
        SortedSet<double> edges = [.. Enumerable.Range(-18, 37).Select(i => 0.5 * i)];
        double width = Math.Sqrt((1 - correlation) / correlation);
        foreach (Group group in groups.Where(group => group.Failure is > 0 and < 1))
        {
            double centre = NormalQuantile.Lower(group.Failure) / Math.Sqrt(correlation);
            foreach (double step in (ReadOnlySpan<double>)[-8, -4, -2, -1, 0, 1, 2, 4, 8])
            {
                edges.Add(Math.Clamp(centre + step * width, -FarOut, FarOut));
            }
        }

        GaussLegendre rule = GaussLegendre.Rule(12);
        List<(double Factor, double Weight)> nodes = [];
        double[] sorted = [.. edges];
        for (int panel = 1; panel < sorted.Length; panel++)
        {
            double half = 0.5 * (sorted[panel] - sorted[panel - 1]);
            for (int i = 0; i < rule.Nodes.Length && half > 0; i++)
            {
                double factor = sorted[panel - 1] + half * (1 + rule.Nodes[i]);
                nodes.Add((factor, half * rule.Weights[i] * NormalDensity.Of(factor)));
            }
        }

        double sum = nodes.Sum(node => node.Weight);
        return nodes.Select(node => (node.Factor, node.Weight / sum));
    }

    private static InvalidOperationException Refused(string reason) => new(
        $"{nameof(ResearchProgramme)} has no exact law for {reason}; simulate instead, or ask for its {nameof(ResearchProgramme.Moments)}");

    /// <summary>Equal units: their number, failure probability and law of the payment given failure.</summary>
    private sealed record Group(long Units, double Failure, Law GivenFailure)
    {
        public Group(ResearchProject project, PolicyTerms terms, double window)
            : this(project.Units, project.FailureProbability, Payment(project, terms, window))
        {
        }

        public string Key => string.Join(';', GivenFailure.Amounts.Zip(GivenFailure.Chances, (amount, chance) => FormattableString.Invariant($"{amount:R},{chance:R}")));

        /// <summary>Failure probability given the factor, of which a high value is success.</summary>
        public double Given(double factor, double correlation) => new VasicekPortfolio(Failure, correlation).ConditionalFailureProbability(factor);

        /// <summary>P(m units fail), m = 0 ... units.</summary>
        public double[] Counts(double probability)
        {
            Binomial law = new(Units, probability);
            double[] counts = new double[Units + 1];
            for (int m = 0; m < counts.Length; m++)
            {
                counts[m] = law.Probability(m);
            }

            return counts;
        }

        /// <summary>Laws of the payment for m failures, m = 0 ... units.</summary>
        public Law[] Powers()
        {
            Law[] powers = new Law[Units < MostAmounts ? Units + 1 : throw Refused("so many projects")];
            powers[0] = Law.Zero;
            for (int m = 1; m < powers.Length; m++)
            {
                powers[m] = Law.Join(powers[m - 1], GivenFailure);
            }

            return powers;
        }

        private static Law Payment(ResearchProject project, PolicyTerms terms, double window)
        {
            double failure = project.FailureProbability;
            if (failure == 0)
            {
                return Law.Zero;
            }

            List<(double, double)> points = [];
            double paid = 0;
            foreach (StageFailure stage in StageFailure.Of(project, window).Where(stage => stage.IsPossible))
            {
                double within = stage.Spend.Over(stage.Clock.Elapsed, stage.LargestShare, stage.Clock).Mass;
                if (stage.HasUncertainCosts || (!stage.Spend.IsAtEnd && stage.Cost > 0))
                {
                    throw Refused("stages that lose more than finitely many amounts");
                }

                points.Add((terms.PaidOfClaim(stage.Loss(1)), within * stage.Weight / failure));
                paid += within * stage.Weight / failure;
            }

            points.Add((0, Math.Max(1 - paid, 0)));
            return Law.Merged(points);
        }
    }

    /// <summary>Amounts in rising order with their chances.</summary>
    private sealed record Law(double[] Amounts, double[] Chances)
    {
        public static Law Zero { get; } = new([0], [1]);

        /// <summary>The law of a sum of two independent amounts.</summary>
        public static Law Join(Law one, Law other)
        {
            if ((long)one.Amounts.Length * other.Amounts.Length > 50L * MostAmounts)
            {
                throw Refused("so many different amounts");
            }

            List<(double, double)> points = new(one.Amounts.Length * other.Amounts.Length);
            for (int i = 0; i < one.Amounts.Length; i++)
            {
                for (int j = 0; j < other.Amounts.Length; j++)
                {
                    points.Add((one.Amounts[i] + other.Amounts[j], one.Chances[i] * other.Chances[j]));
                }
            }

            return Merged(points);
        }

        public static Law Mixed(Law[] laws, double[] weights) => Merged(
            [.. laws.Zip(weights).Where(pair => pair.Second > 0).SelectMany(pair => pair.First.Amounts.Zip(pair.First.Chances, (amount, chance) => (amount, chance * pair.Second)))]);

        /// <summary>Sorted, amounts that differ by rounding made one.</summary>
        public static Law Merged(List<(double Amount, double Chance)> points)
        {
            List<double> amounts = [];
            List<double> chances = [];
            foreach ((double amount, double chance) in points.OrderBy(point => point.Amount))
            {
                if (chance > 0 && amounts.Count > 0 && amount - amounts[^1] <= SameAmount * amount)
                {
                    chances[^1] += chance;
                }
                else if (chance > 0)
                {
                    amounts.Add(amount);
                    chances.Add(chance);
                }
            }

            return amounts.Count <= MostAmounts ? new Law([.. amounts], [.. chances]) : throw Refused("so many different amounts");
        }

        /// <summary>The law after the terms of the year.</summary>
        public Discrete After(PolicyTerms terms)
        {
            Law paid = Merged([.. Amounts.Zip(Chances, (amount, chance) => (terms.PaidOfYear(amount), chance))]);
            double sum = paid.Chances.Sum();
            return new Discrete([.. paid.Amounts.Zip(paid.Chances, (amount, chance) => (amount, Math.Min(chance / sum, 1))).Where(point => point.Item2 > 0)]);
        }
    }
}
