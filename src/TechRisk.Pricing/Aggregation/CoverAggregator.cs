using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>The exact law of one cover's year: chooses the lattice, and refines it until a wanted width is met.</summary>
internal sealed class CoverAggregator
{
    private const double UsualTailWidth = 1e-5;
    private const int MostForQuantile = 1 << 18;
    private const int MostUsualPoints = 1 << 20;
    private readonly CompoundSum _sum;
    private readonly PolicyTerms _terms;
    private readonly Cover _cover;
    private readonly Lazy<LatticeChoice> _choice;

    public CoverAggregator(Cover cover, double period)
    {
        cover = CompoundCover.Of(cover);
        _cover = cover;
        _terms = cover.Terms;
        FrequencySeverity model = cover.LossModel.CompoundOf(cover.Name, cover.Terms, period);
        if (!double.IsFinite(model.Frequency.Mean))
        {
            throw new InvalidOperationException($"The cover '{cover.Name}' has the claim count {model.Frequency} with an infinite mean: it has no lattice. Simulate it instead.");
        }

        _sum = new CompoundSum(model, _terms);
        _choice = new(() => new LatticeChoice(_sum));
    }

    public CompoundSum Sum => _sum;

    /// <summary>The lattices that suit the sum, found once; null for a cover that never pays.</summary>
    public LatticeChoice? Choice => _sum.ProbabilityOfZero < 1 ? _choice.Value : null;

    public LatticeLoss On(Lattice lattice) => Loss(new CompoundAggregator(_sum).On(lattice));

    /// <summary>The default lattice, refined once where VaR is wider than 1e-4 and while the tail value is wider than 1e-5.</summary>
    public LatticeLoss Usual()
    {
        if (_sum.ProbabilityOfZero == 1)
        {
            return On(new Lattice(1, 16));
        }

        LatticeChoice choice = _choice.Value;
        LatticeLoss loss = On(choice.Usual());
        double quantile = Width(loss.Quantile(LatticeChoice.ReferenceLevel));
        if (!choice.IsAtomic() && quantile > LatticeChoice.UsualQuantileWidth && loss.Points < MostForQuantile / 2
            && choice.With(loss.Points * Math.Min(1.1 * quantile / LatticeChoice.UsualQuantileWidth, (double)MostForQuantile / loss.Points)) is { } narrower)
        {
            loss = On(narrower);
        }

        while (!choice.IsAtomic() && loss.Points < MostUsualPoints / 2 && TailWidth(loss) > UsualTailWidth && choice.With(4.0 * loss.Points) is { } finer)
        {
            loss = On(finer);
        }

        return loss;
    }

    /// <summary>
    /// Refined until mean, VaR and TVaR at 99.5 % have the relative width. Where only VaR, whose bounds narrow with the step, would need more than
    /// 2^24 points, the others decide and a finding says how wide VaR is.
    /// </summary>
    public LatticeLoss To(double precision)
    {
        LatticeLoss loss = Usual();
        if (_sum.ProbabilityOfZero == 1)
        {
            return loss;
        }

        LatticeChoice choice = _choice.Value;
        for (int i = 0; i < 12; i++)
        {
            double tail = TailWidth(loss);
            double quantile = Width(loss.Quantile(LatticeChoice.ReferenceLevel));
            if (choice.IsAtomic() || (tail <= precision && quantile <= precision))
            {
                return tail <= precision ? loss : throw TooFine(precision, tail, loss);
            }

            double forTail = loss.Points * Math.Sqrt(tail / precision) * 1.2;
            double forQuantile = loss.Points * quantile / precision * 1.2;
            double points = forQuantile <= Lattice.MostPoints / 1.05 ? Math.Max(forTail, forQuantile) : forTail;
            if (tail <= precision && points == forTail)
            {
                return new LatticeLoss(loss.Law with { Findings = [.. loss.Law.Findings, Wide(precision, quantile, forQuantile)] }, _terms.AggregateRetention, _terms.AggregateLimit);
            }

            if (points > Lattice.MostPoints / 1.05 || choice.With(Math.Max(points, 1.5 * loss.Points)) is not { } finer)
            {
                throw TooFine(precision, Math.Max(tail, 0), loss);
            }

            loss = On(finer);
        }

        throw TooFine(precision, TailWidth(loss), loss);
    }

    private static double TailWidth(LatticeLoss loss) =>
        Math.Max(Width(loss.Mean), TailRule.MayHave(loss.Tail, 1) ? Width(loss.TailValueAtRisk(LatticeChoice.ReferenceLevel)) : 0);

    /// <summary>Width of the bounds as a share of the value; 0 where they meet.</summary>
    internal static double Width(Estimate estimate) => estimate.Upper == estimate.Lower ? 0 : (estimate.Upper - estimate.Lower) / Math.Abs(estimate.Value);

    private static Finding Wide(double precision, double width, double points) => new("lattice.precision", "", string.Create(
        CultureInfo.InvariantCulture,
        $"Mean and TVaR 99.5 % have the relative width {precision} asked for. VaR 99.5 % has {width:G3}: its bounds narrow with the step only, and {precision} would take {points:G3} points, above the 16777216 (2^24) a lattice can have."));

    private InvalidOperationException TooFine(double precision, double width, LatticeLoss loss) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"A relative width of {precision} for mean and TVaR 99.5 % of the cover '{_cover.Name}' ({_sum.Name}, {_sum.Count}) would need a lattice of more than 16777216 points (2^24): {loss.Points} points of {loss.Step} give {width:G3}. Ask for a width of {2 * width * loss.Points / Lattice.MostPoints * loss.Points / Lattice.MostPoints:G2} or more, or give the cover a limit that shortens the tail."));

    private LatticeLoss Loss(LatticeLaw law) => new(law, _terms.AggregateRetention, _terms.AggregateLimit);
}
