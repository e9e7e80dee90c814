using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>What tail facts mean for a figure. Unknown facts never refuse: they are a finding.</summary>
internal static class TailRule
{
    /// <summary>True unless E[S^k] is known to be infinite for k above the order; a bounded loss has everything.</summary>
    public static bool MayHave(TailFacts tail, double order) =>
        tail.RightEnd is { } end && double.IsFinite(end) || tail.FiniteMoments is not { } moments || moments > order;

    /// <summary>True unless E[exp(a S)] is known to be infinite.</summary>
    public static bool MayHaveExponential(TailFacts tail, double a) =>
        tail.RightEnd is { } end && double.IsFinite(end) || tail.ExponentialAbscissa is not { } abscissa || abscissa > a;

    /// <summary>The error of a measure that needs E[exp(a S)] where it is infinite.</summary>
    public static void RequireExponential(AnnualLoss loss, double a, string measure)
    {
        if (!MayHaveExponential(loss.Tail, a))
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{measure} does not exist for {loss.LawName}: E[exp({a} S)] is infinite. Give the cover a limit per claim and in aggregate, or choose a measure that exists, such as the Wang transform."));
        }
    }

    /// <summary>The largest possible loss, which a measure needs.</summary>
    public static double RequireRightEnd(AnnualLoss loss, string measure) =>
        loss.Tail.RightEnd is { } end && double.IsFinite(end)
            ? end
            : throw new InvalidOperationException(
                $"{measure} does not exist for {loss.LawName}: the loss has no {(loss.Tail.RightEnd is null ? "known " : "")}largest value. Give the cover an aggregate limit, or choose CostOfCapital at a level.");

    /// <summary>What a reader of figures of this loss has to know.</summary>
    public static ValueList<Finding> Findings(AnnualLoss loss)
    {
        TailFacts tail = loss.Tail;
        if (!MayHave(tail, 1))
        {
            return [new("tail.infinite-mean", "", $"The mean of {loss.LawName} is infinite: so are its standard deviation, TVaR and every price; quantiles and probabilities stand. A limit makes it finite.")];
        }

        if (!MayHave(tail, 2))
        {
            return [new("tail.infinite-variance", "", $"The variance of {loss.LawName} is infinite: the simulated mean, TVaR and prices have no finite standard error; quantiles and probabilities stand. A limit makes it finite.")];
        }

        if (tail.RightEnd is not 0 && loss.Mean.Value == 0)
        {
            return [new("simulation.no-loss", "", $"No year has a loss, although {loss.LawName} can have one: a mean of 0 without error says nothing here. Simulate more years, or ask the loss model for its exact moments.")];
        }

        return tail.RightEnd is null && tail.FiniteMoments is null
            ? [new("tail.unknown", "", $"It is not known which moments of {loss.LawName} are finite: a sample cannot show an infinite mean or variance, so means, prices and errors rest on the assumption that there is none.")]
            : [];
    }
}
