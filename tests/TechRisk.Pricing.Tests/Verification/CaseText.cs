namespace TechRisk.Pricing.Tests.Conformance;

/// <summary>Files of cases for the tests.</summary>
internal static class CaseText
{
    /// <summary>A sum of two losses under a Gaussian copula: it is computed without a lattice.</summary>
    /// <remarks>Figures: scipy 1.10.1, composite Gauss-Legendre over the score of the other line than the library conditions on.</remarks>
    public const string CopulaSum = """
        {"id": "sum", "kind": "gaussianCopulaSum", "description": "log-normal and gamma", "correlation": 0.5,
         "lines": [{"kind": "logNormal", "mu": 7, "sigma": 0.8}, {"kind": "gamma", "shape": 2, "scale": 1000}],
         "expected": {"mean": 3510.2039697632626, "sd": 2412.7108816967657, "VaR_0.9": 6519.682063446504, "TVaR_0.99": 14782.626026706464,
                      "VaR_0.995": 13712.950787843436, "VaR_0.99_comonotonic": 13690.434969782651},
         "tolerance": {"default": {"rel": 1e-9, "abs": 1e-9}}, "source": {"method": "quadrature", "independent": "scipy 1.10.1"}}
        """;

    /// <summary>A document with one case.</summary>
    public static string Of(string item) => $$"""{"notes": {}, "cases": [{{item}}]}""";

    /// <summary>The result of a document with one case.</summary>
    public static VerificationResult Run(string item) => Assert.Single(Verification.Run(Of(item)));
}
