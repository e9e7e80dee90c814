using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The systemic events of a run, one definition a tag, in the order of the tags. Their random numbers are addressed by the tag alone:
/// under the key of the tag, draw 0 gives the count of a year, draws 1, 2 and 3 an event's time, footprint value and hours.
/// </summary>
internal sealed class SystemicPlan
{
    private readonly SystemicEvent[] _events;
    private readonly RandomKey[] _keys;
    private readonly CountTable?[] _counts;

    private SystemicPlan(SystemicEvent[] events, RandomKey systemicKey, double period)
    {
        _events = events;
        _keys = [.. events.Select(definition => systemicKey.Derive(definition.Tag))];
        _counts = [.. events.Select(definition => definition.Frequency.Mean == 0
            ? null
            : new CountTable(period == 1 ? definition.Frequency : definition.Frequency.Scale(period)))];
    }

    /// <summary>No events.</summary>
    public static SystemicPlan None { get; } = new([], default, 1);

    /// <summary>The definitions, by tag.</summary>
    public IReadOnlyList<SystemicEvent> Events => _events;

    /// <summary>Compiles the events of a run.</summary>
    /// <param name="events">The definitions, one a tag, in the order of the tags.</param>
    /// <param name="systemicKey">Root address of systemic events.</param>
    /// <param name="period">Policy period in years; the counts scale with it.</param>
    public static SystemicPlan Compile(ValueList<SystemicEvent> events, RandomKey systemicKey, double period) => new([.. events], systemicKey, period);

    /// <summary>Indices into <see cref="Events"/> of the tags that a model carries, in the model's order; tags without a definition are left out.</summary>
    public int[] TagsOf(LossModel model) =>
        model.SystemicTags.Count == 0 ? [] : [.. model.SystemicTags.Select(tag => Array.FindIndex(_events, definition => definition.Tag == tag)).Where(index => index >= 0)];

    /// <summary>The events of some of the tags, in their order.</summary>
    public SystemicEvent[] Of(int[] tags) => Array.ConvertAll(tags, tag => _events[tag]);

    /// <summary>Working state of one thread.</summary>
    public Rows CreateRows() => new(this);

    /// <summary>The systemic events of one thread's current block.</summary>
    internal sealed class Rows(SystemicPlan plan)
    {
        private readonly SampleBuffer _buffer = new();
        private readonly SystemicBlock[] _blocks = [.. plan._events.Select(_ => new SystemicBlock())];
        private double[] _uniforms = [];
        private int[] _perYear = [];

        /// <summary>The block of a tag.</summary>
        public SystemicBlock Of(int tag) => _blocks[tag];

        /// <summary>Draws the events of all tags.</summary>
        public void Draw(YearBlock block)
        {
            if (_blocks.Length == 0)
            {
                return;
            }

            if (_perYear.Length < block.Count)
            {
                _perYear = new int[block.Count];
                _uniforms = GC.AllocateUninitializedArray<double>(block.Count + 64, pinned: true);
            }

            for (int tag = 0; tag < _blocks.Length; tag++)
            {
                Draw(block, tag);
            }
        }

        private void Draw(YearBlock block, int tag)
        {
            SystemicBlock events = _blocks[tag];
            events.Count = 0;
            if (plan._counts[tag] is not { } counts)
            {
                return;
            }

            RandomKey key = plan._keys[tag];
            Span<int> perYear = _perYear.AsSpan(0, block.Count);
            UniformFill.Years(key, block.FirstYear, _uniforms.AsSpan(0, block.Count), 0);
            counts.Draw(_uniforms.AsSpan(0, block.Count), perYear);
            int total = 0;
            foreach (int count in perYear)
            {
                total = checked(total + count);
            }

            events.Reserve(total);
            for (int year = 0; year < block.Count; year++)
            {
                for (uint number = 0; number < perYear[year]; number++)
                {
                    int row = events.Count++;
                    events.Year[row] = year;
                    events.Number[row] = number;
                    events.Time[row] = UniformFill.At(key, block.FirstYear + year, number, 0, 1);
                }
            }

            Footprint footprint = plan._events[tag].Footprint;
            Span<double> values = events.Value.AsSpan(0, events.Count);
            if (footprint.HasValue)
            {
                Uniforms(key, block, events, values, 2);
            }

            footprint.FillValues(values, _buffer);
            Span<double> hours = events.OutageHours.AsSpan(0, events.Count);
            hours.Clear();
            if (plan._events[tag].OutageHours is { } law)
            {
                Uniforms(key, block, events, hours, 3);
                law.SampleInPlace(hours, _buffer);
            }
        }

        private static void Uniforms(RandomKey key, YearBlock block, SystemicBlock events, Span<double> to, uint draw)
        {
            for (int row = 0; row < to.Length; row++)
            {
                to[row] = UniformFill.At(key, block.FirstYear + events.Year[row], events.Number[row], 0, draw);
            }
        }
    }
}
