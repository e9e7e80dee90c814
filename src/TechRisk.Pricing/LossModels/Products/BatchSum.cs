using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The loss of a batch, Z = X_1 + ... + X_K, whose law is none of the library's: moments are exact, the law below any amount comes from a
/// <see cref="BatchTable"/>, to about 1e-8 of the mean.
/// </summary>
internal sealed record BatchSum : Severity
{
    private const double LeastProbability = 1e-12;
    private const int LeastPower = -20;

    private readonly Frequency _claims;
    private readonly Severity _claim;
    private readonly Dictionary<int, BatchTable> _tables = [];

    /// <summary>The sum of a number of claims.</summary>
    /// <param name="claims">Law of K, 1 or more.</param>
    /// <param name="claim">Law of X.</param>
    public BatchSum(Frequency claims, Severity claim)
    {
        _claims = claims;
        _claim = claim;
    }

    public override double Mean => _claims.Mean * _claim.Mean;

    public override double Variance => double.IsPositiveInfinity(_claim.Variance) || double.IsPositiveInfinity(_claims.Variance)
        ? double.PositiveInfinity
        : (_claims.Mean * _claim.Variance) + (_claims.Variance * _claim.Mean * _claim.Mean);

    public override double Minimum => _claim.Minimum;

    public override double Maximum => _claims.LargestCount * _claim.Maximum;

    public override TailFacts Tail => StreamTail.Repeated(_claims, _claim.Tail);

    private protected override string Parameters => $"{_claims}, {_claim}";

    // the amount that the tables are measured in
    private double Scale => double.IsFinite(Variance) ? Mean + (8 * Math.Sqrt(Variance))
        : double.IsFinite(Mean) ? 16 * Mean
        : 16 * _claims.Mean * _claim.InverseSurvival(0.5);

    public override double LogDensity(double x) => throw new InvalidOperationException($"the loss of a batch of {_claims} claims of {_claim} has no density in closed form");

    public override double Cdf(double x) => x < 0 ? 0 : 1 - Survival(x);

    public override double Survival(double x) => x < 0 || _claim.Survival(x) == 1 ? 1 : x >= Maximum ? 0 : Up(x).Survival(x);

    public override double Quantile(double p) => Require.Fraction(p) == 1 ? Maximum : InverseSurvival(1 - p);

    public override double InverseSurvival(double s)
    {
        if (Require.Fraction(s) == 1)
        {
            return Minimum;
        }

        double wanted = Math.Max(s, LeastProbability);
        double high = Math.Min(Scale, Maximum);
        while (high < Maximum && Survival(high) > wanted)
        {
            high *= 2;
        }

        BatchTable table = Up(high);
        double low = 0;
        for (int i = 0; i < 100 && high - low > 1e-14 * high; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = table.Survival(middle) > wanted ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>From the cumulants: E[K] k3(X) + 3 Var[K] E[X] Var[X] + k3(K) E[X]^3 for the third.</summary>
    public override double Moment(int order)
    {
        double mean = Mean;
        double square = Variance + (mean * mean);
        if (order < 3 || double.IsPositiveInfinity(square) || double.IsPositiveInfinity(_claim.Moment(order)))
        {
            return order == 1 ? mean : square;
        }

        if (order > 3)
        {
            throw new InvalidOperationException($"moment {order} of a batch of {_claims} claims of {_claim} is not computed");
        }

        double m = _claim.Mean;
        double third = _claim.Moment(3) - (3 * m * _claim.Variance) - (m * m * m);
        double central = (_claims.Mean * third) + (3 * _claims.Variance * m * _claim.Variance) + (ThirdOfCount() * m * m * m);
        return central + (3 * mean * Variance) + (mean * mean * mean);
    }

    public override double LimitedMoment(int order, double limit) =>
        double.IsPositiveInfinity(limit) || limit >= Maximum ? Moment(order) : limit == 0 ? 0 : Up(limit).LimitedMoment(order, limit);

    public override Severity Times(double factor) => new BatchSum(_claims, _claim.Times(factor));

    internal override void FillAt(Span<double> survival, Span<double> limited)
    {
        if (limited.IsEmpty || limited[^1] == 0)
        {
            survival.Fill(_claim.Survival(0));
            return;
        }

        BatchTable table = new(_claims, _claim, limited[^1]);
        for (int i = 0; i < limited.Length; i++)
        {
            double x = limited[i];
            survival[i] = _claim.Survival(x) == 1 ? 1 : table.Survival(x);
            limited[i] = table.LimitedMoment(1, x);
        }
    }

    // a table that reaches an amount, of a few whose lengths double: the shorter, the finer
    private BatchTable Up(double x)
    {
        double scale = Scale;
        int power = x > 0 ? Math.Max((int)Math.Ceiling((Log.Of(x / scale) / Log.Of(2)) - 1e-9), LeastPower) : LeastPower;
        lock (_tables)
        {
            if (!_tables.TryGetValue(power, out BatchTable? table))
            {
                table = new BatchTable(_claims, _claim, scale * Math.ScaleB(1, power));
                _tables.Add(power, table);
            }

            return table;
        }
    }

    private double ThirdOfCount()
    {
        double mean = _claims.Mean;
        double sum = 0;
        long last = _claims.InverseSurvival(1e-18);
        for (long n = 0; n <= last; n++)
        {
            double distance = n - mean;
            sum += distance * distance * distance * _claims.Probability(n);
        }

        return sum;
    }
}
