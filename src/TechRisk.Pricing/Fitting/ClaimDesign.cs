using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// What a history would have looked like with other losses: the same records with the same deductibles, limits and weights, their amounts
/// drawn from a law; bands filled anew with as many claims.
/// </summary>
internal sealed class ClaimDesign
{
    private readonly double[] _deductibles;
    private readonly double[] _caps;
    private readonly double[] _weights;
    private readonly SeverityLikelihood.Band[] _bands;
    private readonly int _banded;
    private readonly bool _isWeighted;

    public ClaimDesign(ClaimHistory history)
    {
        // an open last band starts where another band ends; any other "at least" is a loss cut at its limit
        HashSet<double> ends = [.. history.Likelihood.Bands.ToArray().Select(band => band.To)];
        Claim[] single = [.. history.Claims.Where(claim => claim.IsExact || (claim.IsCensored && !ends.Contains(claim.From)))];
        _deductibles = [.. single.Select(claim => claim.Deductible)];
        _caps = [.. single.Select(claim => claim.CensoredAbove)];
        _weights = [.. single.Select(claim => claim.Weight)];
        _isWeighted = _weights.Any(weight => weight != 1);
        _bands = history.Likelihood.Bands.ToArray();
        _banded = (int)Math.Round(history.ClaimCount - _weights.Sum());
    }

    /// <summary>The likelihood of a simulated history.</summary>
    /// <param name="law">The law of ground-up losses.</param>
    /// <param name="key">Address of the losses: one uniform a record and replicate.</param>
    /// <param name="replicate">Number of the history.</param>
    public SeverityLikelihood Draw(Severity law, RandomKey key, int replicate)
    {
        double[] losses = Losses(law, key, replicate);
        List<double> exact = new(losses.Length);
        List<double> weights = new(losses.Length);
        Dictionary<double, double> censored = [];
        Dictionary<double, double> truncated = [];
        for (int i = 0; i < losses.Length; i++)
        {
            if (losses[i] >= _caps[i])
            {
                censored[_caps[i]] = censored.GetValueOrDefault(_caps[i]) + _weights[i];
            }
            else
            {
                exact.Add(losses[i]);
                weights.Add(_weights[i]);
            }

            if (_deductibles[i] > 0)
            {
                truncated[_deductibles[i]] = truncated.GetValueOrDefault(_deductibles[i]) + _weights[i];
            }
        }

        return SeverityLikelihood.Of([.. exact], _isWeighted ? [.. weights] : [], censored, Bands(law, key, replicate), truncated);
    }

    /// <summary>The places of a simulated history on the scale of another law's probabilities, sorted.</summary>
    public GoodnessOfFit.Place[] Places(Severity truth, Severity fitted, RandomKey key, int replicate)
    {
        double[] losses = Losses(truth, key, replicate);
        GoodnessOfFit.Place[] places = new GoodnessOfFit.Place[losses.Length];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = GoodnessOfFit.Place.Of(Math.Min(losses[i], _caps[i]), _deductibles[i], _weights[i], losses[i] >= _caps[i], fitted);
        }

        GoodnessOfFit.Sort(places);
        return places;
    }

    /// <summary>A simulated history, claim by claim.</summary>
    public ClaimHistory DrawHistory(Severity law, RandomKey key, int replicate)
    {
        double[] losses = Losses(law, key, replicate);
        List<Claim> claims = new(losses.Length);
        for (int i = 0; i < losses.Length; i++)
        {
            Claim claim = losses[i] >= _caps[i] ? Claim.AtLeast(_caps[i]) : Claim.FromGroundUp(losses[i]);
            claims.Add(claim with { Deductible = _deductibles[i], Weight = _weights[i] });
        }

        claims.AddRange(Bands(law, key, replicate).OrderBy(band => band.Key.Item1).Select(band => Claim.FromBand(band.Key.Item1, band.Key.Item2, band.Value)));
        return new ClaimHistory([.. claims]);
    }

    private double[] Losses(Severity law, RandomKey key, int replicate)
    {
        double[] losses = new double[_caps.Length];
        double deductible = 0;
        double reported = 1;
        for (int i = 0; i < losses.Length; i++)
        {
            if (_deductibles[i] != deductible)
            {
                deductible = _deductibles[i];
                reported = law.Survival(deductible);
            }

            // X given X > d: the inverse survival of u S(d)
            losses[i] = key.Uniform(replicate, i) * reported;
        }

        law.SampleInPlace(losses, new SampleBuffer());
        return losses;
    }

    private Dictionary<(double, double), double> Bands(Severity law, RandomKey key, int replicate)
    {
        Dictionary<(double, double), double> bands = [];
        RandomKey own = key.Derive("bands");
        for (int i = 0; i < _banded; i++)
        {
            double loss = law.InverseSurvival(own.Uniform(replicate, i));
            (double, double) band = (_bands[^1].To, double.PositiveInfinity);
            foreach (SeverityLikelihood.Band known in _bands)
            {
                if (loss > known.From && loss <= known.To)
                {
                    band = (known.From, known.To);
                    break;
                }
            }

            bands[band] = bands.GetValueOrDefault(band) + 1;
        }

        return bands;
    }
}
