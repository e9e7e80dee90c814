namespace TechRisk.Pricing;

/// <summary>One cover of a sum: its compound, the lattice it would have alone, and what yearly terms make of it.</summary>
internal sealed class SumPart
{
    private readonly Cover _cover;
    private LatticeLoss? _limited;
    private Lattice? _limitedOn;

    public SumPart(Cover cover, double period, bool isTied)
    {
        cover = CompoundCover.Of(cover);
        _cover = cover;
        IsTied = isTied;
        CoverAggregator alone = new(cover, period);
        Sum = alone.Sum;
        Tail = cover.LossModel.Compound(period)!.TailAfter(cover.Terms, 1);
        Choice = alone.Choice;
    }

    public string Name => _cover.Name;

    /// <summary>True if the dependence of the submission ties it.</summary>
    public bool IsTied { get; }

    public CompoundSum Sum { get; }

    /// <summary>What the cover would choose alone; null for a cover that never pays.</summary>
    public LatticeChoice? Choice { get; }

    /// <summary>True if the year passes unchanged.</summary>
    public bool IsWhole => _cover.Terms.PaysYearInFull;

    /// <summary>The largest amount the year reaches for practical purposes.</summary>
    public double Range => Choice is null ? 0 : Math.Min(Math.Max(Choice.Range - _cover.Terms.AggregateRetention, 0), _cover.Terms.AggregateLimit);

    /// <summary>Amounts that should lie on points: atoms of claims and the limits of the year.</summary>
    public IEnumerable<double> Amounts => Sum.Claim.Atoms.Select(atom => atom.Amount)
        .Append(_cover.Terms.AggregateRetention).Append(_cover.Terms.AggregateLimit).Where(x => x > 0 && double.IsFinite(x));

    /// <summary>Facts of the tail after all terms.</summary>
    public TailFacts Tail { get; }

    /// <summary>The year after its terms on a lattice that holds the sum.</summary>
    public LatticeLoss Limited(Lattice lattice)
    {
        if (_limited is null || _limitedOn != lattice)
        {
            _limited = new LatticeLoss(new CompoundAggregator(Sum).On(Own(lattice)), _cover.Terms.AggregateRetention, _cover.Terms.AggregateLimit);
            _limitedOn = lattice;
        }

        return _limited;
    }

    // the year before its terms needs the room of the terms, on the same step
    private Lattice Own(Lattice lattice)
    {
        double end = Math.Min(Choice!.Range, _cover.Terms.AggregateRetention + Math.Min(_cover.Terms.AggregateLimit, lattice.End)) + (2 * lattice.Step);
        return lattice with { Points = (int)Math.Clamp(Math.Ceiling(end / lattice.Step) + 2, 16, Lattice.MostPoints) };
    }
}
