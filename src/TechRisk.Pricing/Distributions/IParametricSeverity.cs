namespace TechRisk.Pricing;

/// <summary>
/// A law of losses with finitely many free numbers, which can be fitted to claims: <c>history.FitSeverity&lt;LogNormal&gt;()</c>.
/// The laws of this library implement it; nobody else does.
/// </summary>
/// <typeparam name="TSelf">The law itself.</typeparam>
public interface IParametricSeverity<TSelf>
    where TSelf : Severity, IParametricSeverity<TSelf>
{
    /// <summary>The parameters in the order of the constructor.</summary>
    internal static abstract ValueList<Parameter> Space { get; }

    /// <summary>The parameters of this law, in the order of <see cref="Space"/>.</summary>
    internal ValueList<double> Values { get; }

    /// <summary>The law with these parameters; each lies in its interval.</summary>
    internal static abstract TSelf FromValues(ReadOnlySpan<double> values);

    /// <summary>
    /// Where a search for the best parameters may start, one or more points: rough matches of quantiles or moments. More than one where
    /// the likelihood can have several maxima.
    /// </summary>
    internal static abstract IReadOnlyList<double[]> Starts(SampleShape sample);
}
