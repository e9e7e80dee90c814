namespace TechRisk.Pricing;

/// <summary>A linear combination of functionals of one set of rows, plus a constant.</summary>
internal sealed class LinearFunctional : SampledFunctional
{
    private readonly (double Coefficient, SampledFunctional Part)[] _parts;
    private readonly double _constant;

    private LinearFunctional(RowDesign rows, (double Coefficient, SampledFunctional Part)[] parts, double constant)
        : base(rows)
    {
        _parts = parts;
        _constant = constant;
        Value = Sum(parts, constant);
        HasInfiniteError = Array.Exists(parts, part => part.Coefficient != 0 && part.Part.HasInfiniteError);
    }

    /// <inheritdoc/>
    public override double Value { get; }

    /// <inheritdoc/>
    public override bool HasInfiniteError { get; }

    /// <summary>coefficient * first + the others.</summary>
    public static LinearFunctional Of(
        SampledFunctional first, double coefficient, ReadOnlySpan<(double Coefficient, Functional Other)> others)
    {
        var parts = new List<(double, SampledFunctional)>(others.Length + 1);
        double constant = Add(parts, coefficient, first);
        foreach ((double factor, Functional other) in others)
        {
            if (other is not SampledFunctional sampled || !sampled.Rows.Matches(first.Rows))
            {
                throw new InvalidOperationException("figures can only be combined if they come from the same rows of one engine");
            }

            constant += Add(parts, factor, sampled);
        }

        return new LinearFunctional(first.Rows, [.. parts], constant);
    }

    /// <inheritdoc/>
    public override Functional Plus(double constant) => new LinearFunctional(Rows, _parts, _constant + constant);

    /// <inheritdoc/>
    public override Estimate ToEstimate()
    {
        // one part keeps its own interval (order statistics of a quantile)
        if (_parts.Length == 1 && double.IsFinite(Value))
        {
            return _parts[0].Part.ToEstimate().Affine(_parts[0].Coefficient, _constant);
        }

        return base.ToEstimate();
    }

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        foreach ((double factor, SampledFunctional part) in _parts)
        {
            if (factor != 0)
            {
                part.AddInfluence(coefficient * factor, start, destination);
            }
        }
    }

    private static double Add(List<(double Coefficient, SampledFunctional Part)> parts, double coefficient, SampledFunctional functional)
    {
        if (functional is not LinearFunctional linear)
        {
            // the same functional twice: one part, so that x - x is 0 also in its error
            int known = parts.FindIndex(part => ReferenceEquals(part.Part, functional));
            if (known >= 0)
            {
                parts[known] = (parts[known].Coefficient + coefficient, functional);
            }
            else
            {
                parts.Add((coefficient, functional));
            }

            return 0;
        }

        foreach ((double factor, SampledFunctional part) in linear._parts)
        {
            Add(parts, coefficient * factor, part);
        }

        return coefficient * linear._constant;
    }

    private static double Sum((double Coefficient, SampledFunctional Part)[] parts, double constant)
    {
        double sum = constant;
        foreach ((double factor, SampledFunctional part) in parts)
        {
            if (factor != 0 && double.IsInfinity(part.Value))
            {
                return factor * part.Value;
            }

            sum += factor == 0 ? 0 : factor * part.Value;
        }

        return sum;
    }
}
