namespace TechRisk.Pricing;

/// <summary>The share U of a stage's cost and time that is spent when the project fails in that stage.</summary>
public enum SpendCurve
{
    /// <summary>U is uniform on (0, 1): the stage can fail at any moment and spends evenly.</summary>
    Uniform,

    /// <summary>U = 1: the stage is carried out in full and fails at its end.</summary>
    FullAtFailure,
}
