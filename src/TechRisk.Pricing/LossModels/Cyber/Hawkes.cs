using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The shape of the excitation of a Hawkes process by one event of age a; both have the branching ratio n as integral.</summary>
public enum HawkesKernel
{
    /// <summary>phi(a) = n decay exp(-decay a): the excitation is strongest at once.</summary>
    Exponential,

    /// <summary>phi(a) = n decay^2 a exp(-decay a): the excitation builds up before it decays.</summary>
    Delayed,
}

/// <summary>What a Hawkes process has behind it at the start of the policy period.</summary>
public enum HawkesStart
{
    /// <summary>Nothing: no event before the period excites it.</summary>
    Empty,

    /// <summary>An infinite past: the process is stationary.</summary>
    Stationary,
}

/// <summary>
/// Self-exciting arrivals: the rate is baseline + the sum of phi(t - t_i) over the events so far, so that events come in clusters. With
/// psi the density of all descendants of an event, psi = phi + phi * phi + ..., and Psi its integral, the number N of a period T has
/// E N = baseline (integral of 1 + Psi) from an empty start and baseline T / (1 - n) when stationary.
/// </summary>
/// <remarks>
/// Source: Hawkes (1971), Biometrika 58; Hawkes, Oakes (1974), Journal of Applied Probability 11, for the clusters; Da Fonseca, Zaatour
/// (2014) for the moments; Bessy-Roland, Boumezoued, Hillairet (2021), Annals of Actuarial Science 15, for the delayed kernel on breaches.
/// Disclosure of many breaches on one day looks like excitation: a fitted branching ratio is an upper bound. Simulation is by clusters and
/// exact; of a stationary past, events are left out that are expected to cause less than 1e-12 of those of the period.
/// </remarks>
public sealed record Hawkes : Arrivals
{
    private const double Accuracy = 1e-13;

    /// <summary>Self-exciting arrivals.</summary>
    /// <param name="baseline">Rate of events that no other causes, a year; 0 or more.</param>
    /// <param name="branching">n, expected events that one event causes directly; 0 or more, below 1 for a stationary start.</param>
    /// <param name="decay">Rate at which the excitation decays, a year; above 0.</param>
    public Hawkes(double baseline, double branching, double decay)
    {
        Baseline = baseline;
        Branching = branching;
        Decay = decay;
    }

    /// <summary>Rate of events that no other causes, a year.</summary>
    /// <value>0 or more.</value>
    public double Baseline { get; init => field = Require.NonNegative(value, nameof(Baseline)); }

    /// <summary>n, expected events that one event causes directly.</summary>
    /// <value>0 or more; 1 or more only from an empty start.</value>
    public double Branching
    {
        get;
        init => field = Start == HawkesStart.Stationary ? Below1(value) : Require.NonNegative(value, nameof(Branching));
    }

    /// <summary>Rate at which the excitation decays, a year.</summary>
    /// <value>Above 0.</value>
    public double Decay { get; init => field = Require.Positive(value, nameof(Decay)); }

