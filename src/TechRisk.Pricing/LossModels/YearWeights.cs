namespace TechRisk.Pricing;

/// <summary>
/// The factors on the rates of a whole block of years as weights: which year a claim of the block falls into. Made once a block for all
/// the covers that share the factors.
/// </summary>
internal sealed class YearWeights
{
    private const int Years = LossProgram.AddressYears;
    private const int Cells = 4 * Years;

    private readonly double[] _factors = new double[Years];
    private readonly double[] _upTo = new double[Years];
    private readonly ushort[] _guide = new ushort[Cells];
    private double _sum;
    private bool _isMade;

    /// <summary>Sum of the factors of all years of the block.</summary>
    public double Sum
    {
        get
        {
            Make();
            return _sum;
        }
    }

    /// <summary>Sets the factors of the block.</summary>
    /// <param name="factors">A factor a year, 0 or more, of <see cref="LossProgram.AddressYears"/> years.</param>
    public void Set(ReadOnlySpan<double> factors)
    {
        factors.CopyTo(_factors);
        _isMade = false;
    }

    /// <summary>The year of each claim: the first year up to which the factors add up to more than the uniform's part of their sum.</summary>
    /// <param name="uniforms">One uniform a claim.</param>
    /// <param name="years">Receives the years, counted from the block's first.</param>
    public void Place(ReadOnlySpan<double> uniforms, Span<int> years)
    {
        Make();
        ReadOnlySpan<double> upTo = _upTo;
        ReadOnlySpan<ushort> guide = _guide;
        for (int i = 0; i < uniforms.Length; i++)
        {
            double target = uniforms[i] * _sum;
            int year = guide[(int)(uniforms[i] * Cells)];
            year += upTo[year] <= target ? 1 : 0; // mostly the last step: a cell is a quarter of a year
            while (upTo[year] <= target)
            {
                year++;
            }

            years[i] = year;
        }
    }

    private void Make()
    {
        if (_isMade)
        {
            return;
        }

        double sum = 0;
        int last = 0;
        for (int year = 0; year < Years; year++)
        {
            sum += _factors[year];
            _upTo[year] = sum;
            last = _factors[year] > 0 ? year : last;
        }

        _upTo[last] = double.PositiveInfinity; // a product rounded up to the whole sum stays in the last year that has a weight
        int at = 0;
        for (int cell = 0; cell < Cells; cell++)
        {
            double target = (double)cell / Cells * sum;
            while (_upTo[at] <= target)
            {
                at++;
            }

            _guide[cell] = (ushort)at;
        }

        _sum = sum;
        _isMade = true;
    }
}
