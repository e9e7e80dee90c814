namespace TechRisk.Pricing;

/// <summary>
/// The factors on the rates of a whole block of years as weights: which year a claim of the block falls into. Made once a block for all
/// the covers that share the factors.
/// </summary>
/// <remarks>
/// Inversion of one 32-bit word: the years share 0 to 2^32 in proportion to their weights, each end rounded to a whole number, so that a
/// year's probability is its weight's part of the sum to 2^-32. Source of the guide table: Chen, Asau (1974), AIIE Transactions 6.
/// </remarks>
internal sealed unsafe class YearWeights
{
    private const int Years = LossProgram.AddressYears;
    private const int YearBits = LossProgram.AddressBits;
    private const int Cells = 2 * Years;
    private const int FractionBits = 32 - (YearBits + 1);
    private const uint FractionMask = (1u << FractionBits) - 1;
    private const double Words = 4294967296; // 2^32

    private readonly double[] _factors = new double[Years];
    private readonly ulong[] _ends = new ulong[Years];

    // a cell's first year, and above it the part of the cell that belongs to that year; 0 where more than two years share the cell
    private readonly uint[] _guide = new uint[Cells];
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

    /// <summary>The year of each claim: the first whose end lies above the word.</summary>
    /// <param name="words">One word a claim.</param>
    /// <param name="years">Receives the years, counted from the block's first.</param>
    public void Place(ReadOnlySpan<uint> words, Span<int> years)
    {
        Make();
        if (years.Length < words.Length)
        {
            throw new ArgumentException("there are fewer years than words", nameof(years));
        }

        fixed (uint* guide = _guide)
        fixed (uint* word = words)
        fixed (int* year = years)
        {
            for (int i = 0; i < words.Length; i++)
            {
                uint entry = guide[word[i] >> FractionBits];
                uint part = entry >> YearBits;
                int first = (int)(entry & (Years - 1));
                year[i] = first + ((word[i] & FractionMask) >= part ? 1 : 0);
                if (part == 0)
                {
                    year[i] = Search(first, word[i]);
                }
            }
        }
    }

    private int Search(int year, uint word)
    {
        while (_ends[year] <= word)
        {
            year++;
        }

        return year;
    }

    private void Make()
    {
        if (_isMade)
        {
            return;
        }

        double sum = 0;
        foreach (double factor in _factors)
        {
            sum += factor;
        }

        _sum = sum;
        _isMade = true;
        if (sum == 0)
        {
            return; // no claim asks for its year
        }

        double upTo = 0;
        for (int year = 0; year < Years; year++)
        {
            upTo += _factors[year];
            _ends[year] = (ulong)Math.Round(upTo / sum * Words);
        }

        int at = 0;
        for (int cell = 0; cell < Cells; cell++)
        {
            ulong start = (ulong)cell << FractionBits;
            at += _ends[at] <= start ? 1 : 0; // mostly the last step: a cell is half a year
            while (_ends[at] <= start)
            {
                at++;
            }

            ulong part = Math.Min(_ends[at] - start, FractionMask + 1ul);
            bool isShared = part <= FractionMask && _ends[at + 1] - start <= FractionMask;
            _guide[cell] = (isShared ? 0 : (uint)part << YearBits) | (uint)at;
        }
    }
}
