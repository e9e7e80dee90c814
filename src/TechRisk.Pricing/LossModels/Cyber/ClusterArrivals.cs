using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Poisson clusters: incidents that bring several events, each with its own loss and retention, such as one weakness used against several
/// systems. With sizes K, E N = rate E K and Var N = rate E K^2 where the events of a cluster come at once; with a geometric size on 1, 2 ...
/// the number is Polya-Aeppli.
/// </summary>
/// <remarks>Source: Johnson, Kemp, Kotz, "Univariate Discrete Distributions", chapter 9 (stopped-sum distributions).</remarks>
public sealed record ClusterArrivals : Arrivals
{
    /// <summary>Poisson clusters.</summary>
    /// <param name="rate">Clusters a year, 0 or more.</param>
    /// <param name="size">Law of the number of events of a cluster.</param>
    public ClusterArrivals(double rate, Frequency size)
    {
        Rate = rate;
        Size = size;
    }

    /// <summary>Clusters a year.</summary>
    /// <value>0 or more.</value>
    public double Rate { get; init => field = Require.NonNegative(value, nameof(Rate)); }

    /// <summary>Law of the number of events of a cluster.</summary>
    public Frequency Size { get; init => field = value ?? throw new ArgumentNullException(nameof(Size)); }

    /// <summary>Law of an event's delay behind the start of its cluster, in years; an event after the end of the period is not counted.</summary>
    /// <value>Null, the default, lets all events of a cluster come at its start.</value>
    public Severity? Spread { get; init; }

    /// <summary>Expected number of events in a period: rate E K times the integral of F(t - v), F the law of the delay.</summary>
    /// <param name="years">Length of the period in years, above 0.</param>
    public override double Mean(double years) => Rate * Size.Mean * Over(Require.Positive(years), delay => delay);

    /// <summary>Variance of the number of events in a period: rate times the integral of E K F + E K (K - 1) F^2 at t - v.</summary>
    /// <param name="years">Length of the period in years, above 0.</param>
    public override double Variance(double years)
    {
        double pairs = Size.Variance - Size.Mean + Size.Mean * Size.Mean;
        return double.IsPositiveInfinity(Size.Variance) && Rate > 0 ? double.PositiveInfinity
            : Mean(years) + Rate * pairs * Over(years, delay => delay * delay);
    }

    /// <inheritdoc/>
    public override Arrivals Scale(double factor) => this with { Rate = Rate * Require.NonNegative(factor) };

    internal override double? FiniteMoments => Size.FiniteMoments;

    internal override ArrivalProgram Compile(RandomKey key, LossContext context) => new ClusterProgram(this, key, context);

    // the integral over the starts of clusters of a function of the probability that a delay ends within the period
    private double Over(double years, Func<double, double> f)
    {
        if (Spread is null)
        {
            return years;
        }

        // in pieces between far quantiles of the delay, which may be much shorter than the period
        double sum = 0;
        double from = 0;
        foreach (double share in (ReadOnlySpan<double>)[0.999, 0.5, 1e-2, 1e-5, 1e-10, 0])
        {
            double to = share == 0 ? years : Math.Clamp(Spread.InverseSurvival(share), from, years);
            sum += to > from ? Integrator.Adaptive(left => f(Spread.Cdf(left)), from, to, 1e-13) : 0;
            from = to;
        }

        return sum;
    }
}

/// <summary>
/// Compiled clusters. Addresses: counter (year, cluster, item); under the item 0 draw 1 the cluster's time and 2 its size, draw 3 an
/// item's loss, 4 its delay. Year counts: draw 0.
/// </summary>
internal sealed class ClusterProgram(ClusterArrivals law, RandomKey key, LossContext context) : ArrivalProgram
{
    private readonly Poisson _count = new(law.Rate * context.Period);
    private readonly CountTable? _table = context.HasRateFactor ? null : new CountTable(new Poisson(law.Rate * context.Period));
    private readonly CountTable _size = new(law.Size);
    private readonly double _period = context.Period;

    public override ArrivalDraws CreateDraws() => new Draws(this, law.Spread, key);

    private sealed class Draws(ClusterProgram program, Severity? spread, RandomKey key) : ItemDraws
    {
        private const uint TimeDraw = 1;
        private const uint SizeDraw = 2;
        private const uint DelayDraw = 4;

        private readonly YearCounts _counts = new(key, program._count, program._table);
        private readonly double[] _uniform = new double[1];
        private readonly int[] _size = new int[1];

        public override void Draw(YearBlock block, ReadOnlySpan<double> latent, RowDrivers drivers, KernelSpace space)
        {
            Begin(block);
            ReadOnlySpan<int> clusters = _counts.Draw(block, latent, drivers.RateFactor);
            for (int year = 0; year < clusters.Length; year++)
            {
                for (int cluster = 0; cluster < clusters[year]; cluster++)
                {
                    Follow(year, cluster);
                }
            }
        }

        private void Follow(int year, int cluster)
        {
            long row = FirstYear + year;
            double start = UniformFill.At(key, row, cluster, 0, TimeDraw);
            _uniform[0] = UniformFill.At(key, row, cluster, 0, SizeDraw);
            program._size.Draw(_uniform, _size);
            for (int item = 0; item < _size[0]; item++)
            {
                double delay = spread is null ? 0 : spread.InverseSurvival(UniformFill.At(key, row, cluster, item, DelayDraw)) / program._period;
                if (start + delay <= 1)
                {
                    Append(year, cluster, item, start + delay);
                }
            }
        }
    }
}
