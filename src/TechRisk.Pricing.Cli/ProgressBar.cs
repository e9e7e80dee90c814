using System.Globalization;

namespace TechRisk.Pricing.Cli;

/// <summary>A bar on the error stream while years are simulated; nothing where that is not a terminal.</summary>
internal sealed class ProgressBar : IProgress<SimulationProgress>, IDisposable
{
    private const int Width = 40;
    private readonly Lock _lock = new();
    private readonly bool _isShown = !Console.IsErrorRedirected;
    private int _percent = -1;

    public void Report(SimulationProgress value)
    {
        int percent = (int)(100 * value.Share);
        if (!_isShown)
        {
            return;
        }

        lock (_lock)
        {
            if (percent > _percent)
            {
                _percent = percent;
                int filled = Width * percent / 100;
                Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', filled)}{new string('.', Width - filled)}] {percent,3} % of {value.Years:N0} years"));
            }
        }
    }

    public void Dispose()
    {
        if (_isShown && _percent >= 0)
        {
            Console.Error.Write("\r" + new string(' ', Width + 40) + "\r");
        }
    }
}
