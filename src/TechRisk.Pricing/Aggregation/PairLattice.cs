namespace TechRisk.Pricing;

/// <summary>Steps and numbers of points of a table of kept and ceded amounts.</summary>
internal sealed record PairLattice
{
    private const double Used = 0.98;
    private const int MostPower = 24;
    private const int LeastPoints = 4;
    private const int FewestPower = 8;

    /// <summary>Step of what is kept, a part of the attachment.</summary>
    public required double KeptStep { get; init; }

    /// <summary>Step of what is ceded, a part of the limit where there is one.</summary>
    public required double CededStep { get; init; }

    /// <summary>The attachment in steps.</summary>
    public required int Attachment { get; init; }

    /// <summary>The limit in steps.</summary>
    public required int Limit { get; init; }

    /// <summary>Points of what is kept, a power of two.</summary>
    public required int Columns { get; init; }

    /// <summary>Points of what is ceded, a power of two.</summary>
    public required int Rows { get; init; }

    /// <summary>The last column.</summary>
    public double End => KeptStep * (Columns - 1);

    /// <summary>A table of about 2^power numbers, with steps of about one length.</summary>
    /// <param name="attachment">Where the layer starts, above 0.</param>
    /// <param name="limit">Where ceded amounts of a claim end or no longer count; infinite if nowhere.</param>
    /// <param name="keptRange">How far columns reach.</param>
    /// <param name="cededRange">How far rows reach, given the last column.</param>
    /// <param name="power">Logarithm of the size.</param>
    public static PairLattice Of(double attachment, double limit, double keptRange, Func<double, double> cededRange, int power)
    {
        double kept = Math.Max(keptRange, attachment * 1.02);
        int more = (int)Math.Floor(Numerics.Log.Of(kept / cededRange(kept)) / Numerics.Log.Of(2));
        int wide = Math.Clamp((power + more) / 2, FewestPower, power - FewestPower);
        int columns = Enough(1 << wide, kept / attachment);
        int attachmentSteps = (int)Math.Floor(Used * columns * attachment / kept);
        double step = attachment / attachmentSteps;
        double ceded = cededRange(step * (columns - 1));
        int rows = double.IsFinite(limit) ? Enough(1 << (power - wide), ceded / limit) : 1 << (power - wide);
        if ((long)columns * rows > 1 << MostPower)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"A year may hold {kept / attachment:G3} times the attachment and {ceded / limit:G3} times the limit: too many for a table of 2^{MostPower} points. Simulate the cover."));
        }

        int limitSteps = double.IsFinite(limit) ? (int)Math.Clamp(Math.Floor(Used * rows * limit / ceded), 1, rows - 1) : rows - 1;
        double cededStep = double.IsFinite(limit) ? limit / limitSteps : ceded / (Used * rows);
        return new PairLattice
        {
            KeptStep = step,
            CededStep = cededStep,
            Attachment = attachmentSteps,
            Limit = limitSteps,
            Columns = columns,
            Rows = rows,
        };
    }

    // some points to an amount that must lie on one
    private static int Enough(int points, double ratio)
    {
        while (points < LeastPoints * ratio && points < 1 << MostPower)
        {
            points *= 2;
        }

        return points;
    }
}
