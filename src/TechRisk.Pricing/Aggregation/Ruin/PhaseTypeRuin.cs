using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Ruin probability for claims of phase type, which is itself phase-type: psi(u) = a exp((T + t a) u) 1 with a = (lambda / c) alpha (-T)^-1 and t the
/// rates at which phases end.
/// </summary>
/// <remarks>Source: Asmussen, Albrecher, "Ruin Probabilities", 2nd edition (2010), chapter IX, section 3.</remarks>
internal static class PhaseTypeRuin
{
    private const int MostPhases = 60;

    /// <summary>The law as one of phase type; null if it is none, or of more phases than are worth their cost.</summary>
    public static PhaseType? FormOf(Severity law) => law switch
    {
        PhaseType phases when phases.Initial.Count <= MostPhases => phases,
        Exponential exponential => PhaseType.Erlang(1, exponential.Mean),
        MixedExponential mixed when mixed.Components.Count <= MostPhases => PhaseType.Hyperexponential(mixed.Components.AsSpan()),
        Gamma gamma when gamma.Shape <= MostPhases && gamma.Shape == Math.Floor(gamma.Shape) => PhaseType.Erlang((int)gamma.Shape, gamma.Scale),
        ErlangMixture mixture when mixture.Components.Max(part => part.Shape) <= MostPhases => Chained(mixture),
        _ => null,
    };

    /// <summary>psi(u).</summary>
    public static double Probability(PhaseType claim, double claimsPerPremium, double capital)
    {
        int m = claim.Initial.Count;
        (double[] rates, double[] exit) = RatesOf(claim);
        var initial = new double[m];
        AbsorbingChain chain = new([.. claim.Initial], rates, exit);
        for (int j = 0; j < m; j++)
        {
            var unit = new double[m];
            unit[j] = 1;
            double[] time = chain.Solve(unit)!;
            initial[j] = claimsPerPremium * claim.Initial.Zip(time, (p, t) => p * t).Sum();
        }

        double again = initial.Sum();
        var through = new double[m * m];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < m; j++)
            {
                through[(i * m) + j] = i == j ? 0 : rates[(i * m) + j] + (exit[i] * initial[j]);
            }
        }

        var ladder = new AbsorbingChain(initial, through, Array.ConvertAll(exit, rate => rate * (1 - again)));
        var ones = new double[m];
        ones.AsSpan().Fill(1);
        return Exp.Of(ladder.LogExpectation(capital, ones));
    }

    /// <summary>(E[exp(r X)] - 1) / r = alpha (-T - r)^-1 1, for r below the decay of the law; infinite beyond.</summary>
    public static double ExponentialMoment(PhaseType claim, double r)
    {
        (double[] rates, double[] exit) = RatesOf(claim);
        var ones = new double[exit.Length];
        ones.AsSpan().Fill(1);
        var slower = new AbsorbingChain([.. claim.Initial], rates, Array.ConvertAll(exit, rate => rate - r));
        return slower.Solve(ones) is { } times ? claim.Initial.Zip(times, (p, t) => p * t).Sum() : double.PositiveInfinity;
    }

    private static (double[] Rates, double[] Exit) RatesOf(PhaseType claim)
    {
        int m = claim.Initial.Count;
        var rates = new double[m * m];
        var exit = new double[m];
        for (int i = 0; i < m; i++)
        {
            exit[i] = Math.Max(-claim.Generator[i].Sum(), 0);
            for (int j = 0; j < m; j++)
            {
                rates[(i * m) + j] = i == j ? 0 : claim.Generator[i][j];
            }
        }

        return (rates, exit);
    }

    // phases one after the other; a loss of shape m starts m phases before the end
    private static PhaseType Chained(ErlangMixture mixture)
    {
        int m = (int)mixture.Components.Max(part => part.Shape);
        double rate = 1 / mixture.Scale;
        var initial = new double[m];
        foreach ((double weight, long shape) in mixture.Components)
        {
            initial[m - shape] += weight;
        }

        return new PhaseType(
            new ValueList<double>(initial),
            Enumerable.Range(0, m).Select(i => Enumerable.Range(0, m).Select(j => j == i ? -rate : j == i + 1 ? rate : 0).ToValueList()).ToValueList());
    }
}
