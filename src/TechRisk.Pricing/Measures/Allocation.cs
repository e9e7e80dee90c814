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
        public ValueList<AllocationLine> Allocate(RiskMeasure measure)
        {
            Functional[] parts = losses.AllocateFunctionals(measure);
            return losses.Covers.Select((cover, i) => new AllocationLine
            {
                Cover = cover.Cover,
                Amount = parts[i].ToEstimate(),
                Share = Share(parts, i),
                Method = measure.AllocationMethod,
            }).ToValueList();
        }

        /// <summary>The parts with what it takes to combine them with other figures of the run.</summary>
        internal Functional[] AllocateFunctionals(RiskMeasure measure)
        {
            ArgumentNullException.ThrowIfNull(measure);
            SampledLoss[] columns = losses.Covers.Select(cover => cover.Net).ToArray();

            // the only cover is the total
            return columns.Length == 1
                ? [measure.Evaluate(columns[0])]
                : measure.Allocate(new SampleAllocation(losses.Net, columns));
        }
    }

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
