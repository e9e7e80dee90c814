namespace TechRisk.Pricing;

/// <summary>The laws of ceded and net loss of a cover under a layer per claim.</summary>
internal sealed class CededAggregator
{
    /// <summary>A table of about 2^21 numbers.</summary>
    public const int UsualPower = 21;

    private const double Rare = 1e-6;
    private const double Rarest = 1e-9;
    private readonly Cover _cover;
    private readonly ExcessOfLoss _treaty;
    private readonly double _period;

    public CededAggregator(Cover cover, ExcessOfLoss treaty, double period)
    {
        RequirePlain(cover, treaty);
        (_cover, _treaty, _period) = (CompoundCover.Of(cover), treaty, period);
    }

    /// <summary>What the treaty pays: share times the layer's compound, through the window of the year.</summary>
    public static LatticeLoss Ceded(Cover cover, ExcessOfLoss treaty, double period)
    {
        RequirePlain(cover, treaty);
        LatticeLoss layer = Layer(CompoundCover.Of(cover), treaty, period);
        return treaty.Share == 0 || layer.Law.ProbabilityOfZero == 1
            ? layer
            : new LatticeLoss(layer.Law, treaty.AggregateDeductible * treaty.Share, treaty.Capacity * treaty.Share);
    }

    public static bool HasYearTerms(ExcessOfLoss treaty) => treaty.AggregateDeductible > 0 || double.IsFinite(treaty.Capacity);

    /// <summary>The year on a table of about 2^power numbers.</summary>
    public CededYear Year(int power = UsualPower)
    {
        LatticeLoss gross = new CoverAggregator(_cover, _period).Usual();
        LatticeLoss ceded = Ceded(_cover, _treaty, _period);
        if (!HasYearTerms(_treaty) || _treaty.Share == 0 || gross.Law.ProbabilityOfZero == 1 || ceded.Law.ProbabilityOfZero == 1)
        {
            LossFunction kept = LossFunction.Line(1).Minus(LossFunction.Layer(_treaty.Limit, _treaty.Attachment).Times(_treaty.Share));
            LatticeLoss net = new CoverAggregator(LayerTerms.Kept(_cover, kept), _period).Usual();
            return new CededYear(gross, ceded, net, net);
        }

        if (_treaty.Attachment == 0 || !double.IsFinite(gross.Law.Mean))
        {
            throw new InvalidOperationException(_treaty.Attachment == 0
                ? $"The net loss of the cover '{_cover.Name}' under a layer that attaches at 0 and has yearly terms has no exact law here: a layer without a limit is a StopLoss of the year, for others simulate."
                : $"The net loss of the cover '{_cover.Name}' has an infinite mean: give the cover a limit.");
        }

        return Joint(gross, ceded, power);
    }

    // the layer's sum for the placed share, before the terms of the year
    private static LatticeLoss Layer(Cover cover, ExcessOfLoss treaty, double period) =>
        new CoverAggregator(cover with { Terms = LayerTerms.Of(cover.Terms, treaty.Attachment, treaty.Limit, treaty.Share) ?? LayerTerms.Nothing }, period).Usual();

