#!/usr/bin/env dotnet
#:project ../../src/TechRisk.Pricing
using TechRisk.Pricing;

var tapeOut = new ResearchProject("edge NPU", Industry.IntegratedCircuits)
{
    Stages = [new("verification", passProbability: 0.80, cost: 18e6) { Years = 0.3 }, new("tape-out", passProbability: 0.86, cost: 45e6) { Years = 0.7 }],
};
var company = new Submission(
    "Lingang Edge Silicon (fictitious)",
    new Cover("r&d", new ResearchProgramme(tapeOut) { GlobalCorrelation = 0.05 }, new PolicyTerms { Retention = 5e6, Limit = 40e6, InsuredShare = 0.5 }),
    new Cover("cyber", new Poisson(0.0976), new LogNormal(14.82, 2.41), new PolicyTerms { Retention = 0.5e6, Limit = 10e6 }),
    new Cover("product liability", new Poisson(0.5), new MixedExponential((0.9, 0.4e6), (0.1, 6e6)), new PolicyTerms { Limit = 30e6 }))
{
    Dependence = new GaussianCopula(0.25),
};
var basis = new PricingBasis(new WangTransform(0.35)) { ExpenseRatio = 0.12, CommissionRate = 0.10, TaxRate = 0.06 };
Console.WriteLine(company.Price(basis, years: 1_000_000, seed: 2026).ToMarkdown());
