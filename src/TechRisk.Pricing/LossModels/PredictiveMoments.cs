namespace TechRisk.Pricing;

/// <summary>Exact moments of a predictive model with finitely many parameter sets.</summary>
internal static class PredictiveMoments
{
    public static (double Mean, double Process, double Parameter) Of(Predictive model, PolicyTerms terms, double period)
    {
        PredictiveLaws laws = model.Laws;
        if (!laws.IsFinite)
        {
            throw new InvalidOperationException(
                "Predictive has closed forms for finitely many parameter sets only; its parameters are normal on the free scale: simulate, or use a bootstrap or posterior");
        }

        ClaimMoments[] claims = new ClaimMoments[laws.Scaled.Length];
        for (int j = 0; j < claims.Length; j++)
        {
            claims[j] = ClaimMoments.Of(laws.Scaled[j], terms);
        }

        List<Set> sets = [];
        for (int j = 0; j < claims.Length; j++)
        {
            int from = laws.IsPaired ? j : 0;
            int to = laws.IsPaired ? j + 1 : laws.Frequencies.Laws.Length;
            for (int i = from; i < to; i++)
            {
                Frequency count = Predictive.Scaled(laws.GroundUp(i, j), model.FrequencyFactor * period);
                double weight = laws.Severities.Weights[j] * (laws.IsPaired ? 1 : laws.Frequencies.Weights[i]);
                sets.Add(Set.Of(weight, count, claims[j]));
            }
        }

        return Parts(sets);
    }

    private static (double Mean, double Process, double Parameter) Parts(List<Set> sets)
    {
        double mean = 0;
        double process = 0;
        foreach (Set set in sets)
        {
            mean += set.Weight * set.Mean;
            process += set.Weight * set.Variance;
        }

        if (double.IsPositiveInfinity(mean))
        {
            return (mean, double.PositiveInfinity, double.PositiveInfinity);
        }

        double parameter = 0;
        foreach (Set set in sets)
        {
            parameter += set.Weight * (set.Mean - mean) * (set.Mean - mean);
        }

        return (mean, process, parameter);
    }

    private readonly record struct Set(double Weight, double Mean, double Variance)
    {
        public static Set Of(double weight, Frequency count, ClaimMoments claim) =>
            count.Mean == 0 ? new(weight, 0, 0)
            : new(
                weight,
                count.Mean * claim.Mean,
                double.IsPositiveInfinity(claim.SecondMoment)
                    ? double.PositiveInfinity
                    : count.Mean * claim.Variance + count.Variance * claim.Mean * claim.Mean);
    }
}
