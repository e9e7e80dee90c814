using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Draws a law a year: one of finitely many, or one made of parameters that are drawn.</summary>
/// <typeparam name="TLaw">Severity or frequency.</typeparam>
internal sealed class LawSource<TLaw>
    where TLaw : class
{
    private const int MostAttempts = 100;

    private readonly TLaw[] _laws = [];
    private readonly double[] _ends = [];
    private readonly Func<double[], TLaw?> _make = _ => null;
    private readonly int _uniforms;

    /// <summary>One of finitely many laws.</summary>
    /// <param name="parts">Weights that sum to 1, and laws.</param>
    public LawSource(IEnumerable<(double Weight, TLaw Law)> parts)
    {
        (double Weight, TLaw Law)[] all = [.. parts];
        _laws = Array.ConvertAll(all, part => part.Law);
        Weights = Array.ConvertAll(all, part => part.Weight);
        _ends = new double[all.Length];
        double sum = 0;
        for (int i = 0; i < all.Length; i++)
        {
            sum += Weights[i];
            _ends[i] = sum;
        }
    }

    /// <summary>A law made of drawn parameters.</summary>
    /// <param name="uniforms">Uniforms a law takes.</param>
    /// <param name="make">The law of uniforms; null where they make none.</param>
    public LawSource(int uniforms, Func<double[], TLaw?> make)
    {
        _uniforms = uniforms;
        _make = make;
        Weights = [];
    }

    /// <summary>True for finitely many laws.</summary>
    public bool IsFinite => _laws.Length > 0;

    public ReadOnlySpan<TLaw> Laws => _laws;

    public double[] Weights { get; }

    /// <summary>Which of the laws the year has.</summary>
    public int Choose(RandomKey key, long year)
    {
        if (_laws.Length == 1)
        {
            return 0;
        }

        double u = UniformFill.YearAt(key, year, 0) * _ends[^1];
        int at = Array.BinarySearch(_ends, u);
        return Math.Min(at >= 0 ? at + 1 : ~at, _laws.Length - 1);
    }

    /// <summary>The year's law; parameters that make none, or that the caller cannot use, are drawn again at the next addresses.</summary>
    /// <exception cref="InvalidOperationException">A hundred draws made none.</exception>
    public TLaw Make(RandomKey key, long year, Func<TLaw, bool> isUsable)
    {
        double[] u = new double[_uniforms];
        for (uint attempt = 0; attempt < MostAttempts; attempt++)
        {
            for (uint i = 0; i < u.Length; i++)
            {
                u[i] = UniformFill.YearAt(key, year, (uint)u.Length * attempt + i);
            }

            if (_make(u) is { } law && isUsable(law))
            {
                return law;
            }
        }

        throw new InvalidOperationException(FormattableString.Invariant(
            $"{MostAttempts} draws of the parameters of a {typeof(TLaw).Name} made none that can be used: the law of the parameters is too wide; use fewer free parameters, a bootstrap or a posterior"));
    }
}
