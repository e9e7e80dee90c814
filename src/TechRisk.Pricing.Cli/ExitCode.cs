namespace TechRisk.Pricing.Cli;

/// <summary>What the command tells the shell.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>Anything but bad input: the disk is full, the run was cancelled, a verified figure is wrong.</summary>
    public const int Failed = 1;

    /// <summary>The input cannot be used; there is one finding a line on the error stream and nothing was priced.</summary>
    public const int BadInput = 2;
}
