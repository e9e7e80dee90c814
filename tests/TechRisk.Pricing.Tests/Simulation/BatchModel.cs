using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Simulation;

/// <summary>
/// A model that only the tests have, to prove the contract: batches of claims (one event, an item a claim), a systemic event that strikes
/// every insured carrying its tag, and two sections in each systemic event.
/// </summary>
internal sealed record BatchModel(double BatchRate, double ClaimsPerBatch, double SystemicRate, double HitShare, Severity Size) : LossModel
{
    public const string Tag = "cloud-a";

    public override ValueList<string> Sections => ["liability", "interruption"];

    public override ValueList<string> SystemicTags => [Tag];

    public override LatentDriver Driver => LatentDriver.None;

    internal override ValueList<SystemicEvent> SystemicEvents => [new(Tag, SystemicRate) { Footprint = HitShare, OutageHours = Size }];

    internal override string LawName => Size.GetType().Name;

    public override AnnualMoments Moments(PolicyTerms terms, double period = 1) => throw new InvalidOperationException("no closed form");

    public override LossModel ScaleFrequency(double factor) => this with { BatchRate = BatchRate * factor };

    public override LossModel ScaleSeverity(double factor) => this with { Size = Size.Times(factor) };

    internal override TailFacts TailAfter(PolicyTerms terms, double period) => TailFacts.Unknown;

    internal override LossProgram Compile(LossContext context) => new Program(this, context);

    private sealed class Program(BatchModel model, LossContext context) : LossProgram
    {
        public override LossKernel CreateKernel() => new Kernel(model, context);
    }

    private sealed class Kernel(BatchModel model, LossContext context) : LossKernel
    {
        private readonly RandomKey _batches = context.CoverKey.Derive("batch count");
        private readonly RandomKey _claims = context.CoverKey.Derive("claims of a batch");
        private readonly RandomKey _sizes = context.CoverKey.Derive("size");
        private readonly RandomKey _insured = context.SystemicKey.Derive(Tag).Derive(context.SubmissionId);

        public override long FillEvents(YearBlock block, RowDrivers drivers, EventBlock events)
        {
            long claims = 0;
            Poisson batchCount = new(model.BatchRate);
            SystemicBlock shared = drivers.Systemic[0];
            int e = 0;
            Geometric more = new(mean: model.ClaimsPerBatch - 1);
            for (int i = 0; i < block.Count; i++)
            {
                long year = block.FirstYear + i;
                long batches = batchCount.Sample(_batches.Uniform(year));
                for (uint batch = 0; batch < batches; batch++)
                {
                    long items = 1 + more.Sample(_claims.Uniform(year, batch));
                    claims += items;
                    for (long item = 0; item < items; item++)
                    {
                        events.Add(new EventRow { Year = i, Event = batch, Indemnity = model.Size.Sample(_sizes.Uniform(year, batch, item)) });
                    }
                }

                for (; e < shared.Count && shared.Year[e] == i; e++)
                {
                    if (_insured.Uniform(year, shared.Number[e]) >= context.Systemic[0].Footprint.HitProbability(shared.Value[e], default))
                    {
                        continue;
                    }

                    claims++;
                    EventRow row = new() { Year = i, Event = (uint)batches + shared.Number[e], Time = shared.Time[e], Tag = 1, TagRow = e };
                    events.Add(row with { Section = 0, Indemnity = shared.OutageHours[e] }); // the strength of the event, the same for all it strikes
                    events.Add(row with { Section = 1, Indemnity = 10_000, Hours = 12 });
                }
            }

            return claims;
        }
    }
}
