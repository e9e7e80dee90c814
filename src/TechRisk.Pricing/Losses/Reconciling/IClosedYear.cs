namespace TechRisk.Pricing;

/// <summary>The loss of a period whose law is known without a lattice and without dice. A null is a figure that has no closed form.</summary>
internal interface IClosedYear
{
    /// <summary>What it is, in words.</summary>
    string Name { get; }

    double? StandardDeviation { get; }

    double Mean { get; }

    double ProbabilityOfLoss { get; }

    double Quantile(double level);

    double TailValueAtRisk(double level);

    double StopLoss(double retention);
}
