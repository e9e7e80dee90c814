namespace TechRisk.Pricing;

/// <summary>
/// The law of a year's sum on a lattice. All figures come from q(d) = E[(d - S)+]: two lattice laws bound it from below and from above,
/// the mean is exact, and E[(S - d)+] = E[S] - d + q(d). What lies beyond the last point is bounded by the tail that is left there.
/// </summary>
/// <remarks>
/// A lattice law with its probability spread to the points while the mean stays has a larger q everywhere, one that collects probability
/// at points a smaller one, and independent sums and random sums keep the order: Mueller, Stoyan, Comparison Methods for Stochastic
/// Models and Risks (2002), sections 1.5 and 8.
/// </remarks>
internal sealed record LatticeLaw
{
    /// <summary>Lower bound of q; null where no bounds were asked for.</summary>
    public required LatticeCurve? Lower { get; init; }

    /// <summary>Upper bound of q; null where no bounds were asked for.</summary>
    public required LatticeCurve? Upper { get; init; }

    /// <summary>The values between.</summary>
    public required LatticeShape Shape { get; init; }

    /// <summary>Exact E[S], Var[S] and E[(S - E[S])^3]; infinite where they diverge, NaN for a third moment that is not known.</summary>
    public required (double Mean, double Variance, double Third) Moments { get; init; }

    /// <summary>E[S] where it is only bounded, such as that of a sum of limited years; null where <see cref="Moments"/> has it exactly.</summary>
    public Bracket? MeanBounds { get; init; }

    /// <summary>Var[S] where it is only bounded.</summary>
    public Bracket? VarianceBounds { get; init; }

    /// <summary>E[(S - E[S])^3] where it is only bounded.</summary>
    public Bracket? ThirdBounds { get; init; }

    /// <summary>P(S = 0), exact.</summary>
    public required double ProbabilityOfZero { get; init; }

    /// <summary>Facts of the tail before the yearly terms.</summary>
    public required TailFacts Tail { get; init; }

    /// <summary>ln E[exp(a S)] and its derivative by a; null where only the lattice knows it.</summary>
    public Func<double, (double Logarithm, double Derivative)>? ExponentialMoment { get; init; }

    /// <summary>Allowance for the rounding of a distribution function on the lattice.</summary>
    public double CdfRounding { get; init; }

    /// <summary>What is refused is blamed on this.</summary>
    public required string Name { get; init; }

    /// <summary>What a reader has to know.</summary>
    public ValueList<Finding> Findings { get; init; } = [];

    public bool HasBounds => Lower is not null;

    public double Mean => Moments.Mean;

    /// <summary>E[S] and its bounds.</summary>
    public Bracket MeanBracket => MeanBounds ?? Bracket.Exact(Moments.Mean);

    /// <summary>Var[S] and its bounds.</summary>
    public Bracket VarianceBracket => VarianceBounds ?? Bracket.Exact(Moments.Variance);

    /// <summary>The last point.</summary>
    public double End => Shape.End;

    /// <summary>The largest possible loss; infinite if there is none or it is not known.</summary>
    public double RightEnd => Tail.RightEnd ?? double.PositiveInfinity;

    /// <summary>True if no loss lies beyond the last point.</summary>
    public bool IsWhole => RightEnd <= End * (1 + 1e-12);

    /// <summary>Bounds of q at x in [0, End].</summary>
    public Bracket Q(double x)
    {
        double value = Shape.At(x);
        return HasBounds ? Bracket.Of(value, Lower!.At(x), Upper!.At(x)) : new Bracket(value, 0, x);
    }

    /// <summary>E[min((S - from)+, to - from)]; <paramref name="to"/> may be infinite.</summary>
    public Bracket Layer(double from, double to)
    {
        if (double.IsPositiveInfinity(to))
        {
            return Excess(from);
        }

        if (from >= to)
        {
            return default;
        }

        if (from >= End)
        {
            Bracket before = Survival(End);
            double model = Math.Min(TailShape().Layer(from, to), to - from);
            return IsWhole ? default : Bracket.Of(model, 0, Math.Min((to - from) * before.Upper, Excess(End).Upper));
        }

        double end = Math.Min(to, End);
        Bracket inside = Q(from).Minus(Q(end)).Plus(Bracket.Exact(end - from)).Widened(8e-16 * end).Within(0, end - from);
        return to > End ? inside.Plus(Layer(End, to)) : inside;
    }

