using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>A law chosen by a method other than the likelihood; its errors come from simulated histories.</summary>
public sealed class SeverityEstimate
{
    // a distance of 1e-16 at the scale of its square: parameters settle to 1e-5 of their spread
    private const double Scale = 1e6;

    private readonly double[] _values;

    private SeverityEstimate(SeverityFamily family, EstimationMethod method, ClaimHistory history, double[] values, double distance, ValueList<Finding> findings)
    {
        Family = family;
        Method = method;
        History = history;
        _values = values;
        Severity = family.Create(values);
        Distance = distance;
        Findings = findings;
    }

    /// <summary>The family.</summary>
    public SeverityFamily Family { get; }

    /// <summary>The method.</summary>
    public EstimationMethod Method { get; }

    /// <summary>The claims.</summary>
    public ClaimHistory History { get; }

    /// <summary>The law nearest to the claims.</summary>
    public Severity Severity { get; }

    /// <summary>What is left of the distance, in the method's own units; near 0 where a method with as many equations as parameters solves them.</summary>
    public double Distance { get; }

    /// <summary>No solution, or an infinite mean.</summary>
    public ValueList<Finding> Findings { get; }

    /// <summary>The parameters in the order of the family.</summary>
    public ValueList<double> Values => ValueList.Create<double>(_values);

    /// <summary>The parameters with standard errors: the deviation over histories drawn from the law and estimated alike.</summary>
    /// <param name="replicates">Number of histories, 2 or more.</param>
    /// <param name="seed">Any whole number.</param>
    public ValueList<FittedParameter> Errors(int replicates = 200, long seed = 1)
    {
        Require.AtLeast(replicates, 2);
        RandomKey key = RandomKey.FromSeed(seed).Derive("estimate");
        ClaimDesign design = new(History);
        double[]?[] found = new double[]?[replicates];
        Parallel.For(0, replicates, i =>
        {
            ClaimHistory history = design.DrawHistory(Severity, key, i);
            SeverityEstimate other = Of(Family, Method, history);
            found[i] = other.Findings.Any(finding => finding.Code == "fit.no-optimum") ? null : other._values;
        });
        double[][] known = [.. found.OfType<double[]>()];
        return Family.Space.Select((parameter, i) => new FittedParameter(parameter.Name, Estimate.Fitted(_values[i], Deviation(known, i)))).ToValueList();
    }

    /// <summary>Family, method and parameters in one line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Family} by {Method.GetType().Name}: {string.Join(", ", Family.Space.Select((p, i) => FormattableString.Invariant($"{p.Name} {_values[i]:G6}")))}; distance {Distance:G4}");

    internal static SeverityEstimate Of(SeverityFamily family, EstimationMethod method, ClaimHistory history)
    {
        Func<Severity, double> distance = method.Distance(history, family.Space.Count);
        double scale = Scale / method.Unit(history);
        double Height(double[] values) => family.TryCreate(values) is { } law ? -scale * distance(law) : double.NegativeInfinity;
        (ParameterMap Map, Maximum Maximum) found = MaximumLikelihood.Search(Height, family.Space, family.Starts(history.Likelihood.Shape))
            ?? throw new InvalidOperationException($"{family} has no {method.GetType().Name} distance to the claims at any starting point");
        double[] values = found.Map.ToValues(found.Maximum.Point);
        List<Finding> findings = [];
        if (found.Maximum.Kind != MaximumKind.Interior)
        {
            findings.Add(new Finding("fit.no-optimum", "", $"no {family} is nearest to the claims in the sense of {method.GetType().Name}: the distance falls without end, at last at {FitFindings.Course(family.Space, values)}"));
        }

        Severity nearest = family.Create(values);
        if (double.IsPositiveInfinity(nearest.Mean))
        {
            findings.Add(FitFindings.InfiniteMean(nearest));
        }

        return new SeverityEstimate(family, method, history, values, -found.Maximum.Value / scale, findings.ToValueList());
    }

    private static double Deviation(double[][] values, int index) =>
        values.Length < 2 ? double.PositiveInfinity : SampleFigures.Spread(Array.ConvertAll(values, v => v[index])).Deviation;
}
