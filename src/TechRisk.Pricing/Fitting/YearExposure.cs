namespace TechRisk.Pricing;

/// <summary>The exposure of a calendar year: insured firms, sales in millions, whatever claim counts grow with.</summary>
/// <param name="Year">Calendar year, a whole number.</param>
/// <param name="Exposure">Units of exposure in force, a finite number above 0.</param>
public sealed record YearExposure(int Year, double Exposure)
{
    /// <summary>Units of exposure in force; a finite number above 0.</summary>
    public double Exposure { get; init => field = Require.Positive(value, nameof(Exposure)); } = Require.Positive(Exposure);
}