    /// <summary>E[(S - d)+].</summary>
    public Bracket Excess(double d)
    {
        if (d == 0 || !double.IsFinite(Mean))
        {
            return MeanBracket;
        }

        if (d > End)
        {
            return IsWhole ? default : Bracket.Of(TailShape().Excess(d), 0, Excess(End).Upper);
        }

        return Q(d).Plus(MeanBracket).Plus(Bracket.Exact(-d)).Widened(8e-16 * (d + Mean)).Within(0, MeanBracket.Upper);
    }

    /// <summary>P(S &gt; x).</summary>
    public Bracket Survival(double x)
    {
        if (x >= RightEnd)
        {
            return default;
        }

        if (x > End)
        {
            double most = Survival(End).Upper;
            most = double.IsFinite(Mean) ? Math.Min(most, Excess(End).Upper / (x - End)) : most;
            return Bracket.Of(TailShape().Survival(x), 0, most);
        }

        if (x == 0)
        {
            return Bracket.Exact(1 - ProbabilityOfZero);
        }

        double value = Shape.Survival(x);
        return HasBounds
            ? Bracket.Of(value, 1 - CdfAbove(x), 1 - CdfBelow(x)).Widened(CdfRounding).Within(0, 1 - ProbabilityOfZero)
            : new Bracket(value, 0, 1);
    }

    /// <summary>P(S &gt;= x), x above 0: that of a larger loss and of the atom at x; the bounds of the distribution function hold on both sides of an atom.</summary>
    public Bracket AtLeast(double x)
    {
        Bracket above = Survival(x);
        int k = (int)Math.Round(x / Shape.Step);
        bool isPoint = x <= End && Math.Abs(x - (k * Shape.Step)) <= 1e-9 * Shape.Step;
        return Bracket.Of(isPoint ? Math.Clamp(Shape.Left(k), 0, 1) : above.Value, above.Lower, x == RightEnd && x <= End && HasBounds ? Math.Min(1 - CdfBelow(x) + CdfRounding, 1 - ProbabilityOfZero) : above.Upper);
    }

    /// <summary>VaR_p.</summary>
    public Bracket Quantile(double p)
    {
        double value = Shape.InverseSurvival(1 - p);
        if (double.IsPositiveInfinity(value))
        {
            value = Math.Min(TailShape().InverseSurvival(1 - p), RightEnd);
        }

        if (p <= ProbabilityOfZero)
        {
            return default;
        }

        if (!HasBounds)
        {
            return new Bracket(value, 0, RightEnd);
        }

        (double _, double least) = Upper!.Least(p, 0, End);
        (double from, double to) = Lower!.Sublevel(p, least + (8e-16 * End));
        return Bracket.Of(value, from, Math.Min(to, RightEnd));
    }

    /// <summary>The tail beyond the last point, as a power law that continues the lattice.</summary>
    public LatticeTail TailShape() => LatticeTail.Of(this);

    // F is a slope of q: any chord of the bounds to the right of x lies above it
    private double CdfAbove(double x)
    {
        double q = Lower!.At(x);
        double best = 1;
        int misses = 0;
        for (int k = Upper!.Cell(x) + 1; k < Upper.Nodes.Length && misses < 4; k++)
        {
            double run = (k * Upper.Step) - x;
            double slope = run > 0.01 * Upper.Step ? (Upper.Nodes[k] - q) / run : 1;
            misses = slope < best ? 0 : misses + 1;
            best = Math.Min(best, slope);
        }

        return best;
    }

    private double CdfBelow(double x)
    {
        double q = Lower!.At(x);
        double best = 0;
        int misses = 0;
        for (int k = Upper!.Cell(x); k >= 0 && misses < 4; k--)
        {
            double run = x - (k * Upper.Step);
            double slope = run > 0.01 * Upper.Step ? (q - Upper.Nodes[k]) / run : 0;
            misses = slope > best ? 0 : misses + 1;
            best = Math.Max(best, slope);
        }

        return best;
    }
}
