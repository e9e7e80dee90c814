using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Simulation;

/// <summary>
/// A model that only the tests have: Poisson claims drawn for whole blocks of years, each claim's year by its own uniform, and a claim in
/// each systemic event of its tag.
/// </summary>
internal sealed record SuperposedModel(double Rate, Severity Size) : LossModel
{
    public const string Tag = "wave";

    public override ValueList<string> SystemicTags => [Tag];

    public override LatentDriver Driver => LatentDriver.None;

    internal override bool HasRate => true;

    internal override ValueList<SystemicEvent> SystemicEvents => [new(Tag, 0.3) { Footprint = new Beta(2, 3) }];

    internal override string LawName => Size.GetType().Name;

    public override AnnualMoments Moments(PolicyTerms terms, double period = 1) => throw new InvalidOperationException("no closed form");

    public override LossModel ScaleFrequency(double factor) => this with { Rate = Rate * factor };

    public override LossModel ScaleSeverity(double factor) => this with { Size = Size.Times(factor) };

    internal override TailFacts TailAfter(PolicyTerms terms, double period) => TailFacts.Unknown;

    internal override LossProgram Compile(LossContext context) => new Program(this, context);

    private sealed class Program(SuperposedModel model, LossContext context) : LossProgram
    {
        public override bool HasFusedPath => true;

        public override bool NeedsWholeBlocks => true;

        public override LossKernel CreateKernel() => new Kernel(model, context);
    }

    private sealed class Kernel(SuperposedModel model, LossContext context) : LossKernel
    {
        private readonly RandomKey _counts = context.CoverKey.Derive("count");
        private readonly RandomKey _years = context.CoverKey.Derive("year");
        private readonly RandomKey _sizes = context.CoverKey.Derive("size");
        private readonly RandomKey _insured = context.SystemicKey.Derive(Tag).Derive(context.SubmissionId);

        public override long FillYears(YearBlock block, RowDrivers drivers, ClaimTerms terms, YearColumns columns)
        {
            EventBlock events = new();
            long claims = FillEvents(block, drivers, events);
            for (int row = 0; row < events.Count; row++)
            {
                columns.GroundUp[events.Year[row]] += events.Indemnity[row];
                columns.Gross[events.Year[row]] += terms.Apply(new Lane1(events.Indemnity[row])).Value;
            }

            return claims;
        }

        public override long FillEvents(YearBlock block, RowDrivers drivers, EventBlock events)
        {
            Assert.Equal(LossProgram.AddressYears, block.Count);
            Assert.Equal(0, block.FirstYear % LossProgram.AddressYears);
            long address = block.FirstYear / LossProgram.AddressYears;
            double[] weights = new double[block.Count];
            double sum = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                sum += drivers.RateFactor.IsEmpty ? 1 : drivers.RateFactor[i];
                weights[i] = sum;
            }

            List<EventRow> rows = [];
            long count = new Poisson(model.Rate * sum).Sample(_counts.Uniform(address));
            for (long k = 0; k < count; k++)
            {
                int year = Math.Min(Place(weights, sum * _years.Uniform(address, k)), block.Count - 1);
                rows.Add(new EventRow { Year = year, Event = (uint)k, Indemnity = model.Size.Sample(_sizes.Uniform(address, k)) });
            }

            SystemicBlock shared = drivers.Systemic[0];
            for (int e = 0; e < shared.Count; e++)
            {
                if (_insured.Uniform(block.FirstYear + shared.Year[e], shared.Number[e]) < shared.Value[e])
                {
                    rows.Add(new EventRow
                    {
                        Year = shared.Year[e],
                        Time = shared.Time[e],
                        Event = uint.MaxValue - shared.Number[e],
                        Indemnity = 1_000,
                        Tag = 1,
                        TagRow = e,
                    });
                }
            }

            foreach (EventRow row in rows.OrderBy(row => row.Year).ThenBy(row => row.Event))
            {
                events.Add(row);
            }

            return rows.Count(row => row.Year >= block.KeptFrom && row.Year < block.KeptTo);
        }

        private static int Place(double[] weights, double target)
        {
            int at = Array.BinarySearch(weights, target);
            return at < 0 ? ~at : at;
        }
    }
}
