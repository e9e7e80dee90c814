namespace TechRisk.Pricing.Numerics;

/// <summary>
/// A Markov chain in continuous time that leaves its states in the end. Everything is made of sums and products of positive numbers, so
/// that each figure keeps its relative accuracy however small it is: uniformisation for exponentials (Jensen 1953), elimination without a
/// subtraction for inverses (Grassmann, Taksar and Heyman, Operations Research 33, 1985).
/// </summary>
internal sealed class AbsorbingChain
{
    // up to this many mean jumps the series is summed; beyond, a shorter exponential is squared
    private const double MostJumps = 600;
    private const double MostSteps = 20_000;
    private const double LogTwo = 0.69314718055994530942;

    private readonly int _states;
    private readonly double[] _initial;
    private readonly double[] _rates; // off the diagonal, row by row
    private readonly double[] _exit;
    private readonly double[] _jump; // the chain seen at the jumps of a Poisson process with the fastest rate
    private readonly Twofold[] _change; // the same less the identity, with the digits that the rounded diagonal loses
    private readonly double _fastest;

    /// <param name="initial">Probabilities of the first state.</param>
    /// <param name="rates">Rates from row to column, row by row; the diagonal is not read.</param>
    /// <param name="exit">Rates at which each state is left for good.</param>
    public AbsorbingChain(double[] initial, double[] rates, double[] exit)
    {
        _states = initial.Length;
        _initial = initial;
        _rates = rates;
        _exit = exit;
        Twofold[] total = new Twofold[_states];
        for (int i = 0; i < _states; i++)
        {
            total[i] = new(exit[i], 0);
            for (int j = 0; j < _states; j++)
            {
                total[i] += i == j ? 0 : rates[i * _states + j];
            }

            _fastest = Math.Max(_fastest, total[i].Value);
        }

        _jump = new double[_states * _states];
        _change = new Twofold[_states * _states];
        for (int i = 0; i < _states; i++)
        {
            for (int j = 0; j < _states; j++)
            {
                int at = i * _states + j;
                _change[at] = i == j ? -(total[i] / new Twofold(_fastest, 0)) : Twofold.Quotient(rates[at], _fastest);
                _jump[at] = i == j ? Math.Max((_change[at] + 1).Value, 0) : _change[at].Value;
            }
        }
    }

    /// <summary>True if every state is left for good with probability 1.</summary>
    public bool IsLeftInTheEnd => Solve(Ones()) is not null;

    /// <summary>ln of the sum over states of P(in the state at a time) times its value; values are 0 or more.</summary>
    public double LogExpectation(double time, double[] value)
    {
        double jumps = _fastest * time;
        if (jumps <= MostJumps)
        {
            return Log.Of(Dot(After(_initial, jumps), value));
        }

        // the entries of a squared exponential lie up to jumps^(states - 1) apart: where that leaves the range of a double, step by step
        return (_states - 1) * Log.Of(jumps) < 650 ? LogBySquaring(jumps, value)
            : jumps <= MostSteps * MostJumps ? LogBySteps(jumps, value)
            : -Decay * time;
    }

    /// <summary>P(left by a time), by its own sum; no more than the mean jumps the series takes.</summary>
    public double? LeftBy(double time)
    {
        double jumps = _fastest * time;
        if (jumps > MostJumps)
        {
            return null;
        }

        double[] state = _initial;
        double left = 0;
        double weight = Exp.Of(-jumps);
        double sum = 0;
        for (int n = 1; n <= jumps || weight > 1e-18 * sum; n++)
        {
            left += Dot(state, _exit) / _fastest;
            state = Row(state, _jump);
            weight *= jumps / n;
            sum += weight * left;
            if (weight == 0)
            {
                break;
            }
        }

        return Math.Min(sum, 1);
    }

    /// <summary>The mean time to leave weighted by a value, from each state: y with -T y = value; null if some state is never left.</summary>
    public double[]? Solve(double[] value)
    {
        int m = _states;
        double[] rates = [.. _rates];
        double[] exit = [.. _exit];
        double[] y = [.. value];
        double[] pivot = new double[m];
        for (int n = m - 1; n >= 0; n--)
        {
            double total = exit[n];
            for (int j = 0; j < n; j++)
            {
                total += rates[n * m + j];
            }

            if (!(total > 0))
            {
                return null;
            }

            pivot[n] = total;
            for (int i = 0; i < n; i++)
            {
                double share = rates[i * m + n] / total;
                if (share > 0)
                {
                    for (int j = 0; j < n; j++)
                    {
                        rates[i * m + j] += share * rates[n * m + j];
                    }

                    exit[i] += share * exit[n];
                    y[i] += share * y[n];
                }
            }
        }

        for (int n = 0; n < m; n++)
        {
            for (int j = 0; j < n; j++)
            {
                y[n] += rates[n * m + j] * y[j];
            }

            y[n] /= pivot[n];
        }

        return y;
    }

