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
    private const int UsualParts = 1024;
    private const double Smooth = 4; // residual deviations that ten nodes resolve to 1e-10
    private const double LeastWidth = 1e-6;
    private const double NoMass = 30;
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

        int parts = _grid.Value.Means.Length;
        Span<double> exponents = parts <= UsualParts ? stackalloc double[parts] : new double[parts];
        double logarithm = Log.Of(x);
        Standardise(logarithm, 1, exponents);
        double largest = double.NegativeInfinity;
        foreach (ref double exponent in exponents)
        {
            exponent *= -0.5 * exponent;
            largest = Math.Max(largest, exponent);
        }

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

        int parts = _grid.Value.Means.Length;
        Span<double> tails = parts <= UsualParts ? stackalloc double[parts] : new double[parts];
        Standardise(Log.Of(x), sign, tails);
        NormalCdf.FillSurvival(tails);
        return _grid.Value.Sum(tails);
    }

    // sign (ln x - mean of ln cost) / s at every point of the grid
    private void Standardise(double logarithm, double sign, Span<double> values)
    {
        double slope = sign / _loss.ResidualDeviation;
        ReadOnlySpan<double> means = _grid.Value.Means;
        for (int i = 0; i < means.Length; i++)
        {
            values[i] = slope * (logarithm - means[i]);
        }
    }

    private RecordsGrid MakeGrid()
    {
        List<(double Weight, double Mean)> parts = [];
        for (int panel = 0; panel < Panels; panel++)
        {
            double from = panel * Width;
            AddPanel(parts, _loss.Records.InverseSurvival, (from, from + Width, LeastWidth));
            AddPanel(parts, _loss.Records.Quantile, (from, from + Width, from < NoMass ? LeastWidth : Width));
        }

        return new RecordsGrid([.. parts.Select(part => part.Weight)], [.. parts.Select(part => part.Mean)]);
    }

    // records of the probability exp(-y) / 2, y between two values; halved while the cost moves by more than the residual smooths
    private void AddPanel(List<(double Weight, double Mean)> parts, Func<double, double> records, (double From, double To, double Least) y)
    {
        double RecordsAt(double at) => records(0.5 * Exp.Of(-at));
        double middle = 0.5 * (y.From + y.To);
        double step = _loss.Slope * Math.Abs(Log.Of(RecordsAt(y.From)) - Log.Of(RecordsAt(y.To)));
        if (step > Smooth * _loss.ResidualDeviation && y.To - y.From > y.Least)
        {
            AddPanel(parts, records, y with { To = middle });
            AddPanel(parts, records, y with { From = middle });
            return;
        }

        GaussLegendre rule = GaussLegendre.Rule(Nodes);
        double half = 0.5 * (y.To - y.From);
        for (int i = 0; i < Nodes; i++)
        {
            double at = middle + half * rule.Nodes[i];
            parts.Add((0.5 * half * rule.Weights[i] * Exp.Of(-at), _loss.CostOf(RecordsAt(at)).Mu));
        }
    }

    private readonly struct ExponentialOver(double largest) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Exp.Apply(V.Sub(x, V.Set(largest)));
    }
}
