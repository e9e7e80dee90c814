namespace TechRisk.Pricing;

/// <summary>
/// What one cover brings to a sum on a lattice: of a cover without yearly terms the two laws of its claim, of another the two laws of its year.
/// </summary>
internal sealed record SumMasses(double[] Above, double[] Below, double Rounding, bool IsAtomic)
{
    /// <summary>P(year = k h) of sums of atoms; null where 0 is the only atom.</summary>
    public double[]? YearAtoms { get; private init; }

    /// <summary>P(year = 0).</summary>
    public double AtZero { get; private init; }

    /// <summary>Mean and variance of the year after its terms.</summary>
    public Bracket Mean { get; private init; }

    public Bracket Variance { get; private init; }

    public Bracket Third { get; private init; }

    public static SumMasses Of(SumPart part, Lattice lattice)
    {
        if (part.Choice is null)
        {
            return new SumMasses([1], [1], 0, true) { AtZero = 1 };
        }

        int cells = lattice.Points - 1;
        CompoundSum sum = part.Sum;
        if (part.IsWhole)
        {
            int claimCells = (int)Math.Clamp(Math.Ceiling((sum.Claim.Largest / lattice.Step) - 1e-9), 1, cells);
            ClaimGrid grid = sum.Claim.Grid(lattice.Step, claimCells);
            ClaimAtoms atoms = ClaimAtoms.Of(sum.Claim, lattice.Step, claimCells);
            return new SumMasses(grid.Spread(), grid.Collected(), sum.Count.Mean * grid.Rounding, atoms.IsAll)
            {
                YearAtoms = atoms.OfSum(sum.Count, lattice.Points)?.AtPoints(lattice.Points),
                AtZero = sum.ProbabilityOfZero,
                Mean = Bracket.Exact(sum.Moments.Mean),
                Variance = Bracket.Exact(sum.Moments.Variance),
                Third = Bracket.Exact(sum.Moments.Third),
            };
        }

        LatticeLoss limited = part.Limited(lattice);
        var year = new LimitedYear(limited, lattice.Step, cells);
        return new SumMasses(year.Above(), year.Below(), 1e-15 * limited.Law.End, false)
        {
            YearAtoms = Limits(limited, lattice),
            AtZero = 1 - limited.ProbabilityOfLoss.Value,
            Mean = ((LatticeFunctional)limited.MeanFunctional()).Bracket,
            Variance = ((LatticeFunctional)limited.VarianceFunctional()).Bracket,
            Third = new LatticeMoments(limited).Central(),
        };
    }

    /// <summary>Atoms of the sum of independent years; null where 0 is the only one.</summary>
    public static double[]? Atoms(SumMasses[] parts, int points)
    {
        if (parts.All(part => part.YearAtoms is null))
        {
            return null;
        }

        int length = 2 * (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)points);
        Spectrum product = Spectrum.One(length, 0);
        double factor = 1;
        foreach (SumMasses part in parts)
        {
            if (part.YearAtoms is { } atoms)
            {
                product.Times(Spectrum.Of(atoms.AsSpan(0, Math.Min(atoms.Length, points)), length, 0));
            }
            else
            {
                factor *= part.AtZero;
            }
        }

        double[] p = product.Inverse();
        double[] result = new double[points];
        for (int k = 0; k < points; k++)
        {
            result[k] = p[k] > 1e-14 ? p[k] * factor : 0;
        }

        return result;
    }

    // 0 and the limit of the year, where it is a point
    private static double[]? Limits(LatticeLoss limited, Lattice lattice)
    {
        double point = Math.Round(limited.Limit / lattice.Step);
        double[] atoms = new double[lattice.Points];
        atoms[0] = 1 - limited.ProbabilityOfLoss.Value;
        if (!double.IsFinite(point) || point >= lattice.Points || Math.Abs((limited.Limit / lattice.Step) - point) > ClaimAtoms.OnPoint)
        {
            return null;
        }

        atoms[(int)point] = limited.Probability(limited.Limit).Value;
        return atoms;
    }
}
