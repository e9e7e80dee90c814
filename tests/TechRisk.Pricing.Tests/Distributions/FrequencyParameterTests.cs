namespace TechRisk.Pricing.Tests.Distributions;

/// <summary>What a fit sees of a law of counts: parameters in their intervals, the same law back, starting points inside.</summary>
public class FrequencyParameterTests
{
    [Fact]
    public void A_law_is_its_parameters_and_starts_lie_inside()
    {
        Check(new Poisson(2));
        Check(new NegativeBinomial(2, 3));
        Check(new Binomial(20, 0.3));
        Check(new Geometric(2));
        Check(new Logarithmic(2));
        Check(new PoissonInverseGaussian(2, 3));
        Check(new PolyaAeppli(2, 3));
        Check(new Delaporte(1, 2, 3));
        Check(new Sichel(2, 1, -0.5));
        Check(new NeymanTypeA(2, 3));
    }

    private static void Check<T>(T law)
        where T : Frequency, IParametricFrequency<T>
    {
        Assert.Equal(law, T.FromValues(law.Values.AsSpan()));
        Assert.Equal(T.Space.Count, law.Values.Count);
        Inside<T>([.. law.Values]);
        foreach ((double mean, double variance, double zeros) in new[] { (0.2, 0.3, 0.85), (5.0, 12.0, 0.03), (3.0, 1.5, 0.01), (40.0, 40.0, 0.0) })
        {
            IReadOnlyList<double[]> starts = T.Starts(mean, variance, zeros);
            Assert.NotEmpty(starts);
            foreach (double[] start in starts)
            {
                Inside<T>(start);
                Assert.True(double.IsFinite(T.FromValues(start).LogProbability(1)), $"{typeof(T).Name} {string.Join(", ", start)}");
            }
        }
    }

    private static void Inside<T>(double[] values)
        where T : Frequency, IParametricFrequency<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            Assert.InRange(values[i], Math.BitIncrement(T.Space[i].Lower), Math.BitDecrement(T.Space[i].Upper));
        }
    }
}
