namespace TechRisk.Pricing;

/// <summary>
/// Development of young years for reserving outputs: ultimate = incurred times the factor of the year's age. A price takes ultimate claims from its own
/// frequency and severity; it is not developed again.
/// </summary>
/// <remarks>The exposure that has developed is exposure / factor (used-up exposure). Severity factors of excess layers exceed those from the ground up.</remarks>
public sealed record Development
{
    /// <summary>Factors to ultimate.</summary>
    /// <param name="factors">Factors of the ages 1, 2, ... years, 1 or more each and not rising with age; older years are complete.</param>
    public Development(params ReadOnlySpan<double> factors) => Factors = ValueList.Create(factors);

    /// <summary>Factors to ultimate of the ages 1, 2, ... years.</summary>
    /// <value>1 or more each, not rising with age; older years have factor 1.</value>
    public ValueList<double> Factors
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            double last = double.MaxValue;
            foreach (double factor in value)
            {
                last = factor >= 1 && factor <= last
                    ? factor
                    : throw Require.Wrong(nameof(Factors), factor, "must be 1 or more and not rise with age");
            }

            field = value;
        }
    }

    /// <summary>Factors of link ratios: the product of a link and all later ones.</summary>
    /// <param name="links">Ratios of incurred from age 1 to 2, 2 to 3, ...; 1 or more each.</param>
    public static Development FromLinks(params ReadOnlySpan<double> links)
    {
        double[] factors = new double[links.Length];
        double product = 1;
        for (int i = links.Length - 1; i >= 0; i--)
        {
            product *= links[i] >= 1 && double.IsFinite(links[i]) ? links[i] : throw Require.Wrong(nameof(links), links[i], "must be finite ratios of 1 or more");
            factors[i] = product;
        }

        return new(factors);
    }

    /// <summary>The factor of an age.</summary>
    /// <param name="age">Years since the year began, 1 or more.</param>
    public double Factor(int age) => Require.AtLeast(age, 1) <= Factors.Count ? Factors[age - 1] : 1;

    /// <summary>Ultimate of what a year has incurred: incurred times the factor.</summary>
    /// <param name="incurred">Incurred so far, 0 or more, in the submission's currency.</param>
    /// <param name="age">Years since the year began, 1 or more.</param>
    public double Ultimate(double incurred, int age) => Require.NonNegative(incurred) * Factor(age);

    /// <summary>What is still to be incurred: ultimate less incurred.</summary>
    /// <param name="incurred">Incurred so far, 0 or more, in the submission's currency.</param>
    /// <param name="age">Years since the year began, 1 or more.</param>
    public double Outstanding(double incurred, int age) => Require.NonNegative(incurred) * (Factor(age) - 1);

    /// <summary>The part of a year's exposure that has developed: exposure / factor.</summary>
    /// <param name="exposure">Exposure of the year, 0 or more.</param>
    /// <param name="age">Years since the year began, 1 or more.</param>
    public double UsedExposure(double exposure, int age) => Require.NonNegative(exposure) / Factor(age);
}
