namespace TechRisk.Pricing;

/// <summary>
/// Two amounts of one event, such as the loss and its expense: each known as a number or, cut at a limit, as "at least".
/// </summary>
public sealed record ClaimPair
{
    /// <summary>A pair of amounts.</summary>
    /// <param name="first">The first amount: from ground up or "at least", of weight 1, without a deductible.</param>
    /// <param name="second">The second amount, likewise.</param>
    public ClaimPair(Claim first, Claim second)
    {
        First = Usable(first, nameof(first));
        Second = Usable(second, nameof(second));
    }

    /// <summary>The first amount.</summary>
    public Claim First { get; }

    /// <summary>The second amount.</summary>
    public Claim Second { get; }

    /// <summary>How many pairs the record stands for.</summary>
    /// <value>A finite number above 0; 1 unless set.</value>
    public double Weight { get; init => field = Require.Positive(value, nameof(Weight)); } = 1;

    /// <summary>True if an amount is known as "at least" only.</summary>
    public bool IsCensored => First.IsCensored || Second.IsCensored;

    /// <summary>A pair of amounts that are known in full.</summary>
    /// <param name="first">The first amount, in the currency of the history; a finite number above 0.</param>
    /// <param name="second">The second amount, in the currency of the history; a finite number above 0.</param>
    public static ClaimPair FromGroundUp(double first, double second) => new(Claim.FromGroundUp(first), Claim.FromGroundUp(second));

    private static Claim Usable(Claim claim, string name)
    {
        ArgumentNullException.ThrowIfNull(claim, name);
        return claim is { Deductible: 0, Weight: 1 } && (claim.IsExact || claim.IsCensored)
            ? claim
            : throw Require.Wrong(name, claim, "must be a single claim without a deductible, known as a number or as \"at least\": the weight belongs to the pair");
    }
}
