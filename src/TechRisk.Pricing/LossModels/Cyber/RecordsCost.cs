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
    private const double Smooth = 4; // residual deviations that ten nodes resolve to 1e-10
    private const double LeastWidth = 1e-6;
    private const double NoMass = 30;

    private readonly RecordsLoss _loss;
    private readonly Lazily<Mixture> _mixture;

    public RecordsCost(RecordsLoss loss)
    {
        _loss = loss;
        _mixture = new(MakeMixture);
    }

    private RecordsCost(RecordsCost other)
        : base(other)
    {
        _loss = other._loss;
        _mixture = new(MakeMixture);
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

    public override double LogDensity(double x) => _mixture.Value.LogDensity(x);

    public override double Cdf(double x) => _mixture.Value.Cdf(x);

    public override double Survival(double x) => _mixture.Value.Survival(x);

    public override double Quantile(double p) => _mixture.Value.Quantile(p);

    public override double InverseSurvival(double s) => _mixture.Value.InverseSurvival(s);

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
        double.IsPositiveInfinity(limit) ? Moment(order) : _mixture.Value.LimitedMoment(order, limit);

    public override Severity Times(double factor) => new RecordsCost((RecordsLoss)_loss.Times(factor));

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _mixture.Value.SampleInPlace(uniforms, buffer);

    private Mixture MakeMixture()
    {
        List<(double Weight, LogNormal Law)> parts = [];
        for (int panel = 0; panel < Panels; panel++)
        {
            double from = panel * Width;
            AddPanel(parts, _loss.Records.InverseSurvival, (from, from + Width, LeastWidth));
            AddPanel(parts, _loss.Records.Quantile, (from, from + Width, from < NoMass ? LeastWidth : Width));
        }

        double sum = parts.Sum(part => part.Weight);
        return new Mixture([.. parts.Select(part => (part.Weight / sum, (Severity)part.Law))]);
    }

    // records of the probability exp(-y) / 2, y between two values; halved while the cost moves by more than the residual smooths
    private void AddPanel(List<(double Weight, LogNormal Law)> parts, Func<double, double> records, (double From, double To, double Least) y)
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
            parts.Add((0.5 * half * rule.Weights[i] * Exp.Of(-at), _loss.CostOf(RecordsAt(at))));
        }
    }
}
