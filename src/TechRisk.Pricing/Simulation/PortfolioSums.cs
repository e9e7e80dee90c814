using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Exact sums over years of what each submission and each systemic tag costs, and of the squares of the years. Sums of a block are kept
/// aside and go into the exact sums of a submission many at a time; merging is addition, so that threads move no bit.
/// </summary>
internal sealed class PortfolioSums
{
    private const int Pending = 16;
    private const int Kinds = 4;

    private readonly ExactSum[] _exact;
    private readonly double[] _pending;
    private readonly ExactSum[] _tags;
    private readonly long[] _tagEvents;
    private int _blocks;

    /// <summary>Empty sums.</summary>
    public PortfolioSums(int submissions, int tags)
    {
        _exact = [.. Enumerable.Range(0, submissions * Kinds).Select(_ => new ExactSum())];
        _pending = new double[submissions * Kinds * Pending];
        _tags = [.. Enumerable.Range(0, tags * 2).Select(_ => new ExactSum())];
        _tagEvents = new long[tags];
    }

    /// <summary>Years in the sums.</summary>
    public long Years { get; private set; }

    /// <summary>Adds the sums of a submission in the current block.</summary>
    public void Add(int submission, double sum, double square, double systemic, double systemicSquare)
    {
        Span<double> at = _pending.AsSpan(submission * Kinds * Pending + _blocks, (Kinds - 1) * Pending + 1);
        at[0] = sum;
        at[Pending] = square;
        at[2 * Pending] = systemic;
        at[3 * Pending] = systemicSquare;
    }

    /// <summary>Adds the sums of a tag in the current block.</summary>
    public void AddTag(int tag, double sum, double square, int lossEvents)
    {
        _tags[2 * tag].Add(sum);
        _tags[2 * tag + 1].Add(square);
        _tagEvents[tag] += lossEvents;
    }

    /// <summary>Ends a block.</summary>
    public void EndBlock(int years)
    {
        Years += years;
        if (++_blocks == Pending)
        {
            Flush();
        }
    }

    /// <summary>Adds the sums of another thread.</summary>
    public void Merge(PortfolioSums other)
    {
        Flush();
        other.Flush();
        Years += other.Years;
        for (int i = 0; i < _exact.Length; i++)
        {
            _exact[i].Merge(other._exact[i]);
        }

        for (int i = 0; i < _tags.Length; i++)
        {
            _tags[i].Merge(other._tags[i]);
        }

        for (int tag = 0; tag < _tagEvents.Length; tag++)
        {
            _tagEvents[tag] += other._tagEvents[tag];
        }
    }

    /// <summary>Mean of a submission's year, with its error.</summary>
    public Estimate Expected(int submission, TailFacts tail)
    {
        Flush();
        return Mean(_exact[submission * Kinds], _exact[submission * Kinds + 1], tail);
    }

    /// <summary>Mean of the part of a submission's year that comes from systemic events.</summary>
    public Estimate Systemic(int submission, TailFacts tail)
    {
        Flush();
        return Mean(_exact[submission * Kinds + 2], _exact[submission * Kinds + 3], tail);
    }

    /// <summary>Mean of the year's loss from the events of a tag.</summary>
    public Estimate OfTag(int tag, TailFacts tail) => Mean(_tags[2 * tag], _tags[2 * tag + 1], tail);

    /// <summary>Events of a tag that cost anything.</summary>
    public long LossEventsOf(int tag) => _tagEvents[tag];

    private void Flush()
    {
        for (int i = 0; i < _exact.Length && _blocks > 0; i++)
        {
            _exact[i].Add(_pending.AsSpan(i * Pending, _blocks));
        }

        _blocks = 0;
    }

    // the error of a mean of independent years; infinite where the variance is known to be, or one year has none
    private Estimate Mean(ExactSum sum, ExactSum squares, TailFacts tail)
    {
        double mean = sum.Value / Years;
        if (!TailRule.MayHave(tail, 1))
        {
            return Estimate.Simulated(double.PositiveInfinity, double.PositiveInfinity);
        }

        double spread = Math.Max(squares.Value - Years * mean * mean, 0);
        double error = TailRule.MayHave(tail, 2) && Years > 1 ? Math.Sqrt(spread / (Years - 1.0) / Years) : double.PositiveInfinity;
        return Estimate.Simulated(mean, error);
    }
}
