using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace TechRisk.Pricing.Tests.Laws;

/// <summary>A generating function over many points in one call is that of each point, for every law of counts there is (a fixed seed).</summary>
public class GeneratingLaws
{
    public static TheoryData<Type> Leaves => FrequencyLeaves.Rows;

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Many_points_have_the_values_of_each_alone(Type leaf) =>
        Prop.ForAll(FrequencyLeaves.Parameters, k =>
        {
            Frequency law = FrequencyLeaves.Make(leaf, k);

            // few points of laws whose function is an integral; the others at the ends of a register, and one rounded outside the disc
            int count = law is MixedPoisson or Sichel ? 600 : 67;
            double[] real = new double[count];
            double[] imaginary = new double[count];
            Complex[] points = new Complex[count];
            for (int i = 0; i < count; i++)
            {
                double size = i % 4 == 0 ? 1 + 2.3e-16 : i % 4 == 1 ? 1 : 1.0 / (1 + i * i * 1e-4);
                points[i] = Complex.FromPolarCoordinates(size, i == 0 ? 0 : -0.001 * i * i);
                (real[i], imaginary[i]) = (points[i].Real, points[i].Imaginary);
            }

            law.GenerateInPlace(real, imaginary);

            // by probabilities rounding adds up with the mean; the other laws have the same bits
            double bound = law is MixedPoisson or Sichel ? 1e-12 * (1 + 0.1 * law.Mean) : 0;
            for (int i = 0; i < count; i += count > 67 ? 83 : 1)
            {
                Complex expected = law.GeneratingFunction(points[i]);
                double error = (new Complex(real[i], imaginary[i]) - expected).Magnitude;
                Assert.True(error <= bound, $"{law} at {points[i]}: {real[i]:R}, {imaginary[i]:R}, not {expected}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(leaf == typeof(MixedPoisson) ? 4 : 15).WithReplay(20261124, 42_424_243));
}
