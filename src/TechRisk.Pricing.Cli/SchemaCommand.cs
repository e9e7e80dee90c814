using System.CommandLine;

namespace TechRisk.Pricing.Cli;

/// <summary><c>techrisk schema</c>: the JSON Schema of submissions.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        Command command = new("schema", "Prints the JSON Schema of submissions.");
        command.SetAction(_ =>
        {
            Output.Write(JsonSchema.OfSubmission());
            return ExitCode.Ok;
        });
        return command;
    }
}
