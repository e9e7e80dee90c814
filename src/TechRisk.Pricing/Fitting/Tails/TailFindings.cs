namespace TechRisk.Pricing;

/// <summary>What a fitted tail has to say about itself.</summary>
internal static class TailFindings
{
    private const int Few = 30;

    public static ValueList<Finding> Of(PeaksOverThreshold tail)
    {
        List<Finding> findings = OfShape(tail.Shape);
        double shape = tail.Shape.Value;
        if (tail.Exceedances < Few)
        {
            findings.Add(new("tail.few-losses", "tail", FormattableString.Invariant($"Only {tail.Exceedances} losses lie above the threshold: asymptotic errors are rough below {Few}."), FindingLevel.Note));
        }

        if (tail.Method == TailMethod.MaximumLikelihood && shape <= -1)
        {
            findings.Add(new("tail.boundary", "tail.shape", "The likelihood has no maximum above a shape of -1: the law is uniform up to the largest loss."));
        }
        else if (tail.Method == TailMethod.MaximumLikelihood && shape <= ParetoEstimators.IrregularShape)
        {
            findings.Add(new("tail.irregular", "tail.shape", FormattableString.Invariant($"The shape {shape:0.000} is -1/2 or below: the likelihood is not regular there, and its standard errors are infinite.")));
        }
        else if (double.IsInfinity(tail.Shape.StandardError))
        {
            string method = tail.Method == TailMethod.Moments ? "moments need a shape below 1/4" : tail.Method == TailMethod.WeightedMoments ? "probability-weighted moments need a shape below 1/2" : "the likelihood has no curvature there";
            findings.Add(new("tail.no-standard-error", "tail.shape", FormattableString.Invariant($"The shape {shape:0.000} has no standard error: {method}.")));
        }

        return new(findings.ToArray());
    }

    /// <summary>The findings of a shape alone: which moments its law has.</summary>
    public static List<Finding> OfShape(Estimate shape)
    {
        List<Finding> findings = [];
        if (shape.Value >= 1)
        {
            findings.Add(new("tail.infinite-mean", "tail.shape", FormattableString.Invariant($"The shape {shape.Value:0.000} is 1 or more: the mean and every tail value at risk are infinite; only limited amounts have a price.")));
        }
        else if (shape.Upper >= 1 && double.IsFinite(shape.Upper))
        {
            findings.Add(new("tail.mean-in-doubt", "tail.shape", FormattableString.Invariant($"The interval of the shape reaches {shape.Upper:0.000}: the mean may be infinite.")));
        }

        if (shape.Value is >= 0.5 and < 1)
        {
            findings.Add(new("tail.infinite-variance", "tail.shape", FormattableString.Invariant($"The shape {shape.Value:0.000} is 1/2 or more: the variance is infinite.")));
        }

        return findings;
    }
}
