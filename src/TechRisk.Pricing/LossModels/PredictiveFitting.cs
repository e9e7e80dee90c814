namespace TechRisk.Pricing;

/// <summary>From fits to loss models that carry what the fits do not know.</summary>
public static class PredictiveFitting
{
    extension(SeverityFit fit)
    {
        /// <summary>
        /// A loss model with the fitted severity and a claim count, parameters drawn once a year. The count is that of the claims as the history
        /// has them: where these were reported above deductibles only, each year's rate is restated to ground-up claims with the
        /// year's own severity, n times the mean of 1 / S(deductible).
        /// </summary>
        /// <param name="counted">Law of the number of claims in a policy year, counted as the history counts them.</param>
        /// <param name="parameters">The law of the severity's parameters; null for the asymptotic one.</param>
        /// <exception cref="InvalidOperationException">There is no asymptotic law.</exception>
        public Predictive Predictive(UncertainFrequency counted, ParameterLaw? parameters = null) =>
            new(counted, fit.Uncertain(parameters)) { CountedAbove = Deductibles(fit.History) };

        /// <summary>The same with a claim count that is known.</summary>
        /// <param name="counted">Law of the number of claims in a policy year, counted as the history counts them.</param>
        /// <param name="parameters">The law of the severity's parameters; null for the asymptotic one.</param>
        /// <exception cref="InvalidOperationException">There is no asymptotic law.</exception>
        public Predictive Predictive(Frequency counted, ParameterLaw? parameters = null) =>
            fit.Predictive(new FrequencyOfList((1, counted)), parameters);
    }

    /// <summary>
    /// A loss model of a unit of exposure with the fitted count and severity, parameters drawn once a year, the two independently. The counts
    /// are those of the claims that the severity was fitted to: where these were reported above deductibles only, each year's rate
    /// is restated to ground-up claims with the year's own severity.
    /// </summary>
    /// <param name="fit">The fit.</param>
    /// <param name="severity">The fit of the claim sizes.</param>
    /// <param name="counts">The law of the count's parameters; null for the asymptotic one.</param>
    /// <param name="sizes">The law of the severity's parameters; null for the asymptotic one.</param>
    /// <exception cref="InvalidOperationException">There is no asymptotic law.</exception>
    public static Predictive Predictive(this FrequencyFit fit, SeverityFit severity, ParameterLaw? counts = null, ParameterLaw? sizes = null)
    {
        ArgumentNullException.ThrowIfNull(severity);
        return severity.Predictive(fit.Uncertain(counts), sizes);
    }

    /// <summary>
    /// The law of all ground-up claims of a unit of exposure, where the counted ones are those above the deductibles of the claims that the severity
    /// was fitted to: the count whose thinning by S(deductible) is the fitted one; with several deductibles by 1 / mean of 1 / S(d_i).
    /// </summary>
    /// <param name="fit">The fit of the count.</param>
    /// <param name="severity">The fit of the claim sizes, from the same history.</param>
    /// <exception cref="InvalidOperationException">The law has no restated form, or next to no claim exceeds the deductibles.</exception>
    public static Frequency GroundUp(this FrequencyFit fit, SeverityFit severity)
    {
        ArgumentNullException.ThrowIfNull(severity);
        return GroundUpCount.Of(fit.Frequency, Deductibles(severity.History), severity.Severity);
    }

    /// <summary>The deductibles above which a history's claims were counted, with the claims counted there; empty where all are 0.</summary>
    internal static ValueList<(double Deductible, double Number)> Deductibles(ClaimHistory history) =>
        history.Claims.All(claim => claim.Deductible == 0)
            ? []
            : history.Claims.GroupBy(claim => claim.Deductible).OrderBy(group => group.Key)
                .Select(group => (group.Key, group.Sum(claim => claim.Weight))).ToValueList();
}
