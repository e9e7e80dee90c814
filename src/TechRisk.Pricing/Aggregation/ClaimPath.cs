namespace TechRisk.Pricing;

/// <summary>
/// The pair (kept, ceded) of one claim under a layer per claim: a path along the axes, first (y, 0) up to the attachment A, then (A, y - A) up to the
/// limit L, then (y - L, L). A is a multiple of the first step and L, where it is met, of the second, so that all corners are points.
/// </summary>
/// <remarks>
/// What a claim keeps beyond the last column is collected there: a year's net loss below that column does not notice.
/// </remarks>
internal sealed class ClaimPath
{
    /// <summary>Probabilities that differ by no more than this are one probability and its rounding.</summary>
    public const double SameProbability = 1e-12;

    private readonly int _columns;
    private readonly int _rows;
    private readonly bool _isOpen;
    private readonly ClaimGrid _before;
    private readonly ClaimGrid? _within;
    private readonly ClaimGrid? _above;

    public ClaimPath(Severity severity, PolicyTerms terms, ExcessOfLoss treaty, PairLattice lattice)
    {
        (_columns, _rows, _isOpen) = (lattice.Columns, lattice.Rows, double.IsPositiveInfinity(treaty.Limit));
        _before = Grid(severity, LayerTerms.Of(terms, 0, treaty.Attachment), lattice.KeptStep, lattice.Attachment)!;
        _within = Grid(severity, LayerTerms.Of(terms, treaty.Attachment, treaty.Limit), lattice.CededStep, lattice.Limit);
        _above = Grid(severity, LayerTerms.Of(terms, treaty.Attachment + treaty.Limit, double.PositiveInfinity), lattice.KeptStep, lattice.Columns - 1 - lattice.Attachment);
        Rounding = _before.Rounding + (_within?.Rounding ?? 0) + (_above?.Rounding ?? 0);
    }

    /// <summary>Allowance for the error of expected shortfalls of one claim.</summary>
    public double Rounding { get; }

    /// <summary>Upper bound of the probability that a claim cedes as much as the last row, where more is collected.</summary>
    public double OnLastRow => !_isOpen || _within is null || _within.Cells < _rows - 1 ? 0 : _within.Left[_within.Cells] + Math.Max(_within.Survival[_within.Cells - 1] - _within.Left[_within.Cells], 0);

    /// <summary>True if no probability lies between points.</summary>
    public bool IsAtomic => Inside(_before) + (_within is null ? 0 : Inside(_within)) + (_above is null ? 0 : Inside(_above)) < 1e-12;

    /// <summary>The law that is larger in convex order: cells spread to their ends.</summary>
    public (double[] Kept, double[] Ceded, double[] Joint) Spread() => Join(grid => grid.Spread());

    /// <summary>A law that is smaller in convex order but for what moves up at the end of a segment.</summary>
    public (double[] Kept, double[] Ceded, double[] Joint) Collected() => Join(Lower);

    // a smaller law of a segment leaves the corners alone if both have their probability: what has the mean of an end is at that end
    private static double[] Lower(ClaimGrid grid)
    {
        double[] masses = grid.Collected();
        bool hasStart = Math.Abs(masses[0] - (1 - grid.Survival[0])) <= SameProbability;
        bool hasEnd = grid.Survival[^1] > 0 || Math.Abs(masses[^1] - grid.Left[^1]) <= SameProbability;
        return hasStart && hasEnd ? masses : PairedCells.Of(grid);
    }

    private static ClaimGrid? Grid(Severity severity, PolicyTerms? terms, double step, int cells)
    {
        if (terms is null || new PaidClaim(severity, terms) is not { Largest: > 0 } claim)
        {
            return null;
        }

        return claim.Grid(step, Math.Max(Math.Min(cells, (int)Math.Min(Math.Ceiling((claim.Largest / step) - 1e-9), int.MaxValue)), 1));
    }

    private static double Inside(ClaimGrid grid)
    {
        double sum = 0;
        for (int k = 0; k < grid.Cells; k++)
        {
            sum += Math.Max(grid.Survival[k] - grid.Left[k + 1], 0);
        }

        return sum;
    }

    // the laws of both amounts, and the joint one row by row as far as rows are needed
    private (double[] Kept, double[] Ceded, double[] Joint) Join(Func<ClaimGrid, double[]> masses)
    {
        double[] before = masses(_before);
        double[] within = _within is null ? [1] : masses(_within);
        double[] above = _above is null ? [1] : masses(_above);
        int corner = before.Length - 1;
        int top = within.Length - 1;
        double[] kept = new double[Math.Min(corner + above.Length, _columns)];
        double[] joint = new double[((top + 1) * _columns)];
        for (int k = 0; k < corner; k++)
        {
            joint[k] = before[k];
            kept[k] = before[k];
        }

        for (int j = 0; j <= top; j++)
        {
            joint[(j * _columns) + corner] += within[j];
        }

        // each segment says of the others only that they lie below or beyond it
        joint[corner] = Math.Max(joint[corner] + before[corner] - 1, 0);
        int last = (top * _columns) + corner;
        joint[last] = Math.Max(joint[last] + above[0] - 1, 0);
        for (int k = 1; k < above.Length; k++)
        {
            joint[last + k] = above[k];
            kept[corner + k] = above[k];
        }

        kept[corner] = Math.Max(before[corner] + above[0] - 1, 0);
        return (kept, within, joint);
    }
}
