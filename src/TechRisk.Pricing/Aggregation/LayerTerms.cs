namespace TechRisk.Pricing;

/// <summary>Policy terms that say what a layer, or what lies outside it, gets of a claim that has gone through other terms.</summary>
internal static class LayerTerms
{
    /// <summary>The layer of height <paramref name="height"/> above <paramref name="from"/> of what the terms pay of a claim; null if it never gets anything.</summary>
    public static PolicyTerms? Of(PolicyTerms terms, double from, double height, double share = 1)
    {
        double inner = from / terms.InsurerShare;
        double limit = Math.Min(height / terms.InsurerShare, terms.Limit - inner);
        return share > 0 && limit > 0
            ? new PolicyTerms { Retention = terms.Retention + inner, Franchise = terms.Franchise, Limit = limit, InsuredShare = 1 - (terms.InsurerShare * share) }
            : null;
    }

    /// <summary>The cover of a function of each paid claim that never falls: by policy terms where they can say it, otherwise by a claim law of its own.</summary>
    public static Cover Kept(Cover cover, LossFunction kept)
    {
        FrequencySeverity model = Model(cover, 1);
        PolicyTerms terms = cover.Terms;
        (double Start, double Length, double Slope)[] pieces = [.. kept.Pieces];
        double largest = CompoundTail.LargestPaid(model.Severity, terms);
        int used = pieces.Count(piece => piece.Start < largest);
        if (used <= 1)
        {
            double share = pieces[0].Slope;
            return cover with { Terms = Of(terms, 0, double.PositiveInfinity, share) ?? Nothing };
        }

        if (used == 2 && pieces[0].Slope > 0 && pieces[1].Slope == 0)
        {
            return cover with { Terms = Of(terms, 0, pieces[0].Length, pieces[0].Slope) ?? Nothing };
        }

        if (terms.Franchise > terms.Retention)
        {
            throw new InvalidOperationException($"The cover '{cover.Name}' has a franchise above its retention, and what is kept of its claims goes on above the layer: that has no exact law here. Simulate it, or leave the franchise out.");
        }

        LossFunction paid = LossFunction.Layer(terms.Limit, terms.Retention).Times(terms.InsurerShare);
        return new Cover(cover.Name, model.Frequency, new KeptClaim(model.Severity, paid.Then(kept)));
    }

    /// <summary>Terms under which nothing is ever paid.</summary>
    public static PolicyTerms Nothing { get; } = new() { InsuredShare = 1 };

    /// <summary>The number and the size of a cover's claims.</summary>
    public static FrequencySeverity Model(Cover cover, double period) => cover.LossModel.CompoundOf(cover.Name, cover.Terms, period);
}
