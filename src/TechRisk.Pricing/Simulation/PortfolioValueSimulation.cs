using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Simulation of the value of a research portfolio.</summary>
public static class PortfolioValueSimulation
{
    extension(ResearchPortfolioValue portfolio)
    {
        /// <summary>
        /// Draws scenarios of the factors of all gates and the outcome of every project in each: one uniform decides how many gates a project
        /// passes, by inversion of the products of the gates' probabilities given the factors, and, for a success, its payoff.
        /// </summary>
        /// <param name="scenarios">Scenarios to draw, 1 to 2,147,483,591; the first of a longer run are those of a shorter one.</param>
        /// <param name="seed">Any seed; the same seed gives the same numbers on every machine.</param>
        /// <remarks>Costs about 3 ns a project and scenario on one thread.</remarks>
        /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
        public SampledValue Simulate(long scenarios = 100_000, long seed = 2026)
        {
            Require.AtLeast(scenarios, 1);
            double[] values = new double[scenarios <= Array.MaxLength ? scenarios : throw Require.Wrong(nameof(scenarios), scenarios, $"must be at most {Array.MaxLength}")];
            PortfolioValueKernel kernel = new(portfolio, RandomKey.FromSeed(seed).Derive("value"));
            for (int start = 0; start < values.Length; start += PortfolioValueKernel.Chunk)
            {
                kernel.Fill(start, values.AsSpan(start, Math.Min(PortfolioValueKernel.Chunk, values.Length - start)));
            }

            return new SampledValue(values, kernel.Tail, kernel.LargestCost);
        }
    }
}
