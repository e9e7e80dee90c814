namespace TechRisk.Pricing;

/// <summary>The three kinds of cover, and what is none of them.</summary>
internal enum CoverKind
{
    /// <summary>A claim count and a claim size without a stated product.</summary>
    Other,

    /// <summary>Loss of research expense.</summary>
    Research,

    /// <summary>Cyber.</summary>
    Cyber,

    /// <summary>Product liability.</summary>
    Product,
}

/// <summary>What kind a cover is of: by its loss model, or by the product it is sold as.</summary>
internal static class CoverKinds
{
    public static CoverKind Of(Cover cover) => cover.LossModel switch
    {
        ResearchProgramme => CoverKind.Research,
        CyberRisk => CoverKind.Cyber,
        ProductRisk => CoverKind.Product,
        _ => cover.Product switch
        {
            InsuranceProduct.Cyber => CoverKind.Cyber,
            >= InsuranceProduct.FirstSetEquipment and <= InsuranceProduct.FirstVersionSoftware => CoverKind.Product,
            InsuranceProduct.ProductLiability or InsuranceProduct.ClinicalTrialLiability or InsuranceProduct.ResearchLiability => CoverKind.Product,
            <= InsuranceProduct.TransformationExpenseLoss => CoverKind.Research,
            _ => CoverKind.Other,
        },
    };
}
