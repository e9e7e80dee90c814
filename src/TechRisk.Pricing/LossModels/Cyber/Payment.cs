namespace TechRisk.Pricing;

/// <summary>
/// What is paid of a loss x, as a function that is linear between steps: from a loss on (exclusive), its value there and its slope. Terms of
/// hours, of a section and of an event are such functions, and so is one after the other.
/// </summary>
internal sealed class Payment
{
    private readonly Piece[] _pieces;

    private Payment(IEnumerable<Piece> pieces) => _pieces = [.. pieces];

    /// <summary>A piece: above a loss the payment is value + slope (x - from), up to the next piece.</summary>
    /// <param name="From">The loss above which it holds.</param>
    /// <param name="Value">The payment just above it.</param>
    /// <param name="Slope">Payment of a unit of the loss, 0 or more.</param>
    internal readonly record struct Piece(double From, double Value, double Slope);

    /// <summary>The loss itself.</summary>
    public static Payment InFull { get; } = new([new Piece(0, 0, 1)]);

    /// <summary>The pieces, by rising losses; the first from 0.</summary>
    public ReadOnlySpan<Piece> Pieces => _pieces;

    /// <summary>The most that is paid; infinite if there is no most.</summary>
    public double Largest => _pieces[^1].Slope > 0 ? double.PositiveInfinity : _pieces[^1].Value;

    /// <summary>Insured hours of an outage.</summary>
    public static Payment OfHours(PolicyTerms terms) => terms.WaitingForm == WaitingForm.Deductible
        ? Layer(terms.WaitingHours, terms.WaitingHours, terms.IndemnityHours, 1)
        : Layer(terms.WaitingHours, 0, terms.IndemnityHours, 1);

    /// <summary>What a section pays into its event.</summary>
    public static Payment OfSection(SectionTerms terms)
    {
        double share = 1 - terms.InsuredShare;
        double top = terms.Order == SectionOrder.SublimitFirst ? terms.Limit : share > 0 ? terms.Limit / share : double.PositiveInfinity;
        return Layer(0, 0, top, share);
    }

    /// <summary>What is paid of an event.</summary>
    public static Payment OfEvent(PolicyTerms terms) => Layer(terms.Franchise, terms.Retention, terms.Limit, terms.InsurerShare);

    /// <summary>The payment multiplied.</summary>
    public Payment Times(double factor) => new(_pieces.Select(piece => piece with { Value = piece.Value * factor, Slope = piece.Slope * factor }));

    /// <summary>This payment, and of it the next one's.</summary>
    public Payment Then(Payment next)
    {
        List<Piece> pieces = [];
        for (int i = 0; i < _pieces.Length; i++)
        {
            Piece piece = _pieces[i];
            double end = i + 1 < _pieces.Length ? _pieces[i + 1].From : double.PositiveInfinity;
            pieces.Add(next.After(piece, piece.From, piece.Value));
            foreach (Piece step in next._pieces)
            {
                if (step.From <= piece.Value || piece.Slope == 0)
                {
                    continue;
                }

                double at = piece.From + (step.From - piece.Value) / piece.Slope;
                if (at < end)
                {
                    pieces.Add(new Piece(at, step.Value, step.Slope * piece.Slope));
                }
            }
        }

        return new Payment(pieces);
    }

    /// <summary>The payment of a loss.</summary>
    public double Of(double loss)
    {
        double paid = 0;
        foreach (Piece piece in _pieces)
        {
            if (loss <= piece.From)
            {
                break;
            }

            paid = piece.Slope == 0 ? piece.Value : piece.Value + piece.Slope * (loss - piece.From);
        }

        return paid;
    }

    /// <summary>
    /// E[g(X)] and E[g(X)^2]: the sum over the pieces of the step at their start times S, and of slope and 2 g slope integrated against S.
    /// </summary>
    public (double Mean, double Second) Moments(Severity law)
    {
        double mean = 0;
        double second = 0;
        double before = 0;
        for (int i = 0; i < _pieces.Length; i++)
        {
            (double from, double value, double slope) = _pieces[i];
            double end = i + 1 < _pieces.Length ? _pieces[i + 1].From : double.PositiveInfinity;
            if (value != before)
            {
                double reached = law.Survival(from);
                mean += (value - before) * reached;
                second += (value - before) * (value + before) * reached;
            }

            if (slope > 0)
            {
                mean += slope * ClaimMoments.Area(law, from, end);
                second += slope * slope * ClaimMoments.SecondArea(law, from - value / slope, from, end);
                before = value + slope * (end - from);
            }
            else
            {
                before = value;
            }
        }

        return (mean, second);
    }

    private Piece After(Piece piece, double from, double value)
    {
        Piece reached = _pieces[0];
        foreach (Piece step in _pieces)
        {
            // just above a rising value the step at it is passed; a constant value stays below it
            if (step.From < value || (step.From == value && piece.Slope > 0))
            {
                reached = step;
            }
        }

        return value == 0 && piece.Slope == 0
            ? new Piece(from, 0, 0)
            : new Piece(from, reached.Value + (reached.Slope > 0 ? reached.Slope * (value - reached.From) : 0), reached.Slope * piece.Slope);
    }

    // share times min(max(x - retention, 0), limit) above the franchise
    private static Payment Layer(double franchise, double retention, double limit, double share)
    {
        double attachment = Math.Max(franchise, retention);
        double top = retention + limit;
        List<Piece> pieces = [];
        if (attachment > 0)
        {
            pieces.Add(new Piece(0, 0, 0));
        }

        if (attachment < top)
        {
            pieces.Add(new Piece(attachment, share * (attachment - retention), share));
        }

        if (double.IsFinite(top))
        {
            pieces.Add(new Piece(Math.Max(attachment, top), share * limit, 0));
        }

        return new Payment(pieces);
    }
}
