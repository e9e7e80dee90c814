namespace TechRisk.Pricing;

/// <summary>Which claims of a product line a policy year insures: by the date of the damage or by that of the claim.</summary>
/// <remarks>Source: Marker, Mohl, Rating claims-made insurance policies, CAS Discussion Paper Program (1980), 265-304.</remarks>
public abstract record LossTrigger
{
    private protected LossTrigger()
    {
    }
}

/// <summary>Damage within the policy year is insured, whenever it is reported.</summary>
public sealed record OccurrenceTrigger : LossTrigger;

/// <summary>
/// Claims reported within the policy year are insured if the damage happened after the retroactive date; an extended reporting period
/// adds claims of such damage reported after the policy has ended.
/// </summary>
public sealed record ClaimsMadeTrigger : LossTrigger
{
    /// <summary>A claims-made trigger.</summary>
    /// <param name="retroactiveYears">Years before inception from which damage is insured; 0 or more, infinite for a mature policy.</param>
    public ClaimsMadeTrigger(double retroactiveYears = double.PositiveInfinity) => RetroactiveYears = retroactiveYears;

    /// <summary>Years before inception from which damage is insured.</summary>
    /// <value>0 or more; infinite, the default, for a mature policy.</value>
    public double RetroactiveYears { get; init => field = Require.NonNegativeOrInfinite(value, nameof(RetroactiveYears)); }

    /// <summary>Years after the end of the policy in which claims of insured damage may still be reported.</summary>
    /// <value>0 or more; the default 0 means none, infinite ("unlimited" in JSON) an unlimited tail.</value>
    public double ExtendedReportingYears { get; init => field = Require.NonNegativeOrInfinite(value, nameof(ExtendedReportingYears)); }

    /// <summary>A claims-made policy in its m-th year: the retroactive date lies m - 1 years before inception.</summary>
    /// <param name="step">m, 1 or more.</param>
    public static ClaimsMadeTrigger AtStep(int step) => new(Require.AtLeast(step, 1) - 1);

    /// <summary>Part of the damage of the year l years before the policy year that is insured: min(max(R - l + 1, 0), 1), all of it for l = 0.</summary>
    internal double CoveredPart(int yearsBefore) => yearsBefore == 0 ? 1 : PartOfYear(RetroactiveYears, yearsBefore);

    /// <summary>Part of the k-th year after the policy's end in which claims may be reported.</summary>
    internal double ReportingPart(int yearsAfter) => PartOfYear(ExtendedReportingYears, yearsAfter);

    private static double PartOfYear(double years, int year) => Math.Min(Math.Max(years - year + 1, 0), 1);
}
