using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The events of one stream in a block of years, years ascending.</summary>
internal sealed class ProductStreamKernel(ProductStreamProgram program, SampleBuffer buffer)
{
    private const int Chunk = 4096;

    private double[] _uniforms = [];
    private int[] _counts = [];
    private int[] _events = [];
    private double[] _sizeUniforms = [];
    private int[] _sizes = [];
    private double[] _amounts = [];
    private double[] _defence = [];

    /// <summary>What the stream is.</summary>
    public ProductStreamProgram Program => program;

    /// <summary>Times of the events in the period; above 1 for late claims, which are deemed made at its end.</summary>
    public double[] Times { get; private set; } = [];

    /// <summary>Indemnities of the events.</summary>
    public double[] Indemnity { get; private set; } = [];

    private bool HasDefence => program.Stream.Defence is not null;

    /// <summary>Room for one uniform a year: that of the number of events.</summary>
    public Span<double> Uniforms(int years)
    {
        if (_counts.Length < years)
        {
            _uniforms = GC.AllocateUninitializedArray<double>(years + 64, pinned: true);
            _counts = new int[years];
            _events = new int[years];
        }

        return _uniforms.AsSpan(0, years);
    }

    /// <summary>Number of events of a year.</summary>
    public int Events(int year) => _events[year];

    /// <summary>Cost of defence of an event.</summary>
    public double Expense(int index) => HasDefence ? _defence[index] : 0;

    /// <summary>Draws the events of the block, whose uniforms of the counts are there.</summary>
    /// <returns>Number of claims.</returns>
    public long Draw(YearBlock block, ReadOnlySpan<double> rateFactor)
    {
        Span<double> uniforms = Uniforms(block.Count);
        Span<int> counts = _counts.AsSpan(0, block.Count);
        if (program.Counts is not null)
        {
            program.Counts.Draw(uniforms, counts);
        }
        else
        {
            for (int i = 0; i < counts.Length; i++)
            {
                counts[i] = checked((int)program.Stream.Count.SampleScaled(uniforms[i], rateFactor[i]));
            }
        }

        int total = 0;
        foreach (int count in counts)
        {
            total = checked(total + count);
        }

        if (total == 0)
        {
            _events.AsSpan(0, block.Count).Clear();
            return 0;
        }

        int claims = program.Sizes is null ? total : DrawSizes(block, counts, total);
        Reserve(claims);
        Address(block, counts);
        Sample(claims);
        if (program.Stream.IsBatch)
        {
            SumBatches(total);
        }

        return claims;
    }

    private int DrawSizes(YearBlock block, ReadOnlySpan<int> counts, int total)
    {
        if (_sizes.Length < total)
        {
            _sizes = new int[total + total / 2];
            _sizeUniforms = GC.AllocateUninitializedArray<double>(_sizes.Length + 64, pinned: true);
        }

        int at = 0;
        for (int year = 0; year < counts.Length; year++)
        {
            for (int e = 0; e < counts[year]; e++)
            {
                _sizeUniforms[at++] = UniformFill.At(program.SizeKey, block.FirstYear + year, e, 0, 0);
            }
        }

        program.Sizes!.Draw(_sizeUniforms.AsSpan(0, total), _sizes.AsSpan(0, total));
        int claims = 0;
        for (int i = 0; i < total; i++)
        {
            claims = checked(claims + _sizes[i]);
        }

        return claims;
    }

    private void Reserve(int claims)
    {
        if (Times.Length < claims)
        {
            int length = claims + claims / 2;
            _amounts = GC.AllocateUninitializedArray<double>(length + 64, pinned: true);
            _defence = HasDefence ? GC.AllocateUninitializedArray<double>(length + 64, pinned: true) : [];
            Times = new double[length];
        }

        Indemnity = _amounts;
    }

    // uniforms of the amounts at (year, event, claim), and the times of the events
    private void Address(YearBlock block, ReadOnlySpan<int> counts)
    {
        bool isJoint = program.Stream.Defence is JointDefence;
        bool isOneTime = program.Sizes is null || program.Stream.IsOneEvent;
        double late = program.Stream.IsLate ? 1 : 0;
        int batch = 0;
        int claim = 0;
        int time = 0;
        for (int year = 0; year < counts.Length; year++)
        {
            long row = block.FirstYear + year;
            int first = time;
            for (int e = 0; e < counts[year]; e++)
            {
                int size = program.Sizes is null ? 1 : _sizes[batch++];
                for (int item = 0; item < size; item++)
                {
                    _amounts[claim] = UniformFill.At(program.AmountKey, row, e, item, 0);
                    if (isJoint)
                    {
                        _defence[claim] = UniformFill.At(program.AmountKey, row, e, item, 1);
                    }

                    if (item == 0 || !isOneTime)
                    {
                        Times[time++] = late + UniformFill.At(program.TimeKey, row, e, item, 0);
                    }

                    claim++;
                }
            }

            _events[year] = time - first;
        }
    }

    private void Sample(int claims)
    {
        DefenceLaw? defence = program.Stream.Defence;
        for (int from = 0; from < claims; from += Chunk)
        {
            int length = Math.Min(Chunk, claims - from);
            Span<double> amounts = _amounts.AsSpan(from, length);
            if (defence is JointDefence joint)
            {
                Span<double> costs = _defence.AsSpan(from, length);
                if (!joint.IsIndependent)
                {
                    for (int i = 0; i < length; i++)
                    {
                        costs[i] = LawArgument.Uniform(joint.Copula.Sample(amounts[i], costs[i]).Second.Above);
                    }
                }

                joint.Cost.SampleInPlace(costs, buffer);
            }

            program.Stream.Severity.SampleInPlace(amounts, buffer);
            if (defence is DefenceRatio ratio)
            {
                for (int i = 0; i < length; i++)
                {
                    _defence[from + i] = ratio.Ratio * amounts[i];
                }
            }
        }
    }

    private void SumBatches(int batches)
    {
        int claim = 0;
        for (int b = 0; b < batches; b++)
        {
            double indemnity = 0;
            double cost = 0;
            for (int i = 0; i < _sizes[b]; i++, claim++)
            {
                indemnity += _amounts[claim];
                cost += HasDefence ? _defence[claim] : 0;
            }

            _amounts[b] = indemnity;
            if (HasDefence)
            {
                _defence[b] = cost;
            }
        }
    }
}
