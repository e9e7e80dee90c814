using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The path t in (0, 1) of Aumann and Shapley under exponential weights exp(a t S), by Gauss and Legendre.</summary>
internal sealed class ExponentialPath
{
    private const int NodeCount = 16;

    public ExponentialPath(SampledLoss total, double riskAversion)
    {
        Total = total;
        RiskAversion = riskAversion;
        GaussLegendre rule = GaussLegendre.Rule(NodeCount);
        Nodes = new (double, ExponentialWeights)[NodeCount];
        double sum = 0;
        for (int k = 0; k < NodeCount; k++)
        {
            var weights = new ExponentialWeights(total, riskAversion * (1 + rule.Nodes[k]) / 2);
            Nodes[k] = (rule.Weights[k] / 2, weights);
            sum += Nodes[k].Weight * weights.WeightedMean;
        }

        Scale = sum > 0 ? new ExponentialFunctional(total, riskAversion).Value / sum : 0;
    }

    /// <summary>The sum.</summary>
    public SampledLoss Total { get; }

    /// <summary>a.</summary>
    public double RiskAversion { get; }

    /// <summary>Weight of each node of the path, and the exponential weights there.</summary>
    public (double Weight, ExponentialWeights Exponentials)[] Nodes { get; }

    /// <summary>What makes the parts add up where the quadrature is not exact.</summary>
    public double Scale { get; }
}
