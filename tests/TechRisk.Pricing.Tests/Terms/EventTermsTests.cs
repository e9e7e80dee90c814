using TechRisk.Pricing.Tests.Simulation;

namespace TechRisk.Pricing.Tests.Terms;

/// <summary>Terms that look inside an event, by hand arithmetic: money and hours are small numbers whose sums are exact.</summary>
public class EventTermsTests
{
    // sections of the model: 0 money, 1 hours
    private sealed record TwoSections(DefenceCosts Treatment) : LossModel
    {
        public override ValueList<string> Sections => ["extortion", "interruption"];

        public override LatentDriver Driver => LatentDriver.None;

        internal override string LawName => nameof(TwoSections);

        internal override DefenceCosts Defence => Treatment;

        internal override bool HasHours(string section) => section == "interruption";

        public override AnnualMoments Moments(PolicyTerms terms, double period = 1) => throw new InvalidOperationException("no closed form");

        public override LossModel ScaleFrequency(double factor) => this;

        public override LossModel ScaleSeverity(double factor) => this;

        internal override TailFacts TailAfter(PolicyTerms terms, double period) => TailFacts.Unknown;

        internal override LossProgram Compile(LossContext context) => throw new InvalidOperationException("not simulated");
    }

    private static double Pay(PolicyTerms terms, DefenceCosts defence, double[] parts, params ReadOnlySpan<EventRow> rows)
    {
        EventBlock events = new();
        foreach (EventRow row in rows)
        {
            events.Add(row);
        }

        EventTerms compiled = new(new TwoSections(defence), terms, 1);
        EventTermsWork work = new(2);
        double paid = compiled.Pay(events, 0, events.Count, work);
        work.Loss.CopyTo(parts, 0);
        return paid + work.Expense;
    }

    private static EventRow Money(double amount, double expense = 0) => new() { Indemnity = amount, Expense = expense };

    private static EventRow Interruption(double hours, double hourly) => new() { Section = 1, Indemnity = hours * hourly, Hours = hours };

    [Theory]
    [InlineData(WaitingForm.Deductible, 8, 16)] // 20 - 12 hours of 2
    [InlineData(WaitingForm.Qualifying, 20, 40)] // all 20 hours
    public void A_waiting_period_takes_hours_or_only_asks_for_them(WaitingForm form, double hours, double paid)
    {
        PolicyTerms terms = new() { WaitingHours = 12, WaitingForm = form };
        Assert.Equal(hours, terms.InsuredHours(20));
        Assert.Equal(0, terms.InsuredHours(12));
        Assert.Equal(paid, Pay(terms, DefenceCosts.Inside, new double[2], Interruption(20, 2)));
        Assert.Equal(0, Pay(terms, DefenceCosts.Inside, new double[2], Interruption(12, 2)));
    }

    [Fact]
    public void Indemnity_hours_count_after_the_wait() =>
        Assert.Equal(20, Pay(new PolicyTerms { WaitingHours = 12, IndemnityHours = 10 }, DefenceCosts.Inside, new double[2], Interruption(100, 2)));

    [Theory]
    [InlineData(SectionOrder.CoinsuranceFirst, 2.0)]
    [InlineData(SectionOrder.SublimitFirst, 1.25)]
    public void A_section_has_its_share_and_its_sub_limit_in_either_order(SectionOrder order, double paid)
    {
        // ransom 4.0, half of it insured, sub-limit 2.5: covers.json CY-10
        PolicyTerms terms = new() { Sections = [new("extortion") { InsuredShare = 0.5, Limit = 2.5, Order = order }] };
        Assert.Equal(paid, Pay(terms, DefenceCosts.Inside, new double[2], Money(4)));
    }

    [Fact]
    public void What_is_paid_is_the_sum_of_its_sections()
    {
        double[] parts = new double[2];
        PolicyTerms terms = new() { Retention = 2, Limit = 8, InsuredShare = 0.5, WaitingHours = 1, Sections = [new("extortion") { Limit = 3 }] };
        // sections 3 and 9 x 1, 12 in all; the layer is 8, half of it insured
        Assert.Equal(4, Pay(terms, DefenceCosts.Inside, parts, Money(5), Interruption(10, 1)));
        Assert.Equal([1, 3], parts);
    }

    [Theory]
    [InlineData(DefenceCosts.Inside, 10)] // 12 + 6 - 2 above the limit of 10
    [InlineData(DefenceCosts.Outside, 16)] // 10 and all of 6
    [InlineData(DefenceCosts.ProRata, 15)] // 10 and 6 x 10 / 12
    public void Defence_is_inside_outside_or_in_proportion(DefenceCosts defence, double paid)
    {
        PolicyTerms terms = new() { Retention = 2, Limit = 10 };
        Assert.Equal(paid, Pay(terms, defence, new double[2], Money(12, 6)));
    }

