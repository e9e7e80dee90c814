namespace TechRisk.Pricing;

// what a fit does not know of its parameters, in three ways: asymptotic, bootstrap (of a severity a method of the fit), posterior
public static partial class ClaimFitting
{
    extension(SeverityFit fit)
    {
        /// <summary>The normal law of the estimates on the free scale, with the covariance of the observed information.</summary>
        /// <remarks>Right for many claims; for few, the bootstrap or a posterior says more.</remarks>
        /// <exception cref="InvalidOperationException">The likelihood has no maximum inside the family, so that there is no covariance.</exception>
        public AsymptoticParameters Asymptotic() => Normal(fit.Family.Name, fit.Values, FreeCovariance(fit));

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
            RequirePriors(priors, family.Law, family.Fixed);
            PosteriorSampler sampler = new(
                values => family.TryCreate(values) is { } law ? likelihood.Of(law) : double.NegativeInfinity, family.Space, priors);
            return sampler.Run(fit.Values, FreeCovariance(fit), settings ?? new());
        }

        /// <summary>The severity with what is not known of its parameters.</summary>
        /// <param name="parameters">The law of the parameters; null for the asymptotic one.</param>
        /// <exception cref="InvalidOperationException">There is no asymptotic law.</exception>
        public SeverityOfFamily Uncertain(ParameterLaw? parameters = null) => new(fit.Family, parameters ?? fit.Asymptotic());
    }

    /// <summary>The normal law of the estimates on the free scale, with the covariance of the observed information.</summary>
    /// <param name="fit">The fit.</param>
    /// <remarks>Right for many units; for few, the bootstrap or a posterior says more. On a boundary it is that of the simpler law found there.</remarks>
    /// <exception cref="InvalidOperationException">The likelihood has no maximum, so that there is no covariance.</exception>
    public static AsymptoticParameters Asymptotic(this FrequencyFit fit)
    {
        FrequencyFit used = fit.Simpler ?? fit;
        return Normal(used.Searched.Name, used.Values, FreeCovariance(used));
    }

    /// <summary>The parametric bootstrap: the family fitted again to counts that the fitted law makes, with the exposures of those observed.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="replicates">Number of tables, 1 or more.</param>
    /// <param name="seed">Seed of the tables, any whole number.</param>
    /// <exception cref="InvalidOperationException">The fit has no maximum, or no replicate has one.</exception>
    public static SampledParameters Bootstrap(this FrequencyFit fit, int replicates = 1000, long seed = 2026)
    {
        Require.AtLeast(replicates, 1);
        FrequencyFit used = fit.Simpler ?? fit;
        return used.HasOptimum
            ? ParameterBootstrap.Of(used, replicates, seed)
            : throw new InvalidOperationException($"the likelihood of {used.Searched.Name} has no maximum inside: there is no law to simulate from; fit a simpler family");
    }

    /// <summary>The posterior of the parameters: the likelihood of the counts times the priors.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="priors">One prior a free parameter, in the order of the family's parameters; or one for all.</param>
    /// <param name="settings">Length and seed of the chains; null for the defaults.</param>
    /// <exception cref="InvalidOperationException">A prior is not for this family, or the chains find no place to start.</exception>
    public static SampledParameters Posterior(this FrequencyFit fit, ValueList<Prior> priors, PosteriorSettings? settings = null)
    {
        FrequencyFit used = fit.Simpler ?? fit;
        RequirePriors(priors, used.Searched.Law, used.Searched.Fixed);
        return new PosteriorSampler(used.LogLikelihoodAt, used.Searched.Space, priors).Run(used.Values, FreeCovariance(used), settings ?? new());
    }

    /// <summary>The claim count of a unit of exposure with what is not known of its parameters; on a boundary that of the simpler law found there.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="parameters">The law of the parameters; null for the asymptotic one.</param>
    /// <exception cref="InvalidOperationException">There is no asymptotic law.</exception>
    public static FrequencyOfFamily Uncertain(this FrequencyFit fit, ParameterLaw? parameters = null) => new((fit.Simpler ?? fit).Searched, parameters ?? fit.Asymptotic());

    // the covariance of a fit on the free scale of its parameters' law; null where there is none
    private static double[]? FreeCovariance(ValueList<Parameter> space, double[] values, double[]? covariance, double[] slopes)
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

    private static double[]? FreeCovariance(FrequencyFit fit) =>
        FreeCovariance(fit.Searched.Space, fit.Values, fit.HasOptimum ? fit.FreeCovariance : null, fit.Map.Slopes(fit.Maximum.Point));

    private static AsymptoticParameters Normal(string family, double[] values, double[]? covariance)
    {
        if (covariance is null)
        {
            throw new InvalidOperationException($"the likelihood of {family} has no maximum inside: its parameters have no normal law; fit a simpler family, or take a posterior");
        }

        int n = values.Length;
        return new AsymptoticParameters(
            values.ToValueList(), Enumerable.Range(0, n).Select(i => covariance.AsSpan(i * n, n).ToArray().ToValueList()).ToValueList());
    }

    private static void RequirePriors(ValueList<Prior> priors, string law, ValueList<(string Parameter, double Value)> held)
    {
        ArgumentNullException.ThrowIfNull(priors);
        if (priors.Any(prior => prior is ReferencePrior))
        {
            ReferencePrior.Check(law, held.Select(one => one.Parameter));
        }
    }
}
