namespace TechRisk.Pricing;

/// <summary>The exact annual loss of a cover or of a sum of covers, by transforms on a lattice instead of simulation.</summary>
public static class Aggregation
{
    extension(Cover cover)
    {
        /// <summary>
        /// The law of the cover's year after all its terms: every figure between guaranteed bounds. By default the step is at most 1 / 16,384 of VaR
        /// 99.5 %, which usually gives VaR to 1e-4 and TVaR, layer means and prices to 1e-7 or better.
        /// </summary>
        /// <remarks>
        /// Needs a loss model that is a sum of a number of independent claims of one law. Cost: two pairs of transforms of twice the number of points,
        /// a few milliseconds at the default. Source: Heckman, Meyers, The calculation of aggregate loss distributions, PCAS 70 (1983); Klugman,
        /// Panjer, Willmot, Loss Models, chapter 9; bounds as in <see cref="LatticeLoss"/>.
        /// </remarks>
        /// <param name="precision">
        /// Relative width of the bounds of mean, VaR and TVaR at 99.5 % to reach, above 0 and below 1, such as 1e-6; null for the default lattice. A
        /// finding says so where VaR cannot reach it.
        /// </param>
        /// <param name="period">Length of the policy period in years; rates scale with it.</param>
        /// <exception cref="InvalidOperationException">The loss model is no such sum, or the precision would take more than 2^24 points.</exception>
        public LatticeLoss Aggregate(double? precision = null, double period = 1)
        {
            var aggregator = new CoverAggregator(cover, period);
            return precision is { } width ? aggregator.To(Require.Level(width, nameof(precision))) : aggregator.Usual();
        }

        /// <summary>The law of the cover's year on given points.</summary>
        /// <param name="lattice">Step, number of points and the method that brings claims to them.</param>
        /// <param name="period">Length of the policy period in years; rates scale with it.</param>
        /// <exception cref="InvalidOperationException">The loss model is no sum of a number of independent claims of one law.</exception>
        public LatticeLoss Aggregate(Lattice lattice, double period = 1)
        {
            ArgumentNullException.ThrowIfNull(lattice);
            return new CoverAggregator(cover, period).On(lattice);
        }

        /// <summary>
        /// The cover's year under a layer per claim with its yearly terms: aggregate deductible, limit and reinstatements, placed share. The net loss then depends
        /// on each claim and on the year: it comes from a table of both amounts of each claim.
        /// </summary>
        /// <remarks>
        /// Source: Sundt, On multivariate Panjer recursions, ASTIN Bulletin 29 (1999), for sums of pairs; bounds from convex order, docs/formulas/treaties-and-ruin.md.
        /// Cost: two pairs of transforms of a table of 2^21 numbers, about a second.
        /// </remarks>
        /// <param name="treaty">The layer; it applies to what the cover's terms pay of each claim.</param>
        /// <param name="period">Length of the policy period in years; rates scale with it.</param>
        /// <exception cref="InvalidOperationException">The cover has yearly terms or no compound law, or the treaty drops down or has clauses that change what is paid.</exception>
        public CededYear Aggregate(ExcessOfLoss treaty, double period = 1) => new CededAggregator(cover, treaty, period).Year();

        /// <summary>The cover's year under a tower of layers per claim: the law of what each layer pays, and of the net loss where no layer has yearly terms.</summary>
        /// <param name="layers">The layers; together they take no more than all of any part of a claim.</param>
        /// <exception cref="InvalidOperationException">As for one layer.</exception>
        public TowerYear AggregateTower(params ReadOnlySpan<ExcessOfLoss> layers) => CededTower.Of(cover, layers);
    }

    extension(Submission submission)
    {
        /// <summary>
        /// The law of the sum of all covers after their terms, between guaranteed bounds: independent covers, covers with a <see cref="CommonShock"/>, and covers
        /// with a <see cref="SharedRateFactor"/>. Reinsurance and subsidy play no part.
        /// </summary>
        /// <remarks>
        /// Every cover needs a loss model that is a sum of a number of independent claims of one law; tied covers need Poisson counts and no yearly terms.
        /// Cost: a pair of transforms for each cover; a shared factor takes about a thousand of its values, some seconds. Source: Wang, Aggregation of
        /// correlated risk portfolios, PCAS 85 (1998), sections 5 to 7.
        /// </remarks>
        /// <exception cref="InvalidOperationException">A cover has no such model, or the dependence has no exact sum.</exception>
        public LatticeLoss Aggregate() => new SumAggregator(submission).Usual();

        /// <summary>The law of the sum on given points.</summary>
        /// <param name="lattice">Step and number of points; its method is <see cref="Discretization.Certified"/>.</param>
        /// <exception cref="InvalidOperationException">A cover has no such model, or the dependence has no exact sum.</exception>
        public LatticeLoss Aggregate(Lattice lattice)
        {
            ArgumentNullException.ThrowIfNull(lattice);
            return new SumAggregator(submission).On(lattice);
        }
    }
}
