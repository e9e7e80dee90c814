namespace TechRisk.Pricing;

/// <summary>The therapeutic area of a biomedical project: a row of the published success rates of clinical stages.</summary>
/// <remarks>Source: BIO, Informa, QLS (2021), Clinical Development Success Rates 2011-2020.</remarks>
public enum TherapeuticArea
{
    /// <summary>All areas together: 7.9 % from phase 1 to approval.</summary>
    All,

    /// <summary>Haematology, 23.9 %.</summary>
    Haematology,

    /// <summary>Metabolic diseases, 15.5 %.</summary>
    Metabolic,

    /// <summary>Infectious diseases, 13.2 %.</summary>
    InfectiousDisease,

    /// <summary>Ophthalmology, 11.9 %.</summary>
    Ophthalmology,

    /// <summary>Autoimmune diseases, 10.7 %.</summary>
    Autoimmune,

    /// <summary>Gastroenterology, 8.3 %.</summary>
    Gastroenterology,

    /// <summary>Respiratory diseases, 7.5 %.</summary>
    Respiratory,

    /// <summary>Psychiatry, 7.3 %.</summary>
    Psychiatry,

    /// <summary>Endocrine diseases, 6.6 %.</summary>
    Endocrine,

    /// <summary>Neurology, 5.9 %.</summary>
    Neurology,

    /// <summary>Oncology, 5.3 %.</summary>
    Oncology,

    /// <summary>Cardiovascular diseases, 4.8 %.</summary>
    Cardiovascular,

    /// <summary>Immuno-oncology, 12.4 %.</summary>
    ImmunoOncology,

    /// <summary>Rare diseases, 17.0 %.</summary>
    RareDisease,
}

/// <summary>What speaks for or against a biomedical project beyond its area: published multiples of the likelihood of approval.</summary>
public enum ResearchEvidence
{
    /// <summary>Patients are selected by a biomarker: 15.9 % against 7.6 %.</summary>
    BiomarkerSelection,

    /// <summary>Human genetics support the target: about 2.6 times.</summary>
    HumanGeneticSupport,

    /// <summary>A rare disease: 17.0 % against 7.9 %; not beside the area of rare diseases.</summary>
    RareDisease,

    /// <summary>A chronic disease of high prevalence: 5.9 % against 7.9 %.</summary>
    ChronicHighPrevalence,
}
