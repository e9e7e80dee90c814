using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Published lattices: rounding, wrap-around and what tilting does to it.</summary>
internal static class PublishedLattices
{
    public static void LevyAliasing(CaseInputs given, CaseTable table)
    {
        Poisson count = new(given["lam"]);
        double[] points = given.Numbers("x");
        int n = (int)given["n"];
        double[] claim = Rounded(Levy(1), 1, n);
        double[] lattice = PanjerRecursion.Probabilities(count, claim, n);
        foreach (double x in points)
        {
            table["true_" + CaseTable.Word(x)] = Exactly(count, x);
            table["lattice_" + CaseTable.Word(x)] = lattice[(int)x];
        }

        foreach (double j in given.Numbers("j"))
        {
            double[] cyclic = CompoundTransform.Of(claim, count, claim.Length, j / n);
            foreach (double x in points)
            {
                table[$"fft{n}_tilt_{CaseTable.Word(j)}_{CaseTable.Word(x)}"] = cyclic[(int)x];
            }
        }
    }

    public static void Rounding(CaseInputs given, CaseTable table)
    {
        Poisson count = new(given["lam"]);
        (double shape, double scale, double span, double x) = (given["shape"], given["scale"], given["span"], given["x"]);
        int below = (int)(x / span);
        double[] lattice = PanjerRecursion.Probabilities(count, Rounded(new Gamma(shape, scale), span, below), below);
        table["prob_lattice"] = 1 - lattice.Sum();
        table["prob_exact"] = CaseEngine.Of(new Cover("gamma", count, new Gamma(shape, scale))).ExceedanceProbability(x).Value;
    }

    public static void HiddenAliasing(CaseInputs given, CaseTable table)
    {
        (double step, int points) = (given["h"], (int)given["n"]);
        LogNormal severity = new(given["mu"], given["sigma"]);
        Poisson count = new(given["lam"]);
        double beyond = severity.Survival(step * points);
        table["sev_prob_beyond"] = beyond;
        table["prob_any_claim_beyond"] = count.Thin(beyond).Survival(0);
        LatticeLoss year = new Cover("short lattice", count, severity).Aggregate(new Lattice(step, points));
        table["must_flag"] = CaseTable.Truth(year.Findings.Any(finding => finding.Code is "lattice.short" or "lattice.aliasing"));
    }

    // P(x - 1/2 < S < x + 1/2): the sum of k Levy amounts is k^2 times one
    private static double Exactly(Poisson count, double x)
    {
        double sum = 0;
        long last = count.InverseSurvival(1e-30);
        for (long k = 1; k <= last; k++)
        {
            sum += count.Probability(k) * Levy((double)k * k).Probability(x - 0.5, x + 0.5);
        }

        return sum;
    }

    private static InverseGamma Levy(double scale) => new(0.5, 0.5 * scale);

    // f_0 = F(h / 2), f_k = F(k h + h / 2) - F(k h - h / 2)
    private static double[] Rounded(Severity severity, double step, int points) =>
        [.. Enumerable.Range(0, points).Select(k => k == 0 ? severity.Cdf(0.5 * step) : severity.Probability((k - 0.5) * step, (k + 0.5) * step))];
}
