namespace TechRisk.Pricing;

/// <summary>Allocation of a measure of the total to the covers.</summary>
public static class Allocation
{
    extension(YearLossTable losses)
    {
        /// <summary>
        /// The part of each cover in the measure of the total net loss. The parts add up to the measure; how they are made is
        /// <see cref="RiskMeasure.AllocationMethod"/>. The error of a part includes that of the ranks or weights it rests on.
        /// </summary>
        /// <param name="measure">The measure to allocate.</param>
        /// <returns>One line a cover, in the order of the table.</returns>
        /// <exception cref="InvalidOperationException">The measure does not exist for the total.</exception>
        public ValueList<AllocationLine> Allocate(RiskMeasure measure) => losses.AllocateAll([measure])[0];

        /// <summary>
        /// The parts of several measures, each as <c>Allocate</c> makes it. Distortions share the sort of the total and one pass over
        /// the covers.
        /// </summary>
        /// <param name="measures">The measures to allocate.</param>
        /// <returns>One list a measure, in the order given, of one line a cover.</returns>
        /// <exception cref="InvalidOperationException">A measure does not exist for the total.</exception>
        public ValueList<ValueList<AllocationLine>> AllocateAll(params ReadOnlySpan<RiskMeasure> measures)
        {
            Functional[][] parts = AllocateFunctionals(losses, measures);
            var lists = new ValueList<AllocationLine>[parts.Length];
            for (int m = 0; m < lists.Length; m++)
            {
                lists[m] = Lines(losses, parts[m], measures[m].AllocationMethod);
            }

            return ValueList.Create(lists);
        }

        /// <summary>The part of each cover in the measure of the total net loss under a rule that is not the measure's own.</summary>
        /// <param name="measure">The measure to allocate.</param>
        /// <param name="rule">How its parts are made.</param>
        /// <returns>One line a cover, in the order of the table.</returns>
        /// <exception cref="InvalidOperationException">The measure does not exist for the total, or the rule not for the measure.</exception>
        public ValueList<AllocationLine> Allocate(RiskMeasure measure, AllocationRule rule)
        {
            ArgumentNullException.ThrowIfNull(measure);
            ArgumentNullException.ThrowIfNull(rule);
            return Lines(losses, rule.Allocate(measure, SampleOf(losses)), rule.Method);
        }

        /// <summary>The parts with what it takes to combine them with other figures of the run.</summary>
        internal Functional[] AllocateFunctionals(RiskMeasure measure) => AllocateFunctionals(losses, [measure])[0];
    }

    private static SampleAllocation SampleOf(YearLossTable losses) => new(losses.Net, losses.Covers.Select(cover => cover.Net).ToArray());

    private static Functional[][] AllocateFunctionals(YearLossTable losses, ReadOnlySpan<RiskMeasure> measures)
    {
        SampleAllocation sample = SampleOf(losses);
        var parts = new Functional[measures.Length][];
        var curves = new List<IDistortionCurve>();
        var places = new List<int>();
        for (int m = 0; m < parts.Length; m++)
        {
            RiskMeasure measure = measures[m];
            ArgumentNullException.ThrowIfNull(measure);
            if (sample.Columns.Length == 1)
            {
                parts[m] = [measure.Evaluate(sample.Columns[0])]; // the only cover is the total
            }
            else if (measure.RankCurve is { } curve)
            {
                curves.Add(curve);
                places.Add(m);
            }
            else
            {
                parts[m] = measure.Allocate(sample);
            }
        }

        if (curves.Count > 0)
        {
            Functional[][] ranked = sample.Distorted(curves.ToArray());
            for (int i = 0; i < ranked.Length; i++)
            {
                parts[places[i]] = ranked[i];
            }
        }

        return parts;
    }

    private static ValueList<AllocationLine> Lines(YearLossTable losses, Functional[] parts, string method) =>
        losses.Covers.Select((cover, i) => new AllocationLine(cover.Cover, method, parts[i].ToEstimate, () => Share(parts, i))).ToValueList();

    // to first order s = part / total moves by (d part - s d total) / total
    private static Estimate Share(Functional[] parts, int index)
    {
        int infinite = parts.Count(part => double.IsInfinity(part.Value));
        double total = parts.Sum(part => part.Value);
        if (infinite > 0 || total == 0 || parts.Length == 1)
        {
            return Estimate.Exact(infinite > 0 ? (double.IsInfinity(parts[index].Value) ? 1.0 / infinite : 0) : total == 0 ? 0 : 1);
        }

        double share = parts[index].Value / total;
        (double, Functional)[] moves = parts.Select(part => (-share / total, part)).ToArray();
        return parts[index].Combine(1 / total, moves).Plus(share).ToEstimate();
    }
}
