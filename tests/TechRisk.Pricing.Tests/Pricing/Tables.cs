namespace TechRisk.Pricing.Tests.Pricing;

/// <summary>Tables of years made by hand, so that prices are tested without an engine.</summary>
internal static class Tables
{
    /// <summary>A submission whose covers have the names and terms; their loss models are never run.</summary>
    public static Submission Submission(params (string Name, PolicyTerms Terms)[] covers) => new("Acme")
    {
        Covers = covers.Select(cover => new Cover(cover.Name, new Poisson(1), new Exponential(1), cover.Terms)).ToValueList(),
    };

    /// <summary>A table whose gross losses are the columns; ground-up losses are twice as large.</summary>
    public static YearLossTable Of(Submission submission, TailFacts tail, params double[][] columns)
    {
        ValueList<CoverLosses> covers = columns.Select((column, i) =>
            new CoverLosses(submission.Covers[i].Name, new SampledLoss(Array.ConvertAll(column, x => 2 * x), tail), new SampledLoss(column, tail))).ToValueList();
        double[] sum = Enumerable.Range(0, columns[0].Length).Select(year => columns.Sum(column => column[year])).ToArray();
        SampledLoss total = new(sum, tail);
        return new YearLossTable(submission, new RunIdentity { Seed = 1, Years = sum.Length }, covers, [])
        {
            GroundUp = new SampledLoss(Array.ConvertAll(sum, x => 2 * x), tail),
            Gross = total,
            Net = total,
        };
    }

    /// <summary>Years of covers that share a factor: skewed, dependent, with years without loss.</summary>
    public static double[][] Years(int seed, int years, int covers)
    {
        Random random = new(seed);
        double[][] columns = Enumerable.Range(0, covers).Select(_ => new double[years]).ToArray();
        for (int year = 0; year < years; year++)
        {
            double shared = Normal(random);
            for (int c = 0; c < covers; c++)
            {
                double size = Math.Exp(0.6 * (0.5 * shared + Math.Sqrt(0.75) * Normal(random)));
                columns[c][year] = random.NextDouble() < 0.6 ? 0 : 1000 * (c + 1) * size;
            }
        }

        return columns;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
