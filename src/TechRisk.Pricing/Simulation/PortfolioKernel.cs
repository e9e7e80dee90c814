using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The work of one thread on a portfolio: block after block, all submissions in the order of their ids. A year's numbers lie beside each
/// other, so that a claim touches one cache line.
/// </summary>
internal sealed class PortfolioKernel : ClaimSink
{
    private const int Years = LossProgram.AddressYears;

    private readonly PortfolioRows _whole;
    private readonly PortfolioRows? _short;
    private readonly Slot[] _slots;
    private readonly PortfolioEvents _events;
    private readonly KeptClaims _kept = new();
    private readonly RowCells _years = new(Years);
    private readonly RowCells _struckYears = new(Years);
    private readonly double[] _systemicYear = new double[Years];
    private readonly double[][] _eventLoss;
    private YearBlock _block;
    private int[] _tags = [];

    /// <summary>A kernel of a plan.</summary>
    public PortfolioKernel(PortfolioPlan plan)
    {
        _whole = new PortfolioRows(plan);
        _short = plan.Years % Years == 0 ? null : new PortfolioRows(plan);
        KernelSpace space = new();
        List<int[]> tags = [];
        _slots = [.. plan.Submissions.SelectMany((submission, s) => submission.Covers.Select((cover, c) => new Slot
        {
            Submission = s,
            Cover = c,
            IsLast = c == submission.Covers.Length - 1,
            Plan = cover,
            Kernel = cover.Program.CreateKernel(space),
            Tags = Shared(tags, cover.SystemicTags),
            HasFactor = cover.HasPortfolioFactor,
            IsPlain = submission.Dependence == DependencePlan.None,
            Carried = _whole.CarriedBy(cover.SystemicTags),
            Layer = cover.EventTerms.Layer,
            NeedsWholeBlocks = cover.Program.NeedsWholeBlocks,
            HasClaims = cover.Program.HasClaims && cover.EventTerms.SeesSumsOnly && cover.EventTerms.Span == 0 && !cover.HasYearTerms,
        }))];
        _events = new PortfolioEvents();
        _eventLoss = [.. plan.Systemic.Events.Select(_ => Array.Empty<double>())];
        Sums = new PortfolioSums(plan.Submissions.Length, plan.Systemic.Events.Count);
    }

    /// <summary>The exact sums of this thread's blocks.</summary>
    public PortfolioSums Sums { get; }

    /// <summary>The years of the portfolio: ground-up loss, loss after policy terms, and the loss of the largest event.</summary>
    public ReadOnlySpan<RowCell> Cells => _years.Cells;

    /// <summary>The years' losses from systemic events.</summary>
    public ReadOnlySpan<double> SystemicYears => _systemicYear;

    /// <summary>Runs one block; then its years can be read.</summary>
    /// <returns>Ground-up claims drawn.</returns>
    public long Fill(YearBlock asked)
    {
        _years.Clear();
        _struckYears.Clear();
        _systemicYear.AsSpan().Clear();
        YearBlock whole = asked.AddressBlockOf(asked.FirstYear);
        _whole.Draw(whole);
        bool isShort = !whole.IsKeptWhole;
        if (isShort)
        {
            _short!.Draw(asked);
        }

        for (int tag = 0; tag < _eventLoss.Length; tag++)
        {
            int events = _whole.Of(tag).Count;
            _eventLoss[tag] = _eventLoss[tag].Length >= events ? _eventLoss[tag] : new double[Math.Max(events, 2 * _eventLoss[tag].Length)];
            _eventLoss[tag].AsSpan(0, events).Clear();
        }

        long claims = 0;
        foreach (ref readonly Slot slot in _slots.AsSpan())
        {
            bool takesShort = isShort && !slot.NeedsWholeBlocks;
            _block = takesShort ? asked : whole;
            _tags = slot.Tags;
            RowDrivers drivers = !takesShort && slot.IsPlain
                ? _whole.Plain(slot.HasFactor, slot.Carried)
                : (takesShort ? _short! : _whole).For(slot.Submission, slot.Cover);
            claims += slot.HasClaims
                ? slot.Kernel.FillClaims(_block, drivers, slot.Layer, this)
                : _events.Fill(slot.Kernel, _block, drivers, slot.Plan, this);
            if (slot.IsLast)
            {
                Finish(slot.Submission);
            }
        }

        AddSystemicEvents(asked.Count);
        Sums.EndBlock(asked.Count);
        return claims;
    }

    public override void Add(ClaimSpans claims)
    {
        if (_block.IsKeptWhole)
        {
            AddAll(claims);
            return;
        }

        AddAll(_kept.Of(claims, _block.KeptTo));
    }

    // a cover of a submission, with what its work reads
    private readonly struct Slot
    {
        public required int Submission { get; init; }

        public required int Cover { get; init; }

        public required bool IsLast { get; init; }

        public required CoverPlan Plan { get; init; }

        public required LossKernel Kernel { get; init; }

        public required ClaimTerms Layer { get; init; }

        // beside each other and one for all that have the same: a block that visits many submissions waits for few lines of memory
        public required int[] Tags { get; init; }

        public required bool HasFactor { get; init; }

        public required bool IsPlain { get; init; }

        public required SystemicBlock[] Carried { get; init; }

        public required bool NeedsWholeBlocks { get; init; }

        public required bool HasClaims { get; init; }
    }

    // the one array of those numbers, as long as there are few different ones
    private static int[] Shared(List<int[]> arrays, int[] numbers)
    {
        int[]? found = arrays.Find(other => other.AsSpan().SequenceEqual(numbers));
        if (found is null && arrays.Count < PortfolioRows.FewKinds)
        {
            arrays.Add(numbers);
        }

        return found ?? numbers;
    }

    private void AddAll(ClaimSpans claims)
    {
        if (claims.Tag == 0)
        {
            _years.Add(claims.Year, claims.GroundUp, claims.Gross);
            return;
        }

        // the largest event of a year is known when all that it strikes have been added
        _years.AddToSums(claims.Year, claims.GroundUp, claims.Gross);
        _struckYears.AddToSums(claims.Year, claims.GroundUp, claims.Gross);
        Span<double> loss = _eventLoss[_tags[claims.Tag - 1]];
        for (int i = 0; i < claims.Year.Length; i++)
        {
            loss[claims.TagRow[i]] += claims.Gross[i];
        }
    }

    // the submission's sums of the block
    private void Finish(int submission)
    {
        Sums.Add(submission, _years.Sum, _years.Square, _struckYears.Sum, _struckYears.Square);
        _years.EndGroup();
        _struckYears.EndGroup();
    }

    private void AddSystemicEvents(int kept)
    {
        Span<RowCell> years = _years.Cells;
        for (int tag = 0; tag < _eventLoss.Length; tag++)
        {
            SystemicBlock events = _whole.Of(tag);
            double sum = 0;
            double square = 0;
            double year = 0;
            int current = -1;
            int lossEvents = 0;
            for (int row = 0; row < events.Count && events.Year[row] < kept; row++)
            {
                double loss = _eventLoss[tag][row];
                year = events.Year[row] == current ? year : 0;
                current = events.Year[row];
                _systemicYear[current] += loss;
                ref RowCell cell = ref years[current];
                cell.Largest = Math.Max(cell.Largest, loss);
                sum += loss;
                square += loss * (loss + 2 * year);
                year += loss;
                lossEvents += loss > 0 ? 1 : 0;
            }

            Sums.AddTag(tag, sum, square, lossEvents);
        }
    }
}
