using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Net present value of a portfolio of research projects with a common factor of its own at every stage gate: gate s of project i opens if
/// sqrt(rho) M_s + sqrt(1 - rho) Z_is is below Phi^-1(p_is), M_s and Z_is independent standard normal.
/// V = sum over projects of payoff v^T 1(all gates open) - sum over reached stages of cost v^start.
/// </summary>
/// <remarks>
/// For the value of a portfolio only: it is no loss model and cannot stand in a cover, where the factor acts on a project's failure as a
/// whole. Each gate keeps its probability, and since the factors of the gates are independent, so does the chain of gates. Related:
/// Fernandez, Stein, Lo (2012), Nature Biotechnology 30, portfolios of drug projects.
/// </remarks>
public sealed record ResearchPortfolioValue
{
    /// <summary>A portfolio.</summary>
    /// <param name="projects">At least one project, names unique.</param>
    public ResearchPortfolioValue(params ReadOnlySpan<ValuedProject> projects) => Projects = ValueList.Create(projects);

    /// <summary>The projects; their order plays no part.</summary>
    /// <value>At least one project, names unique.</value>
    public ValueList<ValuedProject> Projects { get; init => field = Checked(value); }

    /// <summary>rho: correlation of the latent variables of two projects at the same gate.</summary>
    /// <value>A fraction in [0, 1]; the default is 0.</value>
    public double GateCorrelation { get; init => field = Require.Fraction(value, nameof(GateCorrelation)); }

    /// <summary>Yearly rate r, v = 1 / (1 + r).</summary>
    /// <value>0 or more; the default is 0.</value>
    public double DiscountRate { get; init => field = Require.NonNegative(value, nameof(DiscountRate)); }

    /// <summary>E[V]: the sum over projects and their stages of reach times the discounted step, whatever the correlation; infinite where a payoff's mean is.</summary>
    public double ExpectedValue
    {
        get
        {
            double sum = 0;
            foreach (Gates gates in InNameOrder.Select(Of))
            {
                sum += gates.Units * gates.Mean;
            }

            return sum;
        }
    }

    /// <summary>
    /// Square root of Var[V]: with steps D_i(a) at passing a gates, the covariance of two projects is the sum over a, b of
    /// D_i(a) D_j(b) (P(K_i &gt;= a, K_j &gt;= b) - reach_i(a) reach_j(b)), and the joint probability is a product of Phi2 over the gates of both.
    /// </summary>
    public double StandardDeviation
    {
        get
        {
            Gates[] all = [.. InNameOrder.Select(Of)];
            double variance = 0;
            for (int i = 0; i < all.Length; i++)
            {
                variance += all[i].Units * all[i].Variance;
                for (int j = 0; j <= i && GateCorrelation > 0; j++)
                {
                    double pairs = i == j ? all[i].Units * (all[i].Units - 1) : 2 * all[i].Units * all[j].Units;
                    variance += pairs == 0 ? 0 : pairs * all[i].Covariance(all[j], GateCorrelation);
                }
            }

            return double.IsNaN(variance) ? double.PositiveInfinity : Math.Sqrt(Math.Max(variance, 0));
        }
    }

    /// <summary>The projects in the order of their names: the order of every sum.</summary>
    internal IEnumerable<ValuedProject> InNameOrder => Projects.OrderBy(project => project.Project.Name, StringComparer.Ordinal);

    private static ValueList<ValuedProject> Checked(ValueList<ValuedProject> projects)
    {
        ArgumentNullException.ThrowIfNull(projects);
        if (projects.Count == 0 || projects.Contains(null!))
        {
            throw Require.Wrong(nameof(Projects), projects, "must hold at least one project");
        }

        string? twice = Repeats.First(projects, project => project.Project.Name);
        return twice is null ? projects : throw Require.Wrong(nameof(Projects), twice, "must have a name of its own: two projects share it");
    }

    private Gates Of(ValuedProject project)
    {
        double[] pass = project.PassProbabilities();
        double[] steps = project.Steps(DiscountRate);
        double discount = steps[^1];
        double success = pass.Aggregate(1.0, (reach, p) => reach * p);
        steps[^1] = success > 0 ? discount * project.Payoff.Mean : 0;
        return new Gates(project.Project.Units, pass, steps, success > 0 ? success * discount * discount * project.Payoff.Variance : 0);
    }

    /// <summary>One project's gates: probability of each, value gained with each, and variance of the payoff.</summary>
    private sealed record Gates(double Units, double[] Pass, double[] Steps, double PayoffVariance)
    {
        public double Mean
        {
            get
            {
                double sum = Steps[0];
                double reach = 1;
                for (int k = 0; k < Pass.Length; k++)
                {
                    reach *= Pass[k];
                    sum += reach == 0 ? 0 : reach * Steps[k + 1];
                }

                return sum;
            }
        }

        public double Variance => PayoffVariance + Sum(this, (a, b, reachA, reachB) => Math.Min(reachA, reachB));

        public double Covariance(Gates other, double correlation)
        {
            double[] both = new double[Math.Min(Pass.Length, other.Pass.Length)];
            for (int k = 0; k < both.Length; k++)
            {
                both[k] = BivariateNormal.Cdf(NormalQuantile.Lower(Pass[k]), NormalQuantile.Lower(other.Pass[k]), correlation) / (Pass[k] * other.Pass[k]);
            }

            return Sum(other, (a, b, reachA, reachB) =>
            {
                double ratio = 1;
                for (int k = 0; k < Math.Min(a, b); k++)
                {
                    ratio *= both[k];
                }

                return reachA * reachB * ratio;
            });
        }

        // the sum over a, b of steps times (joint probability - product of both); at a = 0 or b = 0 nothing is random
        private double Sum(Gates other, Func<int, int, double, double, double> joint)
        {
            double sum = 0;
            double reachA = 1;
            for (int a = 1; a <= Pass.Length; a++)
            {
                reachA *= Pass[a - 1];
                double reachB = 1;
                for (int b = 1; b <= other.Pass.Length; b++)
                {
                    reachB *= other.Pass[b - 1];
                    sum += reachA == 0 || reachB == 0 ? 0 : Steps[a] * other.Steps[b] * (joint(a, b, reachA, reachB) - reachA * reachB);
                }
            }

            return sum;
        }
    }
}
