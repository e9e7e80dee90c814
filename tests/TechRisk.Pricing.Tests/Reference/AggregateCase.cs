using System.Globalization;
using System.Text.Json;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>A case of aggregate.json as submissions and figures; the file's notes define its words.</summary>
internal sealed class AggregateCase
{
    private readonly JsonElement _case;
    private readonly List<Figure> _figures = [];

    public AggregateCase(string id)
    {
        _case = ReferenceFile.Case("aggregate.json", id);
        Id = id;
        IsShock = _case.GetProperty("kind").GetString() == "commonShock";
        Collect();
    }

    public string Id { get; }

    public bool IsShock { get; }

    public IReadOnlyList<Figure> Figures => _figures;

    public bool HasAggregateTerms => _case.TryGetProperty("aggregate", out JsonElement terms)
        && (Number(terms, "deductible") > 0 || double.IsFinite(Number(terms, "limit")));

    /// <summary>The year before aggregate terms.</summary>
    public Submission Gross() => IsShock ? Shock() : Compound(aggregate: false);

    /// <summary>The year after aggregate terms.</summary>
    public Submission Net() => Compound(aggregate: true);

    private Submission Shock()
    {
        // in the file "own" excludes the shock: the covers' rates are own + shock
        double shock = Number(_case, "shock");
        Cover[] covers = _case.GetProperty("lines").EnumerateArray()
            .Select((line, i) => new Cover($"line {i + 1}", new Poisson(Number(line, "own") + shock), Size(line.GetProperty("severity"))))
            .ToArray();
        return new Submission(Id, covers) { Dependence = new CommonShock(shock) };
    }

    private Submission Compound(bool aggregate)
    {
        JsonElement claim = _case.GetProperty("perClaim");
        JsonElement size = _case.GetProperty("severity");
        double shift = size.GetProperty("kind").GetString() == "generalizedPareto" ? Number(size, "threshold") : 0;
        PolicyTerms terms = new()
        {
            // the excess law starts at the threshold: a retention equal to it is none of the excess
            Retention = Number(claim, "deductible") - shift,
            Limit = Number(claim, "limit"),
            InsuredShare = 1 - Number(claim, "share"),
            AggregateRetention = aggregate ? Number(_case.GetProperty("aggregate"), "deductible") : 0,
            AggregateLimit = aggregate ? Number(_case.GetProperty("aggregate"), "limit") : double.PositiveInfinity,
        };
        return new Submission(Id, new Cover("cover", Count(_case.GetProperty("frequency")), Size(size), terms));
    }

    private void Collect()
    {
        JsonElement expected = _case.GetProperty("expected");
        if (IsShock)
        {
            Annual("", expected, net: false);
        }
        else if (expected.TryGetProperty("gross", out JsonElement gross))
        {
            Annual("gross.", gross, net: false);
            if (expected.TryGetProperty("net", out JsonElement net))
            {
                Annual("net.", net, net: true);
            }

            Prices(expected.GetProperty("pricing"));
        }
        else
        {
            Discrete(expected);
        }
    }

