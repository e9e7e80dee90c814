namespace TechRisk.Pricing.Numerics;

/// <summary>log n! for n of 0 or more; a table up to 255, Stirling's series above. Relative error about 3e-16.</summary>
internal static class LogFactorial
{
    private static readonly double[] Table = BuildTable();

    /// <summary>log n!</summary>
    /// <param name="n">0 or more.</param>
    public static double Of(long n) =>
        (ulong)n < (ulong)Table.Length ? Table[n] : n > 0 ? LogGamma.Of(n + 1.0) : throw Require.Wrong(nameof(n), n, "must be 0 or more");

    private static double[] BuildTable()
    {
        var table = new double[256];
        Twofold sum = default;
        for (int n = 2; n < table.Length; n++)
        {
            sum += TwofoldLog.Of(n);
            table[n] = sum.Value;
        }

        return table;
    }
}
