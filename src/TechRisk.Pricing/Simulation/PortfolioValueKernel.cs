using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The scenarios of a portfolio's value, a chunk at a time. Addresses below the seed's: "gate" / number of the gate, draw 0, for the factors;
/// "project" / name, and below it the number of each further unit, draw 0, for the outcome of a unit.
/// </summary>
internal sealed class PortfolioValueKernel
{
    /// <summary>Scenarios of a chunk.</summary>
    public const int Chunk = 2048;

    private readonly RandomKey[] _gateKeys;
    private readonly double[][] _factors;
    private readonly Line[] _lines;
    private readonly double _common;
    private readonly double _own;
    private readonly SampleBuffer _buffer = new();
    private readonly double[] _uniforms = GC.AllocateUninitializedArray<double>(Chunk, pinned: true);
    private readonly double[] _payoffs = new double[2 * Chunk];
    private readonly int[] _scenarios = new int[2 * Chunk];

    /// <summary>Compiles a portfolio.</summary>
    public PortfolioValueKernel(ResearchPortfolioValue portfolio, RandomKey key)
    {
        _common = Math.Sqrt(portfolio.GateCorrelation);
        _own = Math.Sqrt(1 - portfolio.GateCorrelation);
        _lines = [.. portfolio.InNameOrder.Select(project => new Line(project, portfolio.DiscountRate, key.Derive("project").Derive(project.Project.Name)))];
        int gates = _lines.Max(line => line.Pass.Length);
        _gateKeys = [.. Enumerable.Range(0, gates).Select(gate => key.Derive("gate").Derive(gate))];
        _factors = [.. Enumerable.Range(0, gates).Select(_ => new double[Chunk])];
        Tail = _lines.Aggregate(TailFacts.BoundedBy(0), (tail, line) => tail.Plus(line.Tail));
    }

    /// <summary>What is known of the upper tail of the value.</summary>
    public TailFacts Tail { get; }

    /// <summary>The most that all projects can cost, which is what a value without payoff has lost.</summary>
    public double LargestCost => _lines.Sum(line => -line.Keys.Length * line.Steps[..^1].Sum());

    /// <summary>Values of the scenarios from a first one on.</summary>
    public void Fill(long first, Span<double> values)
    {
        for (int gate = 0; gate < _factors.Length && _common > 0; gate++)
        {
            Span<double> factor = _factors[gate].AsSpan(0, values.Length);
            UniformFill.Years(_gateKeys[gate], first, factor, 0);
            NormalQuantile.FillUpper(factor, _buffer);
        }

        values.Clear();
        foreach (Line line in _lines)
        {
            Add(line, first, values);
        }
    }

    private void Add(Line line, long first, Span<double> values)
    {
        int count = values.Length;
        for (int gate = 0; gate < line.Pass.Length; gate++)
        {
            Span<double> open = line.Open(gate, count);
            if (_common == 0 || line.Pass[gate] is 0 or 1)
            {
                open.Fill(line.Pass[gate]);
            }
            else
            {
                LaneLoop.Map(_factors[gate].AsSpan(0, count), open, new OpenGiven(_common, _own, NormalQuantile.Lower(line.Pass[gate])));
            }

            if (gate > 0)
            {
                LaneLoop.Zip(open, line.Open(gate - 1, count), open, default(Product));
            }
        }

        int found = 0;
        for (int unit = 0; unit < line.Keys.Length; unit++)
        {
            UniformFill.Years(line.Keys[unit], first, _uniforms.AsSpan(0, count), 0);
            found = Pass(line, values, found);
            if (found > Chunk || unit == line.Keys.Length - 1)
            {
                Pay(line, values, found);
                found = 0;
            }
        }
    }

