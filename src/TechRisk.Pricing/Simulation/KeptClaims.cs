namespace TechRisk.Pricing;

/// <summary>The claims of the years before a year, in their order: the years after the last of a run are drawn with their block and dropped.</summary>
internal sealed class KeptClaims
{
    private int[] _year = [];
    private double[] _groundUp = [];
    private double[] _gross = [];
    private int[] _row = [];

    /// <summary>The kept claims, valid until the next call.</summary>
    public ClaimSpans Of(ClaimSpans claims, int keptTo)
    {
        if (_year.Length < claims.Year.Length)
        {
            int length = 2 * claims.Year.Length;
            _year = new int[length];
            _groundUp = new double[length];
            _gross = new double[length];
            _row = new int[length];
        }

        int count = 0;
        for (int i = 0; i < claims.Year.Length; i++)
        {
            if (claims.Year[i] < keptTo)
            {
                _year[count] = claims.Year[i];
                _groundUp[count] = claims.GroundUp[i];
                _gross[count] = claims.Gross[i];
                _row[count++] = claims.Tag > 0 ? claims.TagRow[i] : 0;
            }
        }

        return new ClaimSpans
        {
            Year = _year.AsSpan(0, count),
            GroundUp = _groundUp.AsSpan(0, count),
            Gross = _gross.AsSpan(0, count),
            Tag = claims.Tag,
            TagRow = claims.Tag > 0 ? _row.AsSpan(0, count) : default,
        };
    }
}
