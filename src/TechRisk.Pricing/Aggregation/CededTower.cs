namespace TechRisk.Pricing;

/// <summary>The laws of the layers of a tower, each a compound of its own, and of what is left of the claims.</summary>
internal static class CededTower
{
    public static TowerYear Of(Cover cover, ReadOnlySpan<ExcessOfLoss> layers)
    {
        Require.AtLeast(layers.Length, 1, "number of layers");
        cover = CompoundCover.Of(cover);
        LossFunction kept = LossFunction.Line(1);
        var ceded = new LatticeLoss[layers.Length];
        bool hasYearTerms = false;
        for (int i = 0; i < layers.Length; i++)
        {
            ceded[i] = CededAggregator.Ceded(cover, layers[i], 1);
            kept = kept.Minus(LossFunction.Layer(layers[i].Limit, layers[i].Attachment).Times(layers[i].Share));
            hasYearTerms |= CededAggregator.HasYearTerms(layers[i]);
        }

        LossFunction left = WithoutRounding(kept);
        if (!left.IsNondecreasing)
        {
            throw new InvalidOperationException($"The layers of the tower overlap so that they take more than all of a part of a claim of the cover '{cover.Name}': lower their shares, or set their attachments above one another.");
        }

        return new TowerYear(
            new CoverAggregator(cover, 1).Usual(),
            new ValueList<LatticeLoss>(ceded),
            hasYearTerms ? null : new CoverAggregator(LayerTerms.Kept(cover, left), 1).Usual());
    }

    // shares that add to 1 but for the last bit
    private static LossFunction WithoutRounding(LossFunction kept) =>
        LossFunction.FromPieces(0, [.. kept.Pieces.Select(piece => (piece.Start, Math.Abs(piece.Slope) < 1e-12 ? 0 : piece.Slope))]);
}
