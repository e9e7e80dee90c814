namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Draws from a law given by its log density up to a constant: a random walk x + S z with standard normal z. During the warm-up S follows
/// S S' = S (I + eta (a - a*) z z' / |z|^2) S', a the probability of acceptance and a* its target, so that it takes the shape of the law; after
/// the warm-up it stays, so that the chain keeps exactly the given law. Every random number has its address: key, step, number.
/// </summary>
/// <remarks>Source: Vihola, "Robust adaptive Metropolis algorithm with coerced acceptance rate", Statistics and Computing 22 (2012).</remarks>
internal static class AdaptiveMetropolis
{
    /// <summary>The kept draws of a chain, one after the other, after its warm-up.</summary>
    /// <param name="logDensity">Of the law; minus infinity outside; it must not keep or change its argument.</param>
    /// <param name="start">A point with a finite log density.</param>
    /// <param name="factor">First guess of S, lower triangle row by row.</param>
    /// <param name="length">How long to run.</param>
    /// <param name="key">Address of the chain.</param>
    public static double[][] Run(Func<double[], double> logDensity, double[] start, double[] factor, ChainLength length, RandomKey key)
    {
        int n = start.Length;
        double target = n == 1 ? 0.44 : 0.234;
        double[] s = (double[])factor.Clone();
        double[] x = (double[])start.Clone();
        double[] z = new double[n];
        double[] trial = new double[n];
        double value = logDensity(x);
        double[][] kept = new double[length.Draws][];
        long steps = length.WarmUp + (long)length.Draws * length.Thinning;
        for (long step = 0; step < steps; step++)
        {
            for (int i = 0; i < n; i++)
            {
                z[i] = NormalQuantile.Upper(key.Uniform(step, i));
            }

            Cholesky.Apply(s, n, z, trial);
            for (int i = 0; i < n; i++)
            {
                trial[i] += x[i];
            }

            double next = logDensity(trial);
            double logRatio = double.IsNaN(next) ? double.NegativeInfinity : next - value;
            double acceptance = logRatio >= 0 ? 1 : Exp.Of(logRatio);
            if (key.Uniform(step, n) < acceptance)
            {
                (x, trial) = (trial, x);
                value = next;
            }

            if (step < length.WarmUp)
            {
                double rate = Math.Min(1, n * Pow.Of(step + 1, -2.0 / 3));
                Adapt(ref s, z, rate * (acceptance - target));
            }
            else if ((step - length.WarmUp + 1) % length.Thinning == 0)
            {
                kept[(step - length.WarmUp) / length.Thinning] = (double[])x.Clone();
            }
        }

        return kept;
    }

    // S becomes the factor of S (I + c z z' / |z|^2) S'; where rounding leaves none it stays
    private static void Adapt(ref double[] s, double[] z, double c)
    {
        int n = z.Length;
        double[] direction = new double[n];
        Cholesky.Apply(s, n, z, direction);
        double square = 0;
        for (int i = 0; i < n; i++)
        {
            square += z[i] * z[i];
        }

        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = c / square * direction[i] * direction[j];
                for (int k = 0; k <= j; k++)
                {
                    sum += s[i * n + k] * s[j * n + k];
                }

                matrix[i * n + j] = sum;
            }
        }

        double[] lower = new double[n * n];
        if (Cholesky.TryFactor(matrix, n, lower, out _))
        {
            s = lower;
        }
    }
}

/// <summary>How long a chain runs.</summary>
/// <param name="WarmUp">Steps before the first draw.</param>
/// <param name="Draws">Draws that are kept.</param>
/// <param name="Thinning">Steps from one kept draw to the next.</param>
internal readonly record struct ChainLength(int WarmUp, int Draws, int Thinning);
