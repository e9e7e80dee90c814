namespace TechRisk.Pricing;

/// <summary>Steps and numbers of points of a table of kept and ceded amounts.</summary>
/// <param name="KeptStep">Step of what is kept, a part of the attachment.</param>
/// <param name="CededStep">Step of what is ceded, a part of the limit where there is one.</param>
/// <param name="Attachment">The attachment in steps.</param>
/// <param name="Limit">The limit in steps.</param>
/// <param name="Columns">Points of what is kept, a power of two.</param>
/// <param name="Rows">Points of what is ceded, a power of two.</param>
internal sealed record PairLattice(double KeptStep, double CededStep, int Attachment, int Limit, int Columns, int Rows)
{
    private const double Used = 0.98;
    private const int MostPower = 24;

    /// <summary>A table of about 2^power numbers that covers both ranges.</summary>
    public static PairLattice Of(ExcessOfLoss treaty, double keptRange, double cededRange, int power)
    {
        int columns = 1 << ((power + 1) / 2);
        int rows = 1 << (power / 2);
        double kept = Math.Max(keptRange, treaty.Attachment * 1.02);
        columns = Enough(columns, kept / treaty.Attachment);
        rows = double.IsFinite(treaty.Limit) ? Enough(rows, cededRange / treaty.Limit) : rows;
        if ((long)columns * rows > 1 << MostPower)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"The year may hold {kept / treaty.Attachment:G3} attachments and {cededRange / treaty.Limit:G3} limits: too many for a table of 2^{MostPower} points. Simulate the cover."));
        }

        int attachment = (int)Math.Floor(Used * columns * treaty.Attachment / kept);
        int limit = double.IsFinite(treaty.Limit) ? (int)Math.Min(Math.Max(Math.Floor(Used * rows * treaty.Limit / cededRange), 1), rows - 1) : rows - 1;
        double cededStep = double.IsFinite(treaty.Limit) ? treaty.Limit / limit : cededRange / (Used * rows);
        return new PairLattice(treaty.Attachment / attachment, cededStep, attachment, limit, columns, rows);
    }

    // at least sixteen points to an amount that all others are measured by
    private static int Enough(int points, double ratio)
    {
        while (points < 16 * ratio && points < 1 << MostPower)
        {
            points *= 2;
        }

        return points;
    }
}
