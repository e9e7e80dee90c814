using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>Computed figures of a published case by their names.</summary>
internal sealed class CaseTable
{
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);

    /// <summary>Adds a figure.</summary>
    public double this[string name]
    {
        set => _values[name] = value;
    }

    /// <summary>A number as it stands in a name: a decimal point is an underscore.</summary>
    public static string Word(double number) => number.ToString("R", CultureInfo.InvariantCulture).Replace('.', '_');

    /// <summary>A truth as a number.</summary>
    public static double Truth(bool holds) => holds ? 1 : 0;

    public double? Find(string name) => _values.TryGetValue(name, out double value) ? value : null;
}
