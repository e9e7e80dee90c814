namespace TechRisk.Pricing;

/// <summary>The premium of a run, to which the premiums of changed submissions are compared year by year.</summary>
internal sealed class PairedPremium
{
    private readonly YearLossTable _losses;
    private readonly PricingBasis _basis;
    private readonly RunFigures _figures = new();
    private readonly RunPremium _premium;

    public PairedPremium(YearLossTable losses, PricingBasis basis)
    {
        _losses = losses;
        _basis = basis;
        _premium = new RunPremium(losses, basis, _figures);
    }

    /// <summary>The submission a scenario makes, checked so that it can be priced and compared.</summary>
    public Submission Changed(Scenario scenario)
    {
        Submission changed = scenario.Change(_losses.Submission)
            ?? throw Require.Wrong(nameof(Scenario.Change), scenario.Name, "must return a submission");
        if (changed.Currency != _losses.Submission.Currency)
        {
            throw Require.Wrong(nameof(Submission.Currency), changed.Currency, $"must stay {_losses.Submission.Currency} in scenario \"{scenario.Name}\": premiums in two currencies have no difference");
        }

        RunPremium.Checked(changed, _basis);
        return changed;
    }

    /// <summary>The scenario's premium and its change; the same table as the unchanged one means no change.</summary>
    public ScenarioResult Compare(Scenario scenario, YearLossTable losses)
    {
        RunFigures figures = _figures.Continued();
        RunPremium changed = ReferenceEquals(losses, _losses) ? _premium : new RunPremium(losses, _basis, figures);
        Figure now = changed.Total.Gross;
        Figure old = _premium.Total.Gross;
        bool isKnown = double.IsFinite(now.Value) || double.IsFinite(old.Value);
        return new ScenarioResult(scenario.Name)
        {
            Premium = figures.ToEstimate(now),
            PremiumChange = isKnown ? figures.ToEstimate(now - old) : Estimate.Simulated(0, double.PositiveInfinity),
            RelativeChange = double.IsFinite(old.Value) && old.Value != 0 ? figures.ToEstimate((now - old) / old) : null,
            Findings = QuoteFindings.OfRun(losses),
        };
    }
}
