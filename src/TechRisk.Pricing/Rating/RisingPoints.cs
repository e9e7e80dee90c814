using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>The rule of a table of factors: at least one point, arguments above 0 that rise, factors above 0.</summary>
internal static class RisingPoints
{
    /// <summary>The points, if they keep the rule.</summary>
    /// <param name="points">Arguments and factors.</param>
    /// <param name="property">Name of the property that takes them.</param>
    /// <param name="what">What an argument is, in the singular: "limit".</param>
    public static ValueList<(double, double)> Checked(ValueList<(double, double)> points, string property, string what)
    {
        ArgumentNullException.ThrowIfNull(points);
        double last = 0;
        foreach ((double at, double factor) in points)
        {
            Require.Positive(at, property);
            Require.Positive(factor, property);
            if (!(at > last))
            {
                throw Require.Wrong(property, at, string.Create(CultureInfo.InvariantCulture, $"must have {what}s that rise: it follows {last}"));
            }

            last = at;
        }

        return points.Count > 0 ? points : throw Require.Wrong(property, "empty", $"must have at least one {what}");
    }
}
