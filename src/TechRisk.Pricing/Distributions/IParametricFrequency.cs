namespace TechRisk.Pricing;

/// <summary>
/// A law of claim counts with finitely many free numbers, which can be fitted to counts: <c>history.FitFrequency&lt;NegativeBinomial&gt;()</c>.
/// The laws of this library implement it; nobody else does.
/// </summary>
/// <typeparam name="TSelf">The law itself.</typeparam>
public interface IParametricFrequency<TSelf>
    where TSelf : Frequency, IParametricFrequency<TSelf>
{
    /// <summary>The parameters in the order of the constructor.</summary>
    internal static abstract ValueList<Parameter> Space { get; }

    /// <summary>The parameters of this law, in the order of <see cref="Space"/>.</summary>
    internal ValueList<double> Values { get; }

    /// <summary>The law with these parameters; each lies in its interval.</summary>
    internal static abstract TSelf FromValues(ReadOnlySpan<double> values);

    /// <summary>Where a search for the best parameters may start, one or more points, by matching moments and the share of zeros.</summary>
    /// <param name="mean">Mean count of a unit of exposure, above 0.</param>
    /// <param name="variance">Variance of the count of a unit of exposure; at or below the mean where the counts are not over-dispersed.</param>
    /// <param name="zeros">Share of the units without a claim.</param>
    internal static abstract IReadOnlyList<double[]> Starts(double mean, double variance, double zeros);
}
