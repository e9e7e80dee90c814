using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

// laws, trends and tests of claim counts
public static partial class ClaimFitting
{
    extension(ClaimCounts counts)
    {
        /// <summary>The law of a family that makes the counts most likely.</summary>
        /// <typeparam name="TLaw">The family, such as <see cref="NegativeBinomial"/>.</typeparam>
        /// <param name="rule">How exposure enters; plays no part where all units have exposure 1.</param>
        /// <exception cref="InvalidOperationException">No claims; or the family cannot have made the counts or has no law for their exposures.</exception>
        public FrequencyFit FitFrequency<TLaw>(ExposureRule rule = ExposureRule.Additive)
            where TLaw : Frequency, IParametricFrequency<TLaw> => FrequencyFit.Of(FrequencyFamily.Of<TLaw>(), counts, rule);

        /// <summary>The law of a family that makes the counts most likely.</summary>
        /// <param name="family">The family, possibly with parameters held fast.</param>
        /// <param name="rule">How exposure enters; plays no part where all units have exposure 1.</param>
        /// <exception cref="InvalidOperationException">No claims; or the family cannot have made the counts or has no law for their exposures.</exception>
        public FrequencyFit FitFrequency(FrequencyFamily family, ExposureRule rule = ExposureRule.Additive)
        {
            ArgumentNullException.ThrowIfNull(family);
            return FrequencyFit.Of(family, counts, rule);
        }

        /// <summary>
        /// The fits of all families that can have made the counts and have a law for their exposures, the smallest AIC first; those
        /// without a maximum come last.
        /// </summary>
        /// <param name="rule">How exposure enters; plays no part where all units have exposure 1.</param>
        /// <exception cref="InvalidOperationException">The counts hold no claims.</exception>
        public ValueList<FrequencyFit> FitFrequencies(ExposureRule rule = ExposureRule.Additive) =>
            counts.FitFrequencies([.. FrequencyFamilies.For(counts, rule)], rule);

        /// <summary>
        /// The fits of some families, the smallest AIC first; those without a maximum come last. A family that cannot have made the counts or
        /// has no law for their exposures is left out, with a finding at the first fit.
        /// </summary>
        /// <param name="families">The families to try.</param>
        /// <param name="rule">How exposure enters; plays no part where all units have exposure 1.</param>
        /// <exception cref="InvalidOperationException">No claims; or no family can have made the counts and has a law for their exposures.</exception>
        public ValueList<FrequencyFit> FitFrequencies(ValueList<FrequencyFamily> families, ExposureRule rule = ExposureRule.Additive)
        {
            ArgumentNullException.ThrowIfNull(families);
            FrequencyFit?[] fits = new FrequencyFit?[families.Count];
            string[] reasons = new string[families.Count];
            Parallel.For(0, fits.Length, i =>
            {
                try
                {
                    fits[i] = FrequencyFit.Of(families[i], counts, rule);
                }
                catch (InvalidOperationException error)
                {
                    reasons[i] = error.Message; // one family that has no fit takes none of the others with it
                }
            });
            FrequencyFit[] ranked = [.. fits.OfType<FrequencyFit>().OrderBy(fit => fit.Aic)];
            string missing = string.Join("; ", reasons.Where(reason => reason is not null).Distinct());
            if (missing.Length > 0)
            {
                ranked[0] = ranked.Length > 0 ? ranked[0].WithFinding(FrequencyFitFindings.Impossible(missing)) : throw new InvalidOperationException(missing);
            }

            return ValueList.Create<FrequencyFit>(ranked);
        }

        /// <summary>Tests whether the counts vary more than Poisson counts of the same exposures.</summary>
        /// <exception cref="InvalidOperationException">Fewer than two units, or no claims.</exception>
        public DispersionTests TestDispersion() => new(counts);

        /// <summary>The log-linear trend of the frequency in time, by maximum likelihood, with exposure as offset.</summary>
        /// <param name="model">Poisson, or negative binomial with variance mu + mu^2 / r.</param>
        /// <exception cref="InvalidOperationException">A row without time, an open class, or claims at one end of the time only.</exception>
        public CountTrend FitTrend(TrendModel model = TrendModel.Poisson) => CountTrend.Fit(counts, model);

        /// <summary>
        /// Claims per unit of exposure with the exact interval of a Poisson rate: its ends are the rates at which as few, or as many,
        /// claims as observed have half the rest of the level: gamma quantiles of n and n + 1 by exposure.
        /// </summary>
        /// <param name="level">Level of confidence, strictly between 0 and 1.</param>
        /// <returns>Lower and upper end, claims per unit of exposure.</returns>
        /// <remarks>Source: Garwood, Biometrika 28 (1936). Over-dispersed counts have a wider interval.</remarks>
        /// <exception cref="InvalidOperationException">A class is open, so that the number of claims is not known.</exception>
        public (double Lower, double Upper) RateInterval(double level = 0.95)
        {
            double rest = 0.5 * (1 - Require.Level(level));
            if (counts.HasOpenClass)
            {
                throw new InvalidOperationException("the exact interval of a rate needs the number of claims, which an open class leaves open; profile the mean of a fit instead");
            }

            double lower = counts.Claims == 0 ? 0 : IncompleteGamma.InverseP(counts.Claims, rest);
            return (lower / counts.Exposure, IncompleteGamma.InverseQ(counts.Claims + 1, rest) / counts.Exposure);
        }
    }
}
