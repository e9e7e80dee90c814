using System.Numerics;

namespace TechRisk.Pricing.Tests.Distributions;

/// <summary>Generating functions against mpmath: at points on the unit circle near 1, away from it, inside it and rounded outside it.</summary>
public sealed class GeneratingFunctionTests
{
    [Fact]
    public void Values_are_those_of_mpmath()
    {
        foreach ((Frequency law, double[] values) in GeneratingTable.Rows)
        {
            double bound = Bound(law);
            double[] real = Array.ConvertAll(GeneratingTable.Points, z => z.Real);
            double[] imaginary = Array.ConvertAll(GeneratingTable.Points, z => z.Imaginary);
            law.GenerateInPlace(real, imaginary);
            for (int i = 0; i < real.Length; i++)
            {
                Complex expected = new(values[2 * i], values[2 * i + 1]);
                Complex actual = new(real[i], imaginary[i]);
                double error = (actual - expected).Magnitude;
                Assert.True(error <= bound, $"{law} at {GeneratingTable.Points[i]}: {actual}, not {expected}: {error:E2} off");
            }
        }
    }

    [Fact]
    public void A_law_without_a_claim_has_the_constant_1()
    {
        foreach (Frequency law in (Frequency[])[new Poisson(0), new NegativeBinomial(0, 2), new Geometric(0), new Binomial(0, 0.5), new Binomial(7, 0), new EmpiricalCounts(1)])
        {
            double[] real = [1, -1, 0, 0.5];
            double[] imaginary = [0, 0, -1, 0.25];
            law.GenerateInPlace(real, imaginary);
            Assert.All(real, value => Assert.Equal(1, value));
            Assert.All(imaginary, value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void The_value_at_0_is_the_probability_of_no_claim_also_where_that_is_0()
    {
        double[] real = [0];
        double[] imaginary = [0];
        new Binomial(3, 1).GenerateInPlace(real, imaginary);
        Assert.Equal(0, real[0]);
        Assert.Equal(0, imaginary[0]);
        Assert.Equal(0, new Logarithmic(2).GeneratingFunction(0).Real, 1e-16);
    }

    [Fact]
    public void Extreme_parameters_give_a_number()
    {
        foreach (Frequency law in (Frequency[])[new NegativeBinomial(3, 1e200), new Delaporte(1, 3, 1e200), new PoissonInverseGaussian(3, 1e200), new PolyaAeppli(3, 1e200), new Poisson(1e12)])
        {
            foreach (double angle in (double[])[0, 1e-9, 0.5, 3.14])
            {
                Complex value = law.GeneratingFunction(Complex.FromPolarCoordinates(1, -angle));
                Assert.True(value.Magnitude <= 1 + 1e-15, $"{law} at angle {angle}: {value}");
            }
        }

        // claims of variance 1e200 times their mean hardly ever happen
        Assert.Equal(1, new NegativeBinomial(3, 1e200).GeneratingFunction(-1).Real, 1e-15);
    }

    // the logarithm of 1 - beta (z - 1) or of 1 + q (z - 1) is rounded before it is multiplied by the size, 1e4 in the table; an integral rounds at
    // each node; measured 1.2e-15, and 3.4e-16 of the others
    private static double Bound(Frequency law) => law is NegativeBinomial or Binomial or Sichel ? 3e-15 : 5e-16;
}
