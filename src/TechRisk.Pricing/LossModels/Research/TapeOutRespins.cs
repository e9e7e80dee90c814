using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Re-spins of a chip: the first silicon works with probability q1, every later one with q2. N re-spins are needed with
/// P(N &gt;= j) = (1 - q1) (1 - q2)^(j - 1); min(max(N - retained, 0), most) of them are paid, in one claim.
/// </summary>
/// <remarks>First-silicon success: Siemens EDA and Wilson Research, functional verification study.</remarks>
public sealed record TapeOutRespins : ResearchTrigger
{
    /// <summary>Section of its claims.</summary>
    public static string SectionName => "re-spins";

    private const long MostTerms = 1000;

    /// <summary>Success of the spins and the cost of one.</summary>
    /// <param name="firstSpinSuccess">q1: probability that the first silicon works, a fraction in [0, 1].</param>
    /// <param name="laterSpinSuccess">q2: probability that a re-spin works, above 0 and at most 1.</param>
    /// <param name="cost">Cost of one re-spin, above 0, in the submission's currency.</param>
    public TapeOutRespins(double firstSpinSuccess, double laterSpinSuccess, double cost)
    {
        FirstSpinSuccess = firstSpinSuccess;
        LaterSpinSuccess = laterSpinSuccess;
        Cost = cost;
    }

    /// <summary>q1: probability that the first silicon works.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double FirstSpinSuccess { get; init => field = Require.Fraction(value, nameof(FirstSpinSuccess)); }

    /// <summary>q2: probability that a re-spin works.</summary>
    /// <value>Above 0 and at most 1.</value>
    public double LaterSpinSuccess
    {
        get;
        init => field = Require.Fraction(value, nameof(LaterSpinSuccess)) > 0 ? value : throw Require.Wrong(nameof(LaterSpinSuccess), value, "must be above 0: some re-spin has to work");
    }

    /// <summary>Cost of one re-spin, in the submission's currency.</summary>
    /// <value>A finite number above 0.</value>
    public double Cost { get; init => field = Require.Positive(value, nameof(Cost)); }

    /// <summary>Re-spins that the insured bears.</summary>
    /// <value>A whole number, 0 or more; the default is 0.</value>
    public long Retained { get; init => field = Require.AtLeast(value, 0, nameof(Retained)); }

    /// <summary>The most re-spins that are paid after the retained ones.</summary>
    /// <value>A whole number, 1 to 1000; the default is 1000.</value>
    public long MostPaid
    {
        get;
        init => field = value is >= 1 and <= MostTerms ? value : throw Require.Wrong(nameof(MostPaid), value, "must be a whole number from 1 to 1000");
    } = MostTerms;

    /// <summary>E[N] = (1 - q1) / q2.</summary>
    public double ExpectedRespins => (1 - FirstSpinSuccess) / LaterSpinSuccess;

    /// <summary>Expected number of paid re-spins: (1 - q1) (1 - q2)^retained (1 - (1 - q2)^most) / q2.</summary>
    public double ExpectedPaidRespins =>
        ProbabilityOfPayment * (LaterSpinSuccess == 1 ? 1 : -Expm1.Of(MostPaid * Log1p.Of(-LaterSpinSuccess)) / LaterSpinSuccess);

    /// <summary>P(some re-spin is paid) = P(N &gt; retained).</summary>
    public double ProbabilityOfPayment => AtLeast(Retained + 1);

    /// <summary>P(N &gt;= n) = (1 - q1) (1 - q2)^(n - 1), 1 for n = 0.</summary>
    /// <param name="respins">n, a whole number, 0 or more.</param>
    public double AtLeast(long respins) => Require.AtLeast(respins, 0) == 0 ? 1
        : respins == 1 ? 1 - FirstSpinSuccess
        : LaterSpinSuccess == 1 ? 0
        : (1 - FirstSpinSuccess) * Exp.Of((respins - 1) * Log1p.Of(-LaterSpinSuccess));

    internal override ResearchTrigger Scale(double factor) => this with { Cost = Cost * factor };

    internal override IEnumerable<TriggerPart> Parts(ResearchProject? project, double period)
    {
        // one claim with the number of re-spins given that one is paid at all
        double paid = ProbabilityOfPayment;
        List<(double, double)> points = [];
        double left = 1;
        for (long n = 1; n < MostPaid && left * LaterSpinSuccess > 0; n++)
        {
            points.Add((n * Cost, left * LaterSpinSuccess));
            left *= 1 - LaterSpinSuccess;
        }

        if (left > 0)
        {
            points.Add(((points.Count + 1) * Cost, left));
        }

        return [new(SectionName, Once(paid), new Discrete([.. points])) { DueYears = project?.Years ?? 0 }];
    }
}
