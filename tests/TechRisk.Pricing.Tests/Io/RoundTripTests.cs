using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TechRisk.Pricing.Tests.Laws;

namespace TechRisk.Pricing.Tests.Io;

public class RoundTripTests
{
    private static Submission With(Severity severity, Frequency? frequency = null) => new("x", new Cover("a", frequency ?? new Poisson(1), severity));

    [Fact]
    public void A_submission_that_uses_everything_comes_back_equal() =>
        Assert.Equal(SubmissionSamples.Full, Submission.FromJson(SubmissionSamples.Full.ToJson()));

    [Fact]
    public void Every_law_comes_back_equal()
    {
        foreach (Severity severity in SubmissionSamples.Severities)
        {
            Assert.Equal(With(severity), Submission.FromJson(With(severity).ToJson()));
        }

        foreach (Frequency frequency in SubmissionSamples.Frequencies)
        {
            Assert.Equal(With(new Exponential(1), frequency), Submission.FromJson(With(new Exponential(1), frequency).ToJson()));
        }
    }

    [Theory]
    [MemberData(nameof(SeverityLeaves.Rows), MemberType = typeof(SeverityLeaves))]
    public void Any_severity_of_a_leaf_comes_back_equal(Type leaf) =>
        Prop.ForAll(SeverityLeaves.Parameters(leaf), parameters =>
        {
            Submission submission = With(SeverityLeaves.Make(leaf, parameters));
            return Submission.FromJson(submission.ToJson()).Equals(submission);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(FrequencyLeaves.Rows), MemberType = typeof(FrequencyLeaves))]
    public void Any_frequency_of_a_leaf_comes_back_equal(Type leaf) =>
        Prop.ForAll(FrequencyLeaves.Parameters, parameters =>
        {
            Submission submission = With(new Exponential(1), FrequencyLeaves.Make(leaf, parameters));
            return Submission.FromJson(submission.ToJson()).Equals(submission);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_dependence_comes_back_equal()
    {
        foreach (Dependence dependence in SubmissionSamples.Dependences)
        {
            Submission submission = With(new Exponential(1)) with { Dependence = dependence };
            Assert.Equal(submission, Submission.FromJson(submission.ToJson()));
        }
    }

    [Fact]
    public void Defaults_are_left_out_and_the_order_is_fixed()
    {
        const string expected = """
            {
              "schemaVersion": 1,
              "name": "x",
              "currency": "CNY",
              "covers": [
                {
                  "name": "a",
                  "frequency": {
                    "kind": "poisson",
                    "mean": 0.8
                  },
                  "severity": {
                    "kind": "exponential",
                    "mean": 100
                  }
                }
              ]
            }
            """;
        string spread = """{"covers":[{"severity":{"mean":1e2,"kind":"exponential"},"terms":{"retention":-0},"frequency":{"mean":0.80,"kind":"poisson"},"name":"a"}],"name":"x"}""";
        Assert.Equal(expected.ReplaceLineEndings("\n"), Submission.FromJson(spread).ToJson());
    }

    [Fact]
    public void The_long_form_of_frequency_and_severity_is_read_and_the_short_one_written()
    {
        const string json = """{"name":"x","covers":[{"name":"a","lossModel":{"kind":"frequencySeverity","frequency":{"kind":"poisson","mean":1},"severity":{"kind":"exponential","mean":1}}}]}""";
        Assert.Equal(With(new Exponential(1)), Submission.FromJson(json));
        Assert.DoesNotContain("lossModel", Submission.FromJson(json).ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_and_not_changed() =>
        Assert.Throws<InvalidOperationException>(() => new Submission("\ud800").ToJson());

    [Fact]
    public void Mixtures_nested_too_deep_are_refused_in_writing()
    {
        Severity nested = new Exponential(1);
        for (int i = 0; i < 200; i++)
        {
            nested = new Mixture((1, nested));
        }

        Assert.Throws<InvalidOperationException>(() => With(nested).ToJson());
    }

    [Property(MaxTest = 1000, QuietOnSuccess = true)]
    public Property Every_double_and_every_text_comes_back_exactly()
    {
        Gen<double> positive = ArbMap.Default.GeneratorFor<long>().Select(bits => Math.Abs(BitConverter.Int64BitsToDouble(bits))).Where(x => x > 0 && double.IsFinite(x));
        Gen<string> text = ArbMap.Default.GeneratorFor<string>().Where(s => !string.IsNullOrWhiteSpace(s) && !s.Any(char.IsSurrogate));
        Gen<Submission> submissions =
            from amount in positive
            from limit in positive
            from name in text
            from severity in Gen.Elements(SubmissionSamples.Severities)
            select new Submission(name, new Cover(name, new Poisson(0.5), severity, new PolicyTerms { Retention = amount, Limit = limit })) { Id = "." + name, Period = amount };
        return Prop.ForAll(submissions.ToArbitrary(), submission => Submission.FromJson(submission.ToJson()).Equals(submission));
    }
}
