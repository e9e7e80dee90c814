using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A Hawkes process as clusters: Poisson immigrants, each event with a Poisson number of offspring, each behind its parent by its own
/// delay. Addresses: counter (year, immigrant, item), items of a cluster numbered generation by generation, draw 1 an item's time or delay,
/// 2 the number of its offspring, 3 its loss; immigrants of the past have numbers from 2^31. Year counts: draw 0.
/// </summary>
internal sealed class HawkesProgram(Hawkes law, RandomKey key, LossContext context) : ArrivalProgram
{
    private const double LeftOut = 1e-12;
    private const long FirstOfPast = 1L << 31;
    private const int MostItems = 50_000_000;

    private readonly double _period = context.Period;
    private readonly double _past = law.Start == HawkesStart.Stationary && law.Branching > 0
        ? new Descendants(law.Branching, law.Decay, law.Kernel).Reach(1 / (1 - law.Branching), LeftOut)
        : 0;

    private readonly bool _hasFactors = context.HasRateFactor;

    public override ArrivalDraws CreateDraws() => new Draws(this, law, key);

    private YearCounts Counts(RandomKey own, double years)
    {
        Poisson count = new(law.Baseline * years);
        return new YearCounts(own, count, _hasFactors ? null : new CountTable(count));
    }

    private sealed class Draws : ItemDraws
    {
        private const uint TimeDraw = 1;
        private const uint OffspringDraw = 2;

        private readonly HawkesProgram _program;
        private readonly RandomKey _key;
        private readonly Severity _delay;
        private readonly Poisson _offspring;
        private readonly YearCounts _immigrants;
        private readonly YearCounts? _history;
        private readonly List<double> _cluster = [];
        private int[] _past = [];

        public Draws(HawkesProgram program, Hawkes law, RandomKey key)
        {
            _program = program;
            _key = key;
            _delay = law.Delay;
            _offspring = new Poisson(law.Branching);
            _immigrants = program.Counts(key, program._period);
            _history = program._past > 0 ? program.Counts(key.Derive("past"), program._past) : null;
        }

        public override void Draw(YearBlock block, ReadOnlySpan<double> latent, RowDrivers drivers, KernelSpace space)
        {
            Begin(block);
            if (_history is not null)
            {
                _past = _history.Draw(block, default, drivers.RateFactor).ToArray();
            }

            ReadOnlySpan<int> immigrants = _immigrants.Draw(block, latent, drivers.RateFactor);
            for (int year = 0; year < block.Count; year++)
            {
                for (int i = 0; i < immigrants[year]; i++)
                {
                    Follow(year, i, 0, _program._period);
                }

                for (int i = 0; _history is not null && i < _past[year]; i++)
                {
                    Follow(year, FirstOfPast + i, -_program._past, _program._past);
                }
            }
        }

        // a cluster, generation by generation; what comes after the period causes nothing within it
        private void Follow(int year, long number, double start, double length)
        {
            long row = FirstYear + year;
            _cluster.Clear();
            _cluster.Add(start + length * UniformFill.At(_key, row, number, 0, TimeDraw));
            for (int item = 0; item < _cluster.Count; item++)
            {
                double time = _cluster[item];
                if (time > _program._period)
                {
                    continue;
                }

                if (time > 0)
                {
                    Append(year, number, item, time / _program._period);
                }

                long children = _offspring.Mean == 0 ? 0 : _offspring.SampleScaled(UniformFill.At(_key, row, number, item, OffspringDraw), 1);
                for (long child = 0; child < children; child++)
                {
                    _cluster.Add(time + _delay.InverseSurvival(UniformFill.At(_key, row, number, _cluster.Count, TimeDraw)));
                }

                if (_cluster.Count > MostItems)
                {
                    throw new InvalidOperationException(
                        $"a cluster of the Hawkes process has more than {MostItems} events in a period: its branching ratio {_offspring.Mean} is too large for it; choose a smaller one");
                }
            }
        }
    }
}
