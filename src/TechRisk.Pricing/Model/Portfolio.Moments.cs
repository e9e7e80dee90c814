namespace TechRisk.Pricing;

/// <content>Exact moments.</content>
public sealed partial record Portfolio
{
    /// <summary>
    /// Exact mean and variance of the portfolio's year after the terms of events: the sum of the submissions' variances and of the
    /// covariances of all pairs.
    /// </summary>
    /// <remarks>Source: Zeller, Scherer (2022), European Actuarial Journal 12:33-85; Boehme, Kataria (2006), WEIS.</remarks>
    /// <exception cref="InvalidOperationException">A cover has aggregate terms or no closed form, a submission ties its covers, or struck insureds share outage hours.</exception>
    public AnnualMoments Moments() => new PortfolioMoments(this).OfPortfolio();

    /// <summary>Exact mean and variance of a submission's year as part of the portfolio.</summary>
    /// <param name="id">Id of a submission.</param>
    /// <exception cref="InvalidOperationException">A cover has no closed form.</exception>
    public AnnualMoments Moments(string id)
    {
        Submission known = Submission(id);
        return Insured(new PortfolioMoments(this), known.Id).Year;
    }

    /// <summary>
    /// Exact covariance of the years of two submissions: for Poisson events of rate lambda that strike with a common random probability q,
    /// lambda E[q^2] times the mean losses of a strike; a factor on the rates adds its variance times the driven means.
    /// </summary>
    /// <param name="id">Id of a submission.</param>
    /// <param name="otherId">Id of another submission.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id is unknown, or both are the same.</exception>
    /// <exception cref="InvalidOperationException">A cover has no closed form.</exception>
    public double Covariance(string id, string otherId)
    {
        PortfolioMoments moments = new(this);
        return id == otherId
            ? throw Require.Wrong(nameof(otherId), otherId, "must be another submission: its variance is among its Moments")
            : moments.Covariance(Insured(moments, id), Insured(moments, otherId));
    }

    /// <summary>Standard deviation that the portfolio would have if its submissions were independent: the root of the sum of their variances.</summary>
    /// <exception cref="InvalidOperationException">A cover has no closed form.</exception>
    public double StandardDeviationIfIndependent() => Math.Sqrt(new PortfolioMoments(this).Insureds.Sum(insured => insured.Year.Variance));

    /// <summary>Expected number of submissions that one event of a tag strikes.</summary>
    /// <param name="tag">Tag of a systemic event.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nothing defines the tag.</exception>
    public double ExpectedStruck(string tag)
    {
        Footprint footprint = Defined(tag).Footprint;
        return Carriers(tag).Sum(covers => covers is [InsuredTraits only] ? footprint.HitMoments(only).Mean : 1 - None(footprint, [covers]));
    }

    /// <summary>
    /// Probability that one event of a tag strikes no submission: the mean of the product of (1 - q); B(a, b + n) / B(a, b) for n insureds
    /// and q Beta(a, b).
    /// </summary>
    /// <param name="tag">Tag of a systemic event.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nothing defines the tag.</exception>
    public double ProbabilityNoneStruck(string tag) => None(Defined(tag).Footprint, Carriers(tag));

    private static PortfolioMoments.Insured Insured(PortfolioMoments moments, string id) =>
        moments.Insureds.FirstOrDefault(insured => insured.Id == id)
        ?? throw Require.Wrong(nameof(id), id, "must be the id of a submission");

    private SystemicEvent Defined(string tag) =>
        SystemicEvents.FirstOrDefault(definition => definition.Tag == tag)
        ?? throw Require.Wrong(nameof(tag), tag, "must be the tag of a systemic event: " + string.Join(", ", SystemicEvents.Select(definition => definition.Tag)));

    // the traits of every submission's covers that carry the tag; equal ones once
    private List<InsuredTraits[]> Carriers(string tag) =>
        [.. Submissions
            .Select(submission => submission.Covers.Select(cover => cover.LossModel).Where(model => model.SystemicTags.Contains(tag)).ToArray())
            .Where(models => models.Length > 0)
            .Select(models => models.Select(model => model.Traits).Distinct().ToArray())];

    // a submission is struck if one of its covers is: an event of a strength and sectors decides for all covers, otherwise one draw of the
    // submission decides, which strikes the cover with the largest hit probability first
    private static double None(Footprint footprint, List<InsuredTraits[]> submissions) => footprint.ProbabilityOfNone(footprint is SecurityFootprint
        ? [.. submissions.SelectMany(covers => covers)]
        : [.. submissions.Select(covers => covers.MaxBy(traits => footprint.HitMoments(traits).Mean))]);
}
