using TechRisk.Pricing.Numerics;
using TechRisk.Pricing.Tests.Numerics;

namespace TechRisk.Pricing.Tests.Stability;

/// <summary>
/// Hashes (FNV-1a, 64 bits) of the bits of spectra and of the sequences that come back, at the width of the processor. Origin: this
/// library; accuracy is held by sums of 30 digits. They are the same with AVX-512, AVX2 or all intrinsics switched off, and on every
/// operating system. A change here changes the probabilities of aggregate distributions in their last digits.
/// </summary>
public sealed class FourierHashTests
{
    [Theory]
    [InlineData(64, "438ef492dbae8497")]
    [InlineData(1024, "c8ec6330b035372c")]
    [InlineData(1 << 13, "d26f05f225036014")]
    public void Sequences_keep_their_bits(int n, string hash)
    {
        (double[] re, double[] im) = FourierReference.Forward(FourierReference.Noise(n, 3), n);
        Assert.Equal(hash, Hash([.. re, .. im, .. FourierReference.Inverse(re, im)]));
    }

    [Fact]
    public void Tables_keep_their_bits()
    {
        RealFourier2D fourier = new(32, 256);
        double[] re = new double[32 * 129];
        double[] im = new double[32 * 129];
        double[] back = new double[32 * 256];
        fourier.Forward(FourierReference.Noise(back.Length, 4), re, im);
        string forward = Hash([.. re, .. im]);
        fourier.Inverse(re, im, back);
        Assert.Equal("b0f414bdfcd4913f8b58bbcff40b0273", forward + Hash(back));
    }

    private static string Hash(double[] values)
    {
        ulong hash = 14695981039346656037;
        foreach (double value in values)
        {
            ulong bits = BitConverter.DoubleToUInt64Bits(value);
            for (int i = 0; i < 64; i += 8)
            {
                hash = unchecked((hash ^ (byte)(bits >> i)) * 1099511628211);
            }
        }

        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
