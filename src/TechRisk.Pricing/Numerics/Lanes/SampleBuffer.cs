using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Working space of one thread for the passes of a sampler over a chunk of draws. Spans are rented and returned in nested
/// order: a composite law rents, lets its parts rent more, and returns. Doubles start on a cache line: a register of eight
/// then never straddles two.
/// </summary>
internal sealed unsafe class SampleBuffer
{
    private const int CacheLine = 64;

    private readonly List<double[]> _doubles = [];
    private readonly List<int[]> _integers = [];
    private int _doublesInUse;
    private int _integersInUse;

    /// <summary>A buffer of at least this length; give it back with <see cref="ReturnDoubles"/> in reverse order.</summary>
    public Span<double> RentDoubles(int length)
    {
        if (_doublesInUse == _doubles.Count)
        {
            _doubles.Add([]);
        }

        double[] found = _doubles[_doublesInUse];
        if (found.Length < length + (CacheLine / sizeof(double)))
        {
            found = GC.AllocateUninitializedArray<double>(length + 64, pinned: true);
            _doubles[_doublesInUse] = found;
        }

        _doublesInUse++;
        return found.AsSpan(ToCacheLine(found), length);
    }

    /// <summary>Gives the last rented buffer of doubles back.</summary>
    public void ReturnDoubles() => _doublesInUse--;

    /// <summary>A buffer of at least this length; give it back with <see cref="ReturnIntegers"/> in reverse order.</summary>
    public Span<int> RentIntegers(int length)
    {
        if (_integersInUse == _integers.Count)
        {
            _integers.Add([]);
        }

        int[] found = _integers[_integersInUse];
        if (found.Length < length)
        {
            found = GC.AllocateUninitializedArray<int>(length + 64, pinned: true);
            _integers[_integersInUse] = found;
        }

        _integersInUse++;
        return found.AsSpan(0, length);
    }

    /// <summary>Gives the last rented buffer of integers back.</summary>
    public void ReturnIntegers() => _integersInUse--;

    // the array is pinned, so that its address holds
    private static int ToCacheLine(double[] pinned)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
        return (int)((CacheLine - (address % CacheLine)) % CacheLine) / sizeof(double);
    }
}
