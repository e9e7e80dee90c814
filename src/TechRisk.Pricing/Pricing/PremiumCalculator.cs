namespace TechRisk.Pricing;

/// <summary>Makes premiums of costs that are known without a simulation: closed forms, given figures.</summary>
public static class PremiumCalculator
{
    extension(PricingBasis basis)
    {
        /// <summary>The premium of one cover whose loss cost and risk margin are known; the basis's measure is not asked.</summary>
        /// <param name="lossCost">Mean loss after policy terms, undiscounted; 0 or more, infinite where the mean is.</param>
        /// <param name="riskMargin">Risk margin, such as 0.2 standard deviations; any number but minus infinity.</param>
        /// <param name="limit">The most one claim can cost the insurer: per-claim limit * (1 - insured share); infinite without a limit.</param>
        /// <param name="subsidy">The state's subsidy; null for none.</param>
        /// <exception cref="ArgumentOutOfRangeException">An amount is out of its range, or a rate cap meets an infinite limit.</exception>
        public PremiumBreakdown Premium(double lossCost, double riskMargin, double limit = double.PositiveInfinity, SubsidyScheme? subsidy = null) =>
            basis.Premium([new CoverCost(OneCover, lossCost, riskMargin) { Limit = limit }], subsidy);

        /// <summary>
        /// The premium of covers whose loss costs and risk margins are known; the basis's measure is not asked. The margin of the total is the
        /// sum of the covers' margins.
        /// </summary>
        /// <param name="covers">At least one cover, no name twice.</param>
        /// <param name="subsidy">The state's subsidy; null for none.</param>
        /// <exception cref="ArgumentOutOfRangeException">No cover, a name twice, a payment pattern or subsidy for a cover that is not there, or a rate cap that meets an infinite limit.</exception>
        public PremiumBreakdown Premium(ValueList<CoverCost> covers, SubsidyScheme? subsidy = null)
        {
            ArgumentNullException.ThrowIfNull(covers);
            if (covers.Count == 0 || covers.Select(cover => cover.Name).Distinct(StringComparer.Ordinal).Count() != covers.Count)
            {
                throw Require.Wrong(nameof(covers), covers, "must hold at least one cover and no name twice");
            }

            PremiumArithmetic arithmetic = new(basis, subsidy);
            arithmetic.Check([.. covers.Select(cover => (cover.Name, cover.Limit))]);
            CoverFigures[] figures = covers.Select(cover => new CoverFigures
            {
                Name = cover.Name,
                LossCost = Figure.Constant(cover.LossCost),
                RiskMargin = Figure.Constant(cover.RiskMargin),
                StandaloneMargin = Figure.Constant(cover.StandaloneMargin),
                Limit = cover.Limit,
            }).ToArray();
            var (total, lines) = arithmetic.Premium(Total, figures, Figure.Sum(figures.Select(cover => cover.RiskMargin)));
            return total.ToBreakdown(basis, Exact) with { Covers = lines.Select(line => line.ToBreakdown(basis, Exact)).ToValueList() };
        }
    }

    private const string OneCover = "cover";

    private const string Total = "total";

    private static Estimate Exact(Figure figure) => Estimate.Exact(figure.Value);
}
