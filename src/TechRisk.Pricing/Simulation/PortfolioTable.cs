using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The columns of a portfolio's years while threads fill them: each block writes its own rows.</summary>
internal sealed class PortfolioTable
{
    private readonly PortfolioPlan _plan;
    private readonly double[] _groundUp;
    private readonly double[] _gross;
    private readonly double[] _largest;
    private readonly double[] _systemic;
    private readonly List<PortfolioKernel> _kernels = [];

    public PortfolioTable(PortfolioPlan plan)
    {
        _plan = plan;
        int years = (int)plan.Years;
        _groundUp = GC.AllocateUninitializedArray<double>(years);
        _gross = GC.AllocateUninitializedArray<double>(years);
        _largest = GC.AllocateUninitializedArray<double>(years);
        _systemic = GC.AllocateUninitializedArray<double>(years);
    }

    /// <summary>The working state of one more thread.</summary>
    public PortfolioKernel CreateKernel()
    {
        PortfolioKernel kernel = new(_plan);
        lock (_kernels)
        {
            _kernels.Add(kernel);
        }

        return kernel;
    }

    /// <summary>Fills the rows of one block.</summary>
    /// <returns>Ground-up claims drawn.</returns>
    public long Fill(PortfolioKernel kernel, long index)
    {
        int first = checked((int)(index * LossProgram.AddressYears));
        int count = (int)Math.Min(LossProgram.AddressYears, _plan.Years - first);
        long claims = kernel.Fill(new YearBlock(first, count));
        ReadOnlySpan<RowCell> cells = kernel.Cells[..count];
        Span<double> groundUp = _groundUp.AsSpan(first, count);
        Span<double> gross = _gross.AsSpan(first, count);
        Span<double> largest = _largest.AsSpan(first, count);
        for (int year = 0; year < cells.Length; year++)
        {
            groundUp[year] = cells[year].First;
            gross[year] = cells[year].Second;
            largest[year] = cells[year].Largest;
        }

        kernel.SystemicYears[..count].CopyTo(_systemic.AsSpan(first, count));
        return claims;
    }

    /// <summary>The finished losses.</summary>
    public PortfolioLosses Build(long claims)
    {
        PortfolioSums sums = _kernels[0].Sums;
        foreach (PortfolioKernel other in _kernels.Skip(1))
        {
            sums.Merge(other.Sums);
        }

        TailFacts groundUpTail = TailFacts.BoundedBy(0);
        TailFacts grossTail = TailFacts.BoundedBy(0);
        TailFacts[] tails = new TailFacts[_plan.Submissions.Length];
        for (int s = 0; s < tails.Length; s++)
        {
            tails[s] = TailFacts.BoundedBy(0);
            foreach (CoverPlan cover in _plan.Submissions[s].Covers)
            {
                tails[s] = tails[s].Plus(cover.GrossTail);
                groundUpTail = groundUpTail.Plus(cover.GroundUpTail);
            }

            grossTail = grossTail.Plus(tails[s]);
        }

        SubmissionLosses[] parts = new SubmissionLosses[tails.Length];
        for (int s = 0; s < tails.Length; s++)
        {
            Submission submission = _plan.Submissions[s].Submission;
            parts[_plan.Places[s]] = new SubmissionLosses(submission.Id, sums.Expected(s, tails[s]), sums.Systemic(s, tails[s]));
        }

        string law = $"the portfolio '{_plan.Portfolio.Name}'";
        RowDesign rows = RowDesign.Plain((int)_plan.Years);
        return new PortfolioLosses(
            _plan.Portfolio,
            new RunIdentity { Seed = _plan.Seed, Years = _plan.Years, Claims = claims },
            parts.ToValueList(),
            _plan.Findings)
        {
            GroundUp = new SampledLoss(_groundUp, groundUpTail, law, rows),
            Gross = new SampledLoss(_gross, grossTail, law, rows),
            LargestEvent = new SampledLoss(_largest, grossTail, $"the largest event of a year of {law}", rows),
            FromSystemicEvents = new SampledLoss(_systemic, grossTail, $"the systemic events of {law}", rows),
            Systemic = _plan.Systemic.Events
                .Select((definition, tag) => new SystemicLosses(definition.Tag, sums.OfTag(tag, grossTail), sums.LossEventsOf(tag)))
                .ToValueList(),
        };
    }
}
