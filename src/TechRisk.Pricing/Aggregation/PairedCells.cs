namespace TechRisk.Pricing;

/// <summary>
/// A law on the points of a claim grid that is smaller in convex order: the insides of two cells, at their conditional means, meet at a point between
/// them. Atoms on points stay, also at both ends, so that nothing crosses a corner of the path that the grid is a part of. What is left over at the
/// end moves up to the next point.
/// </summary>
internal static class PairedCells
{
    public static double[] Of(ClaimGrid grid)
    {
        int cells = grid.Cells;
        double[] masses = new double[cells + 1];
        masses[0] = 1 - grid.Survival[0];
        double waiting = 0;
        double at = 0;
        for (int k = 0; k < cells; k++)
        {
            double above = Math.Max((grid.Areas[k] / grid.Step) - grid.Left[k + 1], 0);
            double mass = Math.Max(grid.Survival[k] - grid.Left[k + 1], above);
            masses[k + 1] += k + 1 == cells ? grid.Left[cells] : grid.Left[k + 1] - grid.Survival[k + 1];
            if (mass <= 0)
            {
                continue;
            }

            double mean = k + (above / mass);
            if (mean <= k || mean >= k + 1)
            {
                masses[mean <= k ? k : k + 1] += mass;
                continue;
            }

            if (waiting > 0)
            {
                int point = (int)Math.Floor(at) + 1;
                double wanted = waiting * (point - at);
                double offered = mass * (mean - point);
                double share = Math.Min(wanted / offered, 1);
                double met = offered <= wanted ? offered / (point - at) : waiting;
                masses[point] += (share * mass) + met;
                mass -= share * mass;
                waiting -= met;
            }

            (waiting, at) = waiting > 0 ? (waiting, at) : (mass, mean);
        }

        masses[waiting > 0 ? Math.Min((int)Math.Floor(at) + 1, cells) : cells] += waiting;
        return masses;
    }
}
