using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The claims of a block of years, year by year: a set of parameters, the count of its law, amounts of its law. The event path writes
/// the claims down, the other sums them; both see the same numbers in the same order.
/// </summary>
internal sealed class PredictiveKernel(PredictiveProgram program) : LossKernel
{
    private const int Chunk = 4096;

    private readonly SampleBuffer _buffer = new();
    private double[] _uniforms = [];

    public override long FillYears(YearBlock block, RowDrivers drivers, ClaimTerms terms, YearColumns columns)
    {
        long claims = 0;
        Span<double> uniforms = CountUniforms(block, drivers);
        for (int i = 0; i < block.Count; i++)
        {
            (int count, Severity severity) = Draw(block, drivers, i, uniforms[i]);
            claims += count;
            double groundUp = columns.GroundUp[i];
            double gross = columns.Gross[i];
            for (int from = 0; from < count; from += Chunk)
            {
                foreach (double loss in Amounts(block.FirstYear + i, from, Math.Min(Chunk, count - from), severity))
                {
                    groundUp += loss;
                    gross += terms.Apply(new Lane1(loss)).Value;
                }

                _buffer.ReturnDoubles();
            }

            columns.GroundUp[i] = groundUp;
            columns.Gross[i] = gross;
        }

        return claims;
    }

    public override long FillEvents(YearBlock block, RowDrivers drivers, EventBlock events)
    {
        long claims = 0;
        Span<double> uniforms = CountUniforms(block, drivers);
        for (int i = 0; i < block.Count; i++)
        {
            (int count, Severity severity) = Draw(block, drivers, i, uniforms[i]);
            claims += count;
            for (int from = 0; from < count; from += Chunk)
            {
                Span<double> losses = Amounts(block.FirstYear + i, from, Math.Min(Chunk, count - from), severity);
                for (int k = 0; k < losses.Length; k++)
                {
                    events.Add(new EventRow
                    {
                        Year = i,
                        Event = (uint)(from + k),
                        Time = program.TimeKey.Uniform(block.FirstYear + i, from + k),
                        Indemnity = losses[k],
                    });
                }

                _buffer.ReturnDoubles();
            }
        }

        return claims;
    }

    private (int Count, Severity Severity) Draw(YearBlock block, RowDrivers drivers, int i, double uniform)
    {
        (Frequency frequency, Severity severity) = program.Laws.Of(program.Keys, block.FirstYear + i);
        double factor = program.HasRateFactor ? drivers.RateFactor[i] : 1;
        long count = Predictive.Scaled(frequency, program.Factor).SampleScaled(uniform, factor);
        return count <= int.MaxValue - 1
            ? ((int)count, severity)
            : throw new InvalidOperationException($"a year of {frequency} has {count} claims; simulation can number 2147483646: the law of the parameters is too wide");
    }

    // the caller returns the buffer
    private Span<double> Amounts(long year, int from, int number, Severity severity)
    {
        Span<double> losses = _buffer.RentDoubles(Chunk)[..number];
        for (int k = 0; k < number; k++)
        {
            losses[k] = program.SeverityKey.Uniform(year, from + k);
        }

        if (program.UsesTables)
        {
            severity.SampleInPlace(losses, _buffer);
            return losses;
        }

        for (int k = 0; k < number; k++)
        {
            losses[k] = severity.InverseSurvival(losses[k]);
        }

        return losses;
    }

    private Span<double> CountUniforms(YearBlock block, RowDrivers drivers)
    {
        if (_uniforms.Length < block.Count + 64)
        {
            _uniforms = GC.AllocateUninitializedArray<double>(block.Count + 64, pinned: true);
        }

        Span<double> uniforms = _uniforms.AsSpan(0, block.Count);
        if (program.HasLatent)
        {
            drivers.Latent.CopyTo(uniforms);
            NormalCdf.FillSurvival(uniforms);
        }
        else
        {
            UniformFill.Years(program.CountKey, block.FirstYear, uniforms, 0);
        }

        return uniforms;
    }
}
