using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The cost of a breach for any law of the number of records: lognormal given the records. Its functions are sums over a grid of the
/// records' probability, Gauss points of its logarithm towards both ends, to about 1e-9; its moments are E[records^(k b)] times those of
/// the residual, infinite where they are.
/// </summary>
internal sealed record RecordsCost : Severity
{
    private const double Width = 1.5;
    private const int Panels = 24; // down to exp(-36) = 2.3e-16
    private const int Nodes = 10;
    private const int Parts = 2 * Panels * Nodes;
    private const double LogRootTwoPi = 0.91893853320467274178;

    private readonly RecordsLoss _loss;
    private readonly Lazily<RecordsGrid> _grid;
    private readonly Lazily<InverseTable> _table;

    public RecordsCost(RecordsLoss loss)
    {
        _loss = loss;
        _grid = new(MakeGrid);
        _table = new(() => new InverseTable(this));
    }

    private RecordsCost(RecordsCost other)
        : base(other)
    {
        _loss = other._loss;
        _grid = new(MakeGrid);
        _table = new(() => new InverseTable(this));
    }

    public override double Mean => Moment(1);

    public override double Variance => Moment(2) is var second && double.IsPositiveInfinity(second) ? second : Math.Max(second - Mean * Mean, 0);

    public override double Minimum => 0;

    public override double Maximum => double.PositiveInfinity;

    public override TailFacts Tail => _loss.Records.Tail.FiniteMoments is { } moments
        ? TailFacts.Unbounded(moments / _loss.Slope, exponentialAbscissa: 0)
        : new TailFacts { RightEnd = double.PositiveInfinity, ExponentialAbscissa = 0 };

    private protected override string Parameters => FormattableString.Invariant(
        $"records {_loss.Records}, intercept {_loss.Intercept}, slope {_loss.Slope}, residual deviation {_loss.ResidualDeviation}");

    public override double LogDensity(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return double.NegativeInfinity;
        }

        Span<double> exponents = stackalloc double[Parts];
        double logarithm = Log.Of(x);
        double largest = Standardised(logarithm, 1, exponents, default(HalfSquare));
        LaneLoop.Map(exponents, exponents, new ExponentialOver(largest));
        return Log.Of(_grid.Value.Sum(exponents) / _loss.ResidualDeviation) + largest - LogRootTwoPi - logarithm;
    }

    public override double Cdf(double x) => x > 0 ? TailOf(x, -1) : 0;

    public override double Survival(double x) => x > 0 ? TailOf(x, 1) : 1;

    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : p <= 0.5 ? MonotoneInverse.Smallest(x => -Cdf(x), -p, _grid.Value.Least(_loss).Quantile(p), _grid.Value.Most(_loss).Quantile(p))
        : InverseSurvival(1 - p);

    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : s < 0.5 ? MonotoneInverse.Smallest(Survival, s, _grid.Value.Least(_loss).InverseSurvival(s), _grid.Value.Most(_loss).InverseSurvival(s))
        : Quantile(1 - s);

    public override double Moment(int order)
    {
        double power = order * _loss.Slope;
        if (_loss.Records.Tail.FiniteMoments is { } moments && moments <= power)
        {
            return double.PositiveInfinity;
        }

        // over the logarithm of the probability of more records, the lower half over that of fewer
        double upper = Integrator.Adaptive(
            y => Exp.Of(power * Log.Of(_loss.Records.InverseSurvival(0.5 * Exp.Of(-y))) - y), 0, 700, 1e-12);
        double lower = Integrator.Adaptive(
            y => Exp.Of(power * Log.Of(_loss.Records.Quantile(0.5 * Exp.Of(-y))) - y), 0, 700, 1e-12);
        double residual = order * _loss.ResidualDeviation;
        return 0.5 * (upper + lower) * Exp.Of(order * _loss.Intercept + 0.5 * residual * residual);
    }

    public override double LimitedMoment(int order, double limit) =>
        double.IsPositiveInfinity(limit) ? Moment(order) : _grid.Value.LimitedMoment(_loss, order, limit);

    public override Severity Times(double factor) => new RecordsCost((RecordsLoss)_loss.Times(factor));

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    // P(cost > x), or with sign -1 P(cost <= x)
    private double TailOf(double x, double sign)
    {
        if (double.IsPositiveInfinity(x))
        {
            return sign > 0 ? 0 : 1;
        }

        Span<double> tails = stackalloc double[Parts];
        Standardised(Log.Of(x), sign, tails, default(Same));
        NormalCdf.FillSurvival(tails);
        return _grid.Value.Sum(tails);
    }

    // a map of sign (ln x - mean of ln cost) / s at every point of the grid; returns the largest value
    private double Standardised<TMap>(double logarithm, double sign, Span<double> values, TMap map)
        where TMap : struct, IMap
    {
        double slope = sign / _loss.ResidualDeviation;
        double largest = double.NegativeInfinity;
        ReadOnlySpan<double> means = _grid.Value.Means;
        for (int i = 0; i < Parts; i++)
        {
            values[i] = slope * (logarithm - means[i]);
        }

        LaneLoop.Map(values, values, map);
        foreach (double value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }

    private RecordsGrid MakeGrid()
    {
        double[] weights = new double[Parts];
        double[] means = new double[Parts];
        GaussLegendre rule = GaussLegendre.Rule(Nodes);
        for (int k = 0; k < Panels * Nodes; k++)
        {
            int node = k % Nodes;
            double probability = 0.5 * Exp.Of(-Width * (k / Nodes + 0.5 * (1 + rule.Nodes[node])));
            weights[2 * k] = weights[2 * k + 1] = 0.5 * Width * rule.Weights[node] * probability;
            means[2 * k] = _loss.CostOf(_loss.Records.InverseSurvival(probability)).Mu;
            means[2 * k + 1] = _loss.CostOf(_loss.Records.Quantile(probability)).Mu;
        }

        return new RecordsGrid(weights, means);
    }

    private readonly struct Same : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => x;
    }

    private readonly struct HalfSquare : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => V.Mul(V.Mul(V.Set(-0.5), x), x);
    }

    private readonly struct ExponentialOver(double largest) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Exp.Apply(V.Sub(x, V.Set(largest)));
    }
}
