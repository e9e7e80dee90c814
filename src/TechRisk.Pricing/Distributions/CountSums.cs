using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Probabilities and both tails of a law of counts whose probabilities follow a recurrence of positive terms: a table of the body, divided by
/// its own sum, so that P(0) needs no formula; beyond it the recurrence goes on from the end of the table, as far as asked.
/// </summary>
/// <remarks>
/// Source: Panjer and Willmot, "Insurance Risk Models" (1992), chapters 7 to 9. The table ends where the rest is below 1e-30 of the whole. It
/// is immutable once made. Rule for large means: a body of more than <see cref="Longest"/> counts is refused, at 28 bytes a count.
/// </remarks>
internal sealed class CountSums
{
    /// <summary>Most counts of a table.</summary>
    public const int Longest = 1 << 21;

    private const double Negligible = 1e-30;
    private const long Furthest = 1L << 26;

    private readonly string _law;
    private readonly double _ratio;
    private readonly CountRecurrence _end;
    private readonly double _total;
    private readonly double[] _terms; // of the scale of the total, less their steps
    private readonly int[] _steps;
    private readonly double[] _upTo;
    private readonly double[] _from;
    private readonly Lazy<double> _beyond; // all that follows the table

    /// <param name="law">The law in words, for errors.</param>
    /// <param name="start">The recurrence before its first step; kept.</param>
    /// <param name="ratio">The limit of P(n + 1) / P(n), below 1: one over the radius of the generating function.</param>
    public CountSums(string law, CountRecurrence start, double ratio)
    {
        _law = law;
        _ratio = ratio;
        _end = start;
        List<double> terms = [1];
        List<int> steps = [0];
        int step = 0;
        Twofold total = new(1, 0);
        double last = 1;
        while (true)
        {
            Twofold term = start.Next(terms.Count);
            total += term;
            if (total.Hi > CountWalk.Step)
            {
                start.Multiply(1 / CountWalk.Step);
                term *= 1 / CountWalk.Step;
                total *= 1 / CountWalk.Step;
                last /= CountWalk.Step;
                step++;
            }

            terms.Add(term.Value);
            steps.Add(step);
            if (Rest(term.Hi, last) < Negligible * total.Hi)
            {
                break;
            }

            if (terms.Count >= Longest)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{law} spreads over more than {Longest} counts; its probabilities are made one after the other up to there"));
            }

            last = term.Hi;
        }

        _beyond = new(() => Above(_terms!.Length - 1));
        _total = total.Value;
        _terms = [.. terms];
        _steps = [.. steps.Select(at => step - at)];
        _upTo = new double[_terms.Length];
        _from = new double[_terms.Length];
        CompensatedSum lower = default;
        CompensatedSum upper = default;
        for (int i = 0; i < _terms.Length; i++)
        {
            lower.Add(Probability(i));
            _upTo[i] = lower.Value;
            int j = _terms.Length - 1 - i;
            upper.Add(Probability(j));
            _from[j] = upper.Value;
        }
    }

    /// <summary>P(n).</summary>
    public double Probability(long n)
    {
        if (n < _terms.Length)
        {
            return n < 0 ? 0 : Down(_terms[n] / _total, _steps[n]);
        }

        CountWalk walk = Beyond();
        while (walk.At < n && !IsZero(walk))
        {
            Move(walk);
        }

        return Down(walk.Term / _total, walk.Steps);
    }

    /// <summary>ln P(n), finite for every n of 0 or more.</summary>
    public double LogProbability(long n)
    {
        if (n < _terms.Length)
        {
            return n < 0 ? double.NegativeInfinity : Log.Of(_terms[n] / _total) - _steps[n] * CountWalk.LogStep;
        }

        CountWalk walk = Beyond();
        while (walk.At < n && walk.Term > 0)
        {
            Move(walk);
        }

        return Log.Of(walk.Term / _total) - walk.Steps * CountWalk.LogStep;
    }

    /// <summary>P(N &lt;= n).</summary>
    public double Cdf(long n) => n < 0 ? 0 : n < _upTo.Length ? Math.Min(_upTo[n], 1) : 1;

    /// <summary>P(N &gt; n): from the table down to 1e-16, summed on its own below.</summary>
    public double Survival(long n)
    {
        if (n < 0)
        {
            return 1;
        }

        double known = n + 1 < _from.Length ? _from[n + 1] : 0;
        return known > 1e-16 ? known
            : n < _terms.Length ? known + _beyond.Value
            : Above(n);
    }

    private static double Down(double value, int steps)
    {
        for (; steps > 0 && value > 0; steps--)
        {
            value /= CountWalk.Step;
        }

        return value;
    }

    // the sum of all probabilities after n, which is the end of the table or beyond
    private double Above(long n)
    {
        CountWalk walk = Beyond();
        while (walk.At <= n && !IsZero(walk))
        {
            Move(walk);
        }

        // a term lifted on the way counts on the scale of the first
        CompensatedSum sum = default;
        int steps = walk.Steps;
        double scale = 1;
        sum.Add(walk.Term);
        while (Rest(walk.Term, walk.Last) * scale > 1e-17 * sum.Value)
        {
            Move(walk);
            scale = walk.Steps == steps ? 1 : 1 / CountWalk.Step;
            sum.Add(walk.Term * scale);
        }

        return Down(sum.Value / _total, steps);
    }

    private CountWalk Beyond()
    {
        CountWalk walk = new(_end, _terms.Length);
        walk.Move();
        return walk;
    }

    private bool IsZero(CountWalk walk) => walk.Term == 0 || (walk.Steps > 2 && Down(walk.Term / _total, walk.Steps) == 0);

    private void Move(CountWalk walk)
    {
        if (walk.At >= Furthest)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{_law} falls so slowly that its tail needs more than {Furthest} counts; its probabilities are made one after the other"));
        }

        walk.Move();
    }

    // a bound of what follows a falling term, infinite while terms rise
    private double Rest(double term, double last)
    {
        double falling = term == 0 ? 0 : Math.Max(_ratio, term / last);
        return falling < 1 ? term * falling / (1 - falling) : double.PositiveInfinity;
    }
}
