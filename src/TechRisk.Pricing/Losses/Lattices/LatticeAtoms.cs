namespace TechRisk.Pricing;

/// <summary>Atoms of a law on points of a lattice: P(S = j unit h) = values[j]; none elsewhere, and none beyond the values.</summary>
/// <param name="Unit">The points that may have one are its multiples.</param>
/// <param name="Values">Their probabilities.</param>
internal sealed record LatticeAtoms(int Unit, double[] Values)
{
    /// <summary>Atoms given at every point; null stays null.</summary>
    public static LatticeAtoms? Of(double[]? atoms) => atoms is null ? null : new LatticeAtoms(1, atoms);

    /// <summary>P(S = k h) at the first points.</summary>
    public double[] AtPoints(int points)
    {
        double[] atoms = new double[points];
        for (int j = 0; j < Values.Length && j * (long)Unit < points; j++)
        {
            atoms[j * Unit] = Values[j];
        }

        return atoms;
    }

    /// <summary>P(S = k h).</summary>
    public double At(int k) => k % Unit == 0 && k / Unit < Values.Length ? Values[k / Unit] : 0;

    /// <summary>The sum over first &lt;= k &lt;= last.</summary>
    public double Between(int first, int last)
    {
        double sum = 0;
        for (int j = (first + Unit - 1) / Unit; j < Values.Length && j * (long)Unit <= last; j++)
        {
            sum += Values[j];
        }

        return sum;
    }
}
