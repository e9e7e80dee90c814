namespace TechRisk.Pricing;

/// <summary>The premium rules on figures: the same arithmetic for simulated, computed and given costs.</summary>
internal sealed class PremiumArithmetic
{
    private readonly PricingBasis _basis;
    private readonly SubsidyScheme? _subsidy;

    public PremiumArithmetic(PricingBasis basis, SubsidyScheme? subsidy)
    {
        _basis = basis;
        _subsidy = subsidy;
    }

    /// <summary>Checks that patterns and subsidy name covers that exist, and that a rate cap has limits to be a fraction of.</summary>
    public void Check(IReadOnlyList<(string Name, double Limit)> covers)
    {
        string known = "must be the name of a cover: " + string.Join(", ", covers.Select(cover => cover.Name));
        foreach (PaymentPattern pattern in _basis.PaymentPatterns)
        {
            if (covers.All(cover => cover.Name != pattern.Cover))
            {
                throw Require.Wrong("PaymentPatterns.Cover", pattern.Cover, known);
            }
        }

        if (_subsidy is null)
        {
            return;
        }

        foreach (string name in _subsidy.Covers)
        {
            if (covers.All(cover => cover.Name != name))
            {
                throw Require.Wrong("Subsidy.Covers", name, known);
            }
        }

        foreach ((string name, double limit) in covers)
        {
            if (IsSubsidised(name) && double.IsFinite(_subsidy.RateCap) && double.IsPositiveInfinity(limit))
            {
                throw Require.Wrong("Subsidy.RateCap", _subsidy.RateCap, $"is a fraction of a cover's limit and cover \"{name}\" has none: give the cover a limit, or the scheme no rate cap or other covers");
            }
        }
    }

    /// <summary>The premium of covers, and of their sum: its margin is given since it is taken on the sum.</summary>
    public (PremiumFigures Total, PremiumFigures[] Covers) Premium(string name, CoverFigures[] covers, Figure totalMargin)
    {
        Figure[] costs = Array.ConvertAll(covers, cover => cover.LossCost);
        Figure[] fixedExpenses = Figure.Split(Figure.Constant(_basis.FixedExpense), costs);
        PremiumFigures[] lines = new PremiumFigures[covers.Length];
        for (int i = 0; i < covers.Length; i++)
        {
            lines[i] = GrossedUp(new PremiumFigures
            {
                Name = covers[i].Name,
                Limit = covers[i].Limit,
                LossCost = covers[i].LossCost,
                PresentValue = _basis.DiscountFactor(covers[i].Name) * covers[i].LossCost,
                RiskMargin = covers[i].RiskMargin,
                StandaloneMargin = covers[i].StandaloneMargin,
                FixedExpense = fixedExpenses[i],
            });
        }

        PremiumFigures total = GrossedUp(new PremiumFigures
        {
            Name = name,
            Limit = covers.Sum(cover => cover.Limit),
            LossCost = Figure.Sum(costs),
            PresentValue = Figure.Sum(lines.Select(line => line.PresentValue)),
            RiskMargin = totalMargin,
            StandaloneMargin = Figure.Sum(covers.Select(cover => cover.StandaloneMargin)),
            FixedExpense = Figure.Constant(_basis.FixedExpense),
        });
        return Subsidised(Lifted(total, lines));
    }

    private PremiumFigures GrossedUp(PremiumFigures lines)
    {
        Figure claimsExpense = _basis.ClaimsExpenseRatio * lines.PresentValue;
        return lines with
        {
            ClaimsExpense = claimsExpense,
            Technical = (lines.PresentValue + claimsExpense + lines.RiskMargin + lines.ReinsuranceCost + lines.FixedExpense) / _basis.NetPremiumShare,
        };
    }

    private (PremiumFigures Total, PremiumFigures[] Covers) Lifted(PremiumFigures total, PremiumFigures[] covers)
    {
        if (!(total.Technical.Value < _basis.MinimumPremium))
        {
            return (Taxed(total, total.Technical), Array.ConvertAll(covers, cover => Taxed(cover, cover.Technical)));
        }

        Figure minimum = Figure.Constant(_basis.MinimumPremium);
        Figure adjustment = minimum - total.Technical;
        Figure[] parts = Figure.Split(adjustment, Array.ConvertAll(covers, cover => cover.Technical));
        PremiumFigures[] lifted = new PremiumFigures[covers.Length];
        for (int i = 0; i < covers.Length; i++)
        {
            lifted[i] = Taxed(covers[i] with { Adjustment = parts[i] }, covers.Length == 1 ? minimum : covers[i].Technical + parts[i]);
        }

        return (Taxed(total with { Adjustment = adjustment }, minimum), lifted);
    }

    private PremiumFigures Taxed(PremiumFigures lines, Figure gross) => lines with { Gross = gross, Tax = _basis.TaxRate * gross };

    private (PremiumFigures Total, PremiumFigures[] Covers) Subsidised((PremiumFigures Total, PremiumFigures[] Covers) premium)
    {
        if (_subsidy is not { } scheme)
        {
            return premium;
        }

        Figure[] eligible = Array.ConvertAll(premium.Covers, cover => Eligible(scheme, cover));
        Figure[] subsidies = Array.ConvertAll(eligible, figure => scheme.Share * figure);
        bool inFull = premium.Covers.Zip(eligible).All(pair => ReferenceEquals(pair.First.Gross, pair.Second));
        Figure totalEligible = inFull ? premium.Total.Gross : Figure.Sum(eligible);
        Figure totalSubsidy = scheme.Share * totalEligible;
        if (totalSubsidy.Value > scheme.MaximumAmount)
        {
            totalSubsidy = Figure.Constant(scheme.MaximumAmount);
            subsidies = Figure.Split(totalSubsidy, subsidies);
        }

        PremiumFigures[] covers = new PremiumFigures[eligible.Length];
        for (int i = 0; i < covers.Length; i++)
        {
            covers[i] = premium.Covers[i] with { Eligible = eligible[i], Subsidy = subsidies[i] };
        }

        return (premium.Total with { Eligible = totalEligible, Subsidy = totalSubsidy }, covers);
    }

    private Figure Eligible(SubsidyScheme scheme, PremiumFigures cover)
    {
        if (!IsSubsidised(cover.Name) || !(cover.Gross.Value > 0))
        {
            return Figure.Zero;
        }

        double cap = double.IsPositiveInfinity(scheme.RateCap) ? double.PositiveInfinity : scheme.RateCap * cover.Limit;
        return cover.Gross.Value <= cap ? cover.Gross : scheme.CapMode == RateCapMode.CapEligiblePremium ? Figure.Constant(cap) : Figure.Zero;
    }

    private bool IsSubsidised(string cover) => _subsidy is not null && (_subsidy.Covers.Count == 0 || _subsidy.Covers.Contains(cover));
}
