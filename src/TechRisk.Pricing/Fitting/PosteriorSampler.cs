using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Draws from a posterior: any log likelihood times a prior of each parameter, on the free scale, by several chains.</summary>
internal sealed class PosteriorSampler
{
    /// <summary>Chains that agree have an R-hat up to this.</summary>
    public const double LargestRHat = 1.01;

    /// <summary>Draws that can be used are worth so many independent ones.</summary>
    public const double SmallestSize = 400;

    private const int MostStarts = 100;

    private readonly Func<double[], double> _logLikelihood;
    private readonly ValueList<Parameter> _space;
    private readonly ValueList<Prior> _priors;
    private readonly ParameterMap _scale;

    /// <param name="logLikelihood">Of natural parameters; minus infinity where they are none.</param>
    /// <param name="space">The parameters.</param>
    /// <param name="priors">One prior a parameter, or one for all.</param>
    public PosteriorSampler(Func<double[], double> logLikelihood, ValueList<Parameter> space, ValueList<Prior> priors)
    {
        ArgumentNullException.ThrowIfNull(priors);
        if (priors.Count != 1 && priors.Count != space.Count)
        {
            throw Require.Wrong(nameof(priors), priors.Count, $"must be one for each free parameter, or one for all: {string.Join(", ", space.Select(p => p.Name))}");
        }

        for (int i = 0; i < space.Count; i++)
        {
            priors[priors.Count == 1 ? 0 : i].Check(space[i]);
        }

        _logLikelihood = logLikelihood;
        _space = space;
        _priors = priors;
        _scale = ParameterLaw.FreeScale(space);
    }

    /// <summary>ln of the posterior density on the free scale, up to a constant.</summary>
    public double LogDensity(double[] free)
    {
        double[] values = _scale.ToValues(free);
        double[] slopes = _scale.Slopes(free);
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                return double.NegativeInfinity;
            }

            sum += _priors[_priors.Count == 1 ? 0 : i].LogDensity(_space[i], values[i], free[i], slopes[i]);
        }

        return sum == double.NegativeInfinity ? sum : sum + _logLikelihood(values);
    }

    /// <summary>The draws.</summary>
    /// <param name="centre">Where the chains start around, natural parameters; it is the centre of the sets.</param>
    /// <param name="covariance">Rough covariance on the free scale; null where none is known.</param>
    /// <param name="settings">Length and seed of the chains.</param>
    public SampledParameters Run(double[] centre, double[]? covariance, PosteriorSettings settings)
    {
        int n = _space.Count;
        double[] factor = new double[n * n];
        if (covariance is null || !Cholesky.TryFactor(covariance, n, factor, out _))
        {
            Array.Clear(factor);
            for (int i = 0; i < n; i++)
            {
                factor[i * n + i] = 0.2;
            }
        }

        double[] first = _scale.ToFree(centre);
        double[] step = Array.ConvertAll(factor, x => x * 2.38 / Math.Sqrt(n));
        RandomKey key = RandomKey.FromSeed(settings.Seed).Derive("posterior");
        double[][][] chains = new double[settings.Chains][][];
        Parallel.For(0, chains.Length, c =>
        {
            RandomKey own = key.Derive(c);
            chains[c] = AdaptiveMetropolis.Run(LogDensity, Start(first, factor, own.Derive("start")), step, settings.Length, own);
        });

        ValueList<ValueList<double>> sets = chains.SelectMany(chain => chain).Select(free => _scale.ToValues(free).ToValueList()).ToValueList();
        ValueList<(string Parameter, double RHat, double EffectiveSize)> mixing = Mixing(chains);
        return new SampledParameters(new ParameterSets(sets) { Centre = centre.ToValueList() }, _space) { Mixing = mixing, Findings = Findings(mixing) };
    }

    // twice a deviation apart, so that chains which agree have come together
    private double[] Start(double[] centre, double[] factor, RandomKey key)
    {
        int n = centre.Length;
        for (int attempt = 0; attempt < MostStarts; attempt++)
        {
            double[] z = new double[n];
            for (int i = 0; i < n; i++)
            {
                z[i] = 2 * NormalQuantile.Upper(key.Uniform(attempt, i));
            }

            Cholesky.Apply(factor, n, z, z);
            for (int i = 0; i < n; i++)
            {
                z[i] += centre[i];
            }

            if (double.IsFinite(LogDensity(z)))
            {
                return z;
            }
        }

        return double.IsFinite(LogDensity(centre))
            ? centre
            : throw new InvalidOperationException("the prior and the claims contradict each other: no starting point has a posterior density above 0");
    }

    private ValueList<(string Parameter, double RHat, double EffectiveSize)> Mixing(double[][][] chains) =>
        _space.Select((parameter, i) =>
        {
            double[][] own = Array.ConvertAll(chains, chain => Array.ConvertAll(chain, set => set[i]));
            return (parameter.Name, ChainMixing.RHat(own), ChainMixing.EffectiveSize(own));
        }).ToValueList();

    private static ValueList<Finding> Findings(ValueList<(string Parameter, double RHat, double EffectiveSize)> mixing)
    {
        List<Finding> findings = [];
        foreach ((string Parameter, double RHat, double EffectiveSize) one in mixing)
        {
            if (!(one.RHat <= LargestRHat))
            {
                findings.Add(new Finding(
                    "posterior.not-converged",
                    one.Parameter,
                    FormattableString.Invariant($"the chains do not agree on {one.Parameter}: R-hat is {one.RHat:F3}, above {LargestRHat}; run longer, or state a prior where the claims leave the parameter open")));
            }

            if (!(one.EffectiveSize >= SmallestSize))
            {
                findings.Add(new Finding(
                    "posterior.few-draws",
                    one.Parameter,
                    FormattableString.Invariant($"the draws of {one.Parameter} are worth {one.EffectiveSize:F0} independent ones, below {SmallestSize}: run longer")));
            }
        }

        return findings.ToValueList();
    }
}
