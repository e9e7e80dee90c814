namespace TechRisk.Pricing;

/// <summary>What each claim does to a figure of the fit, to first order: g' C s, s the claim's own score.</summary>
internal static class Influence
{
    /// <summary>The acceleration of BCa: sum of cubed influences over 6 (sum of squares)^1.5; 0 where there is no information.</summary>
    public static double Acceleration(SeverityFit fit, Func<Severity, double> figure)
    {
        if (fit.FreeCovariance is not { } covariance)
        {
            return 0;
        }

        int n = fit.Values.Length;
        double[] centre = fit.Maximum.Point;
        double[] gradient = DeltaMethod.Gradient(free => figure(fit.Family.Create(fit.Map.ToValues(free))), centre, covariance);
        double[] weight = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                weight[i] += covariance[i * n + j] * gradient[j];
            }
        }

        // the direction C g in which all influences are one directional derivative
        double length = Math.Sqrt(Math.Max(DeltaMethod.Quadratic(covariance, gradient, gradient), 0));
        if (!(length > 0))
        {
            return 0;
        }

        double step = 0.01 / length;
        Severity up = fit.Family.Create(fit.Map.ToValues([.. centre.Zip(weight, (x, d) => x + step * d)]));
        Severity down = fit.Family.Create(fit.Map.ToValues([.. centre.Zip(weight, (x, d) => x - step * d)]));
        double squares = 0;
        double cubes = 0;
        foreach (Claim claim in fit.History.Claims)
        {
            double influence = (LogLikelihood(claim, up) - LogLikelihood(claim, down)) / (2 * step);
            squares += claim.Weight * influence * influence;
            cubes += claim.Weight * influence * influence * influence;
        }

        double acceleration = cubes / (6 * squares * Math.Sqrt(squares));
        return double.IsFinite(acceleration) ? acceleration : 0;
    }

    /// <summary>The log likelihood of one claim of weight 1.</summary>
    public static double LogLikelihood(Claim claim, Severity law) =>
        (claim.IsExact ? law.LogDensity(claim.From)
            : claim.IsCensored ? law.LogSurvival(claim.From)
            : Numerics.Log.Of(law.Probability(claim.From, claim.To)))
        - (claim.Deductible > 0 ? law.LogSurvival(claim.Deductible) : 0);
}
