using MathNet.Numerics.LinearAlgebra;

namespace TechRisk.Pricing.Numerics;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix.</summary>
internal sealed class SymmetricEigen
{
    private readonly double[] _vectors;

    /// <param name="matrix">Row by row, symmetric; finite.</param>
    /// <param name="order">Rows.</param>
    public SymmetricEigen(ReadOnlySpan<double> matrix, int order)
    {
        Order = order;
        Values = new double[order];
        _vectors = new double[order * order];
        if (order == 1)
        {
            Values[0] = matrix[0];
            _vectors[0] = 1;
            return;
        }

        var evd = Matrix<double>.Build.DenseOfRowMajor(order, order, matrix.ToArray()).Evd(Symmetricity.Symmetric);
        for (int k = 0; k < order; k++)
        {
            Values[k] = evd.EigenValues[k].Real;
            for (int i = 0; i < order; i++)
            {
                _vectors[k * order + i] = evd.EigenVectors[i, k];
            }
        }
    }

    public int Order { get; }

    /// <summary>Eigenvalues.</summary>
    public double[] Values { get; }

    /// <summary>The unit eigenvector of an eigenvalue.</summary>
    public ReadOnlySpan<double> Vector(int index) => _vectors.AsSpan(index * Order, Order);
}
