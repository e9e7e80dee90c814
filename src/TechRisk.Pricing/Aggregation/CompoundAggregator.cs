namespace TechRisk.Pricing;

/// <summary>The law of a compound sum on a lattice.</summary>
internal sealed class CompoundAggregator(CompoundSum sum)
{
    private const double TiltTimesLength = 8;

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
        (int length, double tilt) = (LengthFor(lattice.Points), 0.0);
        double[] p = CompoundTransform.Of(above, sum.Count, length, tilt);
        double meanOnLattice = sum.Count.Mean * Mean(above) * lattice.Step;
        LatticeBuilder builder = Builder(lattice, length, tilt, grid.Rounding);
        double aliased = builder.Aliased(p, meanOnLattice);
        if (aliased > LatticeBuilder.MostAliasing + (2 * builder.Noise(p) * Math.Sqrt(length / 3.0)))
        {
            length = Math.Min(2 * LengthFor(lattice.Points), Lattice.MostPoints);
            tilt = TiltTimesLength / length;
            p = CompoundTransform.Of(above, sum.Count, length, tilt);
            builder = Builder(lattice, length, tilt, grid.Rounding);
            aliased = builder.Aliased(p, meanOnLattice);
        }

        double noise = builder.Noise(p);
        (double[] Q, double[] Cdf) upper = LatticeSums.Of(lattice.Step, p.AsSpan(0, lattice.Points), lattice.Points);
        double[] pBelow = CompoundTransform.Of(below, sum.Count, length, tilt);
        (double[] Q, double[] Cdf) lower = LatticeSums.Of(lattice.Step, pBelow.AsSpan(0, lattice.Points), lattice.Points);
        double meanBelow = sum.Count.Mean * Mean(below) * lattice.Step;
        double aliasedBelow = Math.Max(aliased, builder.Aliased(pBelow, meanBelow));
        LatticeCurve low = builder.Bound(lower, Math.Max(noise, builder.Noise(pBelow)), aliasedBelow, -1, sum.Moments.Mean);
        LatticeCurve high = builder.Bound(upper, noise, aliased, 1, sum.Moments.Mean);
        double weight = Math.Abs(meanBelow - meanOnLattice) <= 1e-6 * meanOnLattice ? 1.0 / 3 : 0;
        double[] values = Between(low, high, upper.Q, lower.Q, weight);
        bool isAtomic = atoms.IsAll;
        LatticeShape shape = new(lattice.Step, values, isAtomic ? null : atoms.OfSum(sum.Count, lattice.Points), sum.ProbabilityOfZero, isAtomic);
        return Law(shape, lattice) with
        {
            Lower = low,
            Upper = high,
            CdfRounding = builder.CdfRounding(noise, aliasedBelow),
            Findings = LatticeFindings.Of(shape, lattice, atoms, sum, aliased),
        };
    }

    private LatticeLaw Plain(Lattice lattice, int claimCells)
    {
        bool spread = lattice.Discretization == Discretization.MeanPreserving;
        double[] masses = Masses(lattice, claimCells);
        int length = LengthFor(lattice.Points);
        double[] p = CompoundTransform.Of(masses, sum.Count, length);
        LatticeBuilder builder = Builder(lattice, length, 0, 0);
        double aliased = builder.Aliased(p, sum.Count.Mean * Mean(masses) * lattice.Step);
        if (aliased > LatticeBuilder.MostAliasing + (2 * builder.Noise(p) * Math.Sqrt(length / 3.0)))
        {
            length = Math.Min(2 * length, Lattice.MostPoints);
            p = CompoundTransform.Of(masses, sum.Count, length, TiltTimesLength / length);
        }

        (double[] q, double[] _) = LatticeSums.Of(lattice.Step, p.AsSpan(0, lattice.Points), lattice.Points);
        ClaimAtoms atoms = ClaimAtoms.Of(sum.Claim, lattice.Step, claimCells);
        bool isAtomic = !spread || atoms.IsAll;
        double atZero = spread ? sum.ProbabilityOfZero : Math.Clamp(p[0], 0, 1);
        LatticeShape shape = new(lattice.Step, q, isAtomic ? null : atoms.OfSum(sum.Count, lattice.Points), atZero, isAtomic);
        LatticeLaw law = Law(shape, lattice);
        return law with
        {
            ProbabilityOfZero = atZero,
            Moments = spread ? law.Moments : OfLattice(masses, lattice.Step),
            Findings = [.. LatticeFindings.Of(shape, lattice, atoms, sum, aliased), LatticeFindings.Unbounded(lattice)],
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

    // where both laws err by the curvature of q, a third of it lies above and two thirds below; a lower law that had to move its mean does not count
    private static double[] Between(LatticeCurve low, LatticeCurve high, double[] upper, double[] lower, double weight)
    {
        double[] values = new double[upper.Length];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = Math.Clamp(upper[k] + (weight * (lower[k] - upper[k])), low.Nodes[k], Math.Max(high.Nodes[k], low.Nodes[k]));
        }

        return values;
    }

    private static double Mean(double[] masses)
    {
        CompensatedSum mean = default;
        for (int k = masses.Length - 1; k > 0; k--)
        {
            mean.Add(k * masses[k]);
        }

        return mean.Value;
    }

    private static int LengthFor(int points) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)points);
}
