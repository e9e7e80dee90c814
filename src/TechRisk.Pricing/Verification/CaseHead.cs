namespace TechRisk.Pricing;

/// <summary>What every case has: its name, where it comes from, and the figures with their tolerances.</summary>
internal sealed record CaseHead(string Id, string Title, string Citation)
{
    public IReadOnlyList<ExpectedFigure> Figures { get; init; } = [];

    public Tolerance Tolerance { get; init; } = new(default, new Dictionary<string, Allowance>(), false);

    /// <summary>A case that was not run, and why.</summary>
    public VerificationResult NotRun(string reason) => new(Id, Title, Citation, VerificationStatus.NotRun) { Reason = reason };

    /// <summary>
    /// Compares every expected figure with what the library says. A null is a figure that the suite does not know; an
    /// <see cref="InvalidOperationException"/> is a figure that the library refuses.
    /// </summary>
    public VerificationResult Compare(Func<string, double?> compute)
    {
        int compared = 0;
        (double Share, string Path, string Reason) worst = (-1, "", "");
        List<string> unknown = [];
        foreach (ExpectedFigure figure in Figures)
        {
            (double? share, string reason) = Deviation(figure, compute);
            if (share is not double found)
            {
                unknown.Add(figure.Path);
                continue;
            }

            compared++;
            if (found > worst.Share)
            {
                worst = (found, figure.Path, reason);
            }
        }

        bool hasFailed = worst.Share > 1;
        return new VerificationResult(Id, Title, Citation, hasFailed ? VerificationStatus.Failed : unknown.Count > 0 || compared == 0 ? VerificationStatus.NotRun : VerificationStatus.Passed)
        {
            Figures = compared,
            WorstShare = Math.Max(worst.Share, 0),
            WorstFigure = worst.Path,
            NotCompared = unknown.ToValueList(),
            Reason = hasFailed ? worst.Reason
                : unknown.Count > 0 ? $"{(unknown.Count == 1 ? "a figure is" : "figures are")} not known: {string.Join(", ", unknown.Take(5))}{(unknown.Count > 5 ? " ..." : "")}"
                : compared == 0 ? "it expects no figure" : "",
        };
    }

    private (double? Share, string Reason) Deviation(ExpectedFigure figure, Func<string, double?> compute)
    {
        double? computed;
        try
        {
            computed = compute(figure.Path);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            return figure.Value is null ? (0, "") : (double.PositiveInfinity, $"{figure.Path} is refused: {JsonWords.OneLine(error.Message)}");
        }

        if (computed is not double value)
        {
            return (null, "");
        }

        if (figure.Value is not double expected)
        {
            return double.IsFinite(value) ? (double.PositiveInfinity, Words(figure.Path, value, "infinite or not to exist")) : (0, "");
        }

        double allowed = Tolerance.At(figure.Path, expected);
        double difference = value == expected ? 0 : Math.Abs(value - expected);
        double share = difference == 0 ? 0 : difference / allowed;
        return (double.IsNaN(share) ? double.PositiveInfinity : share, Words(figure.Path, value, FormattableString.Invariant($"{expected:R} within {allowed:G3}")));
    }

    private static string Words(string path, double value, string expected) => FormattableString.Invariant($"{path} is {value:R}; expected {expected}");
}
