using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The sum of covers on one lattice, in one transform: the product of the covers' transforms, or with a common shock
/// exp(sum of own_i (f_i - 1) + shock (product of f_i - 1)), f_i the transform of a claim of cover i.
/// </summary>
internal sealed class SumEngine
{
    private const int Fewest = 1 << 20;
    private readonly CompoundSum[] _sums;
    private readonly double _step;
    private readonly int _points;

    private SumEngine(CompoundSum[] sums, LatticeLoss[] alone)
    {
        _sums = sums;
        double end = alone.Sum(loss => loss.Step * (loss.Points - 1));
        double unit = sums.All(sum => sum.Claim.Atoms.Sum(atom => atom.Probability) > sum.Claim.ProbabilityOfPayment - 1e-12)
            ? CommonUnit.Of([.. sums.SelectMany(sum => sum.Claim.Atoms).Select(atom => atom.Amount)])
            : 0;
        _step = unit > 0 ? unit : end / Fewest;
        _points = RealFourierLength((int)Math.Ceiling(end / _step) + 1);
    }

    /// <summary>The year of all covers; aggregate terms of single covers are refused.</summary>
    public static LatticeLoss Of(Submission submission)
    {
        if (submission.Covers.Any(cover => !cover.Terms.PaysYearInFull) || submission.Dependence is not (Independent or CommonShock))
        {
            throw new InvalidOperationException($"the sum of the covers of {submission.Name} is not one transform: a cover has aggregate terms, or the dependence is {submission.Dependence}");
        }

        FrequencySeverity[] models = [.. submission.Covers.Select(cover => cover.LossModel.Compound(submission.Period)
            ?? throw new InvalidOperationException($"the cover {cover.Name} has no compound form"))];
        CompoundSum[] sums = [.. models.Select((model, i) => new CompoundSum(model, submission.Covers[i].Terms))];
        SumEngine engine = new(sums, [.. submission.Covers.Select(cover => cover.Aggregate(period: submission.Period))]);
        return LatticeLoss.FromProbabilities(engine._step, engine.Probabilities(submission.Dependence is CommonShock shock ? shock.Rate * submission.Period : 0));
    }

    private static int RealFourierLength(int points)
    {
        int length = 16;
        while (length < 2 * points)
        {
            length *= 2;
        }

        return length;
    }

    private double[] Probabilities(double shock)
    {
        int half = (_points / 2) + 1;
        RealFourier transform = RealFourier.OfLength(_points);
        (double[] real, double[] imaginary) product = (Ones(half), new double[half]);
        (double[] real, double[] imaginary) struck = (Ones(half), new double[half]);
        foreach (CompoundSum sum in _sums)
        {
            int cells = (int)Math.Max(Math.Min((_points / 2) - 1, Math.Ceiling((sum.Claim.Largest / _step) - 1e-9)), 1);
            double[] masses = sum.Claim.Grid(_step, cells).Spread();
            double[] padded = new double[_points];
            masses.CopyTo(padded, 0);
            (double[] real, double[] imaginary) claim = (new double[half], new double[half]);
            transform.Forward(padded, claim.real, claim.imaginary);
            Multiply(struck, claim);
            (shock == 0 ? sum.Count : new Poisson(sum.Count.Mean - shock)).GenerateInPlace(claim.real, claim.imaginary);
            Multiply(product, claim);
        }

        if (shock > 0)
        {
            new Poisson(shock).GenerateInPlace(struck.real, struck.imaginary);
            Multiply(product, struck);
        }

        double[] p = new double[_points];
        transform.Inverse(product.real, product.imaginary, p);
        return Array.ConvertAll(p[..(_points / 2)], x => Math.Max(x, 0));
    }

    private static double[] Ones(int length)
    {
        double[] ones = new double[length];
        Array.Fill(ones, 1);
        return ones;
    }

    private static void Multiply((double[] Real, double[] Imaginary) product, (double[] Real, double[] Imaginary) factor)
    {
        for (int k = 0; k < product.Real.Length; k++)
        {
            double real = (product.Real[k] * factor.Real[k]) - (product.Imaginary[k] * factor.Imaginary[k]);
            product.Imaginary[k] = (product.Real[k] * factor.Imaginary[k]) + (product.Imaginary[k] * factor.Real[k]);
            product.Real[k] = real;
        }
    }
}