    /// <summary>The shape of the excitation.</summary>
    public HawkesKernel Kernel
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(Kernel), value, "must be Exponential or Delayed");
    }

    /// <summary>What the process has behind it.</summary>
    /// <value>The default is an empty start.</value>
    public HawkesStart Start
    {
        get;
        init
        {
            field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(Start), value, "must be Empty or Stationary");
            _ = value == HawkesStart.Stationary ? Below1(Branching) : 0;
        }
    }

    /// <summary>baseline / (1 - n), events a year in the long run.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The branching ratio is 1 or more: there is no stationary rate.</exception>
    public double StationaryRate => Baseline / (1 - Below1(Branching));

    /// <summary>1 / (1 - n)^2, the variance over the mean of the number in a long period.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The branching ratio is 1 or more: there is no such limit.</exception>
    public double AsymptoticDispersion => 1 / ((1 - Below1(Branching)) * (1 - Branching));

    /// <summary>Years by which half of the events that an event causes directly have come: ln 2 / decay for the exponential kernel.</summary>
    public double HalfLife => Delay.InverseSurvival(0.5);

    /// <summary>The law of the delay of an event behind the one that causes it, in years: exponential, or gamma of shape 2.</summary>
    internal Severity Delay => Kernel == HawkesKernel.Exponential ? new Exponential(1 / Decay) : new Gamma(2, 1 / Decay);

    private Descendants Offspring => new(Branching, Decay, Kernel);

    /// <summary>
    /// Expected number of events in a period: baseline t / (1 - n), or from an empty start the integral of baseline (1 + Psi), for the
    /// exponential kernel L t - (L - baseline) (1 - exp(-g t)) / g with L = baseline / (1 - n), g = decay (1 - n).
    /// </summary>
    /// <param name="years">Length of the period in years, above 0.</param>
    public override double Mean(double years) => Start == HawkesStart.Stationary
        ? StationaryRate * Require.Positive(years)
        : Baseline * Offspring.IntegralOfFamily(Require.Positive(years));

    /// <summary>
    /// Variance of the number of events in a period. From an empty start the integral over v of the rate at v times (1 + Psi(t - v))^2;
    /// stationary L t + 2 (integral of (t - u) times the covariance density at u), for the exponential kernel
    /// L (t k^2 + (1 - k^2) (1 - exp(-g t)) / g) with k = 1 / (1 - n).
    /// </summary>
    /// <param name="years">Length of the period in years, above 0.</param>
    public override double Variance(double years)
    {
        double end = Require.Positive(years);
        Descendants offspring = Offspring;
        return Start == HawkesStart.Stationary
            ? StationaryRate * (end + 2 * offspring.CovarianceIntegral(end))
            : Baseline == 0 ? 0
            : Baseline * OverPeriod(v => offspring.Family(v) * offspring.Family(end - v) * offspring.Family(end - v), end, offspring.ShortestAge);
    }

    /// <summary>
    /// Covariance density of events at a distance, stationary: L (psi(u) + the integral of psi(s) psi(s + u)), for the exponential kernel
    /// L alpha (2 decay - alpha) / (2 (decay - alpha)) exp(-(decay - alpha) u) with alpha = n decay.
    /// </summary>
    /// <param name="distance">u, years between two times, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The branching ratio is 1 or more: the process is not stationary.</exception>
    public double CovarianceDensity(double distance) => StationaryRate * Offspring.Covariance(Require.Positive(distance));

    /// <inheritdoc/>
    /// <remarks>The baseline is multiplied: each event causes as many others as before.</remarks>
    public override Arrivals Scale(double factor) => this with { Baseline = Baseline * Require.NonNegative(factor) };

    internal override Frequency? Count(double years) => Branching == 0 ? new Poisson(Baseline * years) : null;

    internal override IEnumerable<Finding> Findings => Branching < 1 ? [] :
    [
        new Finding("hawkes.explosive", "arrivals.branching", FormattableString.Invariant(
            $"the branching ratio is {Branching}, at least 1: the number of events of a period is finite from an empty start but grows without bound with its length")),
    ];

    internal override ArrivalProgram Compile(RandomKey key, LossContext context) => new HawkesProgram(this, key, context);

    // in pieces that grow away from both ends: the family rises within the shortest age of its exponentials
    private static double OverPeriod(Func<double, double> f, double end, double shortest)
    {
        double sum = 0;
        double from = 0;
        for (double to = shortest; from < 0.5 * end; to *= 4)
        {
            double upTo = Math.Min(to, 0.5 * end);
            sum += Integrator.Adaptive(f, from, upTo, Accuracy) + Integrator.Adaptive(f, end - upTo, end - from, Accuracy);
            from = upTo;
        }

        return sum;
    }

    private static double Below1(double branching) => branching < 1
        ? Require.NonNegative(branching, nameof(Branching))
        : throw Require.Wrong(nameof(Branching), branching, "must be below 1 for a stationary process: each event would cause one or more others");
}
