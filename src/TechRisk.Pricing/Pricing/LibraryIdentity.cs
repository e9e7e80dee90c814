namespace TechRisk.Pricing;

/// <summary>What a result has to name so that it can be made again.</summary>
public static class LibraryIdentity
{
    /// <summary>Version of the library.</summary>
    public static string Version => "0.1.0";

    /// <summary>
    /// Version of the contract between addresses and random numbers: results of one stream contract, seed and input agree to the last bit;
    /// a change of any simulated value raises it.
    /// </summary>
    public static int StreamContract => Numerics.StreamContract.Version;
}
