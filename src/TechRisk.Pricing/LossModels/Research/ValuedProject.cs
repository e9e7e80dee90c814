using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A research project as an asset: it pays the planned cost of each stage that it reaches, at the start of the stage, and receives a payoff
/// once it has passed them all.
/// </summary>
/// <remarks>
/// Of the project, stages (probability, cost, years), elapsed years and units count; what concerns its insurance plays no part. A stage with
/// an uncertain cost is refused: the value of a project is about its plan.
/// </remarks>
public sealed record ValuedProject
{
    /// <summary>A project with its payoff.</summary>
    /// <param name="project">The project; stages without overrun.</param>
    /// <param name="payoff">Law of the payoff, in the submission's currency at the time it is received.</param>
    /// <param name="payoffYears">Years from now at which it is received, 0 or more.</param>
    public ValuedProject(ResearchProject project, Severity payoff, double payoffYears)
    {
        Project = project;
        Payoff = payoff;
        PayoffYears = payoffYears;
    }

    /// <summary>The project; its units are equal projects, each with outcomes of its own.</summary>
    public ResearchProject Project
    {
        get;
        init => field = value is null ? throw new ArgumentNullException(nameof(Project))
            : value.Stages.All(stage => stage.Overrun is null) ? value
            : throw Require.Wrong(nameof(Project), value.Name, "must have stages without overrun, at their planned cost");
    }

    /// <summary>Law of the payoff, in the submission's currency at the time it is received.</summary>
    public Severity Payoff { get; init => field = value ?? throw new ArgumentNullException(nameof(Payoff)); }

    /// <summary>Years from now at which the payoff is received.</summary>
    /// <value>A finite number, 0 or more.</value>
    public double PayoffYears { get; init => field = Require.NonNegative(value, nameof(PayoffYears)); }

    /// <summary>Conditional probability of passing each stage, the first given what the project has survived of it.</summary>
    internal double[] PassProbabilities()
    {
        double[] pass = [.. Project.Stages.Select(stage => stage.PassProbability)];
        pass[0] = Project.ElapsedYears > 0 ? 1 - Project.FailStageProbabilities[0] : pass[0];
        return pass;
    }

    /// <summary>
    /// What the value gains with each stage passed: -c_1 at once, -c_(k+1) v^t with stage k, and with the last the payoff's discount factor,
    /// which the payoff multiplies.
    /// </summary>
    internal double[] Steps(double discountRate)
    {
        double delta = ResearchProject.Delta(discountRate);
        double[] steps = new double[Project.Stages.Count + 1];
        double start = 0;
        for (int k = 0; k < Project.Stages.Count; k++)
        {
            double left = k == 0 ? 1 - Project.ElapsedShare : 1;
            steps[k] = -left * Project.Stages[k].Cost * Exp.Of(-delta * start);
            start += left * Project.Stages[k].Years;
        }

        steps[^1] = Exp.Of(-delta * PayoffYears);
        return steps;
    }
}