    // the costs of the stages that are reached, and the list of successes
    private unsafe int Pass(Line line, Span<double> values, int found)
    {
        fixed (double* open = line.Gates)
        fixed (double* steps = line.Steps)
        fixed (double* uniforms = _uniforms)
        fixed (double* sums = values)
        fixed (double* payoffs = _payoffs)
        fixed (int* scenarios = _scenarios)
        {
            PassTask task = new()
            {
                Open = open,
                Steps = steps,
                Uniforms = uniforms,
                Sums = sums,
                Payoffs = payoffs,
                Scenarios = scenarios,
                Gates = line.Pass.Length,
                Count = values.Length,
                Found = found,
            };
            LaneLoop.Run(ref task);
            return task.Found;
        }
    }

    // given success the uniform divided by the probability of success is uniform again
    private void Pay(Line line, Span<double> values, int found)
    {
        Span<double> payoffs = _payoffs.AsSpan(0, found);
        line.Payoff.SampleInPlace(payoffs, _buffer);
        double discount = line.Steps[^1];
        for (int i = 0; i < found; i++)
        {
            values[_scenarios[i]] += discount * payoffs[i];
        }
    }

    /// <summary>Phi((threshold - common m) / own): probability that a gate opens given its factor.</summary>
    private readonly struct OpenGiven(double common, double own, double threshold) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V factor)
            where V : struct, ILane<V>
        {
            V rest = V.Sub(V.Set(threshold), V.Mul(V.Set(common), factor));
            return own > 0
                ? NormalCdf.Apply(V.Div(rest, V.Set(own)))
                : V.SelectGreater(rest, V.Set(0), V.Set(1), V.Set(0));
        }
    }

    private readonly struct Product : IZip
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Mul(x, y);
    }

    /// <summary>A project with the addresses of its units and room for the chances of its gates.</summary>
    private sealed class Line
    {
        public Line(ValuedProject project, double discountRate, RandomKey key)
        {
            Pass = project.PassProbabilities();
            Steps = project.Steps(discountRate);
            Payoff = project.Payoff;
            Gates = GC.AllocateUninitializedArray<double>(Pass.Length * Chunk, pinned: true);
            Keys = new RandomKey[project.Project.Units];
            for (int unit = 0; unit < Keys.Length; unit++)
            {
                Keys[unit] = unit == 0 ? key : key.Derive(unit);
            }

            TailFacts one = Steps[^1] > 0 ? Payoff.Times(Steps[^1]).Tail : TailFacts.BoundedBy(0);
            Tail = one with { RightEnd = one.RightEnd * Keys.Length, ExponentialAbscissa = one.ExponentialAbscissa / Keys.Length };
        }

        public double[] Pass { get; }

        public double[] Steps { get; }

        public Severity Payoff { get; }

        public double[] Gates { get; }

        public RandomKey[] Keys { get; }

        public TailFacts Tail { get; }

        /// <summary>P(all gates up to this one open), scenario by scenario.</summary>
        public Span<double> Open(int gate, int count) => Gates.AsSpan(gate * Chunk, count);
    }

    private unsafe struct PassTask : ILaneTask
    {
        public double* Open;
        public double* Steps;
        public double* Uniforms;
        public double* Sums;
        public double* Payoffs;
        public int* Scenarios;
        public int Gates;
        public int Count;
        public int Found;

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILane<V>
        {
            int i = 0;
            for (; i <= Count - V.Count; i += V.Count)
            {
                Step<V>(i);
            }

            for (; i < Count; i++)
            {
                Step<Lane1>(i);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Step<V>(int i)
            where V : struct, ILane<V>
        {
            V uniform = V.Load(Uniforms + i);
            V sum = V.Add(V.Load(Sums + i), V.Set(Steps[0]));
            double* open = Open + i;
            for (int gate = 1; gate < Gates; gate++)
            {
                sum = V.Add(sum, V.SelectGreater(V.Load(open), uniform, V.Set(Steps[gate]), V.Set(0)));
                open += Chunk;
            }

            V.Store(Sums + i, sum);
            if (V.AnyGreater(V.Load(open), uniform))
            {
                for (int lane = 0; lane < V.Count; lane++)
                {
                    if (open[lane] > Uniforms[i + lane])
                    {
                        Payoffs[Found] = Uniforms[i + lane] / open[lane];
                        Scenarios[Found++] = i + lane;
                    }
                }
            }
        }
    }
}
