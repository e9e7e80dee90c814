namespace TechRisk.Pricing;

/// <summary>A year under one layer per claim: its ceded and its net loss, which are no functions of each other, and how they move together.</summary>
/// <remarks>Made by <c>cover.Aggregate(treaty)</c>; every figure lies between guaranteed bounds.</remarks>
public sealed record CededYear
{
    internal CededYear(LatticeLoss gross, LatticeLoss ceded, LatticeLoss net, LatticeLoss netWithReinstatements) =>
        (Gross, Ceded, Net, NetWithReinstatements) = (gross, ceded, net, netWithReinstatements);

    /// <summary>The year before the treaty.</summary>
    public LatticeLoss Gross { get; }

    /// <summary>What the treaty pays: its placed share of the layer after the aggregate deductible, up to its capacity.</summary>
    public LatticeLoss Ceded { get; }

    /// <summary>What stays with the cedant: gross less ceded.</summary>
    public LatticeLoss Net { get; }

    /// <summary>The net loss with the reinstatement premium of the year; the same as <see cref="Net"/> where there is none.</summary>
    public LatticeLoss NetWithReinstatements { get; }

    /// <summary>Cov[ceded, net] = (Var[gross] - Var[ceded] - Var[net]) / 2.</summary>
    /// <exception cref="InvalidOperationException">The gross loss has an infinite variance.</exception>
    public Estimate Covariance => CovarianceBracket().ToEstimate();

    /// <summary>Correlation of ceded and net loss; 0 where one of them does not vary.</summary>
    /// <exception cref="InvalidOperationException">The gross loss has an infinite variance.</exception>
    public Estimate Correlation
    {
        get
        {
            Bracket covariance = CovarianceBracket();
            Bracket ceded = Variance(Ceded);
            Bracket net = Variance(Net);
            if (ceded.Value * net.Value == 0)
            {
                return Estimate.Exact(0);
            }

            double least = Math.Sqrt(ceded.Lower * net.Lower);
            double most = Math.Sqrt(ceded.Upper * net.Upper);
            return Bracket.Of(
                covariance.Value / Math.Sqrt(ceded.Value * net.Value),
                covariance.Lower / (covariance.Lower < 0 ? least : most),
                covariance.Upper / (covariance.Upper < 0 ? most : least)).Within(-1, 1).ToEstimate();
        }
    }

    /// <summary>What a reader of the figures has to know.</summary>
    public ValueList<Finding> Findings => [.. Gross.Findings.Concat(Ceded.Findings).Concat(Net.Findings).Distinct()];

    /// <summary>Means of the three losses and the correlation in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"gross {Gross.Mean}, ceded {Ceded.Mean}, net {Net.Mean}, correlation {Correlation}");

    private static Bracket Variance(LatticeLoss loss) => new LatticeMoments(loss).Variance();

    private Bracket CovarianceBracket()
    {
        Bracket gross = Variance(Gross);
        return double.IsFinite(gross.Value)
            ? gross.Minus(Variance(Ceded)).Minus(Variance(Net)).Times(0.5)
            : throw new InvalidOperationException($"The covariance of ceded and net loss needs a finite variance, and the gross loss ({Gross.LawName}) has none: give the cover a limit.");
    }
}
