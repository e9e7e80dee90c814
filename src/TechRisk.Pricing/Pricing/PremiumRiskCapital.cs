namespace TechRisk.Pricing;

/// <summary>
/// Minimum capital for the premium risk of a non-life line under C-ROSS: EX * RF0 * (1 + K) * multiplier, EX the exposure to premium.
/// The base factor is not part of the library: without it no capital is stated.
/// </summary>
/// <remarks>
/// Source: C-ROSS phase II, rule 4 (form of the factor); notice 5 of 2023 of the regulator for technology insurance (existence read,
/// the multiplier of 0.9 from general knowledge). All factors are to be confirmed by the user.
/// </remarks>
public sealed record PremiumRiskCapital
{
    /// <summary>RF0, base factor of the line of business.</summary>
    /// <value>A fraction in [0, 1]; null, the default, where it is not known.</value>
    public double? BaseFactor { get; init => field = value is double factor ? Require.Fraction(factor, nameof(BaseFactor)) : null; }

    /// <summary>K, sum of the characteristic factors.</summary>
    /// <value>A number of -1 or more; the default is 0.</value>
    public double CharacteristicFactors { get; init => field = Require.Between(value, -1, double.MaxValue, nameof(CharacteristicFactors)); }

    /// <summary>Factor on the minimum capital of technology insurance.</summary>
    /// <value>A fraction in [0, 1]; the default is 0.9.</value>
    public Assumption TechnologyMultiplier
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            Require.Fraction(value.Value, nameof(TechnologyMultiplier));
            field = value;
        }
    } = new(0.9, "factor", new Provenance("notice 5 of 2023 on the solvency of technology insurance", EvidenceGrade.GeneralKnowledge, "2023"));

    /// <summary>EX * RF0 * (1 + K) * multiplier.</summary>
    /// <param name="premium">EX, exposure to premium, 0 or more, in the submission's currency.</param>
    /// <exception cref="InvalidOperationException">The base factor is not given.</exception>
    public Estimate Of(Estimate premium) => BaseFactor is double factor
        ? premium.Affine(factor * (1 + CharacteristicFactors) * TechnologyMultiplier.Value)
        : throw new InvalidOperationException(
            $"{nameof(PremiumRiskCapital)} states no C-ROSS capital without {nameof(BaseFactor)} (RF0): no confirmed value is part of the library; give the factor of the line of business from the current rules");
}
