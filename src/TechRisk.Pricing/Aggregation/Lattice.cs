using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>How a claim size is brought to the points of a lattice.</summary>
public enum Discretization
{
    /// <summary>A lower and an upper law in convex order: every figure has guaranteed bounds, with a value between them.</summary>
    Certified,

    /// <summary>One law with the probability of each cell at its two ends, so that the mean stays (local moments): values without bounds.</summary>
    MeanPreserving,

    /// <summary>One law with the probability of (k - 1/2, k + 1/2] steps at k: values without bounds, with a bias of the mean.</summary>
    Rounding,

    /// <summary>One law with the probability of a cell at its lower end: smaller than the truth, values without the other bound.</summary>
    Lower,

    /// <summary>One law with the probability of a cell at its upper end: larger than the truth, values without the other bound.</summary>
    Upper,
}

/// <summary>Points 0, step, 2 step ... on which a year's loss is computed.</summary>
/// <remarks>Source of the methods: Gerber, Jones, Some practical considerations in connection with the calculation of stop-loss premiums, TSA 28 (1976); Klugman, Panjer, Willmot, Loss Models, section 9.6.5.</remarks>
public sealed record Lattice
{
    /// <summary>The most points a lattice can have: 2^24.</summary>
    internal const int MostPoints = 1 << 24;

    /// <summary>A lattice.</summary>
    /// <param name="step">Distance of the points, above 0, in the submission's currency.</param>
    /// <param name="points">Number of points, 16 to 2^24.</param>
    public Lattice(double step, int points)
    {
        Step = step;
        Points = points;
    }

    /// <summary>Distance of the points.</summary>
    /// <value>Above 0, in the submission's currency.</value>
    public double Step { get; init => field = Require.Positive(value, nameof(Step)); }

    /// <summary>Number of points.</summary>
    /// <value>16 to 2^24.</value>
    public int Points
    {
        get;
        init => field = value is >= 16 and <= MostPoints
            ? value
            : throw Require.Wrong(nameof(Points), value, "must lie between 16 and 16777216 (2^24): take a larger step, or a limit that bounds the loss");
    }

    /// <summary>How claim sizes are brought to the points.</summary>
    /// <value>The default is <see cref="Discretization.Certified"/>.</value>
    public Discretization Discretization
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(Discretization), value, "must be a method of the enumeration");
    }

    /// <summary>The last point.</summary>
    internal double End => Step * (Points - 1);

    /// <summary>Points and step.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Points} points of {Step}");
}
