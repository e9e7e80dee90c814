using System.Globalization;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>Dependence of losses and their expenses on real data against statistics.json; the data are read where they lie.</summary>
public class DependenceStatisticsTests
{
    private const string File = "us_general_liability_loss_alae.csv";

    private static readonly Dictionary<string, CopulaFamily> Families = new()
    {
        ["clayton"] = CopulaFamily.Of<ClaytonCopula>(),
        ["survival_clayton"] = CopulaFamily.Of<SurvivalClaytonCopula>(),
        ["gumbel"] = CopulaFamily.Of<GumbelCopula>(),
        ["frank"] = CopulaFamily.Of<FrankCopula>(),
        ["joe"] = CopulaFamily.Of<JoeCopula>(),
        ["gaussian"] = CopulaFamily.Of<NormalCopula>(),
    };

    public static TheoryData<string> Full => Cases("dep-lossalae-fullmle-");

    public static TheoryData<string> Margins => Cases("dep-lossalae-ifm-");

    [Fact]
    public void Every_case_of_the_group_is_compared()
    {
        string[] byStart = [.. StatisticsCase.Ids("dependence").Where(id => id.StartsWith("dep-lossalae-fullmle-", StringComparison.Ordinal) || id.StartsWith("dep-lossalae-ifm-", StringComparison.Ordinal))];
        Assert.Equal(StatisticsCase.Ids("dependence").Order(StringComparer.Ordinal), [.. byStart, "dep-lossalae-rank", "dep-lossalae-reinsurance", "dep-lossalae-taildep"]);
    }

    [SkippableTheory]
    [MemberData(nameof(Full))]
    public void Copula_and_margins_fitted_together_hold(string id)
    {
        StatisticsCase reference = StatisticsCase.Of(id);
        CopulaFit fit = Pairs().FitCopula(Families[reference.Text("copula")], SeverityFamily.Of<Lomax>(), SeverityFamily.Of<Lomax>());
        Assert.True(fit.HasOptimum, string.Join('\n', fit.Findings));
        Compare(reference, fit.FirstParameters[0].Value, "alpha_loss");
        Compare(reference, fit.FirstParameters[1].Value, "theta_loss");
        Compare(reference, fit.SecondParameters[0].Value, "alpha_alae");
        Compare(reference, fit.SecondParameters[1].Value, "theta_alae");
        Compare(reference, fit.Parameters[0].Value, "copula");
        reference.Compare(fit.LogLikelihood, "loglik");
        reference.Compare(fit.Aic, "aic");
        reference.Holds();
    }

    [SkippableTheory]
    [MemberData(nameof(Margins))]
    public void Copula_under_fitted_margins_and_of_ranks_holds(string id)
    {
        StatisticsCase reference = StatisticsCase.Of(id);
        PairHistory pairs = Pairs();
        CopulaFamily family = Families[reference.Text("copula")];
        CopulaFit fit = pairs.FitCopula(family, pairs.First.FitSeverity<Lomax>(), pairs.Second.FitSeverity<Lomax>());
        reference.Compare(fit.Parameters[0].Value.Value, "ifm_param");
        reference.Compare(fit.LogLikelihood, "ifm_copula_loglik");
        CopulaFit ranks = pairs.FitCopulaByPseudoLikelihood(family);
        reference.Compare(ranks.Parameters[0].Value.Value, "mpl_param");
        reference.Compare(ranks.LogLikelihood, "mpl_loglik");
        Assert.Contains(ranks.Findings, finding => finding.Code == "fit.limits-in-ranks");
        Assert.InRange(fit.Parameters[0].Value.RelativeError, 0.01, 0.2);
        Assert.InRange(ranks.Parameters[0].Value.RelativeError, 0.01, 0.2);
        reference.Holds();
    }

    [SkippableFact]
    public void Rank_correlations_and_their_inversion_hold()
    {
        StatisticsCase reference = StatisticsCase.Of("dep-lossalae-rank");
        PairHistory pairs = Pairs();
        reference.Compare(pairs.Ranks.KendallTau.Value, "kendall_tau_b");
        reference.Compare(pairs.Ranks.KendallTauA.Value, "kendall_tau_a");
        reference.Compare(pairs.Ranks.Spearman.Value, "spearman_rho");
        reference.Compare(pairs.Ranks.Pearson.Value, "pearson");
        foreach ((string name, _) in reference.ExpectedAt("inversion"))
        {
            reference.Compare(pairs.FitCopulaByRank(Families[name]).Parameters[0].Value.Value, "inversion", name);
        }

        Assert.Equal(9, reference.Compared);
        reference.Holds();
    }

    [SkippableFact]
    public void Tail_dependence_holds()
    {
        StatisticsCase reference = StatisticsCase.Of("dep-lossalae-taildep");
        PairRanks ranks = Pairs().Ranks;
        foreach ((string level, _) in reference.ExpectedAt())
        {
            double q = double.Parse(level, CultureInfo.InvariantCulture);
            reference.Compare(ranks.TailRatio(q).Value, level, "chi_ratio");
            reference.Compare(ranks.TailChi(q).Value, level, "chi_log");
        }

        Assert.Equal(8, reference.Compared);
        reference.Holds();
    }

    [Fact]
    public void Layers_with_expenses_in_proportion_hold()
    {
        StatisticsCase reference = StatisticsCase.Of("dep-lossalae-reinsurance");
        JointLoss joint = new(new Lomax(1.122, 14036), new Lomax(2.118, 14219), new GumbelCopula(1.453));
        foreach ((string name, _) in reference.ExpectedAt())
        {
            // the case names the top of the layer and the retention as its share
            double[] numbers = [.. name.Split(',').Select(part => SharedData.Number(part.Split('=')[1]))];
            double retention = numbers[0] * numbers[1];
            reference.Compare(joint.ExpectedPayment(retention, numbers[0] - retention), name);
        }

        Assert.Equal(8, reference.Compared);
        reference.Holds();
    }

    internal static PairHistory Pairs()
    {
        SharedData.Require(File);
        return new PairHistory([.. SharedData.Rows(File).Select(row => new ClaimPair(
            row["censored"] == "1" ? Claim.AtLeast(SharedData.Number(row["loss_usd"])) : Claim.FromGroundUp(SharedData.Number(row["loss_usd"])),
            Claim.FromGroundUp(SharedData.Number(row["alae_usd"]))))]);
    }

    private static TheoryData<string> Cases(string start) =>
        new(StatisticsCase.Ids("dependence").Where(id => id.StartsWith(start, StringComparison.Ordinal)));

    private static void Compare(StatisticsCase reference, Estimate estimate, string name)
    {
        reference.Compare(estimate.Value, "params", name);
        reference.Compare(estimate.StandardError, "se", name);
    }
}
