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
    private readonly YearCell[] _years = new YearCell[Years];
    private readonly double[] _submissionSystemic = new double[Years];
    private readonly double[] _systemicYear = new double[Years];
    private readonly double[][] _eventLoss;
    private int[] _touched = new int[Years];
    private int[] _struck = new int[256];
    private int _touches;
    private int _strikes;
    private YearBlock _block;
    private int[] _tags = [];
    private double _sum;
    private double _square;
    private double _systemicSum;
    private double _systemicSquare;

    /// <summary>A kernel of a plan.</summary>
    public PortfolioKernel(PortfolioPlan plan)
    {
        _whole = new PortfolioRows(plan);
        _short = plan.Years % Years == 0 ? null : new PortfolioRows(plan);
        KernelSpace space = new();
        _slots = [.. plan.Submissions.SelectMany((submission, s) => submission.Covers.Select((cover, c) => new Slot
        {
            Submission = s,
            Cover = c,
            IsLast = c == submission.Covers.Length - 1,
            Plan = cover,
            Kernel = cover.Program.CreateKernel(space),
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

    /// <summary>A year of the portfolio.</summary>
    public ReadOnlySpan<YearCell> Cells => _years;

    /// <summary>The years' losses from systemic events.</summary>
    public ReadOnlySpan<double> SystemicYears => _systemicYear;

    /// <summary>Runs one block; then its years can be read.</summary>
    /// <returns>Ground-up claims drawn.</returns>
    public long Fill(YearBlock asked)
    {
        _years.AsSpan().Clear();
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
            _tags = slot.Plan.SystemicTags;
            RowDrivers drivers = (takesShort ? _short! : _whole).For(slot.Submission, slot.Cover);
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

        public required bool NeedsWholeBlocks { get; init; }

        public required bool HasClaims { get; init; }
    }

    private void AddAll(ClaimSpans claims)
    {
        int number = claims.Year.Length;
        if (_touched.Length < _touches + number)
        {
            Array.Resize(ref _touched, Math.Max(_touches + number, 2 * _touched.Length));
        }

        claims.Year.CopyTo(_touched.AsSpan(_touches));
        _touches += number;
        if (claims.Tag > 0)
        {
            AddStruck(claims);
            return;
        }

        Span<YearCell> years = _years;
        ReadOnlySpan<double> groundUp = claims.GroundUp[..number];
        ReadOnlySpan<double> gross = claims.Gross[..number];
        double sum = 0;
        double square = 0;
        for (int i = 0; i < number; i++)
        {
            ref YearCell year = ref years[claims.Year[i]];
            double paid = gross[i];
            double before = year.Submission;
            year.GroundUp += groundUp[i];
            year.Gross += paid;
            year.Submission = before + paid;
            year.Largest = Math.Max(year.Largest, paid);
            sum += paid;
            square += paid * (paid + 2 * before); // (before + paid)^2 - before^2
        }

        _sum += sum;
        _square += square;
    }

    private void AddStruck(ClaimSpans claims)
    {
        double[] loss = _eventLoss[_tags[claims.Tag - 1]];
        if (_struck.Length < _strikes + claims.Year.Length)
        {
            Array.Resize(ref _struck, Math.Max(_strikes + claims.Year.Length, 2 * _struck.Length));
        }

        claims.Year.CopyTo(_struck.AsSpan(_strikes));
        _strikes += claims.Year.Length;
        for (int i = 0; i < claims.Year.Length; i++)
        {
            ref YearCell year = ref _years[claims.Year[i]];
            double paid = claims.Gross[i];
            double before = year.Submission;
            year.GroundUp += claims.GroundUp[i];
            year.Gross += paid;
            year.Submission = before + paid;
            _sum += paid;
            _square += paid * (paid + 2 * before);
            before = _submissionSystemic[claims.Year[i]];
            _submissionSystemic[claims.Year[i]] = before + paid;
            _systemicSum += paid;
            _systemicSquare += paid * (paid + 2 * before);
            loss[claims.TagRow[i]] += paid;
        }
    }

    // the submission's sums of the block, and its years cleared for the next one
    private void Finish(int submission)
    {
        foreach (int year in _touched.AsSpan(0, _touches))
        {
            _years[year].Submission = 0;
        }

        foreach (int year in _struck.AsSpan(0, _strikes))
        {
            _submissionSystemic[year] = 0;
        }

        Sums.Add(submission, _sum, _square, _systemicSum, _systemicSquare);
        (_touches, _strikes) = (0, 0);
        (_sum, _square, _systemicSum, _systemicSquare) = (0, 0, 0, 0);
    }

    private void AddSystemicEvents(int kept)
    {
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
                ref YearCell cell = ref _years[current];
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

/// <summary>The sums of one year while a block is filled.</summary>
internal struct YearCell
{
    /// <summary>Ground-up loss of all submissions.</summary>
    public double GroundUp;

    /// <summary>Loss after policy terms of all submissions.</summary>
    public double Gross;

    /// <summary>Loss of the largest event, a systemic event summed over all it strikes.</summary>
    public double Largest;

    /// <summary>Loss after policy terms of the submission at hand.</summary>
    public double Submission;
}
