using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Fits of copulas that see the ranks of the amounts only.</summary>
internal static class RankCopulaFit
{
    private const double Step = 1e-4;

    /// <summary>Inversion of Kendall's correlation.</summary>
    public static CopulaFit ByTau(CopulaFamily family, PairHistory history)
    {
        if (!family.HasOneParameter)
        {
            throw new InvalidOperationException($"{family} has {family.Space.Count} parameters, which one Kendall correlation cannot tell: fit it by likelihood");
        }

        PairRanks ranks = history.Ranks;
        Estimate tau = ranks.KendallTau;
        (double least, double most) = family.TauRange;
        List<Finding> findings = [.. CopulaFitFindings.OfRanks(history)];
        Copula copula;
        ValueList<FittedParameter> parameters = [];
        bool isInside = tau.Value > least && tau.Value < most;
        if (isInside)
        {
            double step = Math.Min(Step, Math.Min(tau.Value - least, most - tau.Value) / 2);
            double value = family.ValuesOfTau(tau.Value)[0];
            double slope = (family.ValuesOfTau(tau.Value + step)[0] - family.ValuesOfTau(tau.Value - step)[0]) / (2 * step);
            copula = family.Create([value]);
            parameters = [new(family.Space[0].Name, Estimate.Fitted(value, Math.Abs(slope) * tau.StandardError))];
            if (Math.Abs(tau.Value) < (least == 0 ? 1.6448536 : 1.9599640) * tau.StandardError)
            {
                findings.Add(new Finding("fit.independence-possible", "", $"the pairs do not rule out independence: Kendall's tau is {tau}", FindingLevel.Note));
            }
        }
        else if (tau.Value <= least && least == 0)
        {
            copula = new IndependenceCopula();
            findings.Add(new Finding("fit.boundary", "", $"Kendall's tau of the pairs is {tau}; the least of {family} is that of independence"));
        }
        else
        {
            double value = family.Start(tau.Value)[0];
            copula = family.Create([value]);
            parameters = [new(family.Space[0].Name, Estimate.Fitted(value, double.PositiveInfinity))];
            findings.Add(CopulaFitFindings.NoOptimum(family, copula));
        }

        return new CopulaFit(family, history, CopulaMethod.RankInversion)
        {
            Copula = copula,
            Parameters = parameters,
            LogLikelihood = Likelihood(ranks).Of(copula),
            HasOptimum = isInside,
            IsOnBoundary = copula is IndependenceCopula,
            Findings = findings.ToValueList(),
        };
    }

    /// <summary>The highest likelihood of the pseudo-observations.</summary>
    public static CopulaFit ByLikelihood(CopulaFamily family, PairHistory history)
    {
        CopulaLikelihood likelihood = Likelihood(history.Ranks);
        CopulaSearch found = CopulaSearch.Of(family, likelihood.Of, history.Ranks.KendallTau.Value);
        double[]? covariance = found.HasOptimum ? Covariance(family, found, likelihood) : null;
        return new CopulaFit(family, history, CopulaMethod.PseudoLikelihood)
        {
            Copula = found.Copula,
            Parameters = found.Parameters(family, covariance),
            LogLikelihood = found.LogLikelihood,
            HasOptimum = found.HasOptimum,
            IsOnBoundary = found.Limit is not null,
            Findings = [.. CopulaFitFindings.Of(family, found, 0), .. CopulaFitFindings.OfRanks(history)],
        };
    }

    /// <summary>The likelihood of pseudo-observations.</summary>
    public static CopulaLikelihood Likelihood(PairRanks ranks) =>
        new(ranks.First, ranks.Second, ranks.Weights.ToArray(), new CopulaLikelihood.Cut[ranks.First.Count]);

    // H^-1 (sum of t t') H^-1 with t = score + what a pair does to the likelihood of the others through their ranks
    private static double[] Covariance(CopulaFamily family, CopulaSearch found, CopulaLikelihood likelihood)
    {
        int parameters = family.Space.Count;
        double[] point = found.Maximum!.Point;
        double[][] total = new double[parameters][];
        double count = likelihood.Weights.Sum();
        for (int k = 0; k < parameters; k++)
        {
            Copula up = At(k, Step);
            Copula down = At(k, -Step);
            double[] score = new double[likelihood.Count];
            double[] byFirst = new double[likelihood.Count];
            double[] bySecond = new double[likelihood.Count];
            for (int i = 0; i < score.Length; i++)
            {
                double u = Step * Math.Min(likelihood.First(i).Below, likelihood.First(i).Above);
                double v = Step * Math.Min(likelihood.Second(i).Below, likelihood.Second(i).Above);
                score[i] = Score(i, 0, 0);
                byFirst[i] = (Score(i, u, 0) - Score(i, -u, 0)) / (2 * u);
                bySecond[i] = (Score(i, 0, v) - Score(i, 0, -v)) / (2 * v);
            }

            double[] first = AtOrAbove(likelihood.First, byFirst, likelihood.Weights);
            double[] second = AtOrAbove(likelihood.Second, bySecond, likelihood.Weights);
            double mean = 0;
            for (int i = 0; i < score.Length; i++)
            {
                score[i] += (first[i] + second[i]) / count;
                mean += likelihood.Weights[i] * score[i] / count;
            }

            total[k] = Array.ConvertAll(score, s => s - mean);

            double Score(int i, double u, double v) => (likelihood.Moved(up, i, u, v) - likelihood.Moved(down, i, u, v)) / (2 * Step);
        }

        return Sandwich.Of(found.Maximum.Covariance()!, total, likelihood.Weights);

        Copula At(int k, double step)
        {
            double[] moved = (double[])point.Clone();
            moved[k] += step;
            return family.Create(found.Map!.ToValues(moved));
        }
    }

    // the sum of the slopes of pairs with a grade at or above that of each pair, half of it at the same grade
    private static double[] AtOrAbove(Func<int, Grade> grade, double[] slopes, double[] weights)
    {
        double[] grades = new double[slopes.Length];
        for (int i = 0; i < grades.Length; i++)
        {
            grades[i] = grade(i).Below;
        }

        int[] order = MeanRank.Order(grades);
        double[] sums = new double[grades.Length];
        double above = 0;
        for (int end = order.Length; end > 0;)
        {
            int start = end;
            double tied = 0;
            for (; start > 0 && grades[order[start - 1]] == grades[order[end - 1]]; start--)
            {
                tied += weights[order[start - 1]] * slopes[order[start - 1]];
            }

            for (int i = start; i < end; i++)
            {
                sums[order[i]] = above + tied / 2;
            }

            above += tied;
            end = start;
        }

        return sums;
    }
}
