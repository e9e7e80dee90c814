namespace TechRisk.Pricing;

/// <summary>Any law of counts as inversion sees it; a start without skewness costs a few more steps.</summary>
internal readonly struct CountsOf(Frequency law) : ICountLaw
{
    public double Mean => law.Mean;

    // an infinite variance gives no start: the search begins near the mean
    public double Variance => law.Variance is var variance && double.IsFinite(variance) ? variance : law.Mean;

    public double Skewness => 0;

    public double Cdf(long n) => law.Cdf(n);

    public double Survival(long n) => law.Survival(n);
}
