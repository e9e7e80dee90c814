using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The law of a compound sum on a lattice.</summary>
internal sealed class CompoundAggregator(CompoundSum sum)
{
    /// <summary>The law on given points; no more of them than claims and their sums can need.</summary>
    public LatticeLaw On(Lattice lattice)
    {
        if (sum.ProbabilityOfZero == 1)
        {
            return GivenLattice.Of(lattice.Step, [1], sum.Name);
        }

        int cells = lattice.Points - 1;
        int claimCells = (int)Math.Min(cells, Math.Ceiling((sum.Claim.Largest / lattice.Step) - 1e-9));
        claimCells = Math.Max(claimCells, 1);
        return lattice.Discretization == Discretization.Certified
            ? Certified(lattice, claimCells)
            : Plain(lattice, claimCells);
    }

    private LatticeLaw Certified(Lattice lattice, int claimCells)
    {
        ClaimGrid grid = sum.Claim.Grid(lattice.Step, claimCells);
        double[] above = grid.Spread();
        double[] below = grid.Collected();
        ClaimAtoms atoms = ClaimAtoms.Of(sum.Claim, lattice.Step, claimCells);
        (int length, double tilt) = TransformChoice.Of(above, sum.Count, lattice.Points, TransformChoice.MostForBounds);
        double meanOnLattice = sum.Count.Mean * Mean(above) * lattice.Step;
        LatticeBuilder builder = Builder(lattice, length, tilt, grid.Rounding);
        Span<double> p = GridPoints.Rent(length, out double[] rented);
        CompoundTransform.Fill(above, sum.Count, tilt, p);
        (double Noise, double Aliased) up = builder.Allowances(p, meanOnLattice);
        if (builder.IsAliased(up))
        {
            (length, tilt) = TransformChoice.Double(length);
            builder = Builder(lattice, length, tilt, grid.Rounding);
            GridPoints.Return(rented);
            p = GridPoints.Rent(length, out rented);
            CompoundTransform.Fill(above, sum.Count, tilt, p);
            up = builder.Allowances(p, meanOnLattice);
        }

        (double[] Q, double[] Cdf) upper = LatticeSums.Of(lattice.Step, p[..lattice.Points], lattice.Points);
        CompoundTransform.Fill(below, sum.Count, tilt, p);
        (double[] Q, double[] Cdf) lower = LatticeSums.Of(lattice.Step, p[..lattice.Points], lattice.Points);
        double meanBelow = sum.Count.Mean * Mean(below) * lattice.Step;
        (double Noise, double Aliased) down = builder.Allowances(p, meanBelow);
        GridPoints.Return(rented);
        double aliasedBelow = Math.Max(up.Aliased, down.Aliased);
        double weight = Math.Abs(meanBelow - meanOnLattice) <= 1e-6 * meanOnLattice ? 1.0 / 3 : 0;
        (LatticeCurve low, LatticeCurve high, double[] values, double[] slopes) =
            builder.Bounds(upper, lower, up, (Math.Max(up.Noise, down.Noise), aliasedBelow), weight, sum.Moments.Mean);
        bool isAtomic = atoms.IsAll;
        LatticeShape shape = new(lattice.Step, values, isAtomic ? null : atoms.OfSum(sum.Count, lattice.Points), sum.ProbabilityOfZero, isAtomic) { Slopes = slopes };
        return Law(shape, lattice) with
        {
            Lower = low,
            Upper = high,
            CdfRounding = builder.CdfRounding(up.Noise, aliasedBelow),
            Findings = LatticeFindings.Of(shape, lattice, atoms, sum, up.Aliased),
        };
    }

    private LatticeLaw Plain(Lattice lattice, int claimCells)
    {
        bool spread = lattice.Discretization == Discretization.MeanPreserving;
        double[] masses = Masses(lattice, claimCells);
        (int length, double tilt) = TransformChoice.Of(masses, sum.Count, lattice.Points, TransformChoice.MostForValues);
        Span<double> p = GridPoints.Rent(length, out double[] rented);
        CompoundTransform.Fill(masses, sum.Count, tilt, p);
        LatticeBuilder builder = Builder(lattice, length, tilt, 0);
        (double Noise, double Aliased) allowances = builder.Allowances(p, sum.Count.Mean * Mean(masses) * lattice.Step);
        if (builder.IsAliased(allowances))
        {
            (length, tilt) = TransformChoice.Double(length);
            GridPoints.Return(rented);
            p = GridPoints.Rent(length, out rented);
            CompoundTransform.Fill(masses, sum.Count, tilt, p);
        }

        double first = p[0];
        double[] q = LatticeSums.OfQ(lattice.Step, p[..lattice.Points], lattice.Points);
        GridPoints.Return(rented);
        ClaimAtoms atoms = ClaimAtoms.Of(sum.Claim, lattice.Step, claimCells);
        bool isAtomic = !spread || atoms.IsAll;
        double atZero = spread ? sum.ProbabilityOfZero : Math.Clamp(first, 0, 1);
        LatticeShape shape = new(lattice.Step, q, isAtomic ? null : atoms.OfSum(sum.Count, lattice.Points), atZero, isAtomic);
        LatticeLaw law = Law(shape, lattice);
        return law with
        {
            ProbabilityOfZero = atZero,
            Moments = spread ? law.Moments : OfLattice(masses, lattice.Step),
            Findings = [.. LatticeFindings.Of(shape, lattice, atoms, sum, allowances.Aliased), LatticeFindings.Unbounded(lattice)],
        };
    }

    private double[] Masses(Lattice lattice, int claimCells) => lattice.Discretization switch
    {
        Discretization.Rounding => sum.Claim.Rounded(lattice.Step, claimCells),
        Discretization.Lower => sum.Claim.Grid(lattice.Step, claimCells).AtLowerEnds(),
        Discretization.Upper => sum.Claim.Grid(lattice.Step, claimCells).AtUpperEnds(),
        _ => sum.Claim.Grid(lattice.Step, claimCells).Spread(),
    };

    private LatticeLaw Law(LatticeShape shape, Lattice lattice) => new()
    {
        Lower = null,
        Upper = null,
        Shape = shape,
        Moments = sum.Moments,
        ProbabilityOfZero = sum.ProbabilityOfZero,
        Tail = sum.Tail,
        ExponentialMoment = sum.ExponentialMoment,
        Name = lattice.Discretization == Discretization.Certified ? sum.Name : sum.Name + " (" + lattice.Discretization + " lattice)",
    };

    private LatticeBuilder Builder(Lattice lattice, int length, double tilt, double rounding) =>
        new(lattice.Step, lattice.Points, length, tilt) { Claims = sum.Count.Mean, Rounding = sum.Count.Mean * rounding };

    // the moments of the lattice law itself: a discretisation with a bias says so by its mean
    private (double Mean, double Variance, double Third) OfLattice(double[] masses, double step)
    {
        double first = 0;
        double second = 0;
        double third = 0;
        for (int k = masses.Length - 1; k > 0; k--)
        {
            double x = k * step;
            first += x * masses[k];
            second += x * x * masses[k];
            third += x * x * x * masses[k];
        }

        double variance = second - (first * first);
        double central = third - (3 * first * second) + (2 * first * first * first);
        return (sum.Count.Mean * first,
            (sum.Count.Mean * variance) + (sum.Count.Variance * first * first),
            (sum.Count.Mean * central) + (3 * sum.Count.Variance * first * variance) + (CountCumulants.Third(sum.Count) * first * first * first));
    }

    private static double Mean(double[] masses) => IndexedSums.Of(masses).First;
}
