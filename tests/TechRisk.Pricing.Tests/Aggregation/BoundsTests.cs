using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit.Abstractions;

namespace TechRisk.Pricing.Tests.Aggregation;

/// <summary>
/// Guaranteed bounds contain the truth: the bounds of a lattice, of one 64 times finer and of the default one all contain it, so that
/// any two of them that have no point in common show a false one. Exact figures have 1e-13 of their size for rounding.
/// </summary>
public class BoundsTests(ITestOutputHelper output)
{
    private const double Rounding = 1e-13;

    [Property(MaxTest = 150, Replay = "20261124,2027")]
    public Property Bounds_of_any_compound_meet_those_of_a_finer_lattice() => Prop.ForAll(
        Arb.From(Gen.Choose(-500, 500).ArrayOf(RandomCompound.Numbers)),
        numbers =>
        {
            RandomCompound compound = RandomCompound.Of(numbers);
            LatticeLoss scale = compound.Cover.Aggregate();
            LatticeLoss coarse = compound.Cover.Aggregate(new Lattice(scale.Step * scale.Points / 512, 512));
            LatticeLoss fine = compound.Cover.Aggregate(new Lattice(coarse.Step / 64, 512 * 64));
            List<string> apart = [.. Apart(new BoundsFigures(scale), coarse, fine, scale)];
            return (apart.Count == 0).Label(compound.Name + ": " + string.Join("; ", apart));
        });

    [LongFact]
    public void Bounds_of_a_thousand_compounds_hold()
    {
        var widths = new Dictionary<string, List<(double Width, string Name)>>();
        var apart = new List<string>();
        var times = new List<double>();
        int i = 0;
        foreach (RandomCompound compound in RandomCompound.Draw(2026, 1000))
        {
            // every third lattice ends well inside the range
            long start = Stopwatch.GetTimestamp();
            LatticeLoss usual = compound.Cover.Aggregate();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            LatticeLoss coarse = compound.Cover.Aggregate(new Lattice(usual.Step * usual.Points / 2048 * (i++ % 3 == 0 ? 0.3 : 1), 2048));
            LatticeLoss fine = compound.Cover.Aggregate(new Lattice(coarse.Step / 64, 2048 * 64));
            var figures = new BoundsFigures(usual);
            apart.AddRange(Apart(figures, coarse, fine, usual).Select(text => compound.Name + ": " + text));
            foreach ((string name, Func<AnnualLoss, Estimate> of) in figures.All)
            {
                Estimate x = of(usual);
                if (x.Value > 0 && double.IsFinite(x.Value))
                {
                    widths.TryAdd(name, []);
                    widths[name].Add(((x.Upper - x.Lower) / x.Value, compound.Name));
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"default lattice: median {times.Order().ElementAt(500):F1} ms, worst {times.Max():F0} ms"));
        foreach ((string name, List<(double Width, string Name)> of) in widths)
        {
            of.Sort((a, b) => a.Width.CompareTo(b.Width));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {of.Count} compounds, relative width median {of[of.Count / 2].Width:E1}, nine tenths {of[of.Count * 9 / 10].Width:E1}, worst {of[^1].Width:E1} ({of[^1].Name})"));
        }

        Assert.Empty(apart);

        // the widths that the documentation states
        Assert.InRange(Median("VaR 0.995"), 0, 1e-4);
        Assert.InRange(Median("TVaR 0.995"), 0, 1e-5);
        Assert.InRange(Median("layer middle"), 0, 1e-5);
        double Median(string name) => widths[name][widths[name].Count / 2].Width;
    }

    private static IEnumerable<string> Apart(BoundsFigures figures, params LatticeLoss[] losses)
    {
        foreach ((string name, Func<AnnualLoss, Estimate> of) in figures.All)
        {
            Estimate[] all = [.. losses.Select(of).Where(x => !double.IsNaN(x.Value))];
            if (all.Length == 0)
            {
                continue;
            }

            double least = all.Max(x => x.Lower);
            double most = all.Min(x => x.Upper);
            if (!(least <= most + (Rounding * Math.Abs(most))) || all.Any(x => !(x.Lower <= x.Value && x.Value <= x.Upper)))
            {
                yield return name + " " + string.Join(" ", all.Select(x => string.Create(CultureInfo.InvariantCulture, $"[{x.Lower:R}, {x.Value:R}, {x.Upper:R}]")));
            }
        }
    }
}
