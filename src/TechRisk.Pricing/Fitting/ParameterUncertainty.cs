namespace TechRisk.Pricing;

/// <summary>What a fit does not know of its parameters, in three ways: asymptotic, bootstrap, posterior.</summary>
public static class ParameterUncertainty
{
    extension(SeverityFit fit)
    {
        /// <summary>The normal law of the estimates on the free scale, with the covariance of the observed information.</summary>
        /// <remarks>Right for many claims; for few, the bootstrap or a posterior says more.</remarks>
        /// <exception cref="InvalidOperationException">The likelihood has no maximum inside the family, so that there is no covariance.</exception>
        public AsymptoticParameters Asymptotic()
        {
            double[] covariance = FreeCovariance(fit)
                ?? throw new InvalidOperationException($"the likelihood of {fit.Family} has no maximum inside: its parameters have no normal law; fit a simpler family, or take a posterior");
            int n = fit.Values.Length;
            return new AsymptoticParameters(
                fit.Values.ToValueList(), Enumerable.Range(0, n).Select(i => covariance.AsSpan(i * n, n).ToArray().ToValueList()).ToValueList());
        }

        /// <summary>
        /// The parametric bootstrap: the family fitted again to histories that the fitted law makes, with the deductibles, limits and bands of the
        /// observed claims.
        /// </summary>
        /// <param name="replicates">Number of histories, 1 or more.</param>
        /// <param name="seed">Seed of the histories, any whole number.</param>
        /// <exception cref="InvalidOperationException">The fit has no maximum, or no replicate has one.</exception>
        public SampledParameters Bootstrap(int replicates = 1000, long seed = 2026)
        {
            Require.AtLeast(replicates, 1);
            return fit.HasOptimum
                ? ParameterBootstrap.Of(fit, replicates, seed)
                : throw new InvalidOperationException($"the likelihood of {fit.Family} has no maximum inside: there is no law to simulate from; fit a simpler family");
        }

        /// <summary>The posterior of the parameters under one kind of prior for all of them.</summary>
        /// <param name="prior">The prior of each parameter.</param>
        /// <param name="settings">Length and seed of the chains; null for the defaults.</param>
        /// <exception cref="InvalidOperationException">The prior is not for this family, or the chains find no place to start.</exception>
        public SampledParameters Posterior(Prior prior, PosteriorSettings? settings = null) => fit.Posterior([prior], settings);

        /// <summary>The posterior of the parameters: the likelihood of the claims, deductibles, limits and bands included, times the priors.</summary>
        /// <param name="priors">One prior a free parameter, in the order of the family's parameters; or one for all.</param>
        /// <param name="settings">Length and seed of the chains; null for the defaults.</param>
        /// <exception cref="InvalidOperationException">A prior is not for this family, or the chains find no place to start.</exception>
        public SampledParameters Posterior(ValueList<Prior> priors, PosteriorSettings? settings = null)
        {
            SeverityFamily family = fit.Family;
            SeverityLikelihood likelihood = fit.History.Likelihood;
            if (priors.Any(prior => prior is ReferencePrior))
            {
                ReferencePrior.Check(family.Law, family.Fixed.Select(held => held.Parameter));
            }

            PosteriorSampler sampler = new(
                values => family.TryCreate(values) is { } law ? likelihood.Of(law) : double.NegativeInfinity, family.Space, priors);
            return sampler.Run(fit.Values, FreeCovariance(fit), settings ?? new());
        }

        /// <summary>The severity with what is not known of its parameters.</summary>
        /// <param name="parameters">The law of the parameters; null for the asymptotic one.</param>
        /// <exception cref="InvalidOperationException">There is no asymptotic law.</exception>
        public SeverityOfFamily Uncertain(ParameterLaw? parameters = null) => new(fit.Family, parameters ?? fit.Asymptotic());
    }

    /// <summary>The covariance of a fit on the free scale of its parameters' law; null where there is none.</summary>
    internal static double[]? FreeCovariance(ValueList<Parameter> space, double[] values, double[]? covariance, double[] slopes)
    {
        if (covariance is null)
        {
            return null;
        }

        int n = values.Length;
        ParameterMap scale = ParameterLaw.FreeScale(space);
        double[] own = scale.Slopes(scale.ToFree(values));
        double[] free = new double[n * n];
        for (int i = 0; i < n * n; i++)
        {
            free[i] = covariance[i] * (slopes[i / n] / own[i / n]) * (slopes[i % n] / own[i % n]);
        }

        return free;
    }

    private static double[]? FreeCovariance(SeverityFit fit) =>
        FreeCovariance(fit.Family.Space, fit.Values, fit.HasOptimum ? fit.FreeCovariance : null, fit.Map.Slopes(fit.Maximum.Point));
}
