using TechRisk.Pricing.Tests.Reference;

namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>Block maxima beside the cases of statistics.json; profile intervals by an independent program (Python 3.11, scipy 1.10.1: a grid and bounded minimisation within bounded minimisation, brentq).</summary>
public class BlockMaximaTests
{
    [SkippableTheory]
    [InlineData(4, 20, 294.35436641132907, 119.96282300193896, 5800.393080872429)]
    [InlineData(7, 50, 107.86320101528644, 67.60995004043653, 204.0364996782074)]
    public void Profile_return_levels_are_those_of_an_independent_program(int letters, double blocks, double value, double lower, double upper)
    {
        Estimate level = BlockMaximaFit.Of([.. TailStatisticsTests.DanishMaxima(letters)]).ProfileReturnLevel(blocks);
        Assert.Equal(value, level.Value, 1e-5 * value);
        Assert.Equal(lower, level.Lower, 1e-4 * lower);
        Assert.Equal(upper, level.Upper, 1e-3 * upper);
    }

    [Theory]
    [InlineData(-0.25)]
    [InlineData(0.1)]
    [InlineData(1.2)]
    public void A_law_is_found_within_its_error(double shape)
    {
        GeneralizedExtremeValue law = new(200, 20, shape);
        BlockMaximaFit fit = BlockMaximaFit.Of(Losses.Samples.Draw(law, 400, 12, "maxima"));
        Within(200, fit.Location);
        Within(20, fit.Scale);
        Within(shape, fit.Shape);
        Within(law.InverseSurvival(0.01), fit.ReturnLevel(100));
        Assert.Equal(shape > 1, fit.Findings.Any(finding => finding.Code == "tail.infinite-mean"));
    }

    [Fact]
    public void An_irregular_shape_has_no_error_and_a_finding()
    {
        BlockMaximaFit fit = BlockMaximaFit.Of(Losses.Samples.Draw(new GeneralizedExtremeValue(200, 20, -0.75), 300, 3, "maxima"));
        Assert.True(fit.Shape.Value <= -0.5);
        Assert.Equal(double.PositiveInfinity, fit.Shape.StandardError);
        Assert.Equal(double.PositiveInfinity, fit.ReturnLevel(100).StandardError);
        Assert.Contains(fit.Findings, finding => finding.Code == "tail.irregular");
        Assert.Throws<InvalidOperationException>(() => fit.ProfileReturnLevel(100));
    }

    [Fact]
    public void What_cannot_be_fitted_is_said()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BlockMaximaFit.Of(1, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlockMaximaFit.Of(1, 2, 3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlockMaximaFit.Of(1, 2, 3, 5, 4).ReturnLevel(1));
    }

    private static void Within(double expected, Estimate actual) =>
        Assert.InRange(actual.Value, expected - 4 * actual.StandardError, expected + 4 * actual.StandardError);
}
