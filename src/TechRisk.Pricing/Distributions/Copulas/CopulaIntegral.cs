using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Spearman's correlation of a copula by quadrature, from its conditional quantiles alone.</summary>
/// <remarks>Source: Takahasi and Mori, Double exponential formulas for numerical integration (1974).</remarks>
internal static class CopulaIntegral
{
    private const int Side = 40;
    private const double Step = 1.0 / 12;

    /// <summary>
    /// 12 E[(V - 1/2)(Q(p | V) - 1/2)], Q the conditional quantile and p a uniform of its own: smooth in both, however strong the dependence.
    /// </summary>
    public static double SpearmanRho(Copula copula)
    {
        (Grade Grade, double Weight)[] nodes = Nodes();
        double sum = 0;
        foreach ((Grade given, double outer) in nodes)
        {
            double mean = 0;
            foreach ((Grade level, double inner) in nodes)
            {
                mean += inner * copula.ConditionalQuantile(level, given).Balance;
            }

            sum += outer * given.Balance * mean;
        }

        return Math.Clamp(3 * sum, -1, 1);
    }

    // grades 1 / (1 + e^(-pi sinh t)) at equal steps of t, with weights that sum to 1
    private static (Grade Grade, double Weight)[] Nodes()
    {
        var nodes = new (Grade Grade, double Weight)[2 * Side + 1];
        double total = 0;
        for (int k = -Side; k <= Side; k++)
        {
            double e = Exp.Of(k * Step);
            double power = Math.PI * 0.5 * (e - 1 / e);
            Grade grade = Grade.FromBoth(1 / (1 + Exp.Of(-power)), 1 / (1 + Exp.Of(power)));
            double weight = (e + 1 / e) * grade.Below * grade.Above;
            nodes[k + Side] = (grade, weight);
            total += weight;
        }

        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i].Weight /= total;
        }

        return nodes;
    }
}
