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

/// <summary>The claims of a chunk of years: gathered project by project, handed out year by year in the order of their times.</summary>
internal sealed class TriggerClaims(StageGateProgram program, int chunk)
{
    private readonly List<Claim>[] _claims = [.. Enumerable.Range(0, program.HasTriggers ? chunk : 0).Select(_ => new List<Claim>())];
    private readonly double[] _uniforms = new double[program.HasTriggers ? chunk : 0];
    private readonly HashSet<int> _claimed = [];

    /// <summary>Draws the claims of the triggers of one unit.</summary>
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

    /// <summary>Adds the failures of one unit, years of the chunk ascending.</summary>
    public void AddFailures(int project, FailureList failures, int count)
    {
        for (int i = 0; i < count; i++)
        {
            _claims[failures.Year[i]].Add(new Claim(Math.Min(failures.Time[i] / program.Period, 1), 0, failures.Loss[i], project));
        }
    }

    /// <summary>
    /// Writes the claims of one year in the order of their times. Events are numbered in that order; if only the first claim of a project counts,
    /// the others are left out.
    /// </summary>
    public void Write(EventBlock events, int blockYear, int chunkYear)
    {
        List<Claim> claims = _claims[chunkYear];
        Sort(claims);
        _claimed.Clear();
        uint number = 0;
        foreach (Claim claim in claims)
        {
            if (!program.ClaimOnce || _claimed.Add(claim.Project))
            {
                events.Add(new EventRow { Year = blockYear, Event = number++, Time = claim.Time, Section = claim.Section, Indemnity = claim.Amount });
            }
        }

        claims.Clear();
    }

    // few claims, most of them already in order; equal times keep the order of projects and triggers
    private static void Sort(List<Claim> claims)
    {
        for (int i = 1; i < claims.Count; i++)
        {
            Claim claim = claims[i];
            int to = i;
            for (; to > 0 && claims[to - 1].Time > claim.Time; to--)
            {
                claims[to] = claims[to - 1];
            }

            claims[to] = claim;
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
