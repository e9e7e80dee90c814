using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Latents of a Gaussian copula, row by row: each name has its own address, so that absent covers move nothing.</summary>
internal sealed class GaussianCopulaPlan : DependencePlan
{
    private readonly bool[] _tied;
    private readonly double[][] _loadings;
    private readonly RandomKey[] _keys;

    public GaussianCopulaPlan(GaussianCopula copula, Submission submission, RandomKey key, List<Finding> findings)
    {
        _tied = TiedCovers(submission, model => model.Driver != LatentDriver.None, "latent variable", findings);
        _loadings = new double[_tied.Length][];
        if (copula.Matrix is { } matrix)
        {
            _keys = matrix.Names.Select(name => key.Derive("cover").Derive(name)).ToArray();
            Load(matrix, submission, findings);
        }
        else
        {
            _keys = [key.Derive("common factor"), .. submission.Covers.Select(cover => key.Derive("cover").Derive(cover.Name))];
            Load(copula.Correlation);
        }
    }

    public override LossContext Describe(int cover, LossContext context) => context with { HasLatent = _tied[cover] };

    public override DependenceRows CreateRows() => new Rows(this);

    // latent = sqrt(rho) Z + sqrt(1 - rho) e, the common factor first
    private void Load(double correlation)
    {
        for (int i = 0; i < _loadings.Length; i++)
        {
            _loadings[i] = new double[_keys.Length];
            _loadings[i][0] = Math.Sqrt(correlation);
            _loadings[i][i + 1] = Math.Sqrt(1 - correlation);
        }
    }

    // latents = L e over all names of the matrix, present or not
    private void Load(CorrelationMatrix matrix, Submission submission, List<Finding> findings)
    {
        double[][] factor = matrix.LowerFactor();
        List<string> names = [.. matrix.Names];
        for (int i = 0; i < _loadings.Length; i++)
        {
            string name = submission.Covers[i].Name;
            int row = names.IndexOf(name);
            if (row >= 0)
            {
                _loadings[i] = factor[row];
            }
            else if (_tied[i])
            {
                _tied[i] = false;
                findings.Add(new Finding("dependence.not-tied", $"covers[{i}]", $"the correlation matrix does not name '{name}'; the cover stays independent"));
            }
        }
    }

    private sealed class Rows : DependenceRows
    {
        private readonly GaussianCopulaPlan _plan;
        private readonly SampleBuffer _buffer = new();
        private readonly double[][] _noise;
        private readonly double[] _latent = Column();
        private int _years;

        public Rows(GaussianCopulaPlan plan)
        {
            _plan = plan;
            _noise = plan._keys.Select(_ => Column()).ToArray();
        }

        public override void Draw(YearBlock block)
        {
            _years = block.Count;
            for (int k = 0; k < _noise.Length; k++)
            {
                Normals(_plan._keys[k], block, _noise[k].AsSpan(0, block.Count), _buffer);
            }
        }

        public override RowDrivers For(int cover)
        {
            if (!_plan._tied[cover])
            {
                return default;
            }

            double[] loadings = _plan._loadings[cover];
            Span<double> latent = _latent.AsSpan(0, _years);
            latent.Clear();
            for (int k = 0; k < loadings.Length; k++)
            {
                if (loadings[k] != 0)
                {
                    LaneLoop.Zip(_noise[k].AsSpan(0, _years), latent, latent, new AddScaled(loadings[k]));
                }
            }

            return new RowDrivers { Latent = latent };
        }
    }

    private readonly struct AddScaled(double factor) : IZip
    {
        private readonly double _factor = factor;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Fma(x, V.Set(_factor), y);
    }
}
