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

            SeverityFit[] fits = new SeverityFit[families.Length];
            Parallel.For(0, fits.Length, i => fits[i] = SeverityFit.Of(families[i], history));
            return fits.OrderByDescending(fit => fit.LogLikelihood).Select(fit => fits.Length > 1 ? fit.WithFinding(SeverityFitFindings.ChosenThreshold(fits.Length)) : fit).ToValueList();
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

        /// <summary>The fits of some families, the smallest AIC first; those without a maximum come last.</summary>
        /// <param name="families">The families to try.</param>
        public ValueList<SeverityFit> FitSeverities(ValueList<SeverityFamily> families)
        {
            ArgumentNullException.ThrowIfNull(families);
            SeverityFit[] fits = new SeverityFit[families.Count];
            Parallel.For(0, fits.Length, i => fits[i] = SeverityFit.Of(families[i], history));
            return fits.OrderBy(fit => fit.Aic).ToValueList();
        }
    }
}
