using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A line of products: exposure times claims per exposure, the size of a claim, its defence, batches, and when claims are reported.
/// </summary>
/// <remarks>
/// Frequency and severity are at one level of cost; <see cref="TrendYears"/> carries both to the policy year. A claim reported k years after the policy
/// year costs (1 + severity trend)^k times as much as one reported in it; damage of an earlier year has the exposure and the frequency of its year.
/// Source: Marker, Mohl, Rating claims-made insurance policies, CAS Discussion Paper Program (1980), 265-304.
/// </remarks>
public sealed partial record ProductLine
{
    /// <summary>A product line.</summary>
    /// <param name="name">Name, unique in the risk; part of the address of the line's random numbers.</param>
    /// <param name="frequency">Law of the number of single claims of a unit of exposure in a year.</param>
    /// <param name="severity">Law of the indemnity of one claim, in the submission's currency.</param>
    public ProductLine(string name, Frequency frequency, Severity severity)
    {
        Name = name;
        Frequency = frequency;
        Severity = severity;
    }

    /// <summary>Name, unique in the risk; part of the address of the line's random numbers.</summary>
    /// <value>A text that is not empty.</value>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); }

    /// <summary>Law of the number of single claims of a unit of exposure in a year.</summary>
    public Frequency Frequency { get; init => field = value ?? throw new ArgumentNullException(nameof(Frequency)); }

    /// <summary>Law of the indemnity of one claim, in the submission's currency, at the level of cost of the parameters.</summary>
    public Severity Severity { get; init => field = value ?? throw new ArgumentNullException(nameof(Severity)); }

    /// <summary>Exposure of the policy year in the unit of the frequency: sales in millions, units sold.</summary>
    /// <value>0 or more; the default 1 takes the frequency as that of the policy year, 0 is a line that is no longer sold.</value>
    public double Exposure { get; init => field = Require.NonNegative(value, nameof(Exposure)); } = 1;

    /// <summary>Batches of the policy year; their rate is that of the year at its exposure, not of a unit of exposure.</summary>
    /// <value>Null, the default, for none.</value>
    public BatchLaw? Batches { get; init; }

    /// <summary>What the defence of a claim costs.</summary>
    /// <value>Null, the default, for nothing.</value>
    public DefenceLaw? Defence { get; init; }

    /// <summary>g_0, g_1, ...: shares of the claims of a year of damage that are reported 0, 1, ... years later.</summary>
    /// <value>Fractions that sum to 1 (within 1e-12); the default [1] reports all in the year of damage.</value>
    public ValueList<double> ReportLag { get; init => field = Shares(value); } = [1];

    /// <summary>Yearly growth of the number of claims of a unit of exposure, a fraction.</summary>
    /// <value>Above -1; the default is 0.</value>
    public double FrequencyTrend { get; init => field = Growth(value, nameof(FrequencyTrend)); }

    /// <summary>Yearly growth of the cost of a claim by the year in which it is reported, a fraction.</summary>
    /// <value>Above -1; the default is 0.</value>
    public double SeverityTrend { get; init => field = Growth(value, nameof(SeverityTrend)); }

    /// <summary>Years from the level of cost of the parameters to the middle of the policy year.</summary>
    /// <value>A finite number; the default is 0.</value>
    public double TrendYears { get; init => field = Require.Finite(value, nameof(TrendYears)); }

    /// <summary>Yearly growth of the exposure before the policy year, a fraction: a year earlier it was smaller by 1 + growth.</summary>
    /// <value>Above -1; the default is 0.</value>
    public double ExposureGrowth { get; init => field = Growth(value, nameof(ExposureGrowth)); }

    /// <summary>Exposures of the years before the policy year, the last first; before them the growth goes on.</summary>
    /// <value>0 or more each; the default is empty.</value>
    public ValueList<double> PastExposures { get; init => field = NonNegative(value); } = [];

    /// <summary>The line with its claim and batch rates multiplied.</summary>
    internal ProductLine ScaleFrequency(double factor) => this with
    {
        Frequency = Frequency.Scale(factor),
        Batches = Batches is null ? null : Batches with { Frequency = Batches.Frequency.Scale(factor) },
    };

    /// <summary>The line with its amounts multiplied.</summary>
    internal ProductLine ScaleSeverity(double factor) => this with { Severity = Severity.Times(factor), Defence = Defence?.Times(factor) };

    private static double Growth(double value, string name) =>
        value > -1 && double.IsFinite(value) ? value : throw Require.Wrong(name, value, "must be a finite fraction above -1: 0.05 for 5 % a year");

    private static ValueList<double> Shares(ValueList<double> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        double sum = 0;
        foreach (double share in shares)
        {
            sum += Require.Fraction(share, nameof(ReportLag));
        }

        return Math.Abs(sum - 1) <= 1e-12 ? shares : throw Require.Wrong(nameof(ReportLag), sum, "must have shares that sum to 1 (within 1e-12)");
    }

    private static ValueList<double> NonNegative(ValueList<double> exposures)
    {
        ArgumentNullException.ThrowIfNull(exposures);
        foreach (double exposure in exposures)
        {
            Require.NonNegative(exposure, nameof(PastExposures));
        }

        return exposures;
    }
}
