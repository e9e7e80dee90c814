namespace TechRisk.Pricing;

/// <summary>Splits the premium of a submission with uncertain parameters into its process part and its parameter part.</summary>
internal static class ParameterSplit
{
    /// <summary>The submission with every parameter at its estimate, as if known.</summary>
    /// <exception cref="InvalidOperationException">No cover has uncertain parameters.</exception>
    public static Submission AtEstimate(Submission submission) =>
        submission.Covers.Any(cover => cover.LossModel is Predictive)
            ? submission with { Covers = submission.Covers.Select(cover => cover.LossModel is Predictive model ? cover with { LossModel = model.AtEstimate } : cover).ToValueList() }
            : throw new InvalidOperationException($"no cover of \"{submission.Name}\" has a Predictive loss model: there is no parameter part to show");

    /// <summary>The parts, from two runs with the same random numbers.</summary>
    public static PremiumParts Of(YearLossTable known, YearLossTable uncertain, PricingBasis basis)
    {
        RunFigures figures = new();
        RunPremium process = new(known, basis, figures);
        RunPremium total = new(uncertain, basis, figures);
        PremiumParts[] covers = new PremiumParts[total.Covers.Length];
        for (int i = 0; i < covers.Length; i++)
        {
            covers[i] = Parts(process.Covers[i], total.Covers[i], known.Covers[i].Gross, uncertain.Covers[i].Gross, figures);
        }

        return Parts(process.Total, total.Total, known.Gross, uncertain.Gross, figures) with
        {
            Covers = ValueList.Create<PremiumParts>(covers),
            Findings = QuoteFindings.OfRun(uncertain),
        };
    }

    private static PremiumParts Parts(PremiumFigures known, PremiumFigures uncertain, SampledLoss before, SampledLoss after, RunFigures figures) =>
        new(uncertain.Name, Split(known.Gross, uncertain.Gross, figures))
        {
            LossCost = Split(known.LossCost, uncertain.LossCost, figures),
            RiskMargin = Split(known.RiskMargin, uncertain.RiskMargin, figures),
            StandardDeviation = Split(figures.Add(before.StandardDeviationFunctional()), figures.Add(after.StandardDeviationFunctional()), figures),
        };

    private static PremiumSplit Split(Figure known, Figure uncertain, RunFigures figures)
    {
        bool isKnown = double.IsFinite(known.Value) || double.IsFinite(uncertain.Value);
        Estimate difference = isKnown ? figures.ToEstimate(uncertain - known) : Estimate.Simulated(0, double.PositiveInfinity);
        return new(figures.ToEstimate(known), difference, figures.ToEstimate(uncertain));
    }
}
