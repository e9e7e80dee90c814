namespace TechRisk.Pricing;

/// <summary>Counts as likelihoods want them: equal lines merged, in the order of exposure and count, so that the order of rows moves no bit.</summary>
internal sealed class CountCells
{
    public CountCells(ClaimCounts counts)
    {
        Groups = counts.Rows
            .GroupBy(row => row.Exposure)
            .OrderBy(group => group.Key)
            .Select(group => new ExposureGroup(
                group.Key,
                group.GroupBy(row => (row.Count, row.IsOpen))
                    .OrderBy(cell => cell.Key)
                    .Select(cell => new CountCell(cell.Key.Count, cell.Key.IsOpen, cell.Sum(row => (double)row.Units)))
                    .ToArray()))
            .ToArray();
        foreach ((ExposureGroup group, CountCell cell) in All)
        {
            Units += cell.Units;
            Zeros += cell.Count == 0 && !cell.IsOpen ? cell.Units : 0;
            Exposure += cell.Units * group.Exposure;
            Claims += cell.Units * cell.Count;
        }
    }

    public ExposureGroup[] Groups { get; }

    public double Units { get; }

    /// <summary>Units without a claim.</summary>
    public double Zeros { get; }

    public double Exposure { get; }

    /// <summary>Claims, an open class with its least number.</summary>
    public double Claims { get; }

    public double Rate => Claims / Exposure;

    public bool HasOneExposure => Groups.Length == 1;

    public bool HasOpenClass => All.Any(pair => pair.Cell.IsOpen);

    public long MaximumCount => Groups.Max(group => group.Cells[^1].Count);

    public IEnumerable<(ExposureGroup Group, CountCell Cell)> All =>
        from one in Groups from cell in one.Cells select (one, cell);

    /// <summary>Sum of units times a function of exposure and count, open classes at their least number.</summary>
    public double Sum(Func<double, double, double> term)
    {
        double sum = 0;
        foreach ((ExposureGroup group, CountCell cell) in All)
        {
            sum += cell.Units * term(group.Exposure, cell.Count);
        }

        return sum;
    }
}

/// <summary>The counts of all units of one exposure.</summary>
internal sealed record ExposureGroup(double Exposure, CountCell[] Cells)
{
    public double Units => Cells.Sum(cell => cell.Units);
}

/// <summary>Units with the same count.</summary>
internal readonly record struct CountCell(long Count, bool IsOpen, double Units);
