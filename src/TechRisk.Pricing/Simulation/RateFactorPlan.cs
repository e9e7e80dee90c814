using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The factor on the claim rates of each year, drawn once for all covers.</summary>
internal sealed class RateFactorPlan : DependencePlan
{
    private readonly bool[] _tied;
    private readonly Severity _law;
    private readonly RandomKey _key;

    public RateFactorPlan(SharedRateFactor factor, Submission submission, RandomKey key, List<Finding> findings)
    {
        _law = factor.Law;
        _key = key.Derive("rate factor");
        _tied = TiedCovers(submission, model => model.HasRate, "claim rate", findings);
    }

    public override LossContext Describe(int cover, LossContext context) => context with { HasRateFactor = _tied[cover] };

    public override TailFacts Mixed(int cover, TailFacts facts) => _tied[cover] ? Mixed(_law, facts) : facts;

    /// <summary>
    /// Facts of a year whose rate has a factor: the moments that claim and factor have; the exponential moment is not known unless the year
    /// is bounded.
    /// </summary>
    public static TailFacts Mixed(Severity law, TailFacts facts) => facts.RightEnd is { } end && double.IsFinite(end)
        ? facts
        : facts with
        {
            FiniteMoments = facts.FiniteMoments is { } m && law.Tail.FiniteMoments is { } f ? Math.Min(m, f) : null,
            ExponentialAbscissa = facts.ExponentialAbscissa == 0 ? 0 : null,
        };

    public override DependenceRows CreateRows() => new Rows(this);

    private sealed class Rows(RateFactorPlan plan) : DependenceRows
    {
        private readonly SampleBuffer _buffer = new();
        private readonly double[] _factors = Column();
        private readonly YearWeights _weights = new();
        private int _years;

        public override void Draw(YearBlock block)
        {
            _years = block.Count;
            Span<double> factors = _factors.AsSpan(0, _years);
            UniformFill.Years(plan._key, block.FirstYear, factors, 0);
            plan._law.SampleInPlace(factors, _buffer);
            if (_years == LossProgram.AddressYears)
            {
                _weights.Set(factors);
            }
        }

        public override RowDrivers For(int cover) => plan._tied[cover]
            ? new RowDrivers { RateFactor = _factors.AsSpan(0, _years), Weights = _years == LossProgram.AddressYears ? _weights : null }
            : default;
    }
}
