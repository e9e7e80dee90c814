namespace TechRisk.Pricing;

/// <summary>The premium of a run as figures: means, stand-alone and allocated measures of the covers, put through the premium rules.</summary>
internal sealed class RunPremium
{
    private readonly RunFigures _figures;
    private readonly PricingBasis _basis;

    /// <summary>The premium of a run.</summary>
    /// <param name="losses">The simulated years.</param>
    /// <param name="basis">Measure and loadings.</param>
    /// <param name="figures">Where the numbers of the run go.</param>
    public RunPremium(YearLossTable losses, PricingBasis basis, RunFigures figures)
    {
        _figures = figures;
        _basis = basis;
        PremiumArithmetic arithmetic = Checked(losses.Submission, basis);
        Functional measure = basis.Measure.Evaluate(losses.Net);
        CoverFigures[] covers = Costs(losses, measure);
        (Total, Covers) = arithmetic.Premium(losses.Submission.Name, covers, TotalMargin(covers, measure));
    }

    /// <summary>The premium of the submission.</summary>
    public PremiumFigures Total { get; }

    /// <summary>The premium of each cover.</summary>
    public PremiumFigures[] Covers { get; }

    /// <summary>The rules of the basis and the submission's subsidy, checked against its covers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A pattern or the subsidy names a cover that is not there, or a rate cap meets an infinite limit.</exception>
    public static PremiumArithmetic Checked(Submission submission, PricingBasis basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        PremiumArithmetic arithmetic = new(basis, submission.Subsidy);
        arithmetic.Check([.. submission.Covers.Select(cover => (cover.Name, cover.Terms.MaximumPerClaim))]);
        return arithmetic;
    }

    /// <summary>The premium with its errors.</summary>
    public PremiumBreakdown ToBreakdown(string currency) => Total.ToBreakdown(_basis, _figures.ToEstimate) with
    {
        Currency = currency,
        Covers = Covers.Select(cover => cover.ToBreakdown(_basis, _figures.ToEstimate) with { Currency = currency }).ToValueList(),
    };

    // the sum of the covers' margins, with the error of the total's own measure where it is finite
    private Figure TotalMargin(CoverFigures[] covers, Functional measure)
    {
        Figure sum = Figure.Sum(covers.Select(cover => cover.RiskMargin));
        return covers.Length == 1 || double.IsInfinity(sum.Value) || double.IsInfinity(measure.Value)
            ? sum
            : _figures.Add(measure) - Figure.Sum(covers.Select(cover => cover.LossCost));
    }

    private CoverFigures[] Costs(YearLossTable losses, Functional measure)
    {
        ValueList<CoverLosses> covers = losses.Covers;
        Figure[] means = covers.Select(cover => _figures.Add(cover.Gross.MeanFunctional())).ToArray();
        Figure[] alone = covers.Count == 1
            ? [_figures.Add(measure)]
            : covers.Select(cover => _figures.Add(_basis.Measure.Evaluate(cover.Net))).ToArray();
        Figure[] allocated = covers.Count == 1 ? alone : Allocated(losses, measure, alone);
        CoverFigures[] costs = new CoverFigures[covers.Count];
        for (int i = 0; i < costs.Length; i++)
        {
            costs[i] = new CoverFigures
            {
                Name = covers[i].Cover,
                LossCost = means[i],
                RiskMargin = Margin(allocated[i], means[i]),
                StandaloneMargin = Margin(alone[i], means[i]),
                Limit = losses.Submission.Cover(covers[i].Cover).Terms.MaximumPerClaim,
            };
        }

        return costs;
    }

    // a sum with an infinite measure has no allocation: each cover then carries its own measure
    private Figure[] Allocated(YearLossTable losses, Functional measure, Figure[] alone) =>
        double.IsFinite(measure.Value) && alone.All(figure => double.IsFinite(figure.Value))
            ? losses.AllocateFunctionals(_basis.Measure).Select(_figures.Add).ToArray()
            : alone;

    // the margin over an infinite mean is not known; it is infinite, so that no finite premium is printed for it
    private static Figure Margin(Figure measure, Figure mean) =>
        double.IsPositiveInfinity(mean.Value) ? Figure.Constant(double.PositiveInfinity) : measure - mean;
}
