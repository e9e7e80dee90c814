using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace TechRisk.Pricing;

/// <summary>
/// SHA-256 over the little-endian bytes of all columns of a table: for each cover, in the table's order, ground-up, gross, net; then
/// ground-up, gross and net of the total.
/// </summary>
internal static class TableHash
{
    private const int BlockLength = 4096;

    public static string Of(YearLossTable table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (CoverLosses cover in table.Covers)
        {
            Append(hash, cover.GroundUp.Values);
            Append(hash, cover.Gross.Values);
            Append(hash, cover.Net.Values);
        }

        Append(hash, table.GroundUp.Values);
        Append(hash, table.Gross.Values);
        Append(hash, table.Net.Values);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<double> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            hash.AppendData(MemoryMarshal.AsBytes(values));
            return;
        }

        Span<byte> bytes = stackalloc byte[BlockLength * sizeof(double)];
        for (int start = 0; start < values.Length; start += BlockLength)
        {
            ReadOnlySpan<double> block = values[start..Math.Min(start + BlockLength, values.Length)];
            for (int i = 0; i < block.Length; i++)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes[(i * sizeof(double))..], block[i]);
            }

            hash.AppendData(bytes[..(block.Length * sizeof(double))]);
        }
    }
}
