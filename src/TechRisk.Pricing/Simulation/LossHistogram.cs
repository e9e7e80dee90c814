namespace TechRisk.Pricing;

/// <summary>
/// A log-linear histogram of losses: 64 bins an octave, each with its exact count and exact sum. Losses of a bin share their binary
/// exponent, so a bin's sum is a whole number of units in the last place; merging is addition of whole numbers, exact in any order.
/// </summary>
internal sealed class LossHistogram
{
    private const int MantissaBits = 52;
    private const int SubBinBits = 6;
    private const int KeyShift = MantissaBits - SubBinBits;
    private readonly SortedDictionary<int, Bin> _bins = [];

    /// <summary>Number of losses of exactly 0.</summary>
    public long Zeros { get; private set; }

    /// <summary>Bins in ascending order of loss: lower end, upper end, count and sum.</summary>
    public IEnumerable<(double Lower, double Upper, long Count, double Sum)> Bins =>
        _bins.Select(pair => (Edge(pair.Key), Edge(pair.Key + 1), pair.Value.Count, Sum(pair.Key, pair.Value.Units)));

    /// <summary>Adds losses of 0 or more, finite.</summary>
    public void Add(ReadOnlySpan<double> losses)
    {
        foreach (double loss in losses)
        {
            if (loss == 0)
            {
                Zeros++;
                continue;
            }

            ulong bits = BitConverter.DoubleToUInt64Bits(loss);
            int key = (int)(bits >> KeyShift);
            Bin bin = _bins.GetValueOrDefault(key);
            _bins[key] = new Bin(bin.Count + 1, bin.Units + Units(bits));
        }
    }

    /// <summary>Adds another histogram.</summary>
    public void Merge(LossHistogram other)
    {
        Zeros += other.Zeros;
        foreach ((int key, Bin more) in other._bins)
        {
            Bin bin = _bins.GetValueOrDefault(key);
            _bins[key] = new Bin(bin.Count + more.Count, bin.Units + more.Units);
        }
    }

    private static UInt128 Units(ulong bits)
    {
        ulong mantissa = bits & ((1UL << MantissaBits) - 1);
        return bits >> MantissaBits == 0 ? mantissa : mantissa | (1UL << MantissaBits);
    }

    private static double Edge(int key) => BitConverter.UInt64BitsToDouble((ulong)key << KeyShift);

    private static double Sum(int key, UInt128 units)
    {
        int exponent = Math.Max(key >> SubBinBits, 1) - 1023 - MantissaBits;
        return Math.ScaleB((double)units, exponent);
    }

    private readonly record struct Bin(long Count, UInt128 Units);
}
