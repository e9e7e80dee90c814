namespace TechRisk.Pricing;

/// <summary>A clause of a treaty that depends on the year's ceded loss: it changes what is paid, or what the treaty costs in the end.</summary>
/// <remarks>Per unit of premium, a clause without amounts of its own is a function of the loss ratio: ask it with a premium of 1.</remarks>
public abstract record TreatyClause
{
    private protected TreatyClause()
    {
    }

    /// <summary>What the reinsurer pays of the year's ceded loss; all of it unless the clause says otherwise.</summary>
    /// <param name="premium">Premium of the treaty, above 0 where the clause asks for it, in the submission's currency.</param>
    public virtual LossFunction PaidOfCeded(double premium) => LossFunction.Line(1);

    /// <summary>What the reinsurer gives back of the premium, or minus what the cedant pays on top of it, by the year's ceded loss.</summary>
    /// <param name="premium">Premium of the treaty, above 0 where the clause asks for it, in the submission's currency.</param>
    public virtual LossFunction ReturnedOfCeded(double premium) => LossFunction.Constant(0);
}
