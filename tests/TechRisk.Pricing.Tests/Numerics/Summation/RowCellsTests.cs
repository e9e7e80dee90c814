using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

/// <summary>Sums by row and by group against plain loops over the same items.</summary>
public class RowCellsTests
{
    [Fact]
    public void Rows_and_groups_have_the_sums_of_their_items()
    {
        const int rows = 50;
        Random random = new(7); // any items: the reference sees the same ones
        RowCells cells = new(rows);
        for (int block = 0; block < 2; block++)
        {
            cells.Clear();
            double[,] expected = new double[rows, 3];
            foreach (int length in (int[])[0, 1, 7, 64, 300, 3])
            {
                double[] totals = new double[rows];
                foreach (bool isAlone in (bool[])[true, false])
                {
                    int[] row = [.. Enumerable.Range(0, length).Select(_ => random.Next(rows))];
                    double[] first = [.. row.Select(_ => 100 * random.NextDouble())];
                    double[] second = [.. row.Select(_ => 100 * random.NextDouble())];
                    for (int i = 0; i < length; i++)
                    {
                        expected[row[i], 0] += first[i];
                        expected[row[i], 1] += second[i];
                        expected[row[i], 2] = isAlone ? Math.Max(expected[row[i], 2], second[i]) : expected[row[i], 2];
                        totals[row[i]] += second[i];
                    }

                    if (isAlone)
                    {
                        cells.Add(row, first, second);
                    }
                    else
                    {
                        cells.AddToSums(row, first, second);
                    }
                }

                // another order of a few hundred additions of numbers of one sign: 1e-13 relative
                Assert.Equal(totals.Sum(), cells.Sum, 1e-13 * totals.Sum());
                Assert.Equal(totals.Sum(total => total * total), cells.Square, 1e-13 * totals.Sum(total => total * total));
                cells.EndGroup();
                Assert.Equal((0, 0), (cells.Sum, cells.Square));
            }

            for (int i = 0; i < rows; i++)
            {
                RowCell cell = cells.Cells[i];
                Assert.Equal((expected[i, 0], expected[i, 1], expected[i, 2]), (cell.First, cell.Second, cell.Largest));
            }
        }
    }
}
