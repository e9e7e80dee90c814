using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>What a reader has to know of any fit by maximum likelihood.</summary>
internal static class FitFindings
{
    /// <summary>
    /// Twice the gain in ln L below which the law on the boundary is not rejected at 5 %: the 90 % quantile of chi-square with one degree of
    /// freedom, since half of the weight of the limit law lies at 0 (Self and Liang, Journal of the American Statistical Association 82, 1987).
    /// </summary>
    public const double BoundaryRatio = 2.7055434540954;

    /// <summary>The search found no maximum inside the family.</summary>
    public static Finding NoOptimum(string family, ValueList<Parameter> space, double[] values, MaximumKind kind)
    {
        string course = Course(space, values);
        return new(
            "fit.no-optimum",
            "",
            kind == MaximumKind.Runaway
                ? $"the likelihood of {family} has no maximum: it rises without end, at last at {course}; the parameters are not an estimate"
                : $"the search for the maximum of {family} stopped at {course}, where the likelihood is not smooth; the parameters are not an estimate{Held(space)}");
    }

    /// <summary>What to hold fast, where a parameter has corners.</summary>
    private static string Held(ValueList<Parameter> space) =>
        string.Join(" and ", space.Where(parameter => parameter.HasCorners).Select(parameter => parameter.Name)) is { Length: > 0 } names
            ? $": hold {names} fast, the likelihood has a corner at every claim"
            : "";

    /// <summary>Names and values of parameters.</summary>
    public static string Course(ValueList<Parameter> space, double[] values) =>
        string.Join(", ", space.Select((p, i) => FormattableString.Invariant($"{p.Name} = {values[i]:G4}")));

    /// <summary>The data do not tell a family from a simpler one on its boundary.</summary>
    /// <param name="data">What was observed, in the plural.</param>
    /// <param name="family">The family.</param>
    /// <param name="simpler">The family on its boundary.</param>
    /// <param name="parameters">Parameters of the fit.</param>
    /// <param name="ratio">Twice the gain in ln L.</param>
    public static Finding NearBoundary(string data, string family, string simpler, ValueList<FittedParameter> parameters, double ratio) => new(
        "fit.boundary",
        "",
        string.Create(
            CultureInfo.InvariantCulture,
            $"the {data} do not tell {family} from {simpler} on its boundary: the likelihood ratio is {ratio:F2}, below {BoundaryRatio:F2}, so that {string.Join(", ", parameters)} may be anything up to that limit"),
        FindingLevel.Note);

    /// <summary>The likelihood is highest on the boundary of a family.</summary>
    public static Finding OnBoundary(string family, string simpler, ValueList<FittedParameter> parameters) => new(
        "fit.boundary",
        "",
        $"the likelihood of {family} is highest on its boundary, where it is {simpler}: {string.Join(", ", parameters)}");

    /// <summary>The search did not end inside a family, and the law on its boundary is not rejected.</summary>
    public static Finding TowardsBoundary(string family, string simpler, ValueList<FittedParameter> parameters) => new(
        "fit.boundary",
        "",
        $"the likelihood of {family} hardly changes on the way to its boundary, where it is {simpler}, which the claims do not reject: {string.Join(", ", parameters)}");

    /// <summary>
    /// A sample that hardly tells the parameters: fewer than five observations for each, or an error larger than a parameter's distance from its
    /// end, so that the normal law of the estimates describes little.
    /// </summary>
    public static IEnumerable<Finding> OfSample(ValueList<Parameter> space, ValueList<FittedParameter> parameters, bool hasOptimum, double observations, string data)
    {
        if (observations < 5 * space.Count)
        {
            yield return new Finding("fit.few", "", FormattableString.Invariant($"{observations} {data} are few for {space.Count} parameters"), FindingLevel.Note);
        }

        string weak = string.Join(", ", parameters.Where((parameter, i) => hasOptimum && parameter.Value.StandardError > ToEnd(parameter.Value.Value, space[i])));
        if (weak.Length > 0)
        {
            yield return new Finding(
                "fit.weak-parameter",
                "",
                $"the error of {weak} is larger than the distance to the end of the range: the normal law of the estimates describes it poorly; take a bootstrap, a posterior or a simpler family");
        }
    }

    private static double ToEnd(double value, Parameter parameter) => Math.Min(value - parameter.Lower, parameter.Upper - value);

    /// <summary>A law without a mean.</summary>
    public static Finding InfiniteMean(Severity law, string path = "") => new("tail.infinite-mean", path, $"{law} has an infinite mean: a price exists only under a limit");
}
