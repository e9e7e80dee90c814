using System.CommandLine;
using System.CommandLine.Invocation;

namespace TechRisk.Pricing.Cli;

/// <summary>The command <c>techrisk</c> with its verbs.</summary>
internal static class TechRiskCommand
{
    public static async Task<int> Run(string[] args)
    {
        RootCommand root = new("Prices technology insurance: research loss, cyber and product liability.")
        {
            PriceCommand.Create(),
            CheckCommand.Create(),
            FitCommand.Create(),
            AggregateCommand.Create(),
            PortfolioCommand.Create(),
            SchemaCommand.Create(),
            VerifyCommand.Create(),
        };
        try
        {
            ParseResult parsed = root.Parse(args);
            if (parsed.Action is ParseErrorAction)
            {
                foreach (string message in parsed.Errors.Select(error => error.Message).Distinct())
                {
                    await Console.Error.WriteLineAsync("usage: " + message).ConfigureAwait(false);
                }

                await Console.Error.WriteLineAsync("techrisk --help shows how it is used").ConfigureAwait(false);
                return ExitCode.BadInput;
            }

            InvocationConfiguration settings = new() { EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(settings).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("cancelled").ConfigureAwait(false);
        }
        catch (OutOfMemoryException)
        {
            await Console.Error.WriteLineAsync("not enough memory: a run keeps 16 bytes a year and cover; use fewer --years").ConfigureAwait(false);
        }
#pragma warning disable CA1031 // the last resort: a user gets one line and not a stack trace
        catch (Exception error)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync($"failed: {error.Message.ReplaceLineEndings(" ")} ({error.GetType().Name})").ConfigureAwait(false);
        }

        return ExitCode.Failed;
    }
}
