using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The laws of a predictive model, and how a year finds its own.</summary>
internal sealed class PredictiveLaws
{
    private readonly Predictive _model;
    private readonly Severity[] _scaled;
    private readonly double[] _shares;

    public PredictiveLaws(Predictive model)
    {
        _model = model;
        Frequencies = model.Frequency.Source;
        Severities = model.Severity.Source;
        if (model.Pairing == ParameterPairing.Paired && (!Frequencies.IsFinite || Frequencies.Laws.Length != Severities.Laws.Length))
        {
            throw new InvalidOperationException("paired parameters are two lists of the same length: take both from one bootstrap or posterior, or draw them independently");
        }

        _scaled = new Severity[Severities.Laws.Length];
        _shares = new double[_scaled.Length];
        for (int i = 0; i < _scaled.Length; i++)
        {
            _scaled[i] = model.Scaled(Severities.Laws[i]);
            _shares[i] = GroundUpCount.Share(model.CountedAbove, Severities.Laws[i]);
            if (!(_shares[i] >= GroundUpCount.SmallestShare))
            {
                GroundUpCount.Of(model.Frequency.AtEstimate, model.CountedAbove, Severities.Laws[i]); // says what is wrong
            }
        }
    }

    public LawSource<Frequency> Frequencies { get; }

    public LawSource<Severity> Severities { get; }

    public bool IsFinite => Frequencies.IsFinite && Severities.IsFinite;

    public bool IsPaired => _model.Pairing == ParameterPairing.Paired;

    /// <summary>The severities of a finite list, scaled.</summary>
    public ReadOnlySpan<Severity> Scaled => _scaled;

    /// <summary>The law of the ground-up claims of a policy year, before the factors of model and period.</summary>
    public Frequency GroundUp(int frequency, int severity) => GroundUpCount.Of(Frequencies.Laws[frequency], _shares[severity]);

    /// <summary>The laws of a year: ground-up count before the factors of model and period, and scaled severity.</summary>
    public (Frequency Frequency, Severity Severity) Of(ParameterKeys keys, long year)
    {
        int chosen = -1;
        double share;
        Severity severity;
        if (Severities.IsFinite)
        {
            chosen = Severities.Choose(keys.Severity, year);
            severity = _scaled[chosen];
            share = _shares[chosen];
        }
        else
        {
            Severity drawn = Severities.Make(keys.Severity, year, law => GroundUpCount.Share(_model.CountedAbove, law) >= GroundUpCount.SmallestShare);
            severity = _model.Scaled(drawn);
            share = GroundUpCount.Share(_model.CountedAbove, drawn);
        }

        Frequency counted = Frequencies.IsFinite
            ? Frequencies.Laws[IsPaired ? chosen : Frequencies.Choose(keys.Frequency, year)]
            : Frequencies.Make(keys.Frequency, year, _ => true);
        return (GroundUpCount.Of(counted, share), severity);
    }
}

/// <summary>Addresses of the parameters of a cover.</summary>
internal readonly struct ParameterKeys(RandomKey cover)
{
    public RandomKey Frequency { get; } = cover.Derive("parameters").Derive("frequency");

    public RandomKey Severity { get; } = cover.Derive("parameters").Derive("severity");
}