    private void Annual(string prefix, JsonElement expected, bool net)
    {
        double mean = Number(expected, "mean");
        foreach (JsonProperty item in expected.EnumerateObject())
        {
            string[] words = item.Name.Split('_');
            string path = prefix + item.Name;
            switch (words[0])
            {
                case "mean": Add(path, item.Value, net, loss => loss.Mean, Positive); break;
                case "sd": Add(path, item.Value, net, loss => loss.StandardDeviation, Positive); break;
                case "prob" when item.Name == "prob_zero":
                    Add(path, item.Value, net, loss => loss.ProbabilityOfLoss.Affine(-1, 1), loss => loss.Probability(0), loss => loss.Years - Positive(loss));
                    break;
                case "prob":
                    double limit = Number(_case.GetProperty("aggregate"), "limit");
                    Add(path, item.Value, net, loss => loss.ExceedanceProbability(limit * (1 - 1e-12)), loss => Above(loss, limit * (1 - 1e-12)));
                    break;
                case "VaR":
                    double var = Level(words[1]);
                    Add(path, item.Value, net, loss => loss.Quantile(var), loss => (long)(loss.Years * (1 - var)));
                    break;
                case "TVaR":
                    double tvar = Level(words[1]);
                    Add(path, item.Value, net, loss => loss.TailValueAtRisk(tvar), loss => (long)(loss.Years * (1 - tvar)));
                    break;
                case "stop":
                    foreach (JsonProperty stop in item.Value.EnumerateObject())
                    {
                        double retention = Level(stop.Name.Split('*')[0]) * mean;
                        Add(path + "." + stop.Name, stop.Value, net, loss => loss.StopLoss(retention), loss => Above(loss, retention));
                    }

                    break;
                case "skewness": Add(path, item.Value, net, loss => loss.Skewness, Positive); break;
                default: throw new InvalidOperationException($"figure '{path}' is not known");
            }
        }
    }

    private void Prices(JsonElement pricing)
    {
        foreach (JsonProperty item in pricing.EnumerateObject())
        {
            JsonElement value = item.Value.ValueKind == JsonValueKind.Object ? item.Value.GetProperty("premium") : item.Value;
            RiskMeasure measure = item.Name switch
            {
                "expected_value_20pct" => new ExpectedValuePrinciple(0.2),
                "sd_principle_0.3" => new StandardDeviationPrinciple(0.3),
                "variance_principle" => new VariancePrinciple(Number(item.Value, "loading")),
                "wang_0_25" => new WangTransform(0.25),
                "wang_0_5" => new WangTransform(0.5),
                "ph_1_25" => new ProportionalHazard(1 / 1.25),
                "dual_power_2" => new DualPower(2),
                "dual_power_3" => new DualPower(3),
                "tvar_0_9" => new TailValueAtRisk(0.9),
                "ccoc_10pct" => new ConstantCostOfCapital(0.10),
                "exponential" => new ExponentialPrinciple(Number(item.Value, "a")),
                "esscher" => new EsscherPrinciple(Number(item.Value, "h")),
                _ => throw new InvalidOperationException($"price '{item.Name}' is not known"),
            };
            Add("pricing." + item.Name, value, HasAggregateTerms, measure.Of, Positive);
        }
    }

    private void Discrete(JsonElement expected)
    {
        Add("mean", expected.GetProperty("mean"), false, loss => loss.Mean, Positive);
        Add("variance", expected.GetProperty("variance"), false, loss => new VariancePrinciple(1).Of(loss).Affine(1, -Number(expected, "mean")), Positive);
        int n = 0;
        foreach (JsonElement probability in expected.GetProperty("pmf_0_to_60").EnumerateArray())
        {
            double point = n++;
            Add($"pmf.{point}", probability, false, loss => Share(loss, x => x == point), loss => loss.Probability(point), loss => Count(loss, x => x == point));
        }

        foreach (JsonProperty cdf in expected.GetProperty("cdf").EnumerateObject())
        {
            double point = Level(cdf.Name);
            Add("cdf." + cdf.Name, cdf.Value, false, loss => loss.ExceedanceProbability(point).Affine(-1, 1), loss => Above(loss, point));
        }

        foreach (JsonProperty stop in expected.GetProperty("stop_loss").EnumerateObject())
        {
            double retention = Level(stop.Name);
            Add("stop_loss." + stop.Name, stop.Value, false, loss => loss.StopLoss(retention), loss => Above(loss, retention));
        }
    }

    private void Add(string path, JsonElement expected, bool net, Func<AnnualLoss, Estimate> of, Func<SampledLoss, long> contributing) =>
        Add(path, expected, net, of, of, contributing);

