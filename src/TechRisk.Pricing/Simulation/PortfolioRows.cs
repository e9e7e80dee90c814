using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>What the submissions of a portfolio share in one thread's current block: systemic events and the factors on the rates.</summary>
internal sealed class PortfolioRows
{
    /// <summary>Lists of tags that are looked for among the known ones; with more kinds of submissions nothing is gained.</summary>
    public const int FewKinds = 64;

    private readonly PortfolioPlan _plan;
    private readonly SystemicPlan.Rows _systemic;
    private readonly List<(int[] Tags, SystemicBlock[] Blocks)> _shared = [];
    private readonly SystemicBlock[][][] _carried;
    private readonly DependenceRows[] _dependence;
    private readonly bool[] _isPlain;
    private readonly SampleBuffer _buffer = new();
    private readonly double[] _factors = new double[LossProgram.AddressYears];
    private readonly double[] _products = new double[LossProgram.AddressYears];
    private readonly YearWeights _weights = new();
    private readonly YearWeights _productWeights = new();
    private YearBlock _block;
    private int _of = -1;

    public PortfolioRows(PortfolioPlan plan)
    {
        _plan = plan;
        _systemic = plan.Systemic.CreateRows();
        _carried = [.. plan.Submissions.Select(submission => submission.Covers.Select(cover => CarriedBy(cover.SystemicTags)).ToArray())];
        _isPlain = [.. plan.Submissions.Select(submission => submission.Dependence == DependencePlan.None)];
        _dependence = [.. plan.Submissions.Select(submission => submission.Dependence.CreateRows())];
    }

    /// <summary>The events of a tag in the current block.</summary>
    public SystemicBlock Of(int tag) => _systemic.Of(tag);

    /// <summary>The events of some tags in the current block, one array for all that carry the same tags.</summary>
    public SystemicBlock[] CarriedBy(int[] tags)
    {
        foreach ((int[] known, SystemicBlock[] blocks) in _shared)
        {
            if (known.AsSpan().SequenceEqual(tags))
            {
                return blocks;
            }
        }

        SystemicBlock[] found = [.. tags.Select(_systemic.Of)];
        if (_shared.Count < FewKinds)
        {
            _shared.Add((tags, found));
        }

        return found;
    }

    /// <summary>Draws what all submissions of the block share.</summary>
    public void Draw(YearBlock block)
    {
        _block = block;
        _of = -1;
        _systemic.Draw(block);
        if (_plan.Factor is null)
        {
            return;
        }

        Span<double> factors = _factors.AsSpan(0, block.Count);
        UniformFill.Years(_plan.FactorKey, block.FirstYear, factors, 0);
        _plan.Factor.SampleInPlace(factors, _buffer);
        if (IsWhole)
        {
            _weights.Set(factors);
        }
    }

    /// <summary>What drives a cover of a submission in the current block.</summary>
    public RowDrivers For(int submission, int cover)
    {
        bool hasFactor = _plan.Submissions[submission].Covers[cover].HasPortfolioFactor;
        SystemicBlock[] carried = _carried[submission][cover];
        if (_isPlain[submission])
        {
            return Plain(hasFactor, carried);
        }

        if (_of != submission)
        {
            _dependence[submission].Draw(_block);
            _of = submission;
        }

        RowDrivers drivers = _dependence[submission].For(cover);
        drivers = hasFactor ? WithFactor(drivers) : drivers;
        return carried.Length == 0 ? drivers : drivers with { Systemic = carried };
    }

    /// <summary>What drives a cover of a submission without a dependence of its own.</summary>
    public RowDrivers Plain(bool hasFactor, SystemicBlock[] carried) => new()
    {
        RateFactor = hasFactor ? _factors.AsSpan(0, _block.Count) : default,
        Weights = hasFactor && IsWhole ? _weights : null,
        Systemic = carried,
    };

    private bool IsWhole => _block.Count == LossProgram.AddressYears;

    // a factor of the submission's own multiplies that of the portfolio
    private RowDrivers WithFactor(RowDrivers drivers)
    {
        ReadOnlySpan<double> factors = _factors.AsSpan(0, _block.Count);
        if (drivers.RateFactor.IsEmpty)
        {
            return drivers with { RateFactor = factors, Weights = IsWhole ? _weights : null };
        }

        Span<double> products = _products.AsSpan(0, _block.Count);
        for (int i = 0; i < products.Length; i++)
        {
            products[i] = factors[i] * drivers.RateFactor[i];
        }

        if (IsWhole)
        {
            _productWeights.Set(products);
        }

        return drivers with { RateFactor = products, Weights = IsWhole ? _productWeights : null };
    }
}
