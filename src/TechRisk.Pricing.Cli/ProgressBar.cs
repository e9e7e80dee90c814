using System.Diagnostics;
using System.Globalization;

namespace TechRisk.Pricing.Cli;

/// <summary>A bar on the error stream while years are simulated; nothing where that is not a terminal.</summary>
internal sealed class ProgressBar : IProgress<SimulationProgress>
{
    private const int Width = 40;
    private readonly Lock _lock = new();
    private readonly bool _isShown = !Console.IsErrorRedirected;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _percent = -1;

    /// <summary>How long the simulation took; zero while it runs.</summary>
    public TimeSpan Simulated { get; private set; }

    public void Report(SimulationProgress value)
    {
        int percent = (int)(100 * value.Share);
        lock (_lock)
        {
            if (value.YearsDone == value.Years)
            {
                Simulated = _watch.Elapsed;
            }

            if (_isShown && percent > _percent)
            {
                _percent = percent;
                int filled = Width * percent / 100;
                Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', filled)}{new string('.', Width - filled)}] {percent,3} % of {value.Years:N0} years"));
            }
        }
    }

    /// <summary>Takes the bar away.</summary>
    public void Clear()
    {
        if (_isShown && _percent >= 0)
        {
            Console.Error.Write("\r" + new string(' ', Width + 40) + "\r");
        }
    }
}
