namespace TechRisk.Pricing;

/// <summary>
/// Laws fitted to what was observed: severities, tails, claim counts and copulas; and what a fit does not know of its parameters.
/// </summary>
public static partial class ClaimFitting
{
    /// <summary>The average of fits of the same claims, weighed by their AIC.</summary>
    /// <param name="fits">The fits, of the same claims.</param>
    /// <exception cref="InvalidOperationException">No fit has a maximum.</exception>
    public static SeverityAverage Average(this ValueList<SeverityFit> fits)
    {
        ArgumentNullException.ThrowIfNull(fits);
        return new SeverityAverage(fits);
    }

    extension(ClaimHistory history)
    {
        /// <summary>The law of a family that makes the claims most likely.</summary>
        /// <typeparam name="TLaw">The family, such as <see cref="LogNormal"/>.</typeparam>
        public SeverityFit FitSeverity<TLaw>()
            where TLaw : Severity, IParametricSeverity<TLaw> => SeverityFit.Of(SeverityFamily.Of<TLaw>(), history);

        /// <summary>The law of a family that makes the claims most likely.</summary>
        /// <param name="family">The family, possibly with parameters held fast.</param>
        /// <exception cref="InvalidOperationException">The family cannot have made the claims.</exception>
        public SeverityFit FitSeverity(SeverityFamily family)
        {
            ArgumentNullException.ThrowIfNull(family);
            return SeverityFit.Of(family, history);
        }

        /// <summary>
        /// Splices at several thresholds, the highest likelihood first: the profile likelihood of the threshold. The first one's threshold was
        /// chosen by the same claims, which its criteria do not count; a finding says so.
        /// </summary>
        /// <param name="body">Family of the losses up to the threshold.</param>
        /// <param name="tail">Family of the excess over the threshold.</param>
        /// <param name="thresholds">Thresholds in the currency of the claims, above 0, with claims on both sides; at least one.</param>
        public ValueList<SeverityFit> FitSplices(SeverityFamily body, SeverityFamily tail, params ReadOnlySpan<double> thresholds)
        {
            SeverityFamily[] families = new SeverityFamily[thresholds.Length];
            for (int i = 0; i < families.Length; i++)
            {
                families[i] = SeverityFamily.Splice(body, thresholds[i], tail);
            }

            IEnumerable<SeverityFit> fits = Fitted(history, families).OrderByDescending(fit => fit.LogLikelihood);
            return WithImpossible(fits.Select(fit => families.Length > 1 ? fit.WithFinding(SeverityFitFindings.ChosenThreshold(families.Length)) : fit), families);
        }

        /// <summary>The law of a family nearest to the claims in the sense of a method.</summary>
        /// <param name="family">The family, possibly with parameters held fast.</param>
        /// <param name="method">Moments, L-moments, percentiles or a minimum distance.</param>
        /// <exception cref="InvalidOperationException">The claims are not of the kind that the method needs.</exception>
        public SeverityEstimate EstimateSeverity(SeverityFamily family, EstimationMethod method)
        {
            ArgumentNullException.ThrowIfNull(family);
            ArgumentNullException.ThrowIfNull(method);
            return SeverityEstimate.Of(family, method, history);
        }

        /// <summary>The fits of all standard families, the smallest AIC first; those without a maximum come last.</summary>
        public ValueList<SeverityFit> FitSeverities() => history.FitSeverities(SeverityFamilies.Standard);

        /// <summary>
        /// The fits of some families, the smallest AIC first; those without a maximum come last. A family that cannot have made the claims is
        /// left out, with a finding at the first fit.
        /// </summary>
        /// <param name="families">The families to try.</param>
        /// <exception cref="InvalidOperationException">No family can have made the claims.</exception>
        public ValueList<SeverityFit> FitSeverities(ValueList<SeverityFamily> families)
        {
            ArgumentNullException.ThrowIfNull(families);
            return WithImpossible(Fitted(history, families).OrderBy(fit => fit.Aic), families);
        }
    }

    private static IEnumerable<SeverityFit> Fitted(ClaimHistory history, IReadOnlyList<SeverityFamily> families)
    {
        SeverityFit?[] fits = new SeverityFit?[families.Count];
        Parallel.For(0, fits.Length, i => fits[i] = SeverityFit.TryOf(families[i], history));
        return fits.OfType<SeverityFit>();
    }

    // one family that cannot have made the claims takes none of the others with it, and the first fit says that it is missing
    private static ValueList<SeverityFit> WithImpossible(IEnumerable<SeverityFit> ranked, IReadOnlyList<SeverityFamily> families)
    {
        SeverityFit[] fits = [.. ranked];
        string missing = string.Join(", ", families.Where(family => !fits.Any(fit => ReferenceEquals(fit.Family, family))));
        if (missing.Length > 0)
        {
            fits[0] = fits.Length > 0
                ? fits[0].WithFinding(SeverityFitFindings.Impossible(missing))
                : throw new InvalidOperationException($"no family gives the claims a likelihood at any starting point: {missing}");
        }

        return ValueList.Create<SeverityFit>(fits);
    }
}
