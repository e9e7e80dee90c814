namespace TechRisk.Pricing;

/// <summary>One component of the loss of a cyber event: its section and the law of its amount.</summary>
public abstract record PerilLoss
{
    private protected PerilLoss(string section) => Section = section;

    /// <summary>Section of the policy that the component belongs to, such as "extortion"; terms of sections name it.</summary>
    /// <value>A text that is not empty.</value>
    public string Section { get; init => field = Require.Text(value, nameof(Section)); }

    /// <summary>A loss with a law of its amount.</summary>
    /// <param name="severity">Law of the ground-up amount, in the submission's currency.</param>
    public static implicit operator PerilLoss(Severity severity) => new AmountLoss(severity);

    /// <summary>Law of the ground-up amount, in the submission's currency, before any term.</summary>
    public abstract Severity Amount { get; }

    /// <summary>The amount of an hour of interruption, in the submission's currency; 0 for a component without hours.</summary>
    internal virtual double AmountAnHour => 0;

    /// <summary>True if the component's amount accrues hour by hour.</summary>
    internal virtual bool HasHours => false;

    /// <summary>The component with all amounts multiplied.</summary>
    internal abstract PerilLoss Times(double factor);
}

/// <summary>A component with a law of its amount: lognormal, spliced with a generalised Pareto tail, any other.</summary>
public sealed record AmountLoss : PerilLoss
{
    /// <summary>A loss of the section "loss".</summary>
    /// <param name="severity">Law of the ground-up amount, in the submission's currency.</param>
    public AmountLoss(Severity severity)
        : base("loss") => Severity = severity;

    /// <summary>Law of the ground-up amount, in the submission's currency.</summary>
    public Severity Severity { get; init => field = value ?? throw new ArgumentNullException(nameof(Severity)); }

    /// <inheritdoc/>
    public override Severity Amount => Severity;

    internal override PerilLoss Times(double factor) => this with { Severity = Severity.Times(factor) };
}
