namespace TechRisk.Pricing;

/// <summary>
/// Histories that a law would have made in place of the one observed: as many claims, each above the deductible, cut at the limit and put
/// into the bands that the claim in its place had.
/// </summary>
internal sealed class SimulatedHistory
{
    private readonly ValueList<Claim> _claims;
    private readonly Severity _law;
    private readonly (double From, double To)[] _bands;

    public SimulatedHistory(ClaimHistory history, Severity law)
    {
        _claims = history.Claims;
        _law = law;
        bool isGrouped = _claims.Any(IsBand);
        _bands = isGrouped
            ? [.. _claims.Where(claim => IsBand(claim) || claim.IsCensored).Select(claim => (claim.From, claim.To)).Distinct().OrderBy(band => band)]
            : [];
    }

    /// <summary>The history of an address.</summary>
    public ClaimHistory At(RandomKey key)
    {
        List<Claim> made = new(_claims.Count);
        Dictionary<(double From, double To, double Deductible), double> grouped = [];
        for (int i = 0; i < _claims.Count; i++)
        {
            Claim old = _claims[i];
            int copies = (int)Math.Clamp(Math.Round(old.Weight), 1, int.MaxValue);
            double beyond = _law.Survival(old.Deductible);
            for (int copy = 0; copy < copies; copy++)
            {
                double loss = Math.Max(_law.InverseSurvival(key.Uniform(i, copy) * beyond), Math.BitIncrement(old.Deductible));
                double weight = old.Weight / copies;
                if (_bands.Length > 0 && !old.IsExact)
                {
                    (double from, double to) = Band(loss);
                    (double, double, double) place = (Math.Max(from, old.Deductible), to, old.Deductible);
                    grouped[place] = grouped.GetValueOrDefault(place) + weight;
                }
                else
                {
                    made.Add(Cut(loss, old) with { Weight = weight });
                }
            }
        }

        made.AddRange(grouped.OrderBy(band => band.Key).Select(band => Claim.FromBand(band.Key.From, band.Key.To, band.Value) with { Deductible = band.Key.Deductible }));
        return new ClaimHistory([.. made]);
    }

    private static bool IsBand(Claim claim) => !claim.IsExact && !claim.IsCensored;

    private static Claim Cut(double loss, Claim old)
    {
        double limit = old.CensoredAbove;
        return loss >= limit
            ? Claim.AtLeast(limit) with { Deductible = Math.Min(old.Deductible, limit) }
            : (Claim.FromGroundUp(loss) with { Deductible = old.Deductible }).WithLimit(limit);
    }

    // the band a loss falls into; between bands, the gap it falls into
    private (double From, double To) Band(double loss)
    {
        double low = 0;
        double high = double.PositiveInfinity;
        foreach ((double from, double to) in _bands)
        {
            if (loss > from && loss <= to)
            {
                return (from, to);
            }

            low = to < loss ? Math.Max(low, to) : low;
            high = from >= loss ? Math.Min(high, from) : high;
        }

        return (low, high);
    }
}
