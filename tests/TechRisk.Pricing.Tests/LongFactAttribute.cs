namespace TechRisk.Pricing.Tests;

/// <summary>A test that takes minutes: it runs only where the environment variable <c>TECHRISK_LONG</c> is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    public const string Variable = "TECHRISK_LONG";

    private const string Reason = "takes minutes; set " + Variable + "=1 to run it";

    public LongFactAttribute()
    {
        if (Environment.GetEnvironmentVariable(Variable) != "1")
        {
            Skip = Reason;
        }
    }
}

/// <summary>A theory whose cases take minutes: it runs only where the environment variable <c>TECHRISK_LONG</c> is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute() => Skip = new LongFactAttribute().Skip;
}
