namespace TechRisk.Pricing;

/// <summary>
/// The base numbers of one run, or of runs paired year by year, and the errors of what is made of them. Lines that are multiples of
/// each other (commission, levy and tax of one premium) share one pass over the years.
/// </summary>
internal sealed class RunFigures
{
    private readonly List<Functional> _bases;
    private readonly List<double> _errors = [];
    private readonly List<(double[] Slopes, Estimate Sum)> _known = [];

    public RunFigures()
        : this([])
    {
    }

    private RunFigures(List<Functional> bases) => _bases = bases;

    /// <summary>A collection that goes on from this one, so that figures of both can be combined.</summary>
    public RunFigures Continued() => new([.. _bases]);

    /// <summary>Takes a number of the run as a base.</summary>
    public Figure Add(Functional functional)
    {
        _bases.Add(functional);
        return Figure.Base(functional.Value, _bases.Count - 1);
    }

    /// <summary>The figure with its error.</summary>
    public Estimate ToEstimate(Figure figure)
    {
        double scale = 0;
        foreach (double slope in figure.Slopes)
        {
            scale = Math.Abs(slope) > Math.Abs(scale) ? slope : scale;
        }

        if (scale == 0)
        {
            return Estimate.Exact(figure.Value);
        }

        if (double.IsInfinity(figure.Value))
        {
            return Estimate.Simulated(figure.Value, double.PositiveInfinity);
        }

        Estimate sum = Direction(figure.Slopes, scale);
        double shift = figure.Value - scale * sum.Value;
        return sum.Kind switch
        {
            EstimateKind.Exact => Estimate.Exact(figure.Value),
            EstimateKind.Bounded => sum.Affine(scale, shift),
            _ => Estimate.Simulated(figure.Value, Math.Abs(scale) * sum.StandardError),
        };
    }

    private Estimate Direction(ReadOnlySpan<double> slopes, double scale)
    {
        double[] direction = new double[_bases.Count];
        for (int i = 0; i < slopes.Length; i++)
        {
            direction[i] = slopes[i] / scale;
        }

        foreach ((double[] known, Estimate sum) in _known)
        {
            if (Agree(known, direction))
            {
                return sum;
            }
        }

        int first = Array.FindIndex(direction, slope => slope != 0);
        List<(double, Functional)> others = [];
        for (int i = first + 1; i < direction.Length; i++)
        {
            if (direction[i] != 0)
            {
                others.Add((direction[i], _bases[i]));
            }
        }

        Estimate made = _bases[first].Combine(direction[first], [.. others]).ToEstimate();
        made = IsRounding(made, direction) ? Estimate.Exact(made.Value) : made;
        _known.Add((direction, made));
        return made;
    }

    // parts that cancel, such as those of two equal runs, leave an error of rounding size: there is none
    private bool IsRounding(Estimate made, double[] direction)
    {
        // infinite is not small, however large the parts' errors are
        if (made.Kind != EstimateKind.Simulated || double.IsPositiveInfinity(made.StandardError))
        {
            return false;
        }

        double parts = 0;
        for (int i = 0; i < direction.Length; i++)
        {
            parts += direction[i] == 0 ? 0 : Math.Abs(direction[i]) * Error(i);
        }

        return made.StandardError <= 1e-12 * parts;
    }

    private double Error(int index)
    {
        while (_errors.Count <= index)
        {
            _errors.Add(_bases[_errors.Count].ToEstimate().StandardError);
        }

        return _errors[index];
    }

    // far below any error that a sample can have, far above rounding
    private static bool Agree(double[] known, double[] direction)
    {
        for (int i = 0; i < direction.Length; i++)
        {
            if (!(Math.Abs((i < known.Length ? known[i] : 0) - direction[i]) <= 1e-12))
            {
                return false;
            }
        }

        return true;
    }
}
