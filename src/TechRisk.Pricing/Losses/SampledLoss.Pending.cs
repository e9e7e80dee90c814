namespace TechRisk.Pricing;

public sealed partial class SampledLoss
{
    private const string Next = "lands with the measures";

    internal override Functional MeanFunctional() => throw new InvalidOperationException(Next);

    internal override Functional StandardDeviationFunctional() => throw new InvalidOperationException(Next);

    internal override Functional VarianceFunctional() => throw new InvalidOperationException(Next);

    internal override Functional QuantileFunctional(double level) => throw new InvalidOperationException(Next);

    internal override Functional TailValueFunctional(double level) => throw new InvalidOperationException(Next);

    internal override Functional DistortedFunctional(Func<double, double> distortion) => throw new InvalidOperationException(Next);

    internal override Functional ExponentialFunctional(double riskAversion) => throw new InvalidOperationException(Next);

    internal override Functional EsscherFunctional(double h) => throw new InvalidOperationException(Next);

    /// <inheritdoc/>
    public override Estimate StopLoss(double retention) => throw new InvalidOperationException(Next);

    /// <inheritdoc/>
    public override Estimate ExceedanceProbability(double loss) => throw new InvalidOperationException(Next);
}
