using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The number of common shocks of each year, drawn once for all covers.</summary>
internal sealed class CommonShockPlan : DependencePlan
{
    private readonly bool[] _tied;
    private readonly double _rate;
    private readonly CountTable? _table;
    private readonly RandomKey _key;

    public CommonShockPlan(CommonShock shock, Submission submission, RandomKey key, List<Finding> findings)
    {
        _rate = shock.Rate;
        _key = key.Derive("shock");
        _table = shock.Rate > 0 ? new CountTable(new Poisson(shock.Rate * submission.Period)) : null;
        _tied = TiedCovers(submission, model => model.HasRate, "claim rate", findings);
    }

    public override LossContext Describe(int cover, LossContext context) => _tied[cover] ? context with { ShockRate = _rate } : context;

    public override DependenceRows CreateRows() => new Rows(this);

    private sealed class Rows(CommonShockPlan plan) : DependenceRows
    {
        private readonly double[] _uniforms = Column();
        private readonly int[] _counts = new int[LossProgram.AddressYears];
        private int _years;

        public override void Draw(YearBlock block)
        {
            _years = block.Count;
            if (plan._table is null)
            {
                _counts.AsSpan(0, _years).Clear();
                return;
            }

            Span<double> uniforms = _uniforms.AsSpan(0, _years);
            UniformFill.Years(plan._key, block.FirstYear, uniforms, 0);
            plan._table.Draw(uniforms, _counts.AsSpan(0, _years));
        }

        public override RowDrivers For(int cover) =>
            plan._tied[cover] && plan._rate > 0 ? new RowDrivers { ShockCount = _counts.AsSpan(0, _years) } : default;
    }
}
