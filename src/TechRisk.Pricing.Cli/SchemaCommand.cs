using System.CommandLine;

namespace TechRisk.Pricing.Cli;

/// <summary><c>techrisk schema</c>: the JSON Schema of submissions or portfolios.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        Option<bool> portfolio = new("--portfolio") { Description = "The schema of portfolios, in place of that of submissions." };
        Command command = new("schema", "Prints the JSON Schema of submissions, or of portfolios.") { portfolio };
        command.SetAction(result =>
        {
            Output.Write(result.GetValue(portfolio) ? JsonSchema.OfPortfolio() : JsonSchema.OfSubmission());
            return ExitCode.Ok;
        });
        return command;
    }
}
