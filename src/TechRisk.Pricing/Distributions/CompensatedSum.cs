namespace TechRisk.Pricing;

/// <summary>A running sum with what its additions round off (Neumaier's sum).</summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _rest;

    public readonly double Value => _sum + _rest;

    public void Add(double x)
    {
        double sum = _sum + x;
        _rest += Math.Abs(_sum) >= Math.Abs(x) ? _sum - sum + x : x - sum + _sum;
        _sum = sum;
    }
}
