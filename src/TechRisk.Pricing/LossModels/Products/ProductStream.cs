namespace TechRisk.Pricing;

/// <summary>One independent part of a product risk's year: events of one kind of one line.</summary>
internal sealed record ProductStream
{
    /// <summary>Name of the line, which is its section.</summary>
    public required string Line { get; init; }

    /// <summary>What the events are: the last word of the address.</summary>
    public required string Role { get; init; }

    /// <summary>Law of the number of events, or of batches, of a policy year.</summary>
    public required Frequency Count { get; init; }

    /// <summary>Law of the number of claims of a batch; null for single claims.</summary>
    public Frequency? Claims { get; init; }

    /// <summary>True if the claims of a batch are one event.</summary>
    public bool IsOneEvent { get; init; }

    /// <summary>Law of the indemnity of a claim.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Cost of defending a claim; null for nothing.</summary>
    public DefenceLaw? Defence { get; init; }

    /// <summary>True if a copula drives the number of events.</summary>
    public bool IsDriven { get; init; }

    /// <summary>True for claims of the extended reporting period, deemed made at the end of the policy.</summary>
    public bool IsLate { get; init; }

    /// <summary>True if several claims make one event.</summary>
    public bool IsBatch => Claims is not null && IsOneEvent;

    /// <summary>Ratio of defence to indemnity; 0 where the defence costs nothing; null where it has a law of its own.</summary>
    public double? Ratio => Defence is null ? 0 : (Defence as DefenceRatio)?.Ratio;

    /// <summary>The law of the indemnity of an event; null where it has no closed form.</summary>
    public Severity? EventLaw => IsBatch ? BatchLoss.Of(Claims!, Severity) : Severity;

    /// <summary>The stream in a policy period of another length.</summary>
    public ProductStream In(double period) => period == 1 ? this : this with { Count = Count.Scale(period) };
}

/// <summary>Takes a product risk apart into its independent streams of events.</summary>
internal static class ProductStreams
{
    /// <summary>The streams in the order of lines and roles; those without events are left out.</summary>
    public static ProductStream[] Of(ProductRisk risk)
    {
        List<ProductStream> streams = [];
        foreach (ProductLine line in risk.AllLines)
        {
            Add(streams, line, risk.Trigger);
        }

        if (risk.Recall is { } recall)
        {
            streams.Add(new ProductStream { Line = ProductRisk.RecallSection, Role = "recalls", Count = recall.Frequency, Severity = recall.Cost });
        }

        return [.. streams.Where(stream => stream.Count.Mean > 0)];
    }

    private static void Add(List<ProductStream> streams, ProductLine line, LossTrigger trigger)
    {
        double trend = ProductLine.Grown(line.FrequencyTrend, line.TrendYears);
        if (trigger is not ClaimsMadeTrigger made)
        {
            (double, int)[] years = [.. line.ReportLag.Select((share, lag) => (share, lag)).Where(year => year.share > 0)];
            Add(streams, line, new Part { Years = years, Factor = trend * line.Volume(0) });
            return;
        }

        Add(streams, line, new Part { Years = [(1, 0)], Factor = trend * line.Reported(_ => 1), Kept = line.CoveredPart(made) });
        (double, int)[] late = [.. line.Late(made).Select(year => (year.Volume, year.Years))];
        double volume = late.Sum(year => year.Item1);
        if (volume > 0)
        {
            Add(streams, line, new Part { Years = [.. late.Select(year => (year.Item1 / volume, year.Item2))], Factor = trend * volume, IsLate = true });
        }
    }

    private static void Add(List<ProductStream> streams, ProductLine line, Part part)
    {
        (double, double)[] factors = [.. part.Years.Select(year => (year.Weight, ProductLine.Grown(line.SeverityTrend, line.TrendYears + year.Years)))];
        Severity severity = LaggedSeverity.Of(line.Severity, factors);
        DefenceLaw? defence = line.Defence is JointDefence joint ? joint with { Cost = LaggedSeverity.Of(joint.Cost, factors) } : line.Defence;
        string late = part.IsLate ? "late " : "";
        streams.Add(new ProductStream
        {
            Line = line.Name,
            Role = late + "claims",
            Count = part.Of(line.Frequency, line.ReferenceExposure),
            Severity = severity,
            Defence = defence,
            IsDriven = !part.IsLate && line.Frequency.Mean > 0,
            IsLate = part.IsLate,
        });
        if (line.Batches is { } batches)
        {
            streams.Add(new ProductStream
            {
                Line = line.Name,
                Role = late + "batches",
                Count = part.Of(batches.Frequency, 1),
                Claims = batches.Claims,
                IsOneEvent = batches.HasClause,
                Severity = severity,
                Defence = defence,
                IsLate = part.IsLate,
            });
        }
    }

    /// <summary>Claims of some years of report.</summary>
    private readonly record struct Part
    {
        /// <summary>Shares of the claims and the years after the policy year in which they are reported.</summary>
        public required (double Weight, int Years)[] Years { get; init; }

        /// <summary>Factor on the number of claims of a policy year with the reference exposure.</summary>
        public required double Factor { get; init; }

        /// <summary>Probability that a claim is insured.</summary>
        public double Kept { get; init; } = 1;

        public bool IsLate { get; init; }

        public Part()
        {
        }

        public Frequency Of(Frequency law, double exposure)
        {
            double factor = Factor * exposure;
            Frequency scaled = factor == 1 ? law : law.Scale(factor);
            return Kept == 1 ? scaled : scaled.Thin(Kept);
        }
    }
}
