using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Fills buffers with uniforms of addressed draws, at the lane width of the processor. The counter is
/// (year, event / 2, item, draw); the two uniforms of a counter serve events 2k and 2k + 1, or, where a year has one draw only
/// (<see cref="Years"/>), years 2k and 2k + 1 under the counter (year / 2, 0, 0, draw).
/// The two layouts share counters: under one key, a draw number that serves <see cref="Years"/> must not serve events.
/// </summary>
internal static unsafe class UniformFill
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>u[i] = the single uniform of year firstYear + i, for any first year and length; the block does not matter.</summary>
    [SkipLocalsInit]
    public static void Years(RandomKey key, long firstYear, Span<double> u, uint draw)
    {
        PhiloxKeys keys = new(key);
        fixed (double* target = u)
        {
            YearsTask task = new(&keys, (ulong)firstYear, target, u.Length, draw);
            LaneLoop.Run(ref task);
        }
    }

    /// <summary>The single uniform of a year, one element of <see cref="Years"/>.</summary>
    public static double YearAt(RandomKey key, long year, uint draw)
    {
        (ulong first, ulong second) = Philox.Of(key.Value, (uint)(year >> 1), 0, 0, draw);
        return Uniforms.FromBits((year & 1) == 0 ? first : second);
    }

    /// <summary>The uniform of an event, one element of <see cref="Events"/>.</summary>
    public static double At(RandomKey key, long year, long number, long item, uint draw)
    {
        (ulong first, ulong second) = Philox.Of(key.Value, (uint)year, (uint)(number >> 1), (uint)item, draw);
        return Uniforms.FromBits((number & 1) == 0 ? first : second);
    }

    /// <summary>u[i] = <see cref="At"/> of one year and the events first + i, item 0; the first number is even.</summary>
    [SkipLocalsInit]
    public static void Numbers(RandomKey key, long year, long first, Span<double> u, uint draw)
    {
        PhiloxKeys keys = new(key);
        fixed (double* target = u)
        {
            NumbersTask task = new(&keys, ((ulong)year, (ulong)first >> 1), target, u.Length, draw);
            LaneLoop.Run(ref task);
        }
    }

    /// <summary>
    /// words[i] = word (first + i) mod 4 of the counter (year, (first + i) / 4, 0, draw): four 32-bit numbers a counter. The first number is
    /// a multiple of 4, the length of 32.
    /// </summary>
    [SkipLocalsInit]
    public static void Words(RandomKey key, long year, long first, Span<uint> words, uint draw)
    {
        if (first % 4 != 0 || words.Length % 32 != 0)
        {
            throw new ArgumentException("words come in whole counters and vectors", nameof(words));
        }

        PhiloxKeys keys = new(key);
        fixed (uint* target = words)
        {
            WordsTask task = new(&keys, ((ulong)year, (ulong)first >> 2), target, words.Length, draw);
            LaneLoop.Run(ref task);
        }
    }

    /// <summary>u[i] = <see cref="At"/> of year firstYear + year[i], event number[i] and item[i]; an empty list of items is 0.</summary>
    [SkipLocalsInit]
    public static void Addresses(RandomKey key, long firstYear, EventAddresses at, Span<double> u, uint draw)
    {
        PhiloxKeys keys = new(key);
        fixed (double* target = u)
        fixed (int* year = at.Year)
        fixed (uint* number = at.Number)
        fixed (int* item = at.Item)
        {
            AddressTask task = new()
            {
                Keys = &keys, FirstYear = (ulong)firstYear, Year = (uint*)year, Number = number, Item = (uint*)item, Target = target, Length = u.Length, Draw = draw,
            };
            LaneLoop.Run(ref task);
        }
    }

    /// <summary>
    /// The uniforms of a group of eight years: u[8 * event + lane] for year firstYear + member[lane] and events 0 up to
    /// <paramref name="events"/>, an even number; item 0.
    /// </summary>
    public static void Events(PhiloxKeys* keys, long firstYear, uint* member, int events, uint draw, double* u)
    {
        EventsTask task = new() { Keys = keys, FirstYear = (ulong)firstYear, Member = member, Count = events, Draw = draw, Target = u };
        LaneLoop.Run(ref task);
    }

    /// <summary>The group of eight years at a given width, for kernels that are already inside a lane task.</summary>
    [MethodImpl(Inline)]
    public static void Events<V>(PhiloxKeys* keys, ulong firstYear, uint* member, int events, uint draw, double* u)
        where V : struct, ILane<V>
    {
        for (int s = 0; s < 8; s += V.Count)
        {
            V year = V.Widen(member + s, firstYear);
            V draws = V.SetBits(draw);
            V item = V.SetBits(0);
            double* target = u + s;
            for (int e = 0; e < events; e += 2)
            {
                V c0 = year;
                V c1 = V.SetBits((ulong)e >> 1);
                V c2 = item;
                V c3 = draws;
                Philox.Apply(ref c0, ref c1, ref c2, ref c3, keys);
                V.Store(target, Uniforms.FromWords(c0, c1));
                V.Store(target + 8, Uniforms.FromWords(c2, c3));
                target += 16;
            }
        }
    }

    private struct EventsTask : ILaneTask
    {
        public PhiloxKeys* Keys;
        public ulong FirstYear;
        public uint* Member;
        public int Count;
        public uint Draw;
        public double* Target;

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILane<V> => Events<V>(Keys, FirstYear, Member, Count, Draw, Target);
    }

    private struct AddressTask : ILaneTask
    {
        public PhiloxKeys* Keys;
        public ulong FirstYear;
        public uint* Year;
        public uint* Number;
        public uint* Item;
        public double* Target;
        public int Length;
        public uint Draw;

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<V>()
            where V : struct, ILane<V>
        {
            int i = 0;
            for (; i <= Length - V.Count; i += V.Count)
            {
                Draws<V>(i);
            }

            if (i < Length)
            {
                Rest<V>(i);
            }
        }

        // what does not fill a vector, in one that is filled up
        private readonly void Rest<V>(int from)
            where V : struct, ILane<V>
        {
            uint* years = stackalloc uint[8];
            uint* numbers = stackalloc uint[8];
            uint* items = stackalloc uint[8];
            double* draws = stackalloc double[8];
            int rest = Length - from;
            for (int k = 0; k < 8; k++)
            {
                int at = from + Math.Min(k, rest - 1);
                years[k] = Year[at];
                numbers[k] = Number[at];
                items[k] = Item == null ? 0 : Item[at];
            }

            AddressTask task = this with { Year = years, Number = numbers, Item = items, Target = draws };
            task.Draws<V>(0);
            for (int k = 0; k < rest; k++)
            {
                Target[from + k] = draws[k];
            }
        }

        [MethodImpl(Inline)]
        private readonly void Draws<V>(int at)
            where V : struct, ILane<V>
        {
            V number = V.Widen(Number + at, 0);
            V odd = V.SubBits(V.SetBits(0), V.And(number, V.SetBits(1)));
            V c0 = V.Widen(Year + at, FirstYear);
            V c1 = V.ShiftRight(number, 1);
            V c2 = Item == null ? V.SetBits(0) : V.Widen(Item + at, 0);
            V c3 = V.SetBits(Draw);
            Philox.Apply(ref c0, ref c1, ref c2, ref c3, Keys);
            V even = Uniforms.FromWords(c0, c1);
            V.Store(Target + at, V.Xor(even, V.And(odd, V.Xor(even, Uniforms.FromWords(c2, c3)))));
        }
    }

    internal readonly struct NumbersTask(PhiloxKeys* keys, (ulong Year, ulong Pair) first, double* u, int length, uint draw) : ILaneTask
    {
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILane<V>
        {
            int i = 0;
            for (; i <= length - (2 * V.Count); i += 2 * V.Count)
            {
                Pairs<V>(first.Pair + ((ulong)i >> 1), u + i);
            }

            if (i < length)
            {
                double* rest = stackalloc double[16];
                Pairs<V>(first.Pair + ((ulong)i >> 1), rest);
                for (int k = 0; i < length; i++, k++)
                {
                    u[i] = rest[k];
                }
            }
        }

        [MethodImpl(Inline)]
        private void Pairs<V>(ulong pair, double* target)
            where V : struct, ILane<V>
        {
            V c0 = V.SetBits(first.Year);
            V c1 = V.AddBits(V.SetBits(pair), V.Iota);
            V c2 = V.SetBits(0);
            V c3 = V.SetBits(draw);
            Philox.Apply(ref c0, ref c1, ref c2, ref c3, keys);
            V.StoreInterleaved(target, Uniforms.FromWords(c0, c1), Uniforms.FromWords(c2, c3));
        }
    }

    internal readonly struct WordsTask(PhiloxKeys* keys, (ulong Year, ulong Number) first, uint* words, int length, uint draw) : ILaneTask
    {
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILane<V>
        {
            V low = V.SetBits(uint.MaxValue);
            for (int i = 0; i < length; i += 4 * V.Count)
            {
                V c0 = V.SetBits(first.Year);
                V c1 = V.AddBits(V.SetBits(first.Number + ((ulong)i >> 2)), V.Iota);
                V c2 = V.SetBits(0);
                V c3 = V.SetBits(draw);
                Philox.Apply(ref c0, ref c1, ref c2, ref c3, keys);
                V one = V.Or(V.And(c0, low), V.ShiftLeft(c1, 32));
                V other = V.Or(V.And(c2, low), V.ShiftLeft(c3, 32));
                V.StoreInterleaved((double*)(words + i), one, other);
            }
        }
    }

    internal readonly struct YearsTask(PhiloxKeys* keys, ulong firstYear, double* u, int length, uint draw) : ILaneTask
    {
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILane<V>
        {
            int i = 0;
            if ((firstYear & 1) != 0 && length > 0)
            {
                u[i++] = Single(firstYear);
            }

            for (; i <= length - (2 * V.Count); i += 2 * V.Count)
            {
                Pairs<V>((firstYear + (ulong)i) >> 1, u + i);
            }

            for (; i <= length - 2; i += 2)
            {
                Pairs<Lane1>((firstYear + (ulong)i) >> 1, u + i);
            }

            if (i < length)
            {
                u[i] = Single(firstYear + (ulong)i);
            }
        }

        [MethodImpl(Inline)]
        private void Pairs<V>(ulong pair, double* target)
            where V : struct, ILane<V>
        {
            V c0 = V.AddBits(V.SetBits(pair), V.Iota);
            V c1 = V.SetBits(0);
            V c2 = c1;
            V c3 = V.SetBits(draw);
            Philox.Apply(ref c0, ref c1, ref c2, ref c3, keys);
            V.StoreInterleaved(target, Uniforms.FromWords(c0, c1), Uniforms.FromWords(c2, c3));
        }

        private double Single(ulong year)
        {
            double* both = stackalloc double[2];
            Pairs<Lane1>(year >> 1, both);
            return both[year & 1];
        }
    }
}

/// <summary>Where uniforms stand: a year, counted from a first one, an event and an item each.</summary>
internal readonly ref struct EventAddresses
{
    public ReadOnlySpan<int> Year { get; init; }

    public ReadOnlySpan<uint> Number { get; init; }

    public ReadOnlySpan<int> Item { get; init; }
}
