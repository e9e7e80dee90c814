using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The loss of a policy period computed on a lattice instead of simulated: every figure is a value between two bounds that are
/// guaranteed to contain the truth (<see cref="EstimateKind.Bounded"/>), or exact. The loss is min((S - retention)+, limit) of a year's sum S.
/// </summary>
/// <remarks>
/// The bounds of TVaR, stop loss, layer means and concave distortions narrow with the square of the step, those of VaR and probabilities with the
/// step. Source: Gerber, On the numerical evaluation of the distribution of aggregate claims and its stop-loss premiums, Insurance:
/// Mathematics and Economics 1 (1982); Mueller, Stoyan, Comparison Methods for Stochastic Models and Risks (2002), chapter 8.
/// </remarks>
public sealed partial class LatticeLoss : AnnualLoss
{
    internal LatticeLoss(LatticeLaw law, double retention = 0, double limit = double.PositiveInfinity)
        : base(TailOf(law, retention, limit))
    {
        Law = law;
        Retention = retention;
        Limit = limit;
    }

    /// <summary>Distance of the points of the lattice, in the submission's currency.</summary>
    public double Step => Law.Shape.Step;

    /// <summary>Number of points: 0, step, ... , (points - 1) step.</summary>
    public int Points => Law.Shape.Nodes.Length;

    /// <summary>True if figures carry guaranteed bounds; a lattice of one plain discretisation has none.</summary>
    public bool HasBounds => Law.HasBounds;

    /// <summary>The sum before the yearly terms.</summary>
    internal LatticeLaw Law { get; }

    /// <summary>Part of the year's sum that is not counted.</summary>
    internal double Retention { get; }

    /// <summary>The most that is counted above the retention.</summary>
    internal double Limit { get; }

    internal override string LawName => Law.Name;

    private double Top => Retention + Limit;

    private protected override IEnumerable<Finding> OwnFindings => Law.Findings;

    /// <summary>A loss with given probabilities: P(S = k step) = probabilities[k]. Every figure of it is exact but for rounding.</summary>
    /// <param name="step">Distance of the points, above 0, in the submission's currency.</param>
    /// <param name="probabilities">Probabilities of 0, step, 2 step ...; each 0 or more, with sum 1 (to 1e-9).</param>
    /// <exception cref="ArgumentOutOfRangeException">A step or probability out of range, or a sum that is not 1.</exception>
    public static LatticeLoss FromProbabilities(double step, ReadOnlySpan<double> probabilities)
    {
        Require.Positive(step);
        Require.AtLeast(probabilities.Length, 1, "number of probabilities");
        double sum = 0;
        foreach (double p in probabilities)
        {
            sum += Require.NonNegative(p, nameof(probabilities));
        }

        return Math.Abs(sum - 1) <= 1e-9
            ? new LatticeLoss(GivenLattice.Of(step, probabilities))
            : throw Require.Wrong(nameof(probabilities), sum, "must have the sum 1");
    }

    /// <summary>The part of the loss in a layer of the year: min((S - attachment)+, limit) as a loss of its own, such as a stop-loss cover.</summary>
    /// <param name="limit">Height of the layer, above 0; infinite for no limit.</param>
    /// <param name="attachment">Where the layer starts, 0 or more, in the submission's currency.</param>
    public LatticeLoss Layer(double limit, double attachment)
    {
        Require.PositiveOrInfinite(limit);
        Require.NonNegative(attachment);
        return attachment >= Limit
            ? new LatticeLoss(Law, Top, double.Epsilon)
            : new LatticeLoss(Law, Retention + attachment, Math.Min(limit, Limit - attachment));
    }

    /// <summary>P(S = loss): above 0 only where the loss has an atom on a point of the lattice.</summary>
    /// <param name="loss">0 or more, in the submission's currency.</param>
    public Estimate Probability(double loss)
    {
        Require.NonNegative(loss);
        if (loss == 0)
        {
            return Retention == 0 ? Estimate.Exact(Law.ProbabilityOfZero) : Bracket.Exact(1).Minus(At(loss)).Within(0, 1).ToEstimate();
        }

        if (loss > Limit)
        {
            return Estimate.Exact(0);
        }

        if (loss == Limit)
        {
            return Law.AtLeast(Top).ToEstimate();
        }

        double sum = Retention + loss;
        int k = (int)Math.Round(sum / Step);
        bool onPoint = k < Points && Math.Abs(sum - (k * Step)) <= 1e-9 * Step;
        double value = onPoint ? Law.Shape.Atom(k) : 0;
        if (!Law.HasBounds)
        {
            return Estimate.Bounded(value, 0, 1);
        }

        // P(S > x - d) - P(S > x + d) contains the atom whatever d is
        double near = Math.Min(0.5 * Step, loss);
        Bracket around = Law.Survival(Math.Max(sum - near, 0)).Minus(Law.Survival(sum + near)).Within(0, 1);
        return Law.Shape.IsAtomic ? Bracket.Of(value, value - 4 * Law.CdfRounding, value + 4 * Law.CdfRounding).Within(0, 1).ToEstimate() : Bracket.Of(value, 0, around.Upper).ToEstimate();
    }

    /// <inheritdoc/>
    public override Estimate StopLoss(double retention) => Law.Layer(Retention + Require.NonNegative(retention), Top).ToEstimate();

    /// <inheritdoc/>
    public override Estimate ExceedanceProbability(double loss) => At(Require.NonNegative(loss)).ToEstimate();

    /// <summary>Mean, standard deviation, two quantiles and their tail values in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"mean {Mean}, standard deviation {StandardDeviation}, VaR 99.5 % {Quantile(0.995)}, TVaR 99.5 % {TailValueAtRisk(0.995)}; {Points} points of {Step}");

    private static TailFacts TailOf(LatticeLaw law, double retention, double limit) =>
        double.IsFinite(limit) ? TailFacts.BoundedBy(Math.Min(limit, Math.Max(law.RightEnd - retention, 0)))
        : retention == 0 || law.Tail.RightEnd is not { } end ? law.Tail
        : law.Tail with { RightEnd = Math.Max(end - retention, 0) };

    private Bracket At(double loss) => loss >= Limit ? default : Law.Survival(Retention + loss);
}
