using System.Globalization;
using TechRisk.Pricing.Tests.Laws;

namespace TechRisk.Pricing.Tests.Aggregation;

/// <summary>A cover of any severity, frequency and terms, from whole numbers in [-500, 500], at any scale of money.</summary>
internal sealed class RandomCompound
{
    /// <summary>How many numbers make one.</summary>
    public const int Numbers = 24;

    private static readonly Type[] Severities = [.. SeverityLeaves.Types];
    private static readonly Type[] Frequencies = [.. FrequencyLeaves.Types];

    private RandomCompound(int[] k)
    {
        Type leaf = Severities[(k[0] + 500) % Severities.Length];
        Severity severity = SeverityLeaves.Make(leaf, leaf == typeof(KernelSmoothed) ? k[1..6] : k[1..7]);
        severity = (k[19] + 500) % 10 == 0 ? severity.Times(k[18] > 0 ? 1e-9 : 1e9) : severity;
        Frequency count = Count(k);
        Cover = new Cover("c", count, severity, Terms(severity, count, k));
        Name = string.Create(CultureInfo.InvariantCulture, $"{severity} x {count}, {Cover.Terms}");
    }

    public Cover Cover { get; }

    public string Name { get; }

    public static RandomCompound Of(int[] numbers) => new(numbers);

    /// <summary>The compounds of a seed.</summary>
    public static IEnumerable<RandomCompound> Draw(int seed, int number)
    {
        var random = new Random(seed);
        for (int i = 0; i < number; i++)
        {
            yield return Of([.. Enumerable.Range(0, Numbers).Select(_ => random.Next(-500, 501))]);
        }
    }

    private static Frequency Count(int[] k) => ((k[8] + 500) % 12) switch
    {
        0 => new Poisson(Math.Pow(10, k[9] / 200.0)),
        1 => new Binomial(1, 0.5 + (k[9] / 1010.0)),
        2 => new NegativeBinomial(Math.Pow(10, 1 + (k[9] / 500.0)), 1 + Math.Pow(10, k[10] / 500.0)),
        3 => new ZeroModified(new Logarithmic(Math.Pow(10, k[9] / 500.0)), 0.5 + (k[10] / 1010.0)),
        _ => FrequencyLeaves.Make(Frequencies[(k[9] + 500) % Frequencies.Length], k[10..14]),
    };

    private static PolicyTerms Terms(Severity severity, Frequency count, int[] k)
    {
        double Size(int x) => severity.InverseSurvival(Math.Pow(10, -2.2 - (x / 250.0)));
        double Typical(int x) => Math.Max(severity.InverseSurvival(0.5 - (x / 1200.0)), double.Epsilon * 1e30);
        int kind = k[14] + 500;
        var terms = new PolicyTerms();
        terms = kind % 3 == 0 ? terms with { Retention = kind % 2 == 0 ? Typical(k[15]) : Size(k[15]) } : terms;
        terms = kind % 7 == 0 ? terms with { Franchise = Typical(k[16]) } : terms;
        terms = kind % 2 == 0 ? terms with { Limit = Math.Max(Size(k[17]), Typical(0)) } : terms;
        terms = kind % 5 == 0 ? terms with { InsuredShare = 0.499 + (k[18] / 1003.0) } : terms;
        double year = Math.Max(Size(k[20]), Typical(0)) * (1 + ((k[21] + 500) / 100.0));
        terms = (k[22] + 500) % 4 == 0 ? terms with { AggregateLimit = year } : terms;
        double claims = Math.Min(0.2 + count.Mean, 1e6);
        return (k[23] + 500) % 4 == 0 ? terms with { AggregateRetention = 0.5 * claims * terms.PaidOfClaim(Typical(k[21])) * (1 + (k[20] / 600.0)) } : terms;
    }
}
