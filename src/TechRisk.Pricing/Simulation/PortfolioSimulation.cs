namespace TechRisk.Pricing;

/// <summary>Simulation of a portfolio.</summary>
public static class PortfolioSimulation
{
    extension(Portfolio portfolio)
    {
        /// <summary>
        /// Simulates independent policy periods of all submissions together on all cores of this machine. A submission has the numbers that it
        /// has alone, but for what the portfolio defines or ties.
        /// </summary>
        /// <param name="years">Rows to draw, 1 to 2,147,483,591; the first rows of a longer run are the rows of a shorter one.</param>
        /// <param name="seed">Any seed; the same seed gives the same numbers on every machine.</param>
        /// <param name="progress">Receives how far the run has come; null for none.</param>
        /// <param name="cancellationToken">Stops the run between two blocks of years.</param>
        /// <remarks>Keeps 32 bytes a year, whatever the number of submissions; their sums are exact.</remarks>
        /// <exception cref="ArgumentOutOfRangeException">There is no submission, or a number is outside its range.</exception>
        /// <exception cref="InvalidOperationException">A cover cannot take a dependence that names it.</exception>
        /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
        public PortfolioLosses Simulate(
            long years = 100_000, long seed = 2026, IProgress<SimulationProgress>? progress = null, CancellationToken cancellationToken = default) =>
            Run(portfolio, LocalRunner.AllCores, years, seed, progress, cancellationToken);

        /// <summary>Simulates with a set number of threads; the numbers do not depend on it.</summary>
        /// <param name="runner">The number of threads.</param>
        /// <param name="years">Rows to draw.</param>
        /// <param name="seed">Any seed.</param>
        public PortfolioLosses Simulate(LocalRunner runner, long years = 100_000, long seed = 2026) =>
            Run(portfolio, runner, years, seed, null, default);
    }

    private static PortfolioLosses Run(
        Portfolio portfolio, LocalRunner runner, long years, long seed, IProgress<SimulationProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(portfolio);
        ArgumentNullException.ThrowIfNull(runner);
        cancellationToken.ThrowIfCancellationRequested();
        PortfolioTable table = new(PortfolioPlan.Compile(portfolio, years, seed, runner.Threads));
        BlockQueue queue = new(years, LossProgram.AddressYears, progress, cancellationToken);
        queue.Run(runner.Threads, table.CreateKernel, table.Fill);
        return table.Build(queue.Claims);
    }
}
