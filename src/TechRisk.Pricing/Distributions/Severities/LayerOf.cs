using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// What a layer pays of each loss: Y = min(max(X - attachment, 0), limit). S(y) = S_X(attachment + y) below the limit; P(Y = 0) =
/// F_X(attachment) and P(Y = limit) = P(X &gt;= attachment + limit) are atoms. This law is per loss, zeros included;
/// <see cref="PerPayment"/> is the law given that the layer is hit.
/// </summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", chapter 8 (deductibles and limits; per loss and per payment). An amount y just above 0
/// is known to one rounding of the attachment, as X - attachment is.
/// </remarks>
public sealed record LayerOf : Severity
{
    private readonly Lazily<AtomMap> _atoms;

    /// <summary>A layer of each loss.</summary>
    /// <param name="severity">The law of the loss before the layer.</param>
    /// <param name="attachment">What is deducted from each loss, in the submission's currency; a finite number, 0 or more.</param>
    /// <param name="limit">The most that is paid, in excess of the attachment, in the submission's currency; above 0, infinite for no limit.</param>
    public LayerOf(Severity severity, double attachment = 0, double limit = double.PositiveInfinity)
    {
        Severity = severity;
        Attachment = attachment;
        Limit = limit;
        _atoms = new(MakeAtoms);
    }

    private LayerOf(LayerOf other)
        : base(other)
    {
        Severity = other.Severity;
        Attachment = other.Attachment;
        Limit = other.Limit;
        _atoms = new(MakeAtoms);
    }

    /// <summary>The law of the loss before the layer.</summary>
    public Severity Severity { get; init => field = value ?? throw new ArgumentNullException(nameof(Severity)); }

    /// <summary>What is deducted from each loss, in the submission's currency; a finite number, 0 or more.</summary>
    public double Attachment { get; init => field = Require.NonNegative(value, nameof(Attachment)); }

    /// <summary>The most that is paid, in excess of the attachment, in the submission's currency; above 0, infinite for no limit.</summary>
    public double Limit { get; init => field = Require.PositiveOrInfinite(value, nameof(Limit)); }

    /// <summary>
    /// The law of Y given Y &gt; 0, payments only: S(y) / S(0). The layer of the loss given that it exceeds the attachment, which must have
    /// a positive probability.
    /// </summary>
    public LayerOf PerPayment =>
        Severity is Truncated truncated && truncated.Lower >= Attachment ? this : this with { Severity = new Truncated(Severity, Attachment) };

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>E[Y^2] - E[Y]^2.</remarks>
    public override double Variance
    {
        get
        {
            double second = Moment(2);
            double mean = Mean;
            return double.IsPositiveInfinity(second) ? second : Math.Max(second - mean * mean, 0);
        }
    }

    /// <inheritdoc/>
    public override double Minimum => Paid(Severity.Minimum);

    /// <inheritdoc/>
    public override double Maximum => Paid(Severity.Maximum);

    /// <inheritdoc/>
    /// <remarks>Bounded by a limit; otherwise the tail of the loss.</remarks>
    public override TailFacts Tail =>
        double.IsFinite(Maximum) ? TailFacts.BoundedBy(Maximum) : Severity.Tail with { RightEnd = double.PositiveInfinity };

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"{Limit} in excess of {Attachment} of {Severity}");

    /// <inheritdoc/>
    public override double Moment(int order) => LimitedMoment(order, double.PositiveInfinity);

    /// <inheritdoc/>
    /// <remarks>
    /// The integral of k y^(k-1) S_X(attachment + y): the limited moments of X at both ends by the binomial theorem, or quadrature where
    /// that difference would lose digits.
    /// </remarks>
    public override double LimitedMoment(int order, double limit) =>
        LayerMoments.Of(Severity, LawArgument.Order(order), Attachment, Attachment + Math.Min(LawArgument.Limit(limit), Limit));

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        double atom = Atom(LawArgument.Amount(x));
        return atom > 0 ? Log.Of(atom) : x < 0 || x >= Limit ? double.NegativeInfinity : Severity.LogDensity(Inner(x));
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) < 0 ? 0 : x >= Maximum ? 1 : Severity.Cdf(Inner(x));

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) < 0 ? 1 : x >= Maximum ? 0 : Severity.Survival(Inner(x));

    /// <inheritdoc/>
    public override double LogSurvival(double x) =>
        LawArgument.Amount(x) < 0 ? 0 : x >= Maximum ? double.NegativeInfinity : Severity.LogSurvival(Inner(x));

    /// <inheritdoc/>
    public override double Quantile(double p) => Paid(Severity.Quantile(p));

    /// <inheritdoc/>
    public override double InverseSurvival(double s) => Paid(Severity.InverseSurvival(s));

    /// <inheritdoc/>
    public override Severity Times(double factor) => new LayerOf(Severity.Times(factor), Attachment * factor, Limit * factor);

    internal override IEnumerable<double> Kinks => Severity.Kinks.Select(Paid).Append(Paid(Attachment)).Append(Maximum).Where(double.IsFinite);

    internal override double Atom(double x) =>
        x == 0 ? Severity.Cdf(Attachment)
        : x == Limit ? AtLeast(_atoms.Value.Least(Limit, Attachment + Limit))
        : x > 0 && x < Limit ? _atoms.Value.Atom(x)
        : 0;

    internal override void FillAt(Span<double> survival, Span<double> limited)
    {
        if (!_atoms.Value.IsEmpty)
        {
            base.FillAt(survival, limited);
            return;
        }

        int below = GridPoints.CountBelow(limited, Maximum);
        survival[below..].Clear();
        limited[below..].Fill(below < limited.Length ? LimitedMoment(1, Maximum) : 0);
        survival = survival[..below];
        limited = limited[..below];
        Span<double> points = GridPoints.Rent(below, out double[] rented);
        limited.CopyTo(points);
        for (int i = 0; i < below; i++)
        {
            limited[i] += Attachment;
        }

        Severity.FillAt(survival, limited);
        double deducted = Attachment == 0 ? 0 : Severity.LimitedMoment(1, Attachment);
        for (int i = 0; i < below && Attachment > 0; i++)
        {
            double difference = limited[i] - deducted;
            limited[i] = LayerMoments.Keeps(difference, limited[i]) ? difference : LimitedMoment(1, points[i]);
        }

        GridPoints.Return(rented);
    }

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer)
    {
        Severity.SampleInPlace(uniforms, buffer);
        LaneLoop.Map(uniforms, uniforms, new Layer(Attachment, Limit));
    }

    private double Paid(double loss) => new Layer(Attachment, Limit).Apply(new Lane1(loss)).Value;

    private double AtLeast(double loss) => Severity.Survival(loss) + Severity.Atom(loss);

    private double Inner(double x) => _atoms.Value.Back(x, Attachment + x);

    private AtomMap MakeAtoms() => new(Severity, Paid);

    private readonly struct Layer(double attachment, double limit) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => V.Min(V.Set(limit), V.Max(V.Set(0), V.Sub(x, V.Set(attachment))));
    }
}
