namespace TechRisk.Pricing;

/// <summary>
/// When the losses of a cover are paid: shares of the loss by policy year, each paid in the middle of its year. The present value
/// of one unit of loss is the sum over k = 1, 2, ... of share_k * (1 + rate)^-(k - 1/2).
/// </summary>
public sealed record PaymentPattern
{
    /// <summary>The pattern of a cover.</summary>
    /// <param name="cover">Name of the cover.</param>
    /// <param name="shares">Shares of the loss paid in policy year 1, 2, ...; fractions in [0, 1] with sum 1 (to 1e-9).</param>
    public PaymentPattern(string cover, params ReadOnlySpan<double> shares)
    {
        Cover = cover;
        Shares = ValueList.Create(shares);
    }

    /// <summary>Name of the cover.</summary>
    /// <value>A text that is not empty.</value>
    public string Cover { get; init => field = Require.Text(value, nameof(Cover)); }

    /// <summary>Shares of the loss paid in policy year 1, 2, ...</summary>
    /// <value>At least one fraction in [0, 1]; their sum is 1 (to 1e-9).</value>
    public ValueList<double> Shares { get; init => field = Checked(value); } = [1];

    /// <summary>Present value of one unit of loss: the sum of share_k * (1 + rate)^-(k - 1/2).</summary>
    /// <param name="rate">Yearly discount rate, a fraction in [0, 1].</param>
    public double DiscountFactor(double rate)
    {
        double year = 1 / (1 + Require.Fraction(rate));
        double factor = Math.Sqrt(year);
        double sum = 0;
        foreach (double share in Shares)
        {
            sum += share * factor;
            factor *= year;
        }

        return sum;
    }

    private static ValueList<double> Checked(ValueList<double> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        foreach (double share in shares)
        {
            Require.Fraction(share, nameof(Shares));
        }

        double sum = shares.Sum();
        return Math.Abs(sum - 1) <= 1e-9 ? shares : throw Require.Wrong(nameof(Shares), shares, "must have the sum 1");
    }
}
