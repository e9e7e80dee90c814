namespace TechRisk.Pricing;

/// <summary>A sum and its columns of one sample: the building blocks from which measures make their parts.</summary>
internal sealed class SampleAllocation
{
    private readonly SampledLoss _total;
    private readonly SampledLoss[] _columns;

    public SampleAllocation(SampledLoss total, SampledLoss[] columns)
    {
        _total = total;
        _columns = columns;
    }

    /// <summary>The sum.</summary>
    public SampledLoss Total => _total;

    /// <summary>Its columns.</summary>
    public SampledLoss[] Columns => _columns;

    /// <summary>coefficient * part, part by part.</summary>
    public static Functional[] Combine(double coefficient, Functional[] parts) =>
        Array.ConvertAll(parts, part => part.Combine(coefficient));

    /// <summary>a * first + b * second, part by part.</summary>
    public static Functional[] Combine(double a, Functional[] first, double b, Functional[] second) =>
        first.Select((part, i) => part.Combine(a, (b, second[i]))).ToArray();

    /// <summary>amount * part / sum of the parts; the parts themselves where their sum is 0.</summary>
    public static Functional[] InProportion(Functional amount, Functional[] parts)
    {
        double sum = parts.Sum(part => part.Value);
        if (sum == 0)
        {
            return parts;
        }

        // to first order a p / t moves by (a d p + p d a - a p / t d t) / t
        return Array.ConvertAll(parts, part =>
        {
            double share = part.Value / sum;
            (double, Functional)[] moves = [(share, amount), .. parts.Select(other => (-share * amount.Value / sum, other))];
            return part.Combine(amount.Value / sum, moves);
        });
    }

    /// <summary>E[X].</summary>
    public Functional[] Means() => Array.ConvertAll(_columns, column => column.MeanFunctional());

    /// <summary>Cov(X, S).</summary>
    public Functional[] Covariances() => Array.ConvertAll<SampledLoss, Functional>(_columns, column => new CovarianceFunctional(column, _total));

    /// <summary>Cov(X, S) / standard deviation of S.</summary>
    public Functional[] StandardDeviations() => Array.ConvertAll<SampledLoss, Functional>(_columns, column => new CovariancePartFunctional(column, _total));

    /// <summary>E[(X - E[X]) (S - E[S])+].</summary>
    public Functional[] SemiCovariances() => Array.ConvertAll<SampledLoss, Functional>(_columns, column => new SemiCovarianceFunctional(column, _total));

    /// <summary>E[X - k E[X]; S &gt; k E[S]].</summary>
    public Functional[] ExcessesOverMean(double factor)
    {
        var crossing = new Crossing(_total, Math.BitIncrement(factor * _total.Moments.Mean));
        return Array.ConvertAll<SampledLoss, Functional>(_columns, column => new DutchPartFunctional(column, crossing, factor));
    }

    /// <summary>(E[X; S &gt; a] - ratio E[X]) / P(S &gt; a), a the assets with E[(S - a)+] = ratio E[S].</summary>
    public Functional[] DeficitAssets(double ratio)
    {
        var assets = new DeficitAssetsFunctional(_total, ratio);
        var crossing = new Crossing(_total, assets.Cut);
        return Array.ConvertAll<SampledLoss, Functional>(_columns, column => new DeficitPartFunctional(column, crossing, assets, ratio));
    }

    /// <summary>Mean over the ranks of S with the weights of a distortion.</summary>
    public Functional[] Distorted(IDistortionCurve distortion) => Distorted([distortion])[0];

    /// <summary>The same for several distortions, which share the sort and the pass over the columns.</summary>
    public Functional[][] Distorted(params ReadOnlySpan<IDistortionCurve> distortions)
    {
        double[][] sums = RankPanel.Sums(_total.Sorted, distortions, _columns);
        RankWeights[] weights = Array.ConvertAll(distortions.ToArray(), distortion => new RankWeights(_total, distortion));
        Lazy<double[]>[] expected = Array.ConvertAll(_columns, column => new Lazy<double[]>(() => ConditionalMean.OverRanks(column, weights[0])));
        Functional[][] parts = new Functional[weights.Length][];
        for (int m = 0; m < parts.Length; m++)
        {
            RankWeights ranks = weights[m];
            double[] own = sums[m];
            parts[m] = _columns.Select(Functional (SampledLoss column, int i) => new RankFunctional(column, ranks, expected[i], own[i])).ToArray();
        }

        return parts;
    }

    /// <summary>The columns limited to assets: each is paid X min(S, a) / S.</summary>
    public SampleAllocation Limited(double assets)
    {
        if (double.IsPositiveInfinity(assets))
        {
            return this;
        }

        double[] paid = new double[_total.Values.Length];
        double[] share = new double[paid.Length];
        for (int i = 0; i < paid.Length; i++)
        {
            double loss = _total.Values[i];
            paid[i] = Math.Min(loss, assets);
            share[i] = loss > assets ? assets / loss : 1;
        }

        TailFacts bounded = TailFacts.BoundedBy(Math.Min(_total.Tail.RightEnd ?? double.PositiveInfinity, assets));
        SampledLoss[] columns = Array.ConvertAll(_columns, column =>
        {
            double[] own = new double[share.Length];
            for (int i = 0; i < own.Length; i++)
            {
                own[i] = share[i] * column.Values[i];
            }

            return new SampledLoss(own, bounded, column.LawName, column.Rows);
        });
        return new SampleAllocation(new SampledLoss(paid, bounded, _total.LawName, _total.Rows), columns);
    }

    /// <summary>The columns with the ranks of another total, of which this is a part.</summary>
    public SampleAllocation RankedBy(SampleAllocation other) => new(other._total, _columns);

    /// <summary>E[X | worst 1 - p of S].</summary>
    public Functional[] TailValues(double level) => Distorted(new TailValueAtRisk(level));

    /// <summary>E[X | S = VaR].</summary>
    public Functional[] Quantiles(double level)
    {
        var window = new QuantileWindow(_total, level);
        return Array.ConvertAll<SampledLoss, Functional>(_columns, column => new WindowFunctional(column, window));
    }

    /// <summary>E[X exp(h S)] / E[exp(h S)].</summary>
    public Functional[] Esscher(double h)
    {
        TailRule.RequireExponential(_total, h, MeasureText.Of(nameof(EsscherPrinciple), h));
        var weights = new ExponentialWeights(_total, h);
        return Array.ConvertAll<SampledLoss, Functional>(_columns, column => new EsscherFunctional(column, _total, h, weights));
    }

    /// <summary>Mean over t in (0, 1) of E[X exp(a t S)] / E[exp(a t S)].</summary>
    public Functional[] AumannShapley(double riskAversion)
    {
        TailRule.RequireExponential(_total, riskAversion, MeasureText.Of(nameof(ExponentialPrinciple), riskAversion));
        var path = new ExponentialPath(_total, riskAversion);
        return Array.ConvertAll<SampledLoss, Functional>(_columns, column => new PathFunctional(column, path));
    }

    /// <summary>a E[X] + b B_X, B_X the largest loss of the column, scaled where the largest losses do not add up to that of the total.</summary>
    public Functional[] LargestLosses(double a, double b, string measure)
    {
        double[] ends = Array.ConvertAll(_columns, column => TailRule.RequireRightEnd(column, measure));
        double sum = ends.Sum();
        double scale = sum > 0 ? TailRule.RequireRightEnd(_total, measure) / sum : 0;
        return _columns.Select((column, i) => column.MeanFunctional().Combine(a).Plus(b * scale * ends[i])).ToArray();
    }
}
