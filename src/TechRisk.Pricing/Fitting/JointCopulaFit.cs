using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The fit of a copula and both margins at once.</summary>
internal static class JointCopulaFit
{
    public static CopulaFit Of(CopulaFamily family, PairHistory history, SeverityFamily first, SeverityFamily second)
    {
        SeverityFit firstAlone = history.First.FitSeverity(first);
        SeverityFit secondAlone = history.Second.FitSeverity(second);
        return Of(family, history, firstAlone, secondAlone);
    }

    private static CopulaFit Of(CopulaFamily family, PairHistory history, SeverityFit first, SeverityFit second)
    {
        Parts parts = new(first.Family, second.Family, family);
        double tau = history.Ranks.KendallTau.Value;
        List<double[]> starts = [Parts.Join(first.Values, second.Values, family.Start(tau))];
        if (!double.IsFinite(parts.LogLikelihood(history, starts[0])))
        {
            starts.Add(Parts.Join(first.Values, second.Values, family.Start(tau / 4)));
        }

        (ParameterMap map, Maximum maximum) = MaximumLikelihood.WithCorners(
            MaximumLikelihood.Search(values => parts.LogLikelihood(history, values), parts.Space, starts), parts.Space)
            ?? throw new InvalidOperationException($"{family} with {first.Family} and {second.Family} gives the pairs no likelihood: it cannot have made them");
        double independent = first.LogLikelihood + second.LogLikelihood;
        double[]? covariance = maximum.Kind == MaximumKind.Interior ? maximum.Covariance() : null;
        (double[] a, double[] b, double[] c) = parts.Split(map.ToValues(maximum.Point));
        CopulaSearch found = new(family.Create(c), null, maximum.Value, map, maximum);
        if (!found.HasOptimum && AtLimit(family, history, first, second, found) is { } limit)
        {
            return limit;
        }

        ValueList<FittedParameter> all = FittedParameter.All(parts.Space, map, maximum.Point, covariance);
        Severity firstLaw = first.Family.Create(a);
        Severity secondLaw = second.Family.Create(b);
        return new CopulaFit(family, history, CopulaMethod.FullLikelihood)
        {
            Copula = found.Copula,
            First = firstLaw,
            Second = secondLaw,
            FirstParameters = all.Take(a.Length).ToValueList(),
            SecondParameters = all.Skip(a.Length).Take(b.Length).ToValueList(),
            Parameters = all.Skip(a.Length + b.Length).ToValueList(),
            LogLikelihood = maximum.Value,
            HasOptimum = found.HasOptimum,
            Findings = [.. CopulaFitFindings.Of(family, found, independent), .. CopulaFitFindings.OfMargins(firstLaw, secondLaw)],
        };
    }

    // where a simpler copula is as likely as the last point of the search
    private static CopulaFit? AtLimit(CopulaFamily family, PairHistory history, SeverityFit first, SeverityFit second, CopulaSearch found)
    {
        foreach (CopulaFamily? limit in family.Limits)
        {
            CopulaFit? simpler = limit is null ? null : Of(limit, history, first, second);
            bool isUsable = limit is null ? first.HasOptimum && second.HasOptimum : simpler!.HasOptimum;
            double logLikelihood = simpler?.LogLikelihood ?? first.LogLikelihood + second.LogLikelihood;
            if (isUsable && logLikelihood > found.LogLikelihood - CopulaSearch.Tolerance)
            {
                Copula copula = simpler?.Copula ?? new IndependenceCopula();
                return new CopulaFit(family, history, CopulaMethod.FullLikelihood)
                {
                    Copula = copula,
                    First = simpler?.First ?? first.Severity,
                    Second = simpler?.Second ?? second.Severity,
                    Parameters = simpler?.Parameters ?? [],
                    FirstParameters = simpler?.FirstParameters ?? first.Parameters,
                    SecondParameters = simpler?.SecondParameters ?? second.Parameters,
                    LogLikelihood = logLikelihood,
                    HasOptimum = false,
                    IsOnBoundary = true,
                    Findings = [CopulaFitFindings.Boundary(family, copula), .. CopulaFitFindings.OfMargins(simpler?.First ?? first.Severity, simpler?.Second ?? second.Severity)],
                };
            }
        }

        return null;
    }

    /// <summary>The three families and their parameters in one row: first margin, second margin, copula.</summary>
    private sealed record Parts(SeverityFamily First, SeverityFamily Second, CopulaFamily Copula)
    {
        public ValueList<Parameter> Space => [.. First.Space, .. Second.Space, .. Copula.Space];

        public static double[] Join(double[] first, double[] second, double[] copula) => [.. first, .. second, .. copula];

        public (double[] First, double[] Second, double[] Copula) Split(double[] values)
        {
            int a = First.Space.Count;
            int b = a + Second.Space.Count;
            return (values[..a], values[a..b], values[b..]);
        }

        public double LogLikelihood(PairHistory history, double[] values)
        {
            (double[] a, double[] b, double[] c) = Split(values);
            if (First.TryCreate(a) is not { } first || Second.TryCreate(b) is not { } second || Copula.TryCreate(c) is not { } copula)
            {
                return double.NegativeInfinity;
            }

            double sum = 0;
            foreach (ClaimPair pair in history.Pairs)
            {
                (double x, double y) = (pair.First.From, pair.Second.From);
                double term = CopulaLikelihood.Term(copula, Grade.Of(first, x), Grade.Of(second, y), CopulaLikelihood.Of(pair));
                term += pair.First.IsCensored ? 0 : first.LogDensity(x);
                term += pair.Second.IsCensored ? 0 : second.LogDensity(y);
                sum += pair.Weight * term;
            }

            return double.IsNaN(sum) || double.IsPositiveInfinity(sum) ? double.NegativeInfinity : sum;
        }
    }
}
