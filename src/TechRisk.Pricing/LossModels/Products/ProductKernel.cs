using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Fills blocks of years with the events of a product risk: each stream by itself, then the events of a year in the order of their times.</summary>
internal sealed class ProductKernel : LossKernel
{
    private readonly ProductProgram _program;
    private readonly ProductStreamKernel[] _streams;
    private readonly SampleBuffer _buffer = new();
    private readonly int[] _next;
    private double[] _latent = [];
    private double[] _times = new double[16];
    private long[] _which = new long[16];

    public ProductKernel(ProductProgram program)
    {
        _program = program;
        _streams = [.. program.Streams.Select(stream => new ProductStreamKernel(stream, _buffer))];
        _next = new int[_streams.Length];
    }

    public override long FillEvents(YearBlock block, RowDrivers drivers, EventBlock events)
    {
        DrawUniforms(block, drivers);
        long claims = 0;
        foreach (ProductStreamKernel stream in _streams)
        {
            claims += stream.Draw(block, drivers.RateFactor);
        }

        _next.AsSpan().Clear();
        for (int year = 0; year < block.Count; year++)
        {
            int count = 0;
            for (int s = 0; s < _streams.Length; s++)
            {
                for (int i = _streams[s].Events(year); i > 0; i--)
                {
                    Collect(count++, s, _next[s]++);
                }
            }

            if (count > 1)
            {
                _times.AsSpan(0, count).Sort(_which.AsSpan(0, count));
            }

            for (int i = 0; i < count; i++)
            {
                int stream = (int)(_which[i] >> 32);
                int index = (int)(_which[i] & uint.MaxValue);
                events.Add(new EventRow
                {
                    Year = year,
                    Event = (uint)i,
                    Time = Math.Min(_times[i], 1),
                    Section = _program.Streams[stream].Section,
                    Indemnity = _streams[stream].Indemnity[index],
                    Expense = _streams[stream].Expense(index),
                });
            }
        }

        return claims;
    }

    private void Collect(int at, int stream, int index)
    {
        if (at == _times.Length)
        {
            Array.Resize(ref _times, 2 * at);
            Array.Resize(ref _which, 2 * at);
        }

        _times[at] = _streams[stream].Times[index];
        _which[at] = ((long)stream << 32) | (uint)index;
    }

    // the uniforms of the counts; under a copula e_i + b_i (Z - sum of b_j e_j), independent normals whose weighted sum is the latent Z
    private void DrawUniforms(YearBlock block, RowDrivers drivers)
    {
        foreach (ProductStreamKernel stream in _streams)
        {
            UniformFill.Years(stream.Program.CountKey, block.FirstYear, stream.Uniforms(block.Count), 0);
        }

        if (drivers.Latent.IsEmpty)
        {
            return;
        }

        if (_latent.Length < block.Count)
        {
            _latent = new double[block.Count];
        }

        Span<double> rest = _latent.AsSpan(0, block.Count);
        drivers.Latent.CopyTo(rest);
        foreach (ProductStreamKernel stream in _streams)
        {
            double weight = stream.Program.LatentWeight;
            if (weight > 0)
            {
                Span<double> own = stream.Uniforms(block.Count);
                NormalQuantile.FillUpper(own, _buffer);
                for (int i = 0; i < own.Length; i++)
                {
                    rest[i] -= weight * own[i];
                }
            }
        }

        foreach (ProductStreamKernel stream in _streams)
        {
            double weight = stream.Program.LatentWeight;
            if (weight > 0)
            {
                Span<double> own = stream.Uniforms(block.Count);
                for (int i = 0; i < own.Length; i++)
                {
                    own[i] = weight == 1 ? drivers.Latent[i] : own[i] + (weight * rest[i]);
                }

                NormalCdf.FillSurvival(own);
            }
        }
    }
}
