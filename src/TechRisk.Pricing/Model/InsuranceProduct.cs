namespace TechRisk.Pricing;

/// <summary>The groups of the statistics of technology insurance.</summary>
public enum ProductGroup
{
    /// <summary>Research and development, and the transformation of its results.</summary>
    ResearchAndTransformation,

    /// <summary>Application and promotion of new equipment, materials and software.</summary>
    Application,

    /// <summary>Intellectual property.</summary>
    IntellectualProperty,

    /// <summary>Basic risks of a technology firm.</summary>
    Basic,

    /// <summary>Liability lines that technology firms buy beside the products of the statistics.</summary>
    Liability,
}

/// <summary>What a cover is sold as: the products of the statistical rules for technology insurance and two liability lines beside them.</summary>
/// <remarks>Source: statistical rules for technology insurance, as reported on 2024-09-29. A product is a fact for reports, not a parameter.</remarks>
public enum InsuranceProduct
{
    /// <summary>Loss of research expense.</summary>
    ResearchExpenseLoss,

    /// <summary>Liability of products under development.</summary>
    ResearchLiability,

    /// <summary>Key equipment of research.</summary>
    ResearchEquipment,

    /// <summary>Interruption of research.</summary>
    ResearchInterruption,

    /// <summary>Loss of the expense of transforming results.</summary>
    TransformationExpenseLoss,

    /// <summary>First sets of equipment: quality and liability.</summary>
    FirstSetEquipment,

    /// <summary>First batches of new materials: quality and liability.</summary>
    FirstBatchMaterials,

    /// <summary>First versions of software.</summary>
    FirstVersionSoftware,

    /// <summary>Expense of applying for intellectual property.</summary>
    PropertyRightApplication,

    /// <summary>Expense of enforcing intellectual property.</summary>
    PropertyRightEnforcement,

    /// <summary>Loss by infringement of the insured's intellectual property.</summary>
    InfringementLoss,

    /// <summary>Liability for infringing the intellectual property of others.</summary>
    InfringementLiability,

    /// <summary>Guarantee of a loan pledged by intellectual property.</summary>
    PledgeFinancingGuarantee,

    /// <summary>Professional liability of intellectual property services.</summary>
    PropertyRightProfessionalLiability,

    /// <summary>Cyber risks.</summary>
    Cyber,

    /// <summary>Talent and entrepreneurship.</summary>
    TalentAndEntrepreneurship,

    /// <summary>Product liability.</summary>
    ProductLiability,

    /// <summary>Liability of clinical trials.</summary>
    ClinicalTrialLiability,
}

/// <summary>Facts of insurance products.</summary>
public static class InsuranceProducts
{
    extension(InsuranceProduct product)
    {
        /// <summary>The group of the statistics that the product belongs to.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The value is no product.</exception>
        public ProductGroup Group => product switch
        {
            >= InsuranceProduct.ResearchExpenseLoss and <= InsuranceProduct.TransformationExpenseLoss => ProductGroup.ResearchAndTransformation,
            >= InsuranceProduct.FirstSetEquipment and <= InsuranceProduct.FirstVersionSoftware => ProductGroup.Application,
            >= InsuranceProduct.PropertyRightApplication and <= InsuranceProduct.PropertyRightProfessionalLiability => ProductGroup.IntellectualProperty,
            InsuranceProduct.Cyber or InsuranceProduct.TalentAndEntrepreneurship => ProductGroup.Basic,
            InsuranceProduct.ProductLiability or InsuranceProduct.ClinicalTrialLiability => ProductGroup.Liability,
            _ => throw Require.Wrong(nameof(product), product, "must be one of the insurance products"),
        };
    }
}
