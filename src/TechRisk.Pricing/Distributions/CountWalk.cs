using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>A falling recurrence that goes on from where a table ended, lifted by a power of 2 whenever its terms become small.</summary>
internal sealed class CountWalk(CountRecurrence end, long first)
{
    /// <summary>2^512.</summary>
    public const double Step = 1.3407807929942597e154;

    /// <summary>512 ln 2.</summary>
    public const double LogStep = 354.89135644669199;

    private readonly CountRecurrence _terms = end.Copy();

    /// <summary>The count of the last term.</summary>
    public long At { get; private set; } = first - 1;

    /// <summary>The term of <see cref="At"/>, times 2^512 to the power of <see cref="Steps"/>.</summary>
    public double Term { get; private set; }

    /// <summary>The term before it, on the same scale.</summary>
    public double Last { get; private set; }

    public int Steps { get; private set; }

    public void Move()
    {
        At++;
        Twofold term = _terms.Next(At);
        Last = Term;
        if (term.Hi < 1 / Step)
        {
            _terms.Multiply(Step);
            term *= Step;
            Last *= Step;
            Steps++;
        }

        Term = term.Value;
    }
}
