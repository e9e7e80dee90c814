namespace TechRisk.Pricing.Tests.Reference;

/// <summary>Values, reported errors and hits of one figure over many seeds.</summary>
internal sealed class Spread(string name, double truth)
{
    private readonly List<double> _values = [];
    private readonly List<double> _errors = [];

    public string Name => name;

    public int Runs => _values.Count;

    public int Covered { get; private set; }

    public long FewestContributing { get; private set; } = long.MaxValue;

    public bool HasFiniteErrors => _errors.TrueForAll(double.IsFinite);

    public double Deviation
    {
        get
        {
            double mean = _values.Average();
            return Math.Sqrt(_values.Sum(value => (value - mean) * (value - mean)) / (_values.Count - 1));
        }
    }

    public double MeanError => _errors.Average();

    /// <summary>Mean reported standard error over the spread of the values; 1 if both are 0.</summary>
    public double Ratio => Deviation <= 1e-12 * Math.Abs(_values.Average()) && MeanError <= 1e-12 * Math.Abs(_values.Average()) ? 1 : MeanError / Deviation;

    public double Coverage => (double)Covered / Runs;

    public void Add(Estimate estimate, long contributing)
    {
        _values.Add(estimate.Value);
        _errors.Add(estimate.StandardError);
        FewestContributing = Math.Min(FewestContributing, contributing);
        Covered += estimate.Lower <= truth && truth <= estimate.Upper ? 1 : 0;
    }
}