    private CededYear Joint(LatticeLoss gross, LatticeLoss ceded, int power)
    {
        var layer = new LatticeLoss(ceded.Law);
        LossFunction recovery = _treaty.Recovery;
        LossFunction left = LossFunction.Line(1).Minus(recovery);
        LossFunction leftAndDue = left.Plus(_treaty.ReinstatementPremiumByAmount);
        var keptCover = LayerTerms.Kept(_cover, LossFunction.Line(1).Minus(LossFunction.Layer(_treaty.Limit, _treaty.Attachment)));
        LatticeLoss kept = new CoverAggregator(keptCover, _period).Usual();
        PairLattice lattice = Lattice(gross, kept, ceded, leftAndDue, power);
        FrequencySeverity model = LayerTerms.Model(_cover, _period);
        var path = new ClaimPath(model.Severity, _cover.Terms, _treaty, lattice);
        var tables = new NetLattice(
            lattice,
            new PairTable(path.Spread(), model.Frequency, lattice),
            new PairTable(path.Collected(), model.Frequency, lattice))
        {
            OnLastRow = model.Frequency.Mean * path.OnLastRow,
            Rounding = 2 * model.Frequency.Mean * (path.Rounding + (ClaimPath.SameProbability * lattice.End)),
            IsAtomic = path.IsAtomic,
        };
        bool keepsAll = double.IsPositiveInfinity(_treaty.Limit) && double.IsPositiveInfinity(_treaty.Capacity) && _treaty.Share == 1;
        LatticeLoss majorant = keepsAll ? kept : gross;
        LatticeLoss Net(LossFunction g, double extra)
        {
            // what the treaty takes away, as a function of the placed share's sum
            LossFunction taken = LossFunction.Line(1 / _treaty.Share).Then(LossFunction.Line(1).Minus(g));
            Bracket mean = Bracket.Exact(gross.Law.Mean).Minus(Of(layer.Expected(taken)));
            var known = new NetKnown
            {
                Placed = ceded.Law,
                Share = _treaty.Share,
                Majorant = majorant.Law,
                Extra = extra,
                Taken = keepsAll ? 0 : _treaty.Capacity * _treaty.Share,
                Mean = mean,
                AtZero = gross.Law.ProbabilityOfZero,
            };
            (LatticeCurve lower, LatticeCurve upper, LatticeShape shape) = tables.Of(g, known);
            var law = new LatticeLaw
            {
                Lower = lower,
                Upper = upper,
                Shape = shape,
                Moments = (mean.Value, double.NaN, double.NaN),
                MeanBounds = mean,
                ProbabilityOfZero = gross.Law.ProbabilityOfZero,
                Tail = majorant.Tail with { RightEnd = majorant.Tail.RightEnd + extra },
                CdfRounding = tables.CdfRounding,
                Name = gross.LawName,
            };
            return new LatticeLoss(NetVariance.Added(law, majorant, extra, known.Taken));
        }

        LatticeLoss net = Net(left, keepsAll ? _treaty.AggregateDeductible : 0);
        double due = _treaty.ReinstatementPremiumByAmount.Maximum;
        return new CededYear(gross, ceded, net, due > 0 ? Net(leftAndDue, due) : net);
    }

    // as far as one year in a million goes; where the treaty has no limit per claim, as far as what is left of its sum counts
    private PairLattice Lattice(LatticeLoss gross, LatticeLoss kept, LatticeLoss ceded, LossFunction left, int power)
    {
        double limit = _treaty.Limit;
        LatticeLoss layer = new(ceded.Law);
        double share = _treaty.Share;
        if (double.IsPositiveInfinity(limit) && left.LastSlope == 0)
        {
            limit = left.Kinks.Last().Loss;
            layer = Layer(_cover, _treaty with { Limit = limit, Share = 1 }, _period);
            share = 1;
        }

        double ofLayer = Far(layer, Rare) / share;
        double keptRange = Math.Min(Far(kept, Rare) + left.At(ofLayer), Far(gross, Rare) + _treaty.ReinstatementPremiumByAmount.Maximum);
        double Reach(double end)
        {
            (double start, double _, double slope) = left.Pieces.Last();
            return slope > 0 ? start + (Math.Max(end - left.At(start), 0) / slope) : double.PositiveInfinity;
        }

        return PairLattice.Of(_treaty.Attachment, limit, keptRange, end => double.IsFinite(limit) ? ofLayer : Math.Min(Reach(end), Far(layer, Rarest) / share), power);
    }

    private static double Far(LatticeLoss loss, double probability)
    {
        double far = loss.Quantile(1 - probability).Value;
        return Math.Max(double.IsFinite(far) ? far : loss.Law.End, 2 * loss.Step);
    }

    private static Bracket Of(Estimate estimate) => new(estimate.Value, estimate.Lower, estimate.Upper);

    private static void RequirePlain(Cover cover, ExcessOfLoss treaty)
    {
        ArgumentNullException.ThrowIfNull(treaty);
        if (!cover.Terms.PaysYearInFull)
        {
            throw new InvalidOperationException($"The cover '{cover.Name}' has yearly terms of its own, so that what a treaty gets of a claim depends on the claims before it: it has no exact law here. Leave them out, or simulate.");
        }

        if (treaty.DropsDown)
        {
            throw new InvalidOperationException("A layer that drops down depends on the order of the claims: simulate years and give their claims to YearOf.");
        }

        if (treaty.Recovery != treaty.YearTerms.Times(treaty.Share))
        {
            throw new InvalidOperationException("A clause of the treaty changes what is paid of the year: leave it out and apply Treaty.Recovery to the law of the layer, cover.Aggregate() with the layer as policy terms, by Expected.");
        }
    }
}
