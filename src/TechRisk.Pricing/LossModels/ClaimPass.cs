using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Consecutive claims of one group of eight years.</summary>
internal struct ClaimSegment
{
    public int Group;
    public int First;
    public int Claims;
}

/// <summary>The two passes over a chunk of claims that need lanes: their uniforms, and their sums after the per-claim terms.</summary>
internal unsafe struct ClaimPass : ILaneTask
{
    /// <summary>Years of a group.</summary>
    public const int Lanes = 8;

    public ulong FirstYear;
    public uint* Order;
    public int* Counts;
    public double* Draws;
    public double* GroundUp;
    public double* Gross;
    public ClaimSegment* Segments;
    public PhiloxKeys* Keys;
    public ClaimTerms Terms;
    public int Count;
    public bool IsSum;
    public bool IsFresh;

    public void Run<V>()
        where V : struct, ILane<V>
    {
        if (IsSum)
        {
            Add<V>();
        }
        else
        {
            Fill<V>();
        }
    }

    // counter (year, claim pair, item 0, draw 0); the two uniforms of a call serve claims 2k and 2k + 1
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private readonly void Fill<V>()
        where V : struct, ILane<V>
    {
        PhiloxKeys* keys = Keys;
        double* to = Draws;
        for (int s = 0; s < Count; s++)
        {
            ClaimSegment segment = Segments[s];
            for (int lane = 0; lane < Lanes; lane += V.Count)
            {
                V year = V.Widen(Order + segment.Group * Lanes + lane, FirstYear);
                double* at = to + lane;
                for (int claim = 0; claim < segment.Claims; claim += 2)
                {
                    V c0 = year;
                    V c1 = V.SetBits((ulong)(uint)(segment.First + claim) >> 1);
                    V c2 = V.SetBits(0);
                    V c3 = V.SetBits(0);
                    Philox.Apply(ref c0, ref c1, ref c2, ref c3, keys);
                    V.Store(at, Uniforms.FromWords(c0, c1));
                    V.Store(at + Lanes, Uniforms.FromWords(c2, c3));
                    at += 2 * Lanes;
                }
            }

            to += segment.Claims * Lanes;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private readonly void Add<V>()
        where V : struct, ILane<V>
    {
        ClaimTerms terms = Terms;
        double* from = Draws;
        double* sums = stackalloc double[2 * Lanes];
        for (int s = 0; s < Count; s++)
        {
            ClaimSegment segment = Segments[s];
            uint* member = Order + segment.Group * Lanes;
            int* counts = Counts + segment.Group * Lanes;
            bool isNew = IsFresh && segment.First == 0;
            if (!isNew)
            {
                for (int i = 0; i < Lanes; i++)
                {
                    sums[i] = GroundUp[member[i]];
                    sums[Lanes + i] = Gross[member[i]];
                }
            }

            bool isEqual = counts[0] == counts[Lanes - 1];
            for (int lane = 0; lane < Lanes; lane += V.Count)
            {
                V groundUp = isNew ? V.Set(0) : V.Load(sums + lane);
                V gross = isNew ? V.Set(0) : V.Load(sums + Lanes + lane);
                double* at = from + lane;
                if (isEqual)
                {
                    for (int claim = 0; claim < segment.Claims; claim++)
                    {
                        V loss = V.Load(at);
                        groundUp = V.Add(groundUp, loss);
                        gross = V.Add(gross, terms.Apply(loss));
                        at += Lanes;
                    }
                }
                else
                {
                    V number = ToDouble(V.Widen((uint*)counts + lane, 0));
                    for (int claim = segment.First; claim < segment.First + segment.Claims; claim++)
                    {
                        V loss = V.Load(at);
                        groundUp = V.SelectGreater(number, V.Set(claim), V.Add(groundUp, loss), groundUp);
                        gross = V.SelectGreater(number, V.Set(claim), V.Add(gross, terms.Apply(loss)), gross);
                        at += Lanes;
                    }
                }

                V.Store(sums + lane, groundUp);
                V.Store(sums + Lanes + lane, gross);
            }

            for (int i = 0; i < Lanes; i++)
            {
                GroundUp[member[i]] = sums[i];
                Gross[member[i]] = sums[Lanes + i];
            }

            from += segment.Claims * Lanes;
        }
    }

    // a whole number below 2^52 as a double
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ToDouble<V>(V whole)
        where V : struct, ILane<V> => V.Sub(V.Or(whole, V.SetBits(0x4330000000000000)), V.Set(4503599627370496.0));
}
