using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Phase-type loss: the amount at which a chain of phases ends; S(x) = alpha exp(T x) 1, alpha the probabilities of the first phase and T
/// the rates between phases.
/// </summary>
/// <remarks>
/// Source: Asmussen, Nerman, Olsson, "Fitting phase-type distributions via the EM algorithm", Scandinavian Journal of Statistics 23 (1996);
/// Neuts, "Matrix-Geometric Solutions" (1981), chapter 2. The exponential is taken by uniformisation, in which every term is positive. The
/// two parameters bind each other and are fixed at construction. Sampling has no closed form: it runs through an <see cref="InverseTable"/>.
/// </remarks>
public sealed record PhaseType : Severity
{
    private const double RoundingOfASum = 1e-12;
    private const int MostPhases = 200;

    private readonly Lazily<InverseTable> _table;
    private readonly Lazily<AbsorbingChain> _chain;

    /// <summary>A phase-type loss.</summary>
    /// <param name="initial">Probabilities of the first phase, 0 or more, that sum to 1 (within 1e-12).</param>
    /// <param name="generator">
    /// T, one row a phase, per unit of currency: the rates to other phases, 0 or more, and on the diagonal minus the rate at which the phase is
    /// left; row sums 0 or below, and every phase is left in the end.
    /// </param>
    public PhaseType(ValueList<double> initial, ValueList<ValueList<double>> generator)
    {
        Initial = Checked(initial);
        Generator = Checked(generator, Initial.Count);
        _chain = new(MakeChain);
        _table = new(() => new InverseTable(this));
        if (!_chain.Value.IsLeftInTheEnd)
        {
            throw Require.Wrong(nameof(generator), generator, "must leave every phase in the end");
        }
    }

    /// <summary>Probabilities of the first phase.</summary>
    public ValueList<double> Initial { get; }

    /// <summary>T, one row a phase, per unit of currency.</summary>
    public ValueList<ValueList<double>> Generator { get; }

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    public override double Variance => Math.Max(Moment(2) - Mean * Mean, 0);

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>E[exp(t X)] is finite for t below the decay rate, minus the largest eigenvalue of T.</remarks>
    public override TailFacts Tail => TailFacts.Unbounded(double.PositiveInfinity, exponentialAbscissa: Chain.Decay);

    private protected override string Parameters => $"initial {Text(Initial)}, generator [{string.Join(", ", Generator.Select(Text))}]";

    private AbsorbingChain Chain => _chain.Value;

    private double[] Ones => [.. Enumerable.Repeat(1.0, Initial.Count)];

    /// <summary>Exponential losses picked by weight: one phase each.</summary>
    /// <param name="components">Weights above 0 that sum to 1, and means above 0 in the submission's currency.</param>
    public static PhaseType Hyperexponential(params ReadOnlySpan<(double Weight, double Mean)> components)
    {
        ValueList<(double Weight, double Mean)> list = ValueList.Create(components);
        Weights.RequireSumOfOne(list, component => component.Weight, nameof(components));
        return new(
            list.Select(c => c.Weight).ToValueList(),
            list.Select((c, i) => RowOf(list.Count, i, -1 / Require.Positive(c.Mean, nameof(components)), -1, 0)).ToValueList());
    }

    /// <summary>The sum of equal exponential losses: phases one after the other.</summary>
    /// <param name="shape">Number of phases; from 1 to 200.</param>
    /// <param name="scale">Mean of each in the submission's currency; above 0.</param>
    public static PhaseType Erlang(int shape, double scale)
    {
        Require.Between(shape, 1, MostPhases);
        double rate = 1 / Require.Positive(scale);
        return new(RowOf(shape, 0, 1, -1, 0), Enumerable.Range(0, shape).Select(i => RowOf(shape, i, -rate, i + 1, rate)).ToValueList());
    }

    /// <summary>Phases one after the other, each of which may be the last (Cox 1955).</summary>
    /// <param name="phases">Rate of each phase per unit of currency, above 0, and the probability that the next one follows, in [0, 1]; that of the last phase is not used.</param>
    public static PhaseType Coxian(params ReadOnlySpan<(double Rate, double Continuation)> phases)
    {
        ValueList<(double Rate, double Continuation)> list = ValueList.Create(phases);
        int count = list.Count > 0 ? list.Count : throw Require.Wrong(nameof(phases), list.Count, "must have at least one phase");
        return new(
            RowOf(count, 0, 1, -1, 0),
            list.Select((p, i) => RowOf(
                count, i, -Require.Positive(p.Rate, nameof(phases)), i + 1, p.Rate * Require.Fraction(p.Continuation, nameof(phases)))).ToValueList());
    }

    /// <inheritdoc/>
    /// <remarks>k! alpha (-T)^-k 1.</remarks>
    public override double Moment(int order) => MomentMath.Rising(1, LawArgument.Order(order)) * Dot(Inverse(order));

