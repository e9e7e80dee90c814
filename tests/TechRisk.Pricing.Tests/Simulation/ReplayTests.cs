namespace TechRisk.Pricing.Tests.Simulation;

public class ReplayTests
{
    [Fact]
    public void A_year_can_be_replayed_alone()
    {
        Submission company = Companies.Three(new GaussianCopula(0.3));
        YearLossTable losses = company.Simulate(5_000, 17);
        foreach (long year in (long[])[0, 1, 2_047, 2_048, 4_999])
        {
            ValueList<LossEvent> events = company.Replay(year, 17);
            foreach (CoverLosses cover in losses.Covers)
            {
                double sum = events.Where(row => row.Cover == cover.Cover).Aggregate(0.0, (total, row) => total + row.Indemnity + row.Expense);
                Assert.Equal(cover.GroundUp.Values[(int)year], sum, 0.0);
            }

            Assert.All(events, row => Assert.InRange(row.Time, 0, 1));
        }
    }
}
