namespace TechRisk.Pricing;

/// <summary>
/// Integrals of a survival function over cells by three Gauss points each, for amounts so far above the bulk of the claims that differences of limited
/// expected values have lost their digits. The error is measured against Simpson's rule.
/// </summary>
internal sealed class CellQuadrature(Severity severity, double start, double width)
{
    /// <summary>The integrals and an allowance for the sum of their errors.</summary>
    public (double[] Areas, double Error) Areas(int cells)
    {
        double[] ends = new double[cells + 1];
        double[] before = new double[cells];
        double[] middle = new double[cells];
        double[] after = new double[cells];
        double[] unused = new double[cells + 1];
        severity.FillGrid(start, width, ends, unused);
        severity.FillGrid(start + (0.1127016653792583 * width), width, before, unused.AsSpan(0, cells));
        severity.FillGrid(start + (0.5 * width), width, middle, unused.AsSpan(0, cells));
        severity.FillGrid(start + (0.8872983346207417 * width), width, after, unused.AsSpan(0, cells));
        double[] areas = new double[cells];
        double error = 0;
        double sum = 0;
        for (int k = 0; k < cells; k++)
        {
            areas[k] = width * ((5.0 / 18 * (before[k] + after[k])) + (8.0 / 18 * middle[k]));
            double simpson = width / 6 * (ends[k] + (4 * middle[k]) + ends[k + 1]);
            error += Math.Abs(areas[k] - simpson);
            sum += areas[k];
        }

        // a jump inside a cell is off by up to twice the difference of the rules
        return (areas, (2 * error) + (1e-13 * sum));
    }
}