    private void Add(string path, JsonElement expected, bool net, Func<SampledLoss, Estimate> of, Func<LatticeLoss, Estimate> onLattice, Func<SampledLoss, long> contributing)
    {
        double value = ReferenceFile.Number(expected);
        JsonElement tolerance = _case.GetProperty("tolerance");
        JsonElement rule = tolerance.GetProperty("default");
        if (tolerance.TryGetProperty("overrides", out JsonElement overrides)
            && (overrides.TryGetProperty(path, out JsonElement own) || overrides.TryGetProperty(path.Split('.')[0], out own)))
        {
            rule = own;
        }

        double allowed = Math.Max(Number(rule, "abs"), Number(rule, "rel") * Math.Abs(value));
        double error = _case.TryGetProperty("abs_error_bound", out JsonElement errors) && errors.TryGetProperty(path, out JsonElement bound) ? ReferenceFile.Number(bound) : 0;
        _figures.Add(new Figure(path, value, allowed, of, contributing) { AfterAggregateTerms = net, OnLattice = onLattice, ErrorBound = error });
    }

    private static Estimate Share(SampledLoss loss, Func<double, bool> holds)
    {
        double p = (double)Count(loss, holds) / loss.Years;
        return Estimate.Simulated(p, Math.Sqrt(p * (1 - p) / loss.Years));
    }

    private static long Positive(SampledLoss loss) => Above(loss, 0);

    private static long Above(SampledLoss loss, double threshold) => Count(loss, x => x > threshold);

    private static long Count(SampledLoss loss, Func<double, bool> holds)
    {
        long count = 0;
        foreach (double x in loss.Values)
        {
            count += holds(x) ? 1 : 0;
        }

        return count;
    }

    private static Frequency Count(JsonElement frequency) => frequency.GetProperty("kind").GetString() switch
    {
        "poisson" => new Poisson(Number(frequency, "mean")),
        "negativeBinomial" => NegativeBinomial.FromSizeAndBeta(Number(frequency, "r"), Number(frequency, "beta")),
        "geometric" => new Geometric(Number(frequency, "beta")),
        "binomial" => new Binomial(frequency.GetProperty("m").GetInt32(), Number(frequency, "q")),
        "logarithmic" => new Logarithmic(Number(frequency, "beta")),
        "zeroModified" => new ZeroModified(Count(frequency.GetProperty("base")), Number(frequency, "p0")),
        "zeroTruncated" => new ZeroTruncated(Count(frequency.GetProperty("base"))),
        string other => throw new InvalidOperationException($"frequency '{other}' is not known"),
        null => throw new InvalidOperationException("a frequency has no kind"),
    };

    private static Severity Size(JsonElement severity) => severity.GetProperty("kind").GetString() switch
    {
        "gamma" => new Gamma(Number(severity, "shape"), Number(severity, "scale")),
        "logNormal" => new LogNormal(Number(severity, "mu"), Number(severity, "sigma")),
        "exponential" => new Exponential(Number(severity, "mean")),
        "weibull" => new Weibull(Number(severity, "shape"), Number(severity, "scale")),
        "lomax" => new Lomax(Number(severity, "alpha"), Number(severity, "theta")),
        "generalizedPareto" => new GeneralizedPareto(Number(severity, "scale"), Number(severity, "shape")),
        "inverseGaussian" => new InverseGaussian(Number(severity, "mean"), Number(severity, "shape")),
        "mixedExponential" => new MixedExponential(Zip(severity, "weights", "means")),
        "discrete" => new Discrete(severity.GetProperty("probabilities").EnumerateArray()
            .Select((p, i) => (i * Number(severity, "unit"), p.GetDouble())).Where(point => point.Item2 > 0).ToArray()),
        string other => throw new InvalidOperationException($"severity '{other}' is not of this issue"),
        null => throw new InvalidOperationException("a severity has no kind"),
    };

    private static (double, double)[] Zip(JsonElement of, string first, string second) =>
        of.GetProperty(first).EnumerateArray().Zip(of.GetProperty(second).EnumerateArray(), (a, b) => (a.GetDouble(), b.GetDouble())).ToArray();

    private static double Number(JsonElement of, string name) => ReferenceFile.Number(of.GetProperty(name));

    private static double Level(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
