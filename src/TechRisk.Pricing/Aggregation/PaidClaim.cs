using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The law of what is paid of one claim, Y = c min(max(X - R, 0), L) for X above the franchise F, otherwise 0: P(Y &gt; y) = P(X &gt; max(F, R + y / c))
/// below the largest payment.
/// </summary>
internal sealed class PaidClaim
{
    private readonly Severity _severity;
    private readonly double _retention;
    private readonly double _share;
    private readonly double _attachment;

    public PaidClaim(Severity severity, PolicyTerms terms)
    {
        _severity = severity;
        _retention = terms.Retention;
        _share = terms.InsurerShare;
        _attachment = Math.Max(terms.Franchise, terms.Retention);
        Largest = CompoundTail.LargestPaid(severity, terms);
        ProbabilityOfPayment = Largest == 0 ? 0 : severity.Survival(_attachment);
        Atoms = FindAtoms();
        Top = terms.Retention + terms.Limit;
    }

    /// <summary>The most that is paid of a claim; infinite if there is no most.</summary>
    public double Largest { get; }

    /// <summary>P(Y &gt; 0).</summary>
    public double ProbabilityOfPayment { get; }

    /// <summary>Payments above 0 that have a probability of their own, in rising order.</summary>
    public IReadOnlyList<(double Amount, double Probability)> Atoms { get; }

    private double Top { get; }

    /// <summary>E[Y^k]; infinite where it diverges.</summary>
    public double Moment(int order)
    {
        if (Largest == 0)
        {
            return 0;
        }

        double jump = _attachment - _retention;
        double sum = _attachment >= Top
            ? MomentMath.Power(Top - _retention, order) * ProbabilityOfPayment
            : MomentMath.Power(jump, order) * ProbabilityOfPayment;
        for (int i = jump > 0 ? 1 : order; i <= order && _attachment < Top; i++)
        {
            sum += MomentMath.Choose(order, i) * MomentMath.Power(jump, order - i) * LayerMoments.Of(_severity, i, _attachment, Top);
        }

        return MomentMath.Power(_share, order) * sum;
    }

    /// <summary>P(Y &gt; y).</summary>
    public double Survival(double y) => y >= Largest ? 0 : _severity.Survival(Math.Max(_attachment, _retention + (y / _share)));

    /// <summary>inf { y : P(Y &gt; y) &lt;= s }.</summary>
    public double InverseSurvival(double s) =>
        s >= ProbabilityOfPayment ? 0 : Math.Min(Math.Max(_severity.InverseSurvival(s) - _retention, 0) * _share, Largest);

    /// <summary>
    /// P(Y &gt; k h) at the points k = 0 ... K and the integrals of P(Y &gt; y) over the cells between them. The allowance for their rounding is that of the
    /// limited expected values they are differences of.
    /// </summary>
    public ClaimGrid Grid(double step, int cells)
    {
        double[] survival = new double[cells + 1];
        double[] limited = new double[cells + 1];
        double inner = step / _share;
        _severity.FillGrid(_retention, inner, survival, limited);
        double[] areas = new double[cells];
        double start = _severity.LimitedExpectedValue(_attachment);
        // points up to a franchise, and those from the largest payment on
        int low = _attachment > _retention ? (int)Math.Min(cells, Math.Ceiling((_attachment - _retention) / inner) + 1) : 0;
        for (int k = 0; k <= low; k++)
        {
            survival[k] = _retention + (k * inner) < _attachment ? ProbabilityOfPayment : survival[k];
        }

        int high = cells;
        for (; high >= 0 && high * step >= Largest * (1 - 1e-12); high--)
        {
            survival[high] = 0;
        }

        LaneLoop.Zip(limited.AsSpan(0, cells), limited.AsSpan(1), areas, new LatticeKernels.Rise(_share));
        double loss = 1e-13 * limited[cells];
        if (limited[cells] - start < 1e-2 * limited[cells])
        {
            (double[] byNodes, double error) = new CellQuadrature(_severity, _retention, inner).Areas(cells);
            if (error < loss)
            {
                LaneLoop.Map(byNodes, areas, new LatticeKernels.Scale(_share));
                loss = error;
            }
        }

        for (int k = 0; k < cells; k = k == low ? Math.Max(low + 1, high - 1) : k + 1)
        {
            double x = _retention + (k * inner);
            if (x < _attachment)
            {
                double flat = Math.Min(_attachment - x, inner) * ProbabilityOfPayment;
                areas[k] = _share * (flat + (x + inner > _attachment ? Math.Max(limited[k + 1] - start, 0) : 0));
            }

            if ((k + 1) * step > Largest && k * step < Largest)
            {
                double end = _retention + (Largest / _share);
                areas[k] = _share * (Math.Max(_severity.LimitedExpectedValue(end) - Math.Max(limited[k], start), 0) + (Math.Max(Math.Min(_attachment, end) - x, 0) * ProbabilityOfPayment));
            }
        }

        double[] left = (double[])survival.Clone();
        foreach ((double amount, double probability) in Atoms)
        {
            // an atom on a point: arithmetic may have put the point on its wrong side
            double point = Math.Round(amount / step);
            if (point >= 1 && point <= cells && Math.Abs((amount / step) - point) <= ClaimAtoms.OnPoint)
            {
                int k = (int)point;
                survival[k] = amount >= Largest ? 0 : Survival(amount * (1 + 1e-12));
                left[k] = Math.Min(survival[k] + probability, k > 0 ? survival[k - 1] : 1);
            }
        }

        double rounding = SmoothAreas.Refine(survival, left, areas, step, _share * loss);
        return new ClaimGrid(step, survival, left, areas, rounding);
    }

    /// <summary>The probability of (k - 1/2, k + 1/2] steps at k, what lies above the last point included there.</summary>
    public double[] Rounded(double step, int cells)
    {
        double inner = step / _share;
        double[] survival = new double[cells];
        _severity.FillGrid(_retention + (0.5 * inner), inner, survival, new double[cells]);
        double[] masses = new double[cells + 1];
        double before = 1;
        for (int k = 0; k < cells; k++)
        {
            double y = (k + 0.5) * step;
            double next = y >= Largest ? 0 : _retention + (y / _share) < _attachment ? ProbabilityOfPayment : survival[k];
            masses[k] = before - next;
            before = next;
        }

        masses[cells] = before;
        return masses;
    }

    private List<(double Amount, double Probability)> FindAtoms()
    {
        var atoms = new SortedDictionary<double, double>();
        if (Largest == 0)
        {
            return [];
        }

        double top = _retention + (Largest / _share);
        foreach (double x in _severity.Kinks.Distinct())
        {
            double probability = _severity.Atom(x);
            double y = (x - _retention) * _share;
            if (probability > 0 && x > _attachment && y < Largest * (1 - 1e-12))
            {
                atoms[y] = atoms.GetValueOrDefault(y) + probability;
            }
        }

        // everything at and above the top of the layer
        double atTop = double.IsPositiveInfinity(Largest) ? 0
            : top <= _attachment ? ProbabilityOfPayment
            : _severity.Survival(top) + _severity.Atom(top);
        if (atTop > 0)
        {
            atoms[Largest] = atTop;
        }

        return [.. atoms.Select(atom => (atom.Key, atom.Value))];
    }
}
