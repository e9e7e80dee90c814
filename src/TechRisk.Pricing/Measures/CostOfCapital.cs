using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>
/// E + r (TVaR_p - E): the mean and the cost of the capital that carries the tail. With <see cref="CapitalBasis.NetOfPremium"/> the
/// premium is part of the capital: (E + r TVaR_p) / (1 + r).
/// </summary>
public sealed record CostOfCapital : Distortion
{
    /// <summary>A cost of capital on TVaR.</summary>
    /// <param name="rate">r, return on capital above the riskless, a fraction in [0, 1].</param>
    /// <param name="level">p of the TVaR, strictly between 0 and 1: 0.995, not 99.5.</param>
    public CostOfCapital(double rate, double level)
    {
        Rate = rate;
        Level = level;
    }

    /// <summary>Cost of capital r.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double Rate { get; init => field = Require.Fraction(value, nameof(Rate)); }

    /// <summary>Level p of the TVaR.</summary>
    /// <value>A probability strictly between 0 and 1.</value>
    public double Level { get; init => field = Require.Level(value, nameof(Level)); }

    /// <summary>What the cost is paid on.</summary>
    /// <value>The default is the capital above the mean.</value>
    public CapitalBasis Basis
    {
        get;
        init => field = value is CapitalBasis.AboveMean or CapitalBasis.NetOfPremium
            ? value
            : throw Require.Wrong(nameof(Basis), value, "must be AboveMean or NetOfPremium");
    }

    /// <inheritdoc/>
    public override string AllocationMethod => "Euler: mean of each cover and its part of TVaR, in the weights of the measure";

    private double TailWeight => Basis == CapitalBasis.NetOfPremium ? Rate / (1 + Rate) : Rate;

    /// <summary>Name, rate, level and, where it is not the usual one, the basis.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"CostOfCapital {Rate} at {Level}{(Basis == CapitalBasis.NetOfPremium ? ", net of premium" : "")}");

    internal override Functional Evaluate(AnnualLoss loss) =>
        loss.MeanFunctional().Combine(1 - TailWeight, (TailWeight, loss.TailValueFunctional(Level)));

    internal override void Distort(Span<double> survival)
    {
        double share = 1 - Level;
        double weight = TailWeight;
        foreach (ref double s in survival)
        {
            s = ((1 - weight) * s) + (weight * Math.Min(s / share, 1));
        }
    }
}
