using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The failures of a programme. Passes over a chunk of years find the years in which a project fails: latent loss variables (factors
/// with their signs turned, so that large means loss) against its threshold. Only the failures go on to scalar code. Event path and
/// fused path take the same failures and add them in the order of the projects' names.
/// </summary>
internal sealed class StageGateKernel(StageGateProgram program) : LossKernel
{
    private const int Chunk = 2048;
    private const uint FailureDraw = 0;
    private const uint StageDraw = 1;
    private const uint SpendDraw = 2;
    private const uint CauseDraw = 3;

    private readonly SampleBuffer _buffer = new();
    private readonly double[] _global = new double[Chunk];
    private readonly double[][] _sectors = [.. program.SectorKeys.Select(_ => new double[Chunk])];
    private readonly double[] _draw = new double[Chunk];
    private readonly double[] _spend = new double[Chunk];
    private readonly double[] _cause = new double[Chunk];
    private readonly int[] _end = new int[program.Projects.Length];
    private readonly int[] _next = new int[program.Projects.Length];
    private readonly int[] _stage = new int[Chunk];
    private readonly int[] _picked = new int[Chunk];
    private readonly double[] _pick = new double[Chunk];
    private readonly double[] _share = new double[Chunk];
    private readonly bool[] _failed = new bool[Chunk];
    private readonly TriggerClaims _triggers = new(program, Chunk);
    private FailureList[] _lists = [new FailureList(Chunk)];

    public override long FillYears(YearBlock block, RowDrivers drivers, ClaimTerms terms, YearColumns columns)
    {
        long claims = 0;
        FailureList list = _lists[0];
        for (int start = 0; start < block.Count; start += Chunk)
        {
            int count = Math.Min(Chunk, block.Count - start);
            Span<double> groundUp = columns.GroundUp.Slice(start, count);
            Span<double> gross = columns.Gross.Slice(start, count);
            DrawFactors(block.FirstYear + start, count, drivers.Latent.IsEmpty ? default : drivers.Latent.Slice(start, count));
            foreach (StageGateProject project in program.Projects)
            {
                int failures = DrawFailures(project, block.FirstYear + start, count, list);
                for (int i = 0; i < failures; i++)
                {
                    int year = list.Year[i];
                    double loss = list.Loss[i];
                    groundUp[year] += loss;
                    gross[year] += terms.Apply(new Lane1(loss)).Value;
                }

                claims += failures;
            }
        }

        return claims;
    }

    public override long FillEvents(YearBlock block, RowDrivers drivers, EventBlock events)
    {
        if (_lists.Length < program.Projects.Length)
        {
            _lists = [.. program.Projects.Select(_ => new FailureList(Chunk))];
        }

        long claims = 0;
        for (int start = 0; start < block.Count; start += Chunk)
        {
            int count = Math.Min(Chunk, block.Count - start);
            DrawFactors(block.FirstYear + start, count, drivers.Latent.IsEmpty ? default : drivers.Latent.Slice(start, count));
            for (int p = 0; p < program.Projects.Length; p++)
            {
                _next[p] = 0;
                _end[p] = DrawFailures(program.Projects[p], block.FirstYear + start, count, _lists[p]);
                claims += _end[p];
                if (program.HasTriggers)
                {
                    _triggers.AddFailures(p, _lists[p], _end[p]);
                    claims += _triggers.Draw(p, block.FirstYear + start, _failed.AsSpan(0, count));
                }
            }

            for (int year = 0; year < count; year++)
            {
                if (program.HasTriggers)
                {
                    _triggers.Write(events, start + year, year);
                    continue;
                }

                for (int p = 0; p < _next.Length; p++)
                {
                    if (_next[p] < _end[p] && _lists[p].Year[_next[p]] == year)
                    {
                        Append(events, start + year, p, _next[p]++);
                    }
                }
            }
        }

        return claims;
    }

    // a failure after the end of the period, possible where the window is longer, stands at its end
    private void Append(EventBlock events, int year, int project, int failure) => events.Add(new EventRow
    {
        Year = year,
        Event = (uint)project,
        Time = Math.Min(_lists[project].Time[failure] / program.Period, 1),
        Indemnity = _lists[project].Loss[failure],
    });

    /// <summary>The common part of the latent loss variables of each sector: -(sqrt(rho_g) G + sqrt(rho_s) S).</summary>
    private void DrawFactors(long firstYear, int count, ReadOnlySpan<double> latent)
    {
        if (program.IsIndependent)
        {
            return;
        }

        Span<double> global = _global.AsSpan(0, count);
        if (program.GlobalWeight == 0)
        {
            global.Clear();
        }
        else if (latent.IsEmpty)
        {
            Normals(program.GlobalKey, firstYear, global);
            LaneLoop.Map(global, global, new Weighted(program.GlobalWeight));
        }
        else
        {
            LaneLoop.Map(latent, global, new Weighted(program.GlobalWeight));
        }

        for (int s = 0; s < _sectors.Length; s++)
        {
            Span<double> sector = _sectors[s].AsSpan(0, count);
            if (program.SectorWeights[s] == 0)
            {
                global.CopyTo(sector);
                continue;
            }

            Normals(program.SectorKeys[s], firstYear, sector);
            LaneLoop.Zip(sector, global, sector, new WeightedPlus(program.SectorWeights[s]));
        }
    }

    /// <summary>Writes the insured failures of a project within the window, years ascending.</summary>
    /// <returns>Their number.</returns>
    private int DrawFailures(StageGateProject project, long firstYear, int count, FailureList list)
    {
        int failures = FindFailures(project, firstYear, count, list.Year);
        if (program.HasTriggers)
        {
            Array.Clear(_failed, 0, count);
            foreach (int year in list.Year.AsSpan(0, failures))
            {
                _failed[year] = true;
            }
        }

        if (failures == 0)
        {
            return 0;
        }

        Span<double> stages = _draw.AsSpan(0, count);
        UniformFill.Years(project.Key, firstYear, stages, StageDraw);
        if (project.DrawsSpend)
        {
            UniformFill.Years(project.Key, firstYear, _spend.AsSpan(0, count), SpendDraw);
        }

        if (project.HasExclusions)
        {
            UniformFill.Years(project.Key, firstYear, _cause.AsSpan(0, count), CauseDraw);
        }

        DrawShares(project, list.Year.AsSpan(0, failures));
        int insured = 0;
        for (int i = 0; i < failures; i++)
        {
            int year = list.Year[i];
            StageFailure failure = project.Failures[_stage[i]];
            double share = _share[i];
            list.Year[insured] = year;
            list.Time[insured] = failure.Time(share);
            double loss = failure.HasUncertainCosts ? UncertainLoss(project, failure, share, firstYear + year) : failure.Loss(share);
            list.Loss[insured] = program.Discount == 0 ? loss : loss * Exp.Of(-program.Discount * list.Time[insured]);
            bool isInsured = share <= failure.LargestShare && (!project.HasExclusions || _cause[year] < failure.TechnicalShare);
            insured += isInsured ? 1 : 0;
        }

        return insured;
    }

    /// <summary>Stage and share of each failure; the shares of a stage are drawn together.</summary>
    private void DrawShares(StageGateProject project, ReadOnlySpan<int> years)
    {
        for (int i = 0; i < years.Length; i++)
        {
            int stage = 0;
            foreach (double tail in project.StageTails)
            {
                stage += _draw[years[i]] < tail ? 1 : 0;
            }

            _stage[i] = stage;
        }

        for (int stage = 0; stage < project.Failures.Length; stage++)
        {
            StageFailure failure = project.Failures[stage];
            int found = 0;
            for (int i = 0; i < years.Length; i++)
            {
                _picked[found] = i;
                _pick[found] = failure.Spend.IsAtEnd ? 1 : _spend[years[i]];
                found += _stage[i] == stage ? 1 : 0;
            }

            Span<double> shares = _pick.AsSpan(0, found);
            if (!failure.Spend.IsAtEnd)
            {
                failure.Spend.Draw(shares, failure.Clock, _buffer);
            }

            for (int i = 0; i < found; i++)
            {
                _share[_picked[i]] = shares[i];
            }
        }
    }

    private static double UncertainLoss(StageGateProject project, StageFailure failure, double share, long year)
    {
        double Sampled(CostRatio ratio, int stage) => ratio.Sample(UniformFill.YearAt(project.RatioKey, year, (uint)stage));

        double loss = failure.Before + (share - failure.Clock.Elapsed) * failure.Cost * (failure.Ratio is null ? 1 : Sampled(failure.Ratio, failure.Stage));
        foreach (UncertainCost cost in failure.Uncertain)
        {
            loss += cost.Planned * Sampled(cost.Ratio, cost.Stage);
        }

        return Math.Min(loss, failure.Limit);
    }

    private int FindFailures(StageGateProject project, long firstYear, int count, int[] years)
    {
        Span<double> draw = _draw.AsSpan(0, count);
        UniformFill.Years(project.Key, firstYear, draw, FailureDraw);
        if (program.IsIndependent)
        {
            LaneLoop.Map(draw, draw, new IsBelow(project.FailureProbability));
        }
        else
        {
            NormalQuantile.FillUpper(draw, _buffer);
            LaneLoop.Zip(draw, _sectors[project.Sector].AsSpan(0, count), draw, new Exceeds(program.OwnWeights[project.Sector], project.Threshold));
        }

        int found = 0;
        for (int year = 0; year < draw.Length; year++)
        {
            years[found] = year;
            found += (int)draw[year];
        }

        return found;
    }

    private void Normals(RandomKey key, long firstYear, Span<double> normals)
    {
        UniformFill.Years(key, firstYear, normals, 0);
        NormalQuantile.FillUpper(normals, _buffer);
    }
}