    /// <inheritdoc/>
    /// <remarks>
    /// E[X^k] less the sum over j of k! / (k - j)! limit^(k - j) alpha exp(T limit) (-T)^-j 1, for j from 1 to k; where little is left of it,
    /// the sum over n of alpha P^n 1 k (n + 1) ... (n + k - 1) P(n + k, q limit) / q^k, all positive, P = 1 + T / q.
    /// </remarks>
    public override double LimitedMoment(int order, double limit)
    {
        double moment = Moment(order);
        if (double.IsPositiveInfinity(LawArgument.Limit(limit)) || limit == 0)
        {
            return limit == 0 ? 0 : moment;
        }

        double beyond = 0;
        for (int j = 1; j <= order; j++)
        {
            beyond += MomentMath.Choose(order, j) * MomentMath.Rising(1, j) * MomentMath.Capped(limit, order - j, Exp.Of(Chain.LogExpectation(limit, Inverse(j))));
        }

        double t = Chain.Fastest * limit;
        return beyond < 0.9 * moment
            ? moment - beyond
            : order * Chain.SumOverJumps(t, n => MomentMath.Rising(n + 1, order - 1) * IncompleteGamma.P(n + order, t)) / MomentMath.Power(Chain.Fastest, order);
    }

    /// <inheritdoc/>
    /// <remarks>ln of alpha exp(T x) times the rates at which phases end the loss.</remarks>
    public override double LogDensity(double x) => LawArgument.Amount(x) >= 0 && !double.IsPositiveInfinity(x)
        ? Chain.LogExpectation(x, Exits())
        : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x) =>
        !(LawArgument.Amount(x) > 0) ? 0
        : double.IsPositiveInfinity(x) ? 1
        : Chain.LeftBy(x) ?? -Expm1.Of(LogSurvival(x));

    /// <inheritdoc/>
    public override double Survival(double x) => Exp.Of(LogSurvival(x));

    /// <inheritdoc/>
    public override double LogSurvival(double x) =>
        !(LawArgument.Amount(x) > 0) ? 0
        : double.IsPositiveInfinity(x) ? double.NegativeInfinity
        : Math.Min(Chain.LogExpectation(x, Ones), 0);

    /// <inheritdoc/>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : p <= 0.5 ? LogTailInverse.OfCdf(this, p, Log.Of(Mean * p))
        : LogTailInverse.OfSurvival(this, 1 - p, Log.Of(-Mean * Log1p.Of(-p)));

    /// <inheritdoc/>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : s < 0.5 ? LogTailInverse.OfSurvival(this, s, Log.Of(-Mean * Log.Of(s)))
        : LogTailInverse.OfCdf(this, 1 - s, Log.Of(Mean * (1 - s)));

    /// <inheritdoc/>
    public override Severity Times(double factor)
    {
        Require.Positive(factor);
        return new PhaseType(Initial, Generator.Select(row => row.Select(rate => rate / factor).ToValueList()).ToValueList());
    }

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    private static ValueList<double> Checked(ValueList<double> initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        double sum = 0;
        foreach (double p in initial)
        {
            sum += Require.Fraction(p, nameof(initial));
        }

        return Math.Abs(sum - 1) <= RoundingOfASum ? initial : throw Require.Wrong(nameof(initial), sum, "must have probabilities that sum to 1 (within 1e-12)");
    }

    private static ValueList<ValueList<double>> Checked(ValueList<ValueList<double>> generator, int count)
    {
        ArgumentNullException.ThrowIfNull(generator);
        if (count > MostPhases)
        {
            throw Require.Wrong(nameof(generator), count, $"must have at most {MostPhases} phases");
        }

        if (generator.Count != count)
        {
            throw Require.Wrong(nameof(generator), generator.Count, $"must have one row for each of the {count} phases");
        }

        for (int i = 0; i < count; i++)
        {
            if (generator[i] is null || generator[i].Count != count)
            {
                throw Require.Wrong(nameof(generator), generator[i]?.Count ?? 0, $"must have {count} rates in every row");
            }

            double sum = 0;
            for (int j = 0; j < count; j++)
            {
                double rate = generator[i][j];
                if (!double.IsFinite(rate) || (i == j ? !(rate < 0) : !(rate >= 0)))
                {
                    throw Require.Wrong(nameof(generator), rate, "must have finite rates, below 0 on the diagonal and 0 or more off it");
                }

                sum += rate;
            }

            if (sum > -RoundingOfASum * generator[i][i])
            {
                throw Require.Wrong(nameof(generator), sum, "must have rows that sum to 0 or below");
            }
        }

        return generator;
    }

    // zeros, but a first number at a place and a second one at another, where that exists
    private static ValueList<double> RowOf(int count, int place, double first, int other, double second) =>
        Enumerable.Range(0, count).Select(i => i == place ? first : i == other ? second : 0).ToValueList();

    private static string Text(ValueList<double> row) =>
        "[" + string.Join(", ", row.Select(x => string.Create(CultureInfo.InvariantCulture, $"{x}"))) + "]";

    private AbsorbingChain MakeChain()
    {
        int m = Initial.Count;
        double sum = Initial.Sum();
        double[] rates = new double[m * m];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < m; j++)
            {
                rates[i * m + j] = i == j ? 0 : Generator[i][j];
            }
        }

        return new([.. Initial.Select(p => p / sum)], rates, Exits());
    }

    // minus the row sums; what is left of a rounding is none
    private double[] Exits() => [.. Generator.Select((row, i) => row.Sum() < RoundingOfASum * row[i] ? -row.Sum() : 0)];

    // (-T)^-k 1
    private double[] Inverse(int order)
    {
        double[] y = Ones;
        for (int i = 0; i < order; i++)
        {
            y = Chain.Solve(y)!;
        }

        return y;
    }

    private double Dot(double[] value)
    {
        double sum = 0;
        for (int i = 0; i < value.Length; i++)
        {
            sum += Initial[i] * value[i];
        }

        return sum / Initial.Sum();
    }
}
