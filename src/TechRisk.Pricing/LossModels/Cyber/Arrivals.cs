namespace TechRisk.Pricing;

/// <summary>How the events of a peril arrive in a policy period: how many, and when.</summary>
public abstract record Arrivals
{
    private protected Arrivals()
    {
    }

    /// <summary>Arrivals with a law of their number in a year; given the number their times are uniform.</summary>
    /// <param name="frequency">Law of the number of events in a policy year.</param>
    public static implicit operator Arrivals(Frequency frequency) => new CountArrivals(frequency);

    /// <summary>Expected number of events in a period.</summary>
    /// <param name="years">Length of the period in years, above 0.</param>
    public abstract double Mean(double years);

    /// <summary>Variance of the number of events in a period.</summary>
    /// <param name="years">Length of the period in years, above 0.</param>
    public abstract double Variance(double years);

    /// <summary>Variance over mean of the number of events in a period; 1 for Poisson arrivals.</summary>
    /// <param name="years">Length of the period in years, above 0.</param>
    public double Dispersion(double years) => Variance(years) / Mean(years);

    /// <summary>The arrivals with their rate multiplied.</summary>
    /// <param name="factor">A finite number, 0 or more.</param>
    public abstract Arrivals Scale(double factor);

    /// <summary>The law of the number in a period where it is known; null where it is not.</summary>
    internal virtual Frequency? Count(double years) => null;

    /// <summary>The most events of a period; infinite if there is no most.</summary>
    internal virtual double LargestCount(double years) => double.PositiveInfinity;

    /// <summary>The moments of the number below this order are finite; null where it is not known.</summary>
    internal virtual double? FiniteMoments => double.PositiveInfinity;

    /// <summary>What a reader has to know of the arrivals.</summary>
    internal virtual IEnumerable<Finding> Findings => [];

    /// <summary>True if the arrivals are drawn for whole blocks of years under a context.</summary>
    internal virtual bool NeedsWholeBlocks(LossContext context) => false;

    /// <summary>The work of one thread: draws the arrivals of blocks of years.</summary>
    /// <param name="key">Address of all draws of the arrivals.</param>
    /// <param name="context">What drives the model.</param>
    internal abstract ArrivalProgram Compile(RandomKey key, LossContext context);
}

/// <summary>A law of the number of events in a policy year; given the number their times are independent and uniform.</summary>
public sealed record CountArrivals : Arrivals
{
    /// <summary>Arrivals with a law of their number.</summary>
    /// <param name="frequency">Law of the number of events in a policy year.</param>
    public CountArrivals(Frequency frequency) => Frequency = frequency;

    /// <summary>Law of the number of events in a policy year.</summary>
    public Frequency Frequency { get; init => field = value ?? throw new ArgumentNullException(nameof(Frequency)); }

    /// <inheritdoc/>
    public override double Mean(double years) => Count(Require.Positive(years)).Mean;

    /// <inheritdoc/>
    public override double Variance(double years) => Count(Require.Positive(years)).Variance;

    /// <inheritdoc/>
    public override Arrivals Scale(double factor) => new CountArrivals(Frequency.Scale(factor));

    internal override Frequency Count(double years) => years == 1 ? Frequency : Frequency.Scale(years);

    internal override double LargestCount(double years) => Count(years).LargestCount;

    internal override double? FiniteMoments => Frequency.FiniteMoments;

    internal override bool NeedsWholeBlocks(LossContext context) => Frequency is Poisson && !context.HasLatent;

    internal override ArrivalProgram Compile(RandomKey key, LossContext context) => NeedsWholeBlocks(context)
        ? new BlockArrivalProgram(key, Frequency.Mean * context.Period)
        : new YearArrivalProgram(key, Count(context.Period), context);
}