    /// <summary>The sum over n of P(not left after n jumps) times a weight of n, until the weights have become negligible beyond the end.</summary>
    public double SumOverJumps(double end, Func<int, double> weight)
    {
        double[] state = _initial;
        double sum = 0;
        for (int n = 0; ; n++)
        {
            double term = Dot(state, Ones()) * weight(n);
            sum += term;
            if (n > end && !(term > 1e-18 * sum))
            {
                return sum;
            }

            state = Row(state, _jump);
        }
    }

    /// <summary>The rate of the Poisson process of jumps.</summary>
    public double Fastest => _fastest;

    /// <summary>
    /// The rate at which the probability of not having left falls in the end: of the classes of states that reach each other, the slowest
    /// that the first state can come to.
    /// </summary>
    public double Decay
    {
        get
        {
            const int Squarings = 60;
            (Twofold[] matrix, double exponent) = SquaredExponential.Of(Classes(), _states, 1, Squarings);
            double largest = matrix.Max(entry => entry.Hi);
            return -_fastest * Math.ScaleB(exponent * LogTwo + Log.Of(largest), -Squarings);
        }
    }

    private double[] Ones()
    {
        double[] ones = new double[_states];
        ones.AsSpan().Fill(1);
        return ones;
    }

    // the states after a Poisson number of jumps, from a row
    private double[] After(double[] row, double jumps)
    {
        double[] state = row;
        double[] sum = new double[_states];
        double weight = Exp.Of(-jumps);
        for (int n = 0; ; n++)
        {
            double largest = 0;
            for (int i = 0; i < _states; i++)
            {
                double term = weight * state[i];
                sum[i] += term;
                largest = Math.Max(largest, sum[i] > 0 ? term / sum[i] : 0);
            }

            if (n > jumps && largest < 1e-18)
            {
                return sum;
            }

            weight *= jumps / (n + 1);
            state = Row(state, _jump);
        }
    }

    private double LogBySquaring(double jumps, double[] value)
    {
        int squarings = (int)Math.Ceiling(Log.Of(jumps) / LogTwo);
        (Twofold[] matrix, double exponent) = SquaredExponential.Of(_change, _states, Math.ScaleB(jumps, -squarings), squarings);
        return exponent * LogTwo + Log.Of(Dot(Row(_initial, [.. matrix.Select(entry => entry.Value)]), value));
    }

    private double LogBySteps(double jumps, double[] value)
    {
        double[] state = _initial;
        double log = 0;
        for (double left = jumps; left > 0; left -= MostJumps)
        {
            state = After(state, Math.Min(left, MostJumps));
            log += Log.Of(Normalise(state));
        }

        return log + Log.Of(Dot(state, value));
    }

    // the changes without the ways out of a class of states that reach each other; states that the first one never reaches are left at once
    private Twofold[] Classes()
    {
        int m = _states;
        bool[] reaches = new bool[m * m];
        for (int i = 0; i < m * m; i++)
        {
            reaches[i] = _rates[i] > 0 && i / m != i % m;
        }

        for (int k = 0; k < m; k++)
        {
            for (int i = 0; i < m * m; i++)
            {
                reaches[i] |= reaches[i / m * m + k] && reaches[k * m + i % m];
            }
        }

        Twofold[] matrix = new Twofold[m * m];
        for (int i = 0; i < m; i++)
        {
            bool counts = _initial[i] > 0;
            for (int first = 0; first < m; first++)
            {
                counts |= _initial[first] > 0 && reaches[first * m + i];
            }

            for (int j = 0; j < m; j++)
            {
                matrix[i * m + j] = !counts ? new(i == j ? -1 : 0, 0)
                    : i == j || (reaches[i * m + j] && reaches[j * m + i]) ? _change[i * m + j]
                    : default;
            }
        }

        return matrix;
    }

    // divides by the largest entry and returns it
    private static double Normalise(double[] entries)
    {
        double largest = entries.Max();
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] /= largest;
        }

        return largest;
    }

    private double[] Row(ReadOnlySpan<double> row, double[] matrix)
    {
        double[] result = new double[_states];
        for (int i = 0; i < _states; i++)
        {
            for (int j = 0; j < _states; j++)
            {
                result[j] += row[i] * matrix[i * _states + j];
            }
        }

        return result;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
