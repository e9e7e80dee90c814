using TechRisk.Pricing.Cli;

return await TechRiskCommand.Run(args).ConfigureAwait(false);
