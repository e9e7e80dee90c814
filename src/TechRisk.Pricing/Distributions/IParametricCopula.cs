namespace TechRisk.Pricing;

/// <summary>
/// A copula with finitely many free numbers, which can be fitted to pairs of amounts. The copulas of this library implement it; nobody
/// else does.
/// </summary>
/// <typeparam name="TSelf">The copula itself.</typeparam>
public interface IParametricCopula<TSelf>
    where TSelf : Copula, IParametricCopula<TSelf>
{
    /// <summary>The parameters in the order of the constructor; the dependence is the first.</summary>
    internal static abstract ValueList<Parameter> Space { get; }

    /// <summary>The parameters of this copula, in the order of <see cref="Space"/>.</summary>
    internal ValueList<double> Values { get; }

    /// <summary>The copula with these parameters; each lies in its interval.</summary>
    internal static abstract TSelf FromValues(ReadOnlySpan<double> values);

    /// <summary>The copula with this Kendall correlation; other parameters take a middle value.</summary>
    internal static abstract TSelf FromTau(double tau);

    /// <summary>The smallest and the largest Kendall correlation of the family, not all attained.</summary>
    internal static abstract (double Least, double Most) TauRange { get; }
}
