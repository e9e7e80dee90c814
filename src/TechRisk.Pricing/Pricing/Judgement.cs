namespace TechRisk.Pricing;

/// <summary>An assumption or a judgement behind a price, and who answers for it.</summary>
public sealed record Judgement
{
    /// <summary>A judgement with its owner.</summary>
    /// <param name="text">What was assumed, and why.</param>
    /// <param name="owner">Person or unit that answers for it.</param>
    public Judgement(string text, string owner)
    {
        Text = text;
        Owner = owner;
    }

    /// <summary>What was assumed, and why.</summary>
    /// <value>A text that is not empty.</value>
    public string Text { get; init => field = Require.Text(value, nameof(Text)); }

    /// <summary>Person or unit that answers for it.</summary>
    /// <value>A text that is not empty.</value>
    public string Owner { get; init => field = Require.Text(value, nameof(Owner)); }
}
