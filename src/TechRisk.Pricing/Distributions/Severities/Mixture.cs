using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>A mixture of laws: S(x) is the weighted sum of the parts' survival functions.</summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", section 4.2.3. A sample inverts the mixture's own survival function: it does not
/// pick a part, so that a small uniform is a large loss here too.
/// </remarks>
public sealed record Mixture : Severity
{
    private readonly Lazily<InverseTable> _table;

    /// <summary>A mixture of laws.</summary>
    /// <param name="parts">Weights above 0 that sum to 1, and laws.</param>
    public Mixture(params ReadOnlySpan<(double Weight, Severity Severity)> parts)
    {
        Parts = ValueList.Create(parts);
        _table = new(() => new InverseTable(this));
    }

    private Mixture(Mixture other)
        : base(other)
    {
        Parts = other.Parts;
        _table = new(() => new InverseTable(this));
    }

    /// <summary>Weights (fractions above 0 that sum to 1 within 1e-12) and laws.</summary>
    public ValueList<(double Weight, Severity Severity)> Parts
    {
        get;
        init
        {
            Weights.RequireSumOfOne(value, part => part.Weight, nameof(Parts));
            foreach ((_, Severity severity) in value)
            {
                ArgumentNullException.ThrowIfNull(severity, nameof(Parts));
            }

            field = value;
        }
    }

    /// <inheritdoc/>
    public override double Mean => Sum(part => part.Mean);

    /// <inheritdoc/>
    /// <remarks>Within and between the parts: the weighted sum of v_i + (m_i - m)^2.</remarks>
    public override double Variance
    {
        get
        {
            double mean = Mean;
            return double.IsPositiveInfinity(mean) ? mean : Sum(part => part.Variance + (part.Mean - mean) * (part.Mean - mean));
        }
    }

    /// <inheritdoc/>
    public override double Minimum => Parts.Min(part => part.Severity.Minimum);

    /// <inheritdoc/>
    public override double Maximum => Parts.Max(part => part.Severity.Maximum);

    /// <inheritdoc/>
    /// <remarks>The heaviest part decides.</remarks>
    public override TailFacts Tail => Parts.Select(part => part.Severity.Tail).Aggregate((a, b) => a.Or(b));

    private protected override string Parameters =>
        string.Join(", ", Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Weight}: {part.Severity}")));

    /// <inheritdoc/>
    public override double Moment(int order) => Sum(part => part.Moment(order));

    /// <inheritdoc/>
    public override double LimitedMoment(int order, double limit) => Sum(part => part.LimitedMoment(order, limit));

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        double atom = Atom(LawArgument.Amount(x));
        if (atom > 0)
        {
            return Log.Of(atom);
        }

        double largest = Parts.Max(part => part.Severity.LogDensity(x));
        return double.IsInfinity(largest) ? largest : largest + Log.Of(Sum(part => Exp.Of(part.LogDensity(x) - largest)));
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => Sum(part => part.Cdf(x));

    /// <inheritdoc/>
    public override double Survival(double x) => Sum(part => part.Survival(x));

    /// <inheritdoc/>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? Minimum
        : p == 1 ? Maximum
        : p <= 0.5 ? FromBelow(p)
        : FromAbove(1 - p);

    /// <inheritdoc/>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? Maximum
        : s == 1 ? Minimum
        : s < 0.5 ? FromAbove(s)
        : FromBelow(1 - s);

    /// <inheritdoc/>
    public override Severity Times(double factor)
    {
        Require.Positive(factor);
        return this with { Parts = Parts.Select(part => (part.Weight, part.Severity.Times(factor))).ToValueList() };
    }

    internal override IEnumerable<double> Kinks => Parts.SelectMany(part => part.Severity.Kinks);

    internal override double Atom(double x) => Sum(part => part.Atom(x));

    internal override void FillAt(Span<double> survival, Span<double> limited)
    {
        Span<double> points = GridPoints.Rent(limited.Length, out double[] first);
        Span<double> partSurvival = GridPoints.Rent(limited.Length, out double[] second);
        Span<double> partLimited = GridPoints.Rent(limited.Length, out double[] third);
        limited.CopyTo(points);
        survival.Clear();
        limited.Clear();
        double weights = 0;
        foreach ((double weight, Severity severity) in Parts.AsSpan())
        {
            GridPoints.Fill(severity, points, partSurvival, partLimited);
            weights += weight;
            for (int i = 0; i < survival.Length; i++)
            {
                survival[i] += weight * partSurvival[i];
                limited[i] += weight * partLimited[i];
            }
        }

        for (int i = 0; i < survival.Length; i++)
        {
            survival[i] /= weights;
            limited[i] /= weights;
        }

        GridPoints.Return(third);
        GridPoints.Return(second);
        GridPoints.Return(first);
    }

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    private double Sum(Func<Severity, double> of)
    {
        double sum = 0;
        double weights = 0;
        foreach ((double weight, Severity severity) in Parts.AsSpan())
        {
            sum += weight * of(severity);
            weights += weight;
        }

        return sum / weights;
    }

    private double FromBelow(double p)
    {
        (double low, double high) = Bracket(part => part.Quantile(p));
        return MonotoneInverse.Smallest(x => -Cdf(x), -p, low, high);
    }

    private double FromAbove(double s)
    {
        (double low, double high) = Bracket(part => part.InverseSurvival(s));
        return MonotoneInverse.Smallest(Survival, s, low, high);
    }

    // the root lies between the parts' own inverses; each is asked once, or nested mixtures would double the work at every level
    private (double Low, double High) Bracket(Func<Severity, double> inverse)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach ((_, Severity severity) in Parts.AsSpan())
        {
            double x = inverse(severity);
            low = Math.Min(low, x);
            high = Math.Max(high, x);
        }

        return (low, high);
    }
}