    [Fact]
    public void Defence_in_proportion_follows_the_indemnity_up_to_the_top_of_the_layer()
    {
        // indemnity 100 is capped at 12: (12 - 2) (1 + 6 / 12), Frees and Valdez (1998), section 5
        PolicyTerms terms = new() { Retention = 2, Limit = 10 };
        Assert.Equal(15, Pay(terms, DefenceCosts.ProRata, new double[2], Money(100, 6)));
        Assert.Equal(0, Pay(terms, DefenceCosts.ProRata, new double[2], Money(2, 6)));
    }

    [Fact]
    public void A_sub_limit_of_the_year_is_consumed_in_order()
    {
        EventBlock events = new();
        events.Add(Money(3));
        events.Add(Money(3) with { Event = 1 });
        EventTerms terms = new(new TwoSections(DefenceCosts.Inside), new PolicyTerms { Sections = [new("extortion") { AggregateLimit = 4 }] }, 1);
        double[] gross = new double[1];
        new EventSums(terms).Add(events, new YearColumns { GroundUp = new double[1], Gross = gross });
        Assert.Equal(4, gross[0]);
    }

    [Fact]
    public void An_hours_clause_of_the_whole_year_makes_one_event_of_it()
    {
        // the year's sum against one retention: the stop loss of the sum
        Submission Firm(PolicyTerms terms) => new("Firm", new Cover("a", new Poisson(3), new Exponential(100), terms));
        SampledLoss joined = Firm(new PolicyTerms { Retention = 200, EventHours = 8760 }).Simulate(2_000, 5).Net;
        SampledLoss sum = Firm(PolicyTerms.None).Simulate(2_000, 5).Net;
        for (int year = 0; year < 2_000; year++)
        {
            // the parts are added in another order: a few roundings of a sum near 1,000
            Assert.InRange(joined.Values[year] - Math.Max(sum.Values[year] - 200, 0), -1e-11, 1e-11);
        }
    }

    [Fact]
    public void An_hours_clause_joins_what_lies_within_it_of_the_first()
    {
        EventBlock events = new();
        foreach ((uint number, double hour) in new (uint, double)[] { (0, 500), (1, 10), (2, 60), (3, 90), (4, 130) })
        {
            events.Add(new EventRow { Event = number, Time = hour / 8760, Indemnity = 1 });
        }

        // hours 10 and 60 are one event; 90 begins the next, which takes 130; 500 stands alone
        EventTerms terms = new(new TwoSections(DefenceCosts.Inside), new PolicyTerms { Retention = 1, EventHours = 72 }, 1);
        double[] gross = new double[1];
        new EventSums(terms).Add(events, new YearColumns { GroundUp = new double[1], Gross = gross });
        Assert.Equal(2, gross[0]);
    }

    [Fact]
    public void Terms_that_no_section_can_apply_are_refused_by_every_engine()
    {
        PolicyTerms waiting = new() { WaitingHours = 12 };
        Cover cover = new("a", new Poisson(1), new Exponential(1), waiting);
        foreach (Action use in new Action[] { () => new Submission("Firm", cover).Simulate(10), () => cover.Aggregate(), () => cover.LossModel.Moments(waiting) })
        {
            Assert.Contains("has hours", Assert.Throws<InvalidOperationException>(use).Message, StringComparison.Ordinal);
        }

        Cover named = cover with { Terms = new() { Sections = [new("extortion") { Limit = 1 }] } };
        Assert.Contains("'extortion'", Assert.Throws<InvalidOperationException>(() => new Submission("Firm", named).Simulate(10)).Message, StringComparison.Ordinal);
        Assert.Contains("two entries", Assert.Throws<ArgumentOutOfRangeException>(() => new PolicyTerms { Sections = [new("a"), new("a")] }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_with_terms_that_no_section_can_apply_says_where()
    {
        const string json = """{"name":"x","covers":[{"name":"a","frequency":{"kind":"poisson","mean":1},"severity":{"kind":"exponential","mean":1},"terms":{"waitingHours":12}}]}""";
        Assert.False(Submission.TryFromJson(json, out _, out ValueList<Finding> findings));
        Finding finding = Assert.Single(findings);
        Assert.Equal("covers[0].terms", finding.Path);
        Assert.Contains("no section of FrequencySeverity has hours", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_events_in_a_year_does_not_depend_on_blocks()
    {
        Submission firm = new("Firm", new Cover("a", new Poisson(3), new Exponential(100), new PolicyTerms { Retention = 50, EventHours = 1000 }));
        SimulationPlan plan = SimulationPlan.Compile(firm, 5_000, 7);
        YearLossTable one = new LocalRunner { Threads = 1 }.Run(plan);
        Assert.Equal(one.Hash, new LocalRunner { Threads = 2 }.Run(plan).Hash);
        Companies.SameBits(one.Net.Values[..100], firm.Simulate(100, 7).Net.Values);
    }
}
