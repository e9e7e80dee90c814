using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>A component as the terms see it: its law (of hours, where a common outage decides), what its own clock leaves of it, its section.</summary>
internal sealed record PaidPart(Severity Law, Payment Clock, string Section);

/// <summary>
/// Exact moments of what is paid of one cyber event. Its components form groups: within a group one uniform drives all, the groups are
/// independent.
/// </summary>
internal sealed class EventPayment(PaidPart[][] groups, PolicyTerms terms)
{
    private const double Accuracy = 1e-12;

    private readonly Payment _layer = Payment.OfEvent(terms);

    /// <summary>True if a group of several, or a section of several groups, leaves no closed form.</summary>
    public bool IsClosed => groups.Length <= 1
        || (terms.Retention == 0 && terms.Franchise == 0 && double.IsPositiveInfinity(terms.Limit) && !SharesLimitedSection);

    /// <summary>The most that is paid of one event; infinite if there is no most.</summary>
    public double Largest
    {
        get
        {
            if (groups is [[{ } only]] && terms.Sections.Count == 0)
            {
                double most = only.Clock.Of(only.Law.Maximum);
                return double.IsNaN(most) ? double.PositiveInfinity : _layer.Of(most);
            }

            double sum = groups.SelectMany(group => group).GroupBy(part => part.Section, StringComparer.Ordinal)
                .Sum(section => SectionOf(section.Key).Of(section.Sum(part => part.Clock.Of(part.Law.Maximum))));
            return double.IsNaN(sum) ? double.PositiveInfinity : _layer.Of(sum);
        }
    }

    // a sub-limit on the sum of independent components
    private bool SharesLimitedSection => terms.Sections.Any(section =>
        !double.IsPositiveInfinity(section.Limit) && groups.Count(group => group.Any(part => part.Section == section.Section)) > 1);

    /// <summary>E[Y] and E[Y^2].</summary>
    public (double Mean, double Second) Moments()
    {
        if (groups.Length == 0)
        {
            return (0, 0);
        }

        if (groups.Length == 1)
        {
            return OfGroup(groups[0], _layer);
        }

        double mean = 0;
        double variance = 0;
        foreach (PaidPart[] group in groups)
        {
            (double first, double second) = OfGroup(group, _layer);
            mean += first;
            variance += double.IsPositiveInfinity(second) ? second : Math.Max(second - first * first, 0);
        }

        return (mean, variance + mean * mean);
    }

    private (double Mean, double Second) OfGroup(PaidPart[] group, Payment layer)
    {
        if (group.Length == 1)
        {
            return group[0].Clock.Then(SectionOf(group[0].Section)).Then(layer).Moments(group[0].Law);
        }

        if (!double.IsPositiveInfinity(layer.Largest))
        {
            return Integrated(group, layer);
        }

        // unbounded: the single moments tell whether the sum has them
        double largestFirst = 0;
        double largestSecond = 0;
        foreach (PaidPart part in group)
        {
            (double first, double second) = part.Clock.Then(SectionOf(part.Section)).Then(layer).Moments(part.Law);
            largestFirst = Math.Max(largestFirst, first);
            largestSecond = Math.Max(largestSecond, second);
        }

        return double.IsPositiveInfinity(largestFirst) ? (largestFirst, largestFirst)
            : double.IsPositiveInfinity(largestSecond) ? (Integrated(group, layer, second: false).Mean, largestSecond)
            : Integrated(group, layer);
    }

    // over the probability s of more loss, s = exp(-y) / 2 and its mirror, in pieces between the kinks of the components' payments
    private (double Mean, double Second) Integrated(PaidPart[] group, Payment layer, bool second = true)
    {
        (Payment Section, PaidPart[] Parts)[] sections = [.. group.GroupBy(part => part.Section, StringComparer.Ordinal)
            .Select(section => (SectionOf(section.Key), section.ToArray()))];
        double Sum(double s, bool isUpper)
        {
            double sum = 0;
            foreach ((Payment section, PaidPart[] parts) in sections)
            {
                double loss = 0;
                foreach (PaidPart part in parts)
                {
                    loss += part.Clock.Of(isUpper ? part.Law.InverseSurvival(s) : part.Law.Quantile(s));
                }

                sum += section.Of(loss);
            }

            return sum;
        }

        SortedSet<double> upper = [0, 700];
        SortedSet<double> lower = [0, 700];
        foreach (PaidPart part in group)
        {
            foreach (Payment.Piece piece in part.Clock.Then(SectionOf(part.Section)).Pieces)
            {
                AddKink(part.Law.Survival(piece.From), upper);
                AddKink(part.Law.Cdf(piece.From), lower);
            }
        }

        foreach ((Payment section, PaidPart[] parts) in sections)
        {
            foreach (Payment.Piece piece in section.Pieces)
            {
                AddCrossing((s, isUpper) => parts.Sum(part => part.Clock.Of(isUpper ? part.Law.InverseSurvival(s) : part.Law.Quantile(s))), piece.From, upper, lower);
            }
        }

        foreach (Payment.Piece piece in layer.Pieces)
        {
            AddCrossing(Sum, piece.From, upper, lower);
        }

        double Total(bool isUpper, int order) => Between(isUpper ? upper : lower, y =>
        {
            double s = 0.5 * Exp.Of(-y);
            double paid = layer.Of(Sum(s, isUpper));
            return (order == 1 ? paid : paid * paid) * s;
        });

        double mean = Total(true, 1) + Total(false, 1);
        return (mean, second ? Total(true, 2) + Total(false, 2) : double.PositiveInfinity);
    }

    private static void AddKink(double probability, SortedSet<double> kinks)
    {
        if (probability is > 0 and < 0.5)
        {
            kinks.Add(-Log.Of(2 * probability));
        }
    }

    // where a sum that rises with the uniform crosses a value
    private static void AddCrossing(Func<double, bool, double> sum, double value, SortedSet<double> upper, SortedSet<double> lower)
    {
        if (value <= 0)
        {
            return;
        }

        bool isUpper = sum(0.5, true) < value;
        double low = 0;
        double high = 700;
        if (isUpper == sum(0.5 * Exp.Of(-high), isUpper) < value)
        {
            return;
        }

        for (int i = 0; i < 200 && high - low > 1e-15 * high; i++)
        {
            double middle = 0.5 * (low + high);
            bool isBelow = sum(0.5 * Exp.Of(-middle), isUpper) < value;
            (low, high) = isBelow == isUpper ? (middle, high) : (low, middle);
        }

        (isUpper ? upper : lower).Add(0.5 * (low + high));
    }

    private static double Between(SortedSet<double> kinks, Func<double, double> f)
    {
        double sum = 0;
        double from = double.NaN;
        foreach (double to in kinks)
        {
            sum += double.IsNaN(from) ? 0 : Integrator.Adaptive(f, from, to, Accuracy);
            from = to;
        }

        return sum;
    }

    private Payment SectionOf(string name) =>
        terms.Sections.FirstOrDefault(section => section.Section == name) is { } found ? Payment.OfSection(found) : Payment.InFull;
}
