namespace TechRisk.Pricing;

// copulas fitted to pairs of amounts
public static partial class ClaimFitting
{
    extension(PairHistory history)
    {
        /// <summary>The copula of a family with the Kendall correlation (tau-b) of the sample; for families with one parameter.</summary>
        /// <param name="family">The family.</param>
        /// <exception cref="InvalidOperationException">The family has more than one parameter.</exception>
        /// <remarks>Source: Genest and Rivest, Statistical inference procedures for bivariate Archimedean copulas, JASA 88 (1993).</remarks>
        public CopulaFit FitCopulaByRank(CopulaFamily family)
        {
            ArgumentNullException.ThrowIfNull(family);
            return RankCopulaFit.ByTau(family, history);
        }

        /// <summary>The copula of a family under which the ranks are most likely; amounts known as "at least" are taken as they stand.</summary>
        /// <param name="family">The family.</param>
        /// <remarks>
        /// Standard errors include the estimation of the margins by ranks. Source: Genest, Ghoudi, Rivest, A semiparametric estimation procedure of
        /// dependence parameters in multivariate families of distributions, Biometrika 82 (1995).
        /// </remarks>
        public CopulaFit FitCopulaByPseudoLikelihood(CopulaFamily family)
        {
            ArgumentNullException.ThrowIfNull(family);
            return RankCopulaFit.ByLikelihood(family, history);
        }

        /// <summary>The copula of a family that makes the pairs most likely, given laws of both amounts that were fitted before.</summary>
        /// <param name="family">The family.</param>
        /// <param name="first">The law of the first amounts, fitted to <see cref="PairHistory.First"/>.</param>
        /// <param name="second">The law of the second amounts, fitted to <see cref="PairHistory.Second"/>.</param>
        /// <remarks>
        /// Standard errors include those of the margins. Source: Joe, Asymptotic efficiency of the two-stage estimation method for copula-based models,
        /// Journal of Multivariate Analysis 94 (2005).
        /// </remarks>
        public CopulaFit FitCopula(CopulaFamily family, SeverityFit first, SeverityFit second)
        {
            ArgumentNullException.ThrowIfNull(family);
            ArgumentNullException.ThrowIfNull(first);
            ArgumentNullException.ThrowIfNull(second);
            return MarginCopulaFit.Of(family, history, first, second);
        }

        /// <summary>The copula and the laws of both amounts that together make the pairs most likely.</summary>
        /// <param name="family">The family of the copula.</param>
        /// <param name="first">The family of the first amounts.</param>
        /// <param name="second">The family of the second amounts.</param>
        /// <remarks>Source: Frees and Valdez, Understanding relationships using copulas, North American Actuarial Journal 2 (1998).</remarks>
        public CopulaFit FitCopula(CopulaFamily family, SeverityFamily first, SeverityFamily second)
        {
            ArgumentNullException.ThrowIfNull(family);
            ArgumentNullException.ThrowIfNull(first);
            ArgumentNullException.ThrowIfNull(second);
            return JointCopulaFit.Of(family, history, first, second);
        }
    }
}
