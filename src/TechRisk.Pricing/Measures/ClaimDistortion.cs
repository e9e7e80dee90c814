using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The integral of g(P(Y &gt; y)) for one claim X after terms. With retention R, limit L, franchise F and insurer's share c it is
/// c times the integral of g(P(X &gt; max(F, x))) over x from R to R + L.
/// </summary>
internal sealed class ClaimDistortion(Distortion distortion, Severity severity, PolicyTerms terms)
{
    private const double Tolerance = 1e-12;

    private static ReadOnlySpan<double> Levels =>
        [0.999, 0.99, 0.9, 0.75, 0.5, 0.25, 0.1, 1e-2, 1e-4, 1e-6, 1e-9, 1e-12, 1e-18, 1e-27, 1e-40, 1e-60, 1e-90, 1e-130, 1e-200, 1e-300];

    public double Integral()
    {
        double share = terms.InsurerShare;
        double top = terms.Retention + terms.Limit;
        if (share == 0)
        {
            return 0;
        }

        if (double.IsPositiveInfinity(Math.Min(top, severity.Maximum)) && !TailRule.MayHave(severity.Tail, ((IDistortionCurve)distortion).ValueOrder))
        {
            return double.PositiveInfinity;
        }

        double sum = 0;
        double start = terms.Retention;
        if (terms.Franchise > start)
        {
            double end = Math.Min(terms.Franchise, top);
            sum += (end - start) * At(terms.Franchise);
            start = end;
        }

        double before = start;
        foreach (double end in Breaks(start, Math.Min(top, severity.Maximum)))
        {
            sum += Piece(start, end);
            before = start;
            start = end;
        }

        return share * (double.IsPositiveInfinity(Math.Min(top, severity.Maximum)) ? sum + Beyond(before, start) : sum);
    }

    /// <summary>
    /// The integral beyond b, where survival is below 1e-300, as that of the power law through a and b: exact for a Pareto, and it
    /// matters only where the integral barely exists.
    /// </summary>
    private double Beyond(double a, double b)
    {
        double last = At(b);
        if (!(a > 0 && b > a && last > 0))
        {
            return 0;
        }

        double slope = (Log.Of(At(a)) - Log.Of(last)) / (Log.Of(b) - Log.Of(a));
        return slope > 1 ? b * last / (slope - 1) : 0;
    }

    /// <summary>Ends of pieces on which the integrand is smooth on its own scale: quantiles, atoms and joints, and the end of the layer.</summary>
    private IEnumerable<double> Breaks(double start, double top)
    {
        var ends = new SortedSet<double>(SeverityBreaks.Of(severity));
        foreach (double survival in Levels)
        {
            ends.Add(severity.InverseSurvival(survival));
        }

        if (double.IsFinite(top))
        {
            ends.Add(top);
        }

        return ends.Where(x => x > start && x <= top && double.IsFinite(x));
    }

    // on a logarithmic scale where the piece spans decades
    private double Piece(double start, double end) =>
        start > 0 && end > 4 * start && double.IsFinite(end)
            ? Integrator.Adaptive(t => At(Exp.Of(t)) * Exp.Of(t), Log.Of(start), Log.Of(end), Tolerance)
            : Integrator.Adaptive(At, start, end, Tolerance);

    private double At(double x) => distortion.Apply(Math.Clamp(severity.Survival(x), 0, 1));
}
