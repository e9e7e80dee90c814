using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

public sealed partial record SurplusProcess
{
    private const int FewestPoints = 512;
    private const int MostPoints = 16384;

    /// <summary>
    /// The adjustment coefficient R, the positive root of E[exp(r X)] = (1 + c r / (n lambda))^n, n the <see cref="WaitingShape"/>: for a Poisson process
    /// of lambda (E[exp(r X)] - 1) = c r. Good to 1e-11 relative; 0 where expected claims reach the premium.
    /// </summary>
    /// <exception cref="InvalidOperationException">E[exp(r X)] is infinite for every r above 0, or the equation has no root where it is finite.</exception>
    public Estimate AdjustmentCoefficient()
    {
        if (ClaimsPerPremium >= 1)
        {
            return Estimate.Exact(0);
        }

        double end = Claim.Tail.ExponentialAbscissa ?? 0;
        if (double.IsFinite(Claim.Maximum))
        {
            end = double.PositiveInfinity;
        }

        if (end == 0)
        {
            throw NoCoefficient("E[exp(r X)] is not known to be finite for any r above 0");
        }

        // ln E[exp(r X)] - n ln(1 + c r / (n lambda)) is convex and 0 at 0: over r it rises through the root
        double premium = PremiumRate / ClaimRate / WaitingShape;
        double Slope(double r)
        {
            double moment = r < end ? Log1p.Of(r * ExponentialMoment.Of(Claim, r)) : double.PositiveInfinity;
            return (moment - (WaitingShape * Log1p.Of(premium * r))) / r;
        }

        double low = 0;
        double high = double.IsFinite(end) ? end / 2 : 1 / Claim.Mean;
        for (int i = 0; Slope(high) < 0; i++)
        {
            low = high;
            high = double.IsFinite(end) ? end - ((end - high) / 4) : 2 * high;
            if (i > 12)
            {
                throw NoCoefficient(FormattableString.Invariant($"the equation has no root below {end}, the largest r at which E[exp(r X)] is finite"));
            }
        }

        for (int i = 0; low == 0 && i < 300; i++)
        {
            double middle = high / 2;
            (low, high) = Slope(middle) < 0 ? (middle, high) : (0, middle);
        }

        // where the moment overflows, halve until it does not: the root finder needs numbers
        for (int i = 0; !double.IsFinite(Slope(high)) && i < 200; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = Slope(middle) < 0 ? (middle, high) : (low, middle);
        }

        return Estimate.Exact(RootFinder.Find(Slope, low, high, 1e-13 * high));
    }

    /// <summary>Lundberg's upper bound of the ruin probability, exp(-R u).</summary>
    /// <param name="capital">u, 0 or more, in the submission's currency.</param>
    /// <exception cref="InvalidOperationException">There is no adjustment coefficient.</exception>
    public Estimate LundbergBound(double capital) => Estimate.Exact(Exp.Of(-AdjustmentCoefficient().Value * Require.NonNegative(capital)));

    /// <summary>
    /// psi(u), the probability that the surplus is ever negative. For a Poisson process: in closed form for claims of phase type (exponential, mixed
    /// exponential, Erlang and their mixtures), otherwise between guaranteed bounds that narrow with the number of points; for Erlang waiting
    /// times in closed form for exponential claims.
    /// </summary>
    /// <param name="capital">u, 0 or more, in the submission's currency.</param>
    /// <param name="precision">Width of the bounds over the value at which refining stops, above 0; at most 16,384 points are used, so that the bounds may stay wider.</param>
    /// <exception cref="InvalidOperationException">Erlang waiting times with claims that are not exponential.</exception>
    public Estimate RuinProbability(double capital, double precision = 0.01)
    {
        Require.NonNegative(capital);
        Require.Positive(precision);
        double rho = ClaimsPerPremium;
        if (rho >= 1)
        {
            return Estimate.Exact(1);
        }

        if (WaitingShape > 1)
        {
            return Claim is Exponential exponential
                ? Estimate.Exact((1 - (AdjustmentCoefficient().Value * exponential.Mean)) * LundbergBound(capital).Value)
                : throw new InvalidOperationException($"The ruin probability of {Claim} with Erlang waiting times is not known: take exponential claims, a Poisson process, or Lundberg's bound.");
        }

        return capital == 0 ? Estimate.Exact(rho)
            : Claim is Exponential exponentialClaim ? Estimate.Exact(rho * Exp.Of(-(1 - rho) * capital / exponentialClaim.Mean))
            : PhaseTypeRuin.FormOf(Claim) is { } phases ? Estimate.Exact(PhaseTypeRuin.Probability(phases, ClaimRate / PremiumRate, capital))
            : Between(capital, rho, precision);
    }

    /// <summary>
    /// What psi(u) tends to, for comparison only: (c - lambda E[X]) / (lambda E[X exp(R X)] - c) exp(-R u) where there is an adjustment coefficient
    /// (Cramer and Lundberg), rho / (1 - rho) E[(X - u)+] / E[X] for a heavy tail (Embrechts and Veraverbeke 1982), rho expected claims per premium.
    /// </summary>
    /// <param name="capital">u, 0 or more, in the submission's currency.</param>
    public Estimate AsymptoticRuinProbability(double capital)
    {
        Require.NonNegative(capital);
        double rho = ClaimsPerPremium;
        if (rho >= 1)
        {
            return Estimate.Exact(1);
        }

        if (WaitingShape > 1)
        {
            throw new InvalidOperationException("The asymptotic ruin probability is given for a Poisson process: leave WaitingShape at 1, or take Lundberg's bound.");
        }

        if (Claim.Tail.ExponentialAbscissa is 0 && double.IsPositiveInfinity(Claim.Maximum))
        {
            return Estimate.Approximated(rho / (1 - rho) * new LayerOf(Claim, capital).Mean / Claim.Mean);
        }

        // E[X exp(r X)] = the integral of (1 + r x) exp(r x) S(x)
        double r = AdjustmentCoefficient().Value;
        double derivative = ExponentialMoment.Of(Claim, r) + (r * ExponentialMoment.Of(Claim, r, power: 1));
        return Estimate.Approximated((1 - rho) / ((ClaimRate * derivative / PremiumRate) - 1) * Exp.Of(-r * capital));
    }

    // the geometric middle of the bounds errs by the square of the step: two lattices give the value, the finer one the bounds
    private Estimate Between(double capital, double rho, double precision)
    {
        (double lower, double upper) = new GeometricCompound(Claim, rho, capital, FewestPoints).Bounds();
        for (int points = 2 * FewestPoints; ; points *= 2)
        {
            double coarse = Math.Sqrt(lower) * Math.Sqrt(upper);
            (lower, upper) = new GeometricCompound(Claim, rho, capital, points).Bounds();
            double middle = Math.Sqrt(lower) * Math.Sqrt(upper);
            double value = coarse > 0 ? middle * Pow.Of(middle / coarse, 1.0 / 3) : 0.5 * (lower + upper);
            if (upper - lower <= precision * value || points >= MostPoints)
            {
                return Estimate.Bounded(Math.Clamp(value, lower, upper), lower, upper);
            }
        }
    }

    private InvalidOperationException NoCoefficient(string why) => new(
        $"The adjustment coefficient does not exist for {Claim}: {why}. Ask for RuinProbability, which needs none, or retain less of each claim with AfterExcessOfLoss.");
}
