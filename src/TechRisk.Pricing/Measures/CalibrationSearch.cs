using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The parameter of a family at which its price of a loss, which rises with the load, meets a premium.</summary>
internal sealed class CalibrationSearch
{
    private const double Tolerance = 1e-12;
    private const double LargestLoad = 700;
    private const double LargestLevel = 1 - 1e-9; // one row of a sample: beyond it TVaR does not rise
    private readonly DistortionFamily _family;
    private readonly AnnualLoss _loss;
    private readonly double _mean;

    public CalibrationSearch(DistortionFamily family, AnnualLoss loss)
    {
        _family = Enum.IsDefined(family) ? family : throw Require.Wrong(nameof(family), family, "must be a family of distortions");
        _loss = loss;
        _mean = loss.MeanFunctional().Value;
        if (!double.IsFinite(_mean))
        {
            throw new InvalidOperationException($"No distortion can be calibrated to {loss.LawName}: its mean is infinite. A limit makes it finite.");
        }
    }

    private bool IsLevel => _family == DistortionFamily.TailValueAtRisk;

    /// <summary>The distortion of a family at a parameter.</summary>
    public static Distortion Make(DistortionFamily family, double parameter) => family switch
    {
        DistortionFamily.Wang => new WangTransform(parameter),
        DistortionFamily.ProportionalHazard => new ProportionalHazard(parameter),
        DistortionFamily.DualPower => new DualPower(parameter),
        DistortionFamily.TailValueAtRisk => new TailValueAtRisk(parameter),
        _ => new ConstantCostOfCapital(parameter),
    };

    /// <summary>The parameter of a premium.</summary>
    public double Find(double premium)
    {
        if (premium < _mean * (1 - Tolerance) || (premium <= _mean && IsLevel))
        {
            throw Require.Wrong(nameof(premium), premium, FormattableString.Invariant($"must be {(IsLevel ? "above" : "at least")} the mean {_mean} of the loss: a distortion does not price below it"));
        }

        if (_family == DistortionFamily.ConstantCostOfCapital)
        {
            return Rate(premium);
        }

        if (premium <= _mean)
        {
            return Parameter(0);
        }

        double least = IsLevel ? 1e-12 : 0;
        double most = IsLevel ? LargestLevel : Bracket(premium);
        if (Price(most) < premium)
        {
            throw Unreachable(premium, Price(most));
        }

        // an infinite price is far above the premium, and a number for the interpolation
        return Parameter(RootFinder.Find(load => Math.Min(Price(load), 1e6 * premium) - premium, least, most, Tolerance * most));
    }

    /// <summary>The parameter with the error of its price: to first order it moves by (d premium - d price) / slope.</summary>
    public Estimate ErrorOf(double parameter, Functional premium)
    {
        double step = 1e-4 * Math.Max(IsLevel || _family == DistortionFamily.ProportionalHazard ? Math.Min(parameter, 1 - parameter) : parameter, 1e-3);
        double low = _family == DistortionFamily.ProportionalHazard ? Math.Max(parameter - step, double.Epsilon) : parameter;
        double high = low + step;
        double slope = (Make(_family, high).Evaluate(_loss).Value - Make(_family, low).Evaluate(_loss).Value) / (high - low);
        Functional price = Make(_family, parameter).Evaluate(_loss);
        double gap = premium.Value - price.Value;
        return slope == 0 || !double.IsFinite(slope)
            ? Estimate.Exact(parameter)
            : price.Combine(-1 / slope, (1 / slope, premium)).Plus(parameter - (gap / slope)).ToEstimate();
    }

    // 0 is no load; the exponents are exp(load) and exp(-load)
    private double Parameter(double load) => _family switch
    {
        DistortionFamily.ProportionalHazard => Exp.Of(-load),
        DistortionFamily.DualPower => Exp.Of(load),
        _ => load,
    };

    private double Price(double load) => load == 0 ? _mean : Make(_family, Parameter(load)).Evaluate(_loss).Value;

    private double Bracket(double premium)
    {
        double most = 0.25;
        while (Price(most) < premium)
        {
            double next = 2 * most;
            if (next > (_family == DistortionFamily.Wang ? 30 : LargestLoad))
            {
                throw Unreachable(premium, Price(most));
            }

            most = next;
        }

        return most;
    }

    private double Rate(double premium)
    {
        double largest = TailRule.RequireRightEnd(_loss, nameof(ConstantCostOfCapital));
        double rate = Math.Max(premium - _mean, 0) / (largest - premium);
        return premium < largest && rate <= 1 ? rate : premium == _mean ? 0 : throw Unreachable(premium, (_mean + largest) / 2);
    }

    private ArgumentOutOfRangeException Unreachable(double premium, double largest) =>
        Require.Wrong(nameof(premium), premium, FormattableString.Invariant($"must be at most {largest}, the largest price that {_family} can give the loss"));
}
