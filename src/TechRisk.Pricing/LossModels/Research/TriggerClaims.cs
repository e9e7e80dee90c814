using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>A compiled section of a trigger of one unit.</summary>
internal sealed class StageGateTrigger(TriggerPart part, RandomKey key, byte section)
{
    /// <summary>Counts, amounts and times.</summary>
    public TriggerPart Part { get; } = part;

    /// <summary>Address of the counts.</summary>
    public RandomKey CountKey { get; } = key;

    /// <summary>Address of the amounts.</summary>
    public RandomKey AmountKey { get; } = key.Derive("amount");

    /// <summary>Address of the times.</summary>
    public RandomKey TimeKey { get; } = key.Derive("time");

    /// <summary>Index of the section.</summary>
    public byte Section { get; } = section;

    /// <summary>A year with a count uniform of this or more has no claim.</summary>
    public double NoClaimFrom { get; } = part.Count.Survival(0);
}

/// <summary>The claims of triggers in a chunk of years: drawn project by project, handed out year by year in the order of their times.</summary>
internal sealed class TriggerClaims(StageGateProgram program, int chunk)
{
    private readonly List<Claim>[] _claims = [.. Enumerable.Range(0, program.HasTriggers ? chunk : 0).Select(_ => new List<Claim>())];
    private readonly double[] _uniforms = new double[program.HasTriggers ? chunk : 0];
    private readonly HashSet<uint> _claimed = [];
    private int[] _rows = [];

    /// <summary>Draws the claims of one unit.</summary>
    /// <returns>Their number.</returns>
    public long Draw(int project, long firstYear, ReadOnlySpan<bool> failed)
    {
        long drawn = 0;
        foreach (StageGateTrigger trigger in program.Projects[project].Triggers)
        {
            Span<double> uniforms = _uniforms.AsSpan(0, failed.Length);
            UniformFill.Years(trigger.CountKey, firstYear, uniforms, 0);
            for (int year = 0; year < uniforms.Length; year++)
            {
                if (uniforms[year] < trigger.NoClaimFrom && !(failed[year] && trigger.Part.NeedsSuccess))
                {
                    drawn += DrawYear(project, trigger, firstYear + year, trigger.Part.Count.InverseSurvival(uniforms[year]), _claims[year]);
                }
            }
        }

        return drawn;
    }

    /// <summary>Adds the claims of one year to its failures, which stand from a row on, and puts all in the order of their times.</summary>
    public void Append(EventBlock events, int blockYear, int chunkYear, int first)
    {
        List<Claim> claims = _claims[chunkYear];
        uint number = (uint)program.Projects.Length;
        foreach (Claim claim in claims)
        {
            events.Add(new EventRow { Year = blockYear, Event = number++, Time = claim.Time, Section = claim.Section, Indemnity = claim.Amount });
        }

        int rows = events.Count - first;
        if (rows > 1)
        {
            _rows = _rows.Length < rows ? new int[2 * rows] : _rows;
            events.SortByTime(first, events.Count, _rows);
        }

        if (program.ClaimOnce && rows > 1)
        {
            KeepFirst(events, first, claims);
        }

        claims.Clear();
    }

    private void KeepFirst(EventBlock events, int first, List<Claim> claims)
    {
        _claimed.Clear();
        for (int row = first; row < events.Count; row++)
        {
            uint number = events.Event[row];
            uint project = number < program.Projects.Length ? number : (uint)claims[(int)number - program.Projects.Length].Project;
            events.Indemnity[row] = _claimed.Add(project) ? events.Indemnity[row] : 0;
        }
    }

    private long DrawYear(int project, StageGateTrigger trigger, long year, long count, List<Claim> claims)
    {
        for (long i = 0; i < count; i++)
        {
            double amount = trigger.Part.Amount.InverseSurvival(trigger.AmountKey.Uniform(year, i));
            double time = trigger.Part.DueYears is { } due ? Math.Min(due / program.Period, 1) : trigger.TimeKey.Uniform(year, i);
            if (amount > 0)
            {
                claims.Add(new Claim(time, trigger.Section, amount, project));
            }
        }

        return count;
    }

    private readonly record struct Claim(double Time, byte Section, double Amount, int Project);
}
