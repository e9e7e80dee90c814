using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The fit of a copula to grades under margins that were fitted before.</summary>
internal static class MarginCopulaFit
{
    private const double Step = 1e-4;

    public static CopulaFit Of(CopulaFamily family, PairHistory history, SeverityFit first, SeverityFit second)
    {
        CopulaLikelihood likelihood = Likelihood(history, first.Severity, second.Severity);
        CopulaSearch found = CopulaSearch.Of(family, likelihood.Of, history.Ranks.KendallTau.Value);
        double[]? covariance = found.HasOptimum ? Covariance(family, found, history, first, second) : null;
        return new CopulaFit(family, history, CopulaMethod.FittedMargins)
        {
            Copula = found.Copula,
            First = first.Severity,
            Second = second.Severity,
            Parameters = found.Parameters(family, covariance),
            FirstParameters = first.Parameters,
            SecondParameters = second.Parameters,
            LogLikelihood = found.LogLikelihood,
            HasOptimum = found.HasOptimum,
            IsOnBoundary = found.Limit is not null,
            Findings =
            [
                .. CopulaFitFindings.Of(family, found, likelihood.Of(new IndependenceCopula())),
                .. CopulaFitFindings.OfMargins(first.Severity, second.Severity),
            ],
        };
    }

    /// <summary>The copula's part of the likelihood of the pairs under two margins.</summary>
    public static CopulaLikelihood Likelihood(PairHistory history, Severity first, Severity second) => new(
        [.. history.Pairs.Select(pair => Grade.Of(first, pair.First.From))],
        [.. history.Pairs.Select(pair => Grade.Of(second, pair.Second.From))],
        [.. history.Pairs.Select(pair => pair.Weight)],
        [.. history.Pairs.Select(CopulaLikelihood.Of)]);

    // each pair moves the margins, they the grades, those the copula: t = score + (slope of the score by the margin) x influence on the margin
    private static double[]? Covariance(CopulaFamily family, CopulaSearch found, PairHistory history, SeverityFit first, SeverityFit second)
    {
        if (first.FreeCovariance is null || second.FreeCovariance is null)
        {
            return null; // the data do not tell a margin, nor then the error that it brings
        }

        double[] weights = [.. history.Pairs.Select(pair => pair.Weight)];
        double[] point = found.Maximum!.Point;
        double[][] total = new double[family.Space.Count][];
        for (int k = 0; k < total.Length; k++)
        {
            Copula up = At(k, Step);
            Copula down = At(k, -Step);
            total[k] = Scores(up, down, first.Severity, second.Severity);
            AddMargin(total[k], first, history.First, law => Sum(Scores(up, down, law, second.Severity)));
            AddMargin(total[k], second, history.Second, law => Sum(Scores(up, down, first.Severity, law)));
        }

        return Sandwich.Of(found.Maximum.Covariance()!, total, weights);

        Copula At(int k, double step)
        {
            double[] moved = (double[])point.Clone();
            moved[k] += step;
            return family.Create(found.Map!.ToValues(moved));
        }

        double[] Scores(Copula up, Copula down, Severity one, Severity other)
        {
            double[] scores = new double[history.Pairs.Count];
            for (int i = 0; i < scores.Length; i++)
            {
                ClaimPair pair = history.Pairs[i];
                Grade u = Grade.Of(one, pair.First.From);
                Grade v = Grade.Of(other, pair.Second.From);
                CopulaLikelihood.Cut cut = CopulaLikelihood.Of(pair);
                scores[i] = (CopulaLikelihood.Term(up, u, v, cut) - CopulaLikelihood.Term(down, u, v, cut)) / (2 * Step);
            }

            return scores;
        }

        double Sum(double[] scores)
        {
            double sum = 0;
            for (int i = 0; i < scores.Length; i++)
            {
                sum += weights[i] * scores[i];
            }

            return sum;
        }
    }

    // adds slope' C s_i for each record, s_i its score for the margin and C the margin's covariance
    private static void AddMargin(double[] total, SeverityFit fit, ClaimHistory claims, Func<Severity, double> sumOfScores)
    {
        double[] point = fit.Maximum.Point;
        double[] covariance = fit.FreeCovariance!;
        int n = point.Length;
        double[] slopes = DeltaMethod.Gradient(free => sumOfScores(Law(fit, free)), point, covariance);
        for (int k = 0; k < n; k++)
        {
            double weight = 0;
            for (int j = 0; j < n; j++)
            {
                weight += slopes[j] * covariance[j * n + k];
            }

            Severity up = Law(fit, Moved(point, k, Step));
            Severity down = Law(fit, Moved(point, k, -Step));
            for (int i = 0; i < total.Length; i++)
            {
                total[i] += weight * (LogLikelihood(up, claims.Claims[i]) - LogLikelihood(down, claims.Claims[i])) / (2 * Step);
            }
        }
    }

    private static Severity Law(SeverityFit fit, double[] free) => fit.Family.Create(fit.Map.ToValues(free));

    private static double[] Moved(double[] point, int k, double by)
    {
        double[] moved = (double[])point.Clone();
        moved[k] += by;
        return moved;
    }

    private static double LogLikelihood(Severity law, Claim claim) => claim.IsExact ? law.LogDensity(claim.From) : law.LogSurvival(claim.From);
}
