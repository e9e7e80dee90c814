using System.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The atoms of a claim law that lie on points of a lattice, and those of the sum of claims that all are atoms.
/// </summary>
internal sealed class ClaimAtoms
{
    /// <summary>An amount within this share of a step of a point is that point.</summary>
    public const double OnPoint = 1e-9;

    private readonly double _atZero;
    private readonly List<(int Point, double Probability)> _points;

    private ClaimAtoms(double atZero, List<(int, double)> points, int off, bool isAll)
    {
        _atZero = atZero;
        _points = points;
        Off = off;
        IsAll = isAll;
    }

    /// <summary>Number of atoms that lie between points.</summary>
    public int Off { get; }

    /// <summary>True if the claim law has nothing but atoms on points.</summary>
    public bool IsAll { get; }

    public static ClaimAtoms Of(PaidClaim claim, double step, int cells)
    {
        var points = new List<(int, double)>();
        int off = 0;
        double sum = 1 - claim.ProbabilityOfPayment;
        foreach ((double amount, double probability) in claim.Atoms)
        {
            double point = Math.Round(amount / step);
            if (Math.Abs((amount / step) - point) > OnPoint)
            {
                off++;
            }
            else
            {
                sum += probability;
                if (point <= cells)
                {
                    points.Add(((int)point, probability));
                }
            }
        }

        return new ClaimAtoms(1 - claim.ProbabilityOfPayment, points, off, Math.Abs(sum - 1) < 1e-12 && off == 0);
    }

    /// <summary>P(S = k h) from sums of atoms alone; null where 0 is the only one.</summary>
    public LatticeAtoms? OfSum(Frequency count, int points)
    {
        if (_points.Count == 0)
        {
            return null;
        }

        // all atoms are multiples of the first: a short transform in its units
        int unit = _points.Aggregate(0, (a, atom) => Gcd(a, atom.Point));
        int needed = ((points - 1) / unit) + 1;
        int largest = _points.Max(atom => atom.Point) / unit;
        int length = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * Math.Max(needed, largest + 1), 64));
        double[] claim = new double[Math.Min(largest, length - 1) + 1];
        claim[0] = _atZero;
        foreach ((int point, double probability) in _points)
        {
            claim[point / unit] += probability;
        }

        double[] sums = CompoundTransform.Of(claim, count, length);
        double[] atoms = sums[..needed];
        for (int j = 1; j < needed; j++)
        {
            atoms[j] = atoms[j] > 1e-14 ? atoms[j] : 0;
        }

        atoms[0] = Math.Max(atoms[0], 0);
        return new LatticeAtoms(unit, atoms);
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
