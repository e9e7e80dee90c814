namespace TechRisk.Pricing;

/// <summary>The figures of the loss that a quote states beside its premium.</summary>
internal static class QuoteFigures
{
    private static readonly double[] QuantileLevels = [0.5, 0.9, 0.95, 0.99, 0.995];
    private static readonly double[] TailLevels = [0.95, 0.99];

    public static KeyFigures Of(YearLossTable losses)
    {
        Submission submission = losses.Submission;
        return Of(submission.Name, losses.GroundUp, losses.Gross, double.PositiveInfinity) with
        {
            Covers = losses.Covers.Select(cover => Of(cover.Cover, cover.GroundUp, cover.Gross, submission.Cover(cover.Cover).Terms.AggregateLimit) with
            {
                BySection = PartFigures.BySection(cover),
                BySource = PartFigures.BySource(cover.Gross, [cover]),
            }).ToValueList(),
            BySource = PartFigures.BySource(losses.Gross, losses.Covers),
        };
    }

    public static ExceedanceCurve Exceedance(YearLossTable losses) => losses.Net.ExceedanceCurve();

    public static ValueList<AllocationLine> TailShares(YearLossTable losses) => losses.Allocate(new TailValueAtRisk(0.99));

    private static KeyFigures Of(string name, SampledLoss groundUp, SampledLoss gross, double aggregateLimit) => new(name)
    {
        ExpectedGroundUp = groundUp.Mean,
        ExpectedInsured = gross.Mean,
        StandardDeviation = gross.StandardDeviation,
        Quantiles = QuantileLevels.Select(level => new LevelFigure(level, gross.Quantile(level))).ToValueList(),
        TailValues = TailLevels.Select(level => new LevelFigure(level, gross.TailValueAtRisk(level))).ToValueList(),
        ProbabilityOfPayment = gross.ProbabilityOfLoss,
        ProbabilityOfExhaustion = double.IsPositiveInfinity(aggregateLimit) ? null : gross.ExceedanceProbability(Math.BitDecrement(aggregateLimit)),
    };
}
