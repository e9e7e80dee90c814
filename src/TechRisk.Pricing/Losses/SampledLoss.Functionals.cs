using System.Globalization;

namespace TechRisk.Pricing;

public sealed partial class SampledLoss
{
    /// <inheritdoc/>
    public override Estimate StopLoss(double retention) => new ExcessFunctional(this, Require.NonNegative(retention)).ToEstimate();

    /// <inheritdoc/>
    public override Estimate ExceedanceProbability(double loss) => new ExceedanceFunctional(this, Require.NonNegative(loss)).ToEstimate();

    internal override AnnualLoss Limited(double limit)
    {
        double[] paid = Array.ConvertAll(_values, x => Math.Min(x, limit));
        return new SampledLoss(paid, TailFacts.BoundedBy(Math.Min(Tail.RightEnd ?? double.PositiveInfinity, limit)), LawName, Rows);
    }

    internal override Functional MeanFunctional() => new MeanFunctional(this);

    internal override Functional StandardDeviationFunctional() => new StandardDeviationFunctional(this);

    internal override Functional VarianceFunctional() => new VarianceFunctional(this);

    internal override Functional SkewnessFunctional() => new SkewnessFunctional(this);

    internal override Functional StopLossFunctional(double retention) => new ExcessFunctional(this, Require.NonNegative(retention));

    internal override Functional LayerMeanFunctional(double limit, double attachment) =>
        new ExcessFunctional(this, Require.NonNegative(attachment), Require.PositiveOrInfinite(limit));

    internal override Functional SemiVarianceFunctional() => new SemiVarianceFunctional(this);

    internal override Functional ExcessOverMeanFunctional(double factor) => new ExcessOverMeanFunctional(this, Require.Positive(factor));

    internal override Functional DeficitAssetsFunctional(double ratio) => new DeficitAssetsFunctional(this, Require.Level(ratio));

    internal override Functional QuantileFunctional(double level) => new QuantileFunctional(this, Require.Level(level));

    internal override Functional TailValueFunctional(double level) => new TailValueFunctional(this, Require.Level(level));

    internal override Functional ExpectedFunctional(LossFunction function) => new FunctionFunctional(this, function);

    internal override Functional DistortedFunctional(IDistortionCurve distortion) => new DistortedFunctional(this, distortion);

    internal override Functional ExponentialFunctional(double riskAversion)
    {
        TailRule.RequireExponential(this, riskAversion, string.Create(CultureInfo.InvariantCulture, $"The exponential principle with risk aversion {riskAversion}"));
        return new ExponentialFunctional(this, riskAversion);
    }

    internal override Functional EsscherFunctional(double h)
    {
        TailRule.RequireExponential(this, h, string.Create(CultureInfo.InvariantCulture, $"The Esscher price with h = {h}"));
        return new EsscherFunctional(this, this, h, new ExponentialWeights(this, h));
    }
}
