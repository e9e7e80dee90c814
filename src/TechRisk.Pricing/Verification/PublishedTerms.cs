namespace TechRisk.Pricing;

/// <summary>Published figures of single losses after terms.</summary>
internal static class PublishedTerms
{
    public static void PolicyTermsOfLosses(CaseInputs given, CaseTable table)
    {
        double deductible = given["deductible"];
        PolicyTerms limited = new() { Retention = deductible, Limit = given["limit"] };
        PolicyTerms shared = limited with { Retention = deductible + given["attachment"], InsuredShare = 1 - given["share"] };
        PolicyTerms franchise = new() { Franchise = deductible, Limit = given["limit"] };
        foreach (double loss in given.Numbers("losses"))
        {
            table["deductible_limit_" + CaseTable.Word(loss)] = limited.PaidOfClaim(loss);
            table["attachment_share_" + CaseTable.Word(loss)] = shared.PaidOfClaim(loss);
            table["franchise_" + CaseTable.Word(loss)] = franchise.PaidOfClaim(loss);
        }
    }

    public static void FractionalReinstatement(CaseInputs given, CaseTable table)
    {
        ExcessOfLoss layer = Layer(given) with { Premium = given["premium"], Reinstatements = given.Numbers("costs").ToValueList() };
        TreatyYear year = layer.YearOf(given.Numbers("losses"));
        table["limits_used"] = year.LimitsUsed;
        table["reinstatement_premium"] = year.ReinstatementPremium;
    }

    public static void VerticalExhaustion(CaseInputs given, CaseTable table)
    {
        ExcessOfLoss layer = Layer(given);
        foreach (double loss in given.Numbers("losses"))
        {
            table["exhausts_" + CaseTable.Word(loss)] = CaseTable.Truth(layer.IsExhaustedBy(loss));
            table["attaches_" + CaseTable.Word(loss)] = CaseTable.Truth(layer.Attaches(loss));
        }
    }

    public static void AggregateLimitOrder(CaseInputs given, CaseTable table)
    {
        ValueList<double> recoveries = (Layer(given) with { AggregateLimit = given["aggregate_limit"] }).YearOf(given.Numbers("losses")).Recoveries;
        for (int i = 0; i < recoveries.Count; i++)
        {
            table["recovery_" + CaseTable.Word(i + 1)] = recoveries[i];
        }
    }

    public static void RetentionApplied(CaseInputs given, CaseTable table)
    {
        PolicyTerms terms = new() { Retention = given["retention"], Limit = given["limit"] };
        double total = 0;
        double[] losses = given.Numbers("losses");
        for (int i = 0; i < losses.Length; i++)
        {
            double paid = terms.PaidOfClaim(losses[i]);
            table["paid_" + CaseTable.Word(i + 1)] = paid;
            total += paid;
        }

        table["total"] = total;
    }

    private static ExcessOfLoss Layer(CaseInputs given) => new(given["limit"], given["attachment"]);
}
