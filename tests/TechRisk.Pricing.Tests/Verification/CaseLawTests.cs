using System.Numerics;
using System.Text.Json;

namespace TechRisk.Pricing.Tests.Conformance;

/// <summary>The laws in the words of a file of cases, against the formulas that define them (Klugman, Panjer, Willmot, Loss Models, appendices A and B).</summary>
public class CaseLawTests
{
    // the formulas are evaluated in double precision; the library's laws are good to 1e-13
    private const double Tolerance = 1e-12;

    [Fact]
    public void Severities_have_the_survival_functions_of_their_formulas()
    {
        Survival("{\"kind\": \"exponential\", \"mean\": 500}", x => Math.Exp(-x / 500));
        Survival("{\"kind\": \"gamma\", \"shape\": 2, \"scale\": 300}", x => (1 + (x / 300)) * Math.Exp(-x / 300));
        Survival("{\"kind\": \"weibull\", \"shape\": 0.7, \"scale\": 300}", x => Math.Exp(-Math.Pow(x / 300, 0.7)));
        Survival("{\"kind\": \"lomax\", \"alpha\": 2.5, \"theta\": 400}", x => Math.Pow(400 / (x + 400), 2.5));
        Survival("{\"kind\": \"burr\", \"alpha\": 1.7, \"theta\": 400, \"gamma\": 1.3}", x => Math.Pow(1 + Math.Pow(x / 400, 1.3), -1.7));
        Survival("{\"kind\": \"pareto\", \"alpha\": 2.5, \"theta\": 90}", x => x < 90 ? 1 : Math.Pow(90 / x, 2.5));
        Survival("{\"kind\": \"generalizedPareto\", \"threshold\": 100, \"scale\": 70, \"shape\": 0.4}", x => x < 100 ? 1 : Math.Pow(1 + (0.4 * (x - 100) / 70), -2.5));
        Survival("{\"kind\": \"mixedExponential\", \"weights\": [0.3, 0.7], \"means\": [100, 900]}", x => (0.3 * Math.Exp(-x / 100)) + (0.7 * Math.Exp(-x / 900)));
        Survival("{\"kind\": \"discrete\", \"unit\": 50, \"probabilities\": [0.1, 0.2, 0.3, 0, 0.4]}", x => x < 50 ? 0.9 : x < 100 ? 0.7 : x < 200 ? 0.4 : 0);

        // ln X normal with mean 6 and standard deviation 1: S(e^6) = 1/2, S(e^7) = Phi(-1)
        Severity logNormal = Severity("{\"kind\": \"logNormal\", \"mu\": 6, \"sigma\": 1}");
        Assert.Equal(0.5, logNormal.Survival(Math.Exp(6)), Tolerance);
        Assert.Equal(0.15865525393145707, logNormal.Survival(Math.Exp(7)), Tolerance);

        // mean mu and variance mu^3 / lambda
        Severity inverseGaussian = Severity("{\"kind\": \"inverseGaussian\", \"mean\": 100, \"shape\": 80}");
        Assert.Equal(100, inverseGaussian.Mean, Tolerance);
        Assert.Equal(12_500, inverseGaussian.Variance, 12_500 * Tolerance);
    }

    [Theory]
    [InlineData("{\"kind\": \"generalizedPareto\", \"threshold\": 500, \"scale\": 200, \"shape\": 0.4}")]
    [InlineData("{\"kind\": \"generalizedPareto\", \"scale\": 200, \"shape\": 0.4}")]
    [InlineData("{\"kind\": \"pareto\", \"alpha\": 2.5, \"theta\": 500}")]
    [InlineData("{\"kind\": \"lomax\", \"alpha\": 2.5, \"theta\": 500}")]
    public void A_splice_has_its_body_given_that_it_is_below_and_its_tail_above(string tail)
    {
        Severity law = Severity("{\"kind\": \"spliced\", \"body\": {\"kind\": \"exponential\", \"mean\": 300}, \"threshold\": 500, \"tailProbability\": 0.2, \"tail\": " + tail + "}");
        double Below(double x) => 1 - Math.Exp(-x / 300);
        double Above(double x) => tail.Contains("lomax", StringComparison.Ordinal) ? Math.Pow(1000 / (x + 500), 2.5)
            : tail.Contains("\"pareto", StringComparison.Ordinal) ? Math.Pow(500 / x, 2.5)
            : Math.Pow(1 + (0.4 * (x - 500) / 200), -2.5);
        foreach (double x in (double[])[10, 200, 499])
        {
            Assert.Equal(0.8 * Below(x) / Below(500), law.Cdf(x), Tolerance);
        }

        foreach (double x in (double[])[500, 700, 5000])
        {
            Assert.Equal(0.2 * Above(x), law.Survival(x), Tolerance);
        }
    }

    [Fact]
    public void Frequencies_have_the_generating_functions_of_their_formulas()
    {
        Generates("{\"kind\": \"poisson\", \"mean\": 3}", z => Complex.Exp(3 * (z - 1)));
        Generates("{\"kind\": \"negativeBinomial\", \"r\": 2.5, \"beta\": 1.2}", z => Complex.Pow(1 - (1.2 * (z - 1)), -2.5));
        Generates("{\"kind\": \"geometric\", \"beta\": 3}", z => 1 / (1 - (3 * (z - 1))));
        Generates("{\"kind\": \"binomial\", \"m\": 40, \"q\": 0.08}", z => Complex.Pow(1 + (0.08 * (z - 1)), 40));
        Generates("{\"kind\": \"logarithmic\", \"beta\": 2}", z => 1 - (Complex.Log(1 - (2 * (z - 1))) / Math.Log(3)));
        Generates("{\"kind\": \"poissonInverseGaussian\", \"mu\": 1.5, \"beta\": 0.8}", z => Complex.Exp(-(1.5 / 0.8) * (Complex.Sqrt(1 + (1.6 * (1 - z))) - 1)));
        Generates("{\"kind\": \"zeroModified\", \"p0\": 0.6, \"base\": {\"kind\": \"poisson\", \"mean\": 3}}", z => 0.6 + (0.4 * (Complex.Exp(3 * (z - 1)) - Math.Exp(-3)) / (1 - Math.Exp(-3))));
        Generates("{\"kind\": \"zeroTruncated\", \"base\": {\"kind\": \"poisson\", \"mean\": 2}}", z => (Complex.Exp(2 * (z - 1)) - Math.Exp(-2)) / (1 - Math.Exp(-2)));
    }

    private static void Survival(string json, Func<double, double> expected)
    {
        Severity law = Severity(json);
        foreach (double x in (double[])[10, 60, 110, 250, 1000, 20_000])
        {
            Assert.Equal(expected(x), law.Survival(x), Tolerance);
        }
    }

    private static void Generates(string json, Func<Complex, Complex> expected)
    {
        Frequency law = Read(json, CaseFrequencies.Read);
        foreach (Complex z in (Complex[])[new(0.3, 0), new(-0.5, 0.4), new(0, 0.99)])
        {
            Assert.Equal(0, (law.GeneratingFunction(z) - expected(z)).Magnitude, Tolerance);
        }
    }

    private static Severity Severity(string json) => Read(json, CaseSeverities.Read);

    private static T Read<T>(string json, Func<CaseNode?, T?> read)
        where T : class
    {
        List<Finding> findings = [];
        List<string> unknown = [];
        T? law = read(CaseNode.Of(JsonDocument.Parse(json).RootElement, null, findings, unknown));
        Assert.Empty(findings);
        Assert.Empty(unknown);
        return law!;
    }
}
