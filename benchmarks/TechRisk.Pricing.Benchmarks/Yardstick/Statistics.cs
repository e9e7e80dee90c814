namespace TechRisk.Pricing.Benchmarks;

/// <summary>The six statistics; levels are set so that the order statistics are those of the yardstick: k = floor(n q).</summary>
internal sealed record Statistics(double Mean, double Deviation, double Var99, double Var995, double Tvar99, double Tvar995)
{
    public static Statistics Of(SampledLoss loss)
    {
        double n = loss.Years;
        double Value(double q) => loss.Quantile((Math.Floor(n * q) + 0.5) / n).Value;
        double Tail(double q) => loss.TailValueAtRisk(Math.Floor(n * q) / n).Value;
        double mean = loss.Mean.Value;
        double deviation = loss.StandardDeviation.Value;
        double tvar99 = Tail(0.99);
        return new Statistics(mean, deviation, Value(0.99), Value(0.995), tvar99, Tail(0.995));
    }
}
