namespace TechRisk.Pricing;

/// <summary>The parametric bootstrap of the distance between the empirical and the fitted copula.</summary>
internal static class CopulaBootstrap
{
    public static StatisticalTest Test(CopulaFit fit, RandomKey key, int replicates)
    {
        Require.Between(replicates, 10, 1_000_000);
        if (fit.Method is not (CopulaMethod.RankInversion or CopulaMethod.PseudoLikelihood))
        {
            throw new InvalidOperationException($"the test of {fit.Family} compares ranks; fit it by rank or by pseudo-likelihood instead of by {fit.Method}");
        }

        if (fit.History.Pairs.Any(pair => pair.IsCensored || pair.Weight != 1))
        {
            throw new InvalidOperationException($"the test of {fit.Family} needs pairs known in full and of weight 1: ranks do not see limits");
        }

        double statistic = Distance(fit.Copula, fit.History.Ranks);
        int count = fit.History.Pairs.Count;
        bool[] isFarther = new bool[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            ClaimPair[] pairs = new ClaimPair[count];
            for (int i = 0; i < count; i++)
            {
                (Grade u, Grade v) = fit.Copula.Sample(key.Uniform(replicate, i), key.Uniform(replicate, i, draw: 1));

                // the ranks of -ln of the probabilities above are those of the grades, and keep the digits near 1
                pairs[i] = ClaimPair.FromGroundUp(Math.Max(u.MinusLogAbove, double.Epsilon), Math.Max(v.MinusLogAbove, double.Epsilon));
            }

            PairHistory sample = new(pairs);
            CopulaFit again = fit.Method == CopulaMethod.RankInversion
                ? RankCopulaFit.ByTau(fit.Family, sample)
                : RankCopulaFit.ByLikelihood(fit.Family, sample);
            isFarther[replicate] = Distance(again.Copula, sample.Ranks) >= statistic;
        });
        double p = (isFarther.Count(farther => farther) + 0.5) / (replicates + 1);
        return new StatisticalTest(
            FormattableString.Invariant($"Cramér-von Mises distance of the empirical from the fitted copula, {replicates} samples"),
            statistic,
            Estimate.Simulated(p, Math.Sqrt(p * (1 - p) / replicates)));
    }

    // sum of (C_n - C)^2 at the pseudo-observations
    private static double Distance(Copula copula, PairRanks ranks)
    {
        double[] u = [.. ranks.First.Select(grade => grade.Below)];
        double[] v = [.. ranks.Second.Select(grade => grade.Below)];
        double[] below = Concordance.BelowBoth(u, v, ranks.Weights.ToArray());
        double sum = 0;
        for (int i = 0; i < u.Length; i++)
        {
            double gap = below[i] / ranks.Count - copula.Cdf(ranks.First[i], ranks.Second[i]);
            sum += gap * gap;
        }

        return sum;
    }
}
