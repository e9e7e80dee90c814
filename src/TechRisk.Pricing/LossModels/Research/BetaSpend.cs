using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>U is Beta(alpha, beta) with the density u^(alpha - 1) (1 - u)^(beta - 1) / B(alpha, beta).</summary>
public sealed record BetaSpend : SpendCurve
{
    private const double Cancelled = 1e-3;
    private const double Tolerance = 1e-13;

    private readonly Lazily<Beta> _law;

    /// <summary>A Beta law of the share.</summary>
    /// <param name="alpha">Shape at the start of the stage, above 0.</param>
    /// <param name="beta">Shape at its end, above 0.</param>
    public BetaSpend(double alpha, double beta)
    {
        Alpha = alpha;
        UpperShape = Require.Positive(beta);
        _law = new(() => new Beta(Alpha, UpperShape));
    }

    private BetaSpend(BetaSpend other)
        : base(other)
    {
        Alpha = other.Alpha;
        UpperShape = other.UpperShape;
        _law = new(() => new Beta(Alpha, UpperShape));
    }

    /// <summary>Shape at the start of the stage.</summary>
    /// <value>A finite number above 0.</value>
    public double Alpha { get; init => field = Require.Positive(value, nameof(Alpha)); }

    /// <summary>Shape at the end of the stage.</summary>
    /// <value>A finite number above 0.</value>
    public double UpperShape { get; init => field = Require.Positive(value, nameof(UpperShape)); }

    internal override double Survival(double share, double pass) => share <= 0 ? 1 : share >= 1 ? 0 : IncompleteBeta.Complement(Alpha, UpperShape, share);

    internal override double Draw(double uniform, SpendClock clock)
    {
        double beyond = uniform * Survival(clock.Elapsed, clock.Pass);
        return Math.Clamp(IncompleteBeta.InverseComplement(Alpha, UpperShape, beyond), clock.Elapsed, 1);
    }

    internal override void Draw(Span<double> uniforms, SpendClock clock, SampleBuffer buffer)
    {
        double lived = Survival(clock.Elapsed, clock.Pass);
        for (int i = 0; i < uniforms.Length; i++)
        {
            uniforms[i] *= lived;
        }

        _law.Value.SampleInPlace(uniforms, buffer);
        for (int i = 0; i < uniforms.Length; i++)
        {
            uniforms[i] = Math.Clamp(uniforms[i], clock.Elapsed, 1);
        }
    }

    internal override SpendMoments Over(double from, double to, SpendClock clock, double decay = 0)
    {
        if (!(to > from))
        {
            return default;
        }

        double lived = Survival(clock.Elapsed, clock.Pass);
        if (decay == 0)
        {
            double mass = Between(0, from, to);
            double first = Alpha / (Alpha + UpperShape) * Between(1, from, to);
            double second = Alpha / (Alpha + UpperShape) * ((Alpha + 1) / (Alpha + UpperShape + 1)) * Between(2, from, to);
            double centred = first - from * mass;
            double square = second - from * (2 * first - from * mass);
            if (from == 0 || (centred > Cancelled * first && square > Cancelled * second))
            {
                return new SpendMoments(mass / lived, centred / lived, square / lived);
            }
        }

        return new SpendMoments(
            Integral(_ => 1, from, to, decay) / lived,
            Integral(t => t, from, to, decay) / lived,
            Integral(t => t * t, from, to, decay) / lived);
    }

    // P(from < U <= to) of the Beta law with alpha + order
    private double Between(int order, double from, double to)
    {
        double a = Alpha + order;
        double lower = from <= 0 ? 0 : IncompleteBeta.Regularised(a, UpperShape, from);
        return lower < 0.5
            ? (to >= 1 ? 1 : IncompleteBeta.Regularised(a, UpperShape, to)) - lower
            : IncompleteBeta.Complement(a, UpperShape, from) - (to >= 1 ? 0 : IncompleteBeta.Complement(a, UpperShape, to));
    }

    // over the ends, where the density may be infinite, with the distances from both ends
    private double Integral(Func<double, double> power, double from, double to, double decay)
    {
        double logBeta = LogBeta.Of(Alpha, UpperShape);
        double end = Math.Min(to, 1);
        return Integrator.TanhSinh(
            (distance, side) =>
            {
                double t = side == EndPoint.Lower ? distance : end - from - distance;
                double low = from + t;
                double high = (side == EndPoint.Upper ? distance : end - from - distance) + (1 - end);
                return low > 0 && high > 0
                    ? Exp.Of((Alpha - 1) * Log.Of(low) + (UpperShape - 1) * Log.Of(high) - logBeta - decay * t) * power(t)
                    : 0;
            },
            from,
            end,
            Tolerance);
    }
}
