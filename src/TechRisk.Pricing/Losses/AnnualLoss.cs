namespace TechRisk.Pricing;

/// <summary>
/// The loss of one policy period as an engine knows it: a simulated column or a lattice. Every measure, premium and report
/// works on both.
/// </summary>
public abstract partial class AnnualLoss
{
    private protected AnnualLoss(TailFacts tail) => Tail = tail;

    /// <summary>What the model knows of the tail after its terms.</summary>
    public TailFacts Tail { get; }

    /// <summary>What a reader of the figures has to know: infinite mean, infinite variance, unknown tail.</summary>
    public ValueList<Finding> Findings => [.. TailRule.Findings(this), .. OwnFindings];

    /// <summary>E[S], in the submission's currency; infinite if the model says so.</summary>
    public Estimate Mean => MeanFunctional().ToEstimate();

    /// <summary>Square root of E[(S - E[S])^2]; infinite if the model says so.</summary>
    public Estimate StandardDeviation => StandardDeviationFunctional().ToEstimate();

    /// <summary>E[(S - E[S])^3] / Var[S]^(3/2); infinite if the model says so, 0 where the loss does not vary.</summary>
    public Estimate Skewness => SkewnessFunctional().ToEstimate();

    /// <summary>P(S &gt; 0).</summary>
    public Estimate ProbabilityOfLoss => ExceedanceProbability(0);

    /// <summary>What the engine has to add to the findings of the tail.</summary>
    private protected virtual IEnumerable<Finding> OwnFindings => [];

    /// <summary>What a refused measure is blamed on.</summary>
    internal abstract string LawName { get; }

    /// <summary>VaR_p = inf { x : F(x) &gt;= p }.</summary>
    /// <param name="level">p, strictly between 0 and 1: 0.995, not 99.5.</param>
    public Estimate Quantile(double level) => QuantileFunctional(level).ToEstimate();

    /// <summary>TVaR_p = VaR_p + E[(S - VaR_p)+] / (1 - p).</summary>
    /// <param name="level">p, strictly between 0 and 1.</param>
    public Estimate TailValueAtRisk(double level) => TailValueFunctional(level).ToEstimate();

    /// <summary>E[min((S - attachment)+, limit)], the mean of a layer of the annual loss.</summary>
    /// <param name="limit">Height of the layer, above 0, in the submission's currency; infinite for a stop loss.</param>
    /// <param name="attachment">Where the layer starts, 0 or more, in the submission's currency.</param>
    public Estimate LayerMean(double limit, double attachment) =>
        LayerMeanFunctional(Require.PositiveOrInfinite(limit), Require.NonNegative(attachment)).ToEstimate();

    /// <summary>Return-period losses: quantiles at 1 - 1/T.</summary>
    /// <param name="returnPeriods">Return periods T in years, each above 1; the default is 2, 5, 10, 25, 50, 100, 200, 250, 500 and 1000.</param>
    public ExceedanceCurve ExceedanceCurve(params ReadOnlySpan<double> returnPeriods) => Pricing.ExceedanceCurve.Of(this, returnPeriods);

    /// <summary>E[(S - retention)+].</summary>
    /// <param name="retention">0 or more, in the submission's currency.</param>
    public abstract Estimate StopLoss(double retention);

    /// <summary>P(S &gt; loss).</summary>
    /// <param name="loss">0 or more, in the submission's currency.</param>
    public abstract Estimate ExceedanceProbability(double loss);

    /// <summary>min(S, limit) as a loss of the same engine.</summary>
    internal virtual AnnualLoss Limited(double limit) =>
        throw new InvalidOperationException($"{LawName} cannot be limited here: aggregate or simulate the covers with the limit among their terms.");

    internal abstract Functional MeanFunctional();

    internal abstract Functional StandardDeviationFunctional();

    internal abstract Functional VarianceFunctional();

    internal abstract Functional SkewnessFunctional();

    internal abstract Functional QuantileFunctional(double level);

    internal abstract Functional TailValueFunctional(double level);

    /// <summary>E[(S - retention)+].</summary>
    internal abstract Functional StopLossFunctional(double retention);

    /// <summary>E[min((S - attachment)+, limit)]; the limit may be infinite.</summary>
    internal abstract Functional LayerMeanFunctional(double limit, double attachment);

    /// <summary>E[((S - E[S])+)^2].</summary>
    internal abstract Functional SemiVarianceFunctional();

    /// <summary>E[(S - factor E[S])+], factor above 0.</summary>
    internal abstract Functional ExcessOverMeanFunctional(double factor);

    /// <summary>inf { a &gt;= 0 : E[(S - a)+] &lt;= ratio E[S] }, ratio in (0, 1).</summary>
    internal abstract Functional DeficitAssetsFunctional(double ratio);

    /// <summary>The integral of g(P(S &gt; x)) over x from 0.</summary>
    internal abstract Functional DistortedFunctional(IDistortionCurve distortion);

    /// <summary>(1/a) ln E[exp(a S)].</summary>
    internal abstract Functional ExponentialFunctional(double riskAversion);

    /// <summary>E[S exp(h S)] / E[exp(h S)].</summary>
    internal abstract Functional EsscherFunctional(double h);
}
