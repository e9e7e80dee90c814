using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>The distortion of a family that prices a loss at a given premium.</summary>
public sealed record CalibratedDistortion
{
    private CalibratedDistortion(Distortion distortion, Estimate parameter)
    {
        Distortion = distortion;
        Parameter = parameter;
    }

    /// <summary>The distortion at the parameter found.</summary>
    public Distortion Distortion { get; }

    /// <summary>The parameter with its error: that of the loss's price, divided by the slope of the price in the parameter.</summary>
    public Estimate Parameter { get; }

    /// <summary>The distortion of a family whose price of a loss is a premium.</summary>
    /// <param name="family">Which parameter to find.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="premium">Price to meet, from the mean of the loss up, in the submission's currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">The premium is below the mean or above every price of the family.</exception>
    /// <exception cref="InvalidOperationException">The mean is infinite, or the family has no price for the loss.</exception>
    public static CalibratedDistortion ToPremium(DistortionFamily family, AnnualLoss loss, double premium)
    {
        ArgumentNullException.ThrowIfNull(loss);
        var search = new CalibrationSearch(family, loss);
        double parameter = search.Find(Require.NonNegative(premium));
        return new CalibratedDistortion(CalibrationSearch.Make(family, parameter), search.ErrorOf(parameter, loss.MeanFunctional().Combine(0).Plus(premium)));
    }

    /// <summary>
    /// The distortion of a family under which the loss limited to assets a earns a return r on what investors pay in beyond the premium P:
    /// P = (E[min(S, a)] + r a) / (1 + r) is its price of min(S, a).
    /// </summary>
    /// <param name="family">Which parameter to find.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="assets">a, above 0, in the submission's currency: premium and capital together.</param>
    /// <param name="rate">r, return on capital, a fraction in [0, 1].</param>
    /// <exception cref="InvalidOperationException">The loss has no price limited to assets, or the family none for the loss.</exception>
    public static CalibratedDistortion ToReturn(DistortionFamily family, AnnualLoss loss, double assets, double rate)
    {
        ArgumentNullException.ThrowIfNull(loss);
        AnnualLoss limited = loss.Limited(Require.Positive(assets));
        double r = Require.Fraction(rate);
        Functional premium = limited.MeanFunctional().Combine(1 / (1 + r)).Plus(r * assets / (1 + r));
        var search = new CalibrationSearch(family, limited);
        double parameter = search.Find(premium.Value);
        return new CalibratedDistortion(CalibrationSearch.Make(family, parameter), search.ErrorOf(parameter, premium));
    }

    /// <summary>The distortion and its parameter with the error.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Distortion} ({Parameter})");
}
