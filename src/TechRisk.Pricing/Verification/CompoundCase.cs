namespace TechRisk.Pricing;

/// <summary>
/// Kind compound: S = sum of Y over the year's ground-up claims, Y = share * min(max(X - deductible, 0), limit); gross is S, net is
/// min(max(S - aggregate deductible, 0), aggregate limit), and prices are those of net where the year has terms.
/// </summary>
internal sealed class CompoundCase : ICaseFigures
{
    private readonly Lazy<AnnualLoss> _gross;
    private readonly Lazy<AnnualLoss> _net;
    private readonly PolicyTerms _terms;
    private readonly Dictionary<string, double?> _expected;
    private readonly ExcessOfLoss? _reinstatements;
    private readonly Func<long, double>? _probability;

    private CompoundCase(Frequency frequency, Severity severity, PolicyTerms terms, ExcessOfLoss? reinstatements, IReadOnlyList<ExpectedFigure> expected)
    {
        _terms = terms;
        _reinstatements = reinstatements;
        _expected = expected.DistinctBy(figure => figure.Path).ToDictionary(figure => figure.Path, figure => figure.Value, StringComparer.Ordinal);
        Cover net = new("cover", frequency, severity, terms);
        Cover gross = net with { Terms = terms with { AggregateRetention = 0, AggregateLimit = double.PositiveInfinity } };
        _gross = new(() => CaseEngine.Of(gross));
        _net = terms.PaysYearInFull ? _gross : new(() => CaseEngine.Of(net));
        _probability = severity is Discrete amounts && terms.PaysClaimsInFull && amounts.Points.All(point => point.Value == Math.Floor(point.Value))
            ? n => CaseEngine.Probability(_gross.Value, n)
            : null;
    }

    /// <summary>Reads the case; null where it is wrong or not known.</summary>
    public static CompoundCase? Read(CaseNode node, IReadOnlyList<ExpectedFigure> expected)
    {
        Frequency? frequency = CaseFrequencies.Read(node.Child("frequency"));
        Severity? severity = CaseSeverities.Read(node.Child("severity"));
        PolicyTerms? terms = Terms(node);
        ExcessOfLoss? reinstatements = node.OptionalChild("reinstatements") is CaseNode own ? Reinstatements(own) : null;
        node.Close();
        return node.IsWrong || frequency is null || severity is null || terms is null ? null : new CompoundCase(frequency, severity, terms, reinstatements, expected);
    }

    /// <summary>perClaim and aggregate; what is absent does not change the loss.</summary>
    public static PolicyTerms? Terms(CaseNode node)
    {
        PolicyTerms terms = PolicyTerms.None;
        if (node.OptionalChild("perClaim") is CaseNode claim)
        {
            (double deductible, double limit, double share) =
                (claim.Number("deductible", Require.NonNegative, 0), claim.Limit("limit"), claim.Number("share", Require.Fraction, 1));
            claim.Close();
            terms = node.Made(() => terms with { Retention = deductible, Limit = limit, InsuredShare = 1 - share }) ?? terms;
        }

        if (node.OptionalChild("aggregate") is CaseNode year)
        {
            (double deductible, double limit) = (year.Number("deductible", Require.NonNegative, 0), year.Limit("limit"));
            year.Close();
            terms = node.Made(() => terms with { AggregateRetention = deductible, AggregateLimit = limit }) ?? terms;
        }

        return node.IsWrong ? null : terms;
    }

    public double? Find(string path)
    {
        (string head, string name) = path.IndexOf('.', StringComparison.Ordinal) is int dot and > 0 ? (path[..dot], path[(dot + 1)..]) : ("", path);
        return head switch
        {
            "gross" => Year(_gross.Value, double.PositiveInfinity).Find(name),
            "net" => Year(_net.Value, _terms.AggregateLimit).Find(name),
            "pricing" => new PriceFigures(_net.Value, _expected).Find(name),
            "reinstatement" => _reinstatements is null ? null : new ReinstatementFigures(_gross.Value, _reinstatements with { AggregateDeductible = _terms.AggregateRetention }).Find(name),
            _ => Year(_net.Value, _terms.AggregateLimit).Find(path),
        };
    }

    private static ExcessOfLoss? Reinstatements(CaseNode node)
    {
        (double layer, double[] prices) = (node.Number("layerLimit", Require.Positive), node.Numbers("prices", Require.NonNegative));
        node.Close();
        return node.Made(() => new ExcessOfLoss(layer, 0) { Reinstatements = prices.ToValueList() });
    }

    private AnnualFigures Year(AnnualLoss loss, double limit) => new(loss, _gross.Value.Mean.Value) { Limit = limit, Probability = _probability };
}
