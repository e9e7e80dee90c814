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
        GaussLegendre rule = GaussLegendre.Rule(Nodes);
        for (int panel = 0; panel < Panels; panel++)
        {
            for (int i = 0; i < Nodes; i++)
            {
                double probability = 0.5 * Exp.Of(-Width * (panel + 0.5 * (1 + rule.Nodes[i])));
                double part = 0.5 * Width * rule.Weights[i] * probability;
                parts.Add((part, _loss.CostOf(_loss.Records.InverseSurvival(probability))));
                parts.Add((part, _loss.CostOf(_loss.Records.Quantile(probability))));
            }
        }

        double sum = parts.Sum(part => part.Weight);
        return new Mixture([.. parts.Select(part => (part.Weight / sum, (Severity)part.Law))]);
    }
}
