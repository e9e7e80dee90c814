namespace TechRisk.Pricing;

/// <summary>Linear credibility of a record by its exposure: Z = E / (E + k), k = expected process variance of a unit / variance of the means.</summary>
/// <remarks>Source: Buehlmann, Straub, Glaubwuerdigkeit fuer Schadensaetze, Mitteilungen der VSVM 70 (1970), 111-133.</remarks>
public sealed record BuhlmannStraub
{
    /// <summary>A credibility rule.</summary>
    /// <param name="k">Exposure at which the record has half the weight; 0 or more.</param>
    public BuhlmannStraub(double k) => K = k;

    /// <summary>Exposure at which the record has half the weight.</summary>
    /// <value>0 or more, in the unit of exposure.</value>
    public double K { get; init => field = Require.NonNegative(value, nameof(K)); }

    /// <summary>Z of an exposure; 0 without exposure.</summary>
    /// <param name="exposure">E, 0 or more.</param>
    public double Credibility(double exposure) => Require.NonNegative(exposure) == 0 ? 0 : exposure / (exposure + K);

    /// <summary>Z observed + (1 - Z) manual.</summary>
    /// <param name="observed">Rate of the record; a finite number.</param>
    /// <param name="exposure">E of the record, 0 or more.</param>
    /// <param name="manual">Rate without a record; a finite number.</param>
    public double Estimate(double observed, double exposure, double manual)
    {
        double z = Credibility(exposure);
        return (z * Require.Finite(observed)) + ((1 - z) * Require.Finite(manual));
    }
}
