using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>What is paid of a claim X and its defence A where both have a law and a copula ties them.</summary>
/// <remarks>
/// Given A = a the payment h(x, a) is a constant up to the amount at which the terms begin to pay, then rises: E[h^k | a] = h0^k +
/// (h(start)^k - h0^k) P(X &gt; start | a) + the integral of k h^(k-1) h' P(X &gt; x | a); the mean over a runs on the log scale of its survival
/// probability, in parts that end where the terms or the laws have corners or atoms. What is paid in full needs E[X A] alone, and where X and A are
/// independent a share of A that depends on X has three integrals of one variable.
/// </remarks>
internal sealed class JointPayment(JointDefence defence, Severity indemnity, PolicyTerms terms, DefenceCosts costs)
{
    private readonly double _top = terms.Retention + terms.Limit;
    private readonly double _from = Math.Max(terms.Franchise, terms.Retention);
    private readonly double _share = terms.InsurerShare;

    // an integral within another: the pieces of both multiply
    private const int MostPieces = 150;
    private const double Farthest = 600;

    // the conditional law of a copula has some digits less than a survival function
    private readonly double _accuracy = defence.IsIndependent ? 1e-11 : 1e-9;
    private readonly double _innerAccuracy = defence.IsIndependent ? 1e-12 : 1e-10;
    private readonly bool _isFull = terms.Retention == 0 && terms.Franchise == 0 && double.IsPositiveInfinity(terms.Limit)
        && (costs is DefenceCosts.Inside or DefenceCosts.Outside || indemnity.Survival(0) == 1);

    /// <summary>Expected payments for indemnity and defence.</summary>
    public DefendedClaim Expected()
    {
        double exhausted = double.IsPositiveInfinity(_top) ? 0 : costs == DefenceCosts.Inside ? SumAbove(_top) : indemnity.Survival(_top);
        if (costs == DefenceCosts.Inside)
        {
            double ofDefence = ClaimMoments.Of(defence.Cost, terms).Mean;
            double both = Mean();
            return new DefendedClaim(double.IsPositiveInfinity(both) ? both : both - ofDefence, ofDefence, exhausted);
        }

        double layer = ClaimMoments.Of(indemnity, terms).Mean;
        return new DefendedClaim(layer, MeanDefence(layer), exhausted);
    }

    /// <summary>Mean and second moment of both together.</summary>
    public (double Mean, double Second) Moments()
    {
        double mean = Mean();
        return (mean, double.IsPositiveInfinity(mean) ? mean : Second());
    }

    private double Mean()
    {
        if (_isFull)
        {
            return _share == 0 ? 0 : _share * (indemnity.Mean + defence.Cost.Mean);
        }

        if (costs == DefenceCosts.Inside)
        {
            return double.IsPositiveInfinity(terms.Limit) && (double.IsPositiveInfinity(indemnity.Mean) || double.IsPositiveInfinity(defence.Cost.Mean)) && _share > 0
                ? double.PositiveInfinity
                : Power(1);
        }

        double layer = ClaimMoments.Of(indemnity, terms).Mean;
        return layer + MeanDefence(layer);
    }

    private double MeanDefence(double layer)
    {
        if (_share == 0 || (layer == 0 && costs != DefenceCosts.Outside))
        {
            return 0;
        }

        if (costs == DefenceCosts.Outside)
        {
            return _share * defence.Cost.Mean;
        }

        if (double.IsPositiveInfinity(defence.Cost.Mean))
        {
            return double.PositiveInfinity;
        }

        if (defence.IsIndependent)
        {
            return defence.Cost.Mean * OfIndemnity(Part, PartSlope);
        }

        return costs == DefenceCosts.ProRata && terms.Franchise <= terms.Retention
            ? _share * new JointLoss(indemnity, defence.Cost, defence.Copula).ExpectedExpense(terms.Retention, terms.Limit)
            : OverCosts(a => a.Amount * ShareGiven(a));
    }

    private double Second()
    {
        if (costs == DefenceCosts.Inside)
        {
            return double.IsPositiveInfinity(terms.Limit) && _share > 0 && (double.IsPositiveInfinity(indemnity.Variance) || double.IsPositiveInfinity(defence.Cost.Variance))
                ? double.PositiveInfinity
                : _isFull ? SecondInFull() : Power(2);
        }

        ClaimMoments layer = ClaimMoments.Of(indemnity, terms);
        double square = defence.Cost.Moment(2);
        if (double.IsPositiveInfinity(layer.SecondMoment) || (double.IsPositiveInfinity(square) && _share > 0))
        {
            return double.PositiveInfinity;
        }

        if (costs == DefenceCosts.Outside && defence.IsIndependent)
        {
            return layer.SecondMoment + (2 * _share * defence.Cost.Mean * layer.Mean) + (_share * _share * square);
        }

        if (costs != DefenceCosts.Outside && defence.IsIndependent && !_isFull)
        {
            // (g + A w)^2, w the part of the defence that is borne
            double cross = OfIndemnity(x => Layer(x) * Part(x), x => (LayerSlope(x) * Part(x)) + (Layer(x) * PartSlope(x)));
            double part = OfIndemnity(x => Part(x) * Part(x), x => 2 * Part(x) * PartSlope(x));
            return layer.SecondMoment + (2 * defence.Cost.Mean * cross) + (square * part);
        }

        return _isFull ? SecondInFull() : Power(2);
    }

    // E[(X + A)^2] for the insurer's share
    private double SecondInFull()
    {
        double cross = defence.IsIndependent
            ? indemnity.Mean * defence.Cost.Mean
            : OverCosts(a => a.Amount * Over(0, indemnity.Maximum, x => Above(x, a.Grade)));
        return _share * _share * (indemnity.Moment(2) + (2 * cross) + defence.Cost.Moment(2));
    }

    private double Power(int order) => OverCosts(a => PowerGiven(a, order));

    // P(X + A > amount)
    private double SumAbove(double amount) =>
        OverCosts(a => a.Amount >= amount ? 1 : Above(amount - a.Amount, a.Grade));

    // the mean over the cost of defence
    private double OverCosts(Func<(double Amount, Grade Grade), double> given)
    {
        double At(double minusLogAbove)
        {
            Grade grade = Grade.FromMinusLogAbove(minusLogAbove);
            return grade.IsInside ? grade.Above * given((defence.Cost.InverseSurvival(grade.Above), grade)) : 0;
        }

        double sum = 0;
        double start = 0;
        foreach (double corner in Corners().Select(x => Grade.Of(defence.Cost, x)).Where(grade => grade.IsInside).Select(grade => grade.MinusLogAbove).Order())
        {
            if (corner > start)
            {
                sum += Integrator.Adaptive(At, start, corner, _accuracy, MostPieces);
                start = corner;
            }
        }

        return sum + Integrator.Adaptive(At, start, double.PositiveInfinity, _accuracy, MostPieces);
    }

    private IEnumerable<double> Corners() => (costs == DefenceCosts.Inside
        ? new[] { terms.Retention, terms.Franchise, _top }.SelectMany(x => indemnity.Kinks.Select(kink => x - kink).Prepend(x))
        : []).Concat(defence.Cost.Kinks).Where(x => x > 0 && double.IsFinite(x)).Distinct();

    // E[h^k | a]
    private double PowerGiven((double Amount, Grade Grade) a, int order)
    {
        double shift = costs == DefenceCosts.Inside ? a.Amount : 0;
        double start = _from - shift;
        double constant = costs == DefenceCosts.Outside ? _share * a.Amount : 0;
        double reached = start < 0 ? 1 : Above(start, a.Grade);
        double from = Math.Max(start, 0);
        double sum = MomentMath.Power(constant, order) + ((MomentMath.Power(Paid(from, a.Amount), order) - MomentMath.Power(constant, order)) * reached);
        double to = Math.Min(_top - shift, indemnity.Maximum);
        if (to > from && reached > 0)
        {
            sum += Over(from, to, x => order * MomentMath.Power(Paid(x, a.Amount), order - 1) * Slope(x, a.Amount) * Above(x, a.Grade));
        }

        double beyond = Math.Max(to, from);
        if (costs == DefenceCosts.PaidShare && double.IsFinite(beyond) && beyond < indemnity.Maximum)
        {
            sum += Over(beyond, indemnity.Maximum, x => order * MomentMath.Power(Paid(x, a.Amount), order - 1) * Slope(x, a.Amount) * Above(x, a.Grade));
        }

        return sum;
    }

    // E[w(X) | a], w the part of the defence that is borne
    private double ShareGiven((double Amount, Grade Grade) a) => Of(Part, PartSlope, x => Above(x, a.Grade));

    // the mean of what X alone decides
    private double OfIndemnity(Func<double, double> value, Func<double, double> slope) => Of(value, slope, indemnity.Survival);

    // the mean of a function that is 0 up to the amount at which the terms begin to pay
    private double Of(Func<double, double> value, Func<double, double> slope, Func<double, double> above)
    {
        double sum = value(_from) * above(_from);
        double end = costs == DefenceCosts.PaidShare ? indemnity.Maximum : Math.Min(_top, indemnity.Maximum);
        double middle = Math.Min(_top, end);
        if (middle > _from)
        {
            sum += Over(_from, middle, x => slope(x) * above(x));
        }

        return end > Math.Max(middle, _from) ? sum + Over(Math.Max(middle, _from), end, x => slope(x) * above(x)) : sum;
    }

    // in parts between the corners and atoms of X
    private double Over(double from, double to, Func<double, double> f)
    {
        double sum = 0;
        double start = from;
        foreach (double kink in indemnity.Kinks.Where(x => x > from && x < to).Distinct().Order())
        {
            sum += Smooth(start, kink, f);
            start = kink;
        }

        return sum + Smooth(start, to, f);
    }

    private double Smooth(double from, double to, Func<double, double> f)
    {
        if (double.IsFinite(to) && !(from > 0 && to > 4 * from))
        {
            return Integrator.Adaptive(f, from, to, _innerAccuracy, MostPieces);
        }

        // x = scale e^y: the tail's own scale
        double scale = from > 0 ? from : 1;
        double near = from > 0 ? 0 : Integrator.Adaptive(f, 0, 1, _innerAccuracy, MostPieces);
        return near + Integrator.Adaptive(
            y => f(scale * Exp.Of(y)) * scale * Exp.Of(y), 0, double.IsFinite(to) ? Log.Of(to / scale) : Farthest, _innerAccuracy, MostPieces);
    }

    private double Above(double x, Grade given)
    {
        if (defence.IsIndependent)
        {
            return indemnity.Survival(x);
        }

        Grade grade = Grade.Of(indemnity, x);
        return defence.Copula.Conditional(grade, given).Above;
    }

    private double Layer(double x) => _share * Math.Min(Math.Max(x - terms.Retention, 0), terms.Limit);

    private double LayerSlope(double x) => x >= terms.Retention && x < _top ? _share : 0;

    // w and its slope
    private double Part(double x) => x > 0 ? Layer(x) / Base(x) : _share;

    private double PartSlope(double x) => (LayerSlope(x) - (Layer(x) / Base(x) * BaseSlope(x))) / Base(x);

    // what the defence is shared over
    private double Base(double x) => costs == DefenceCosts.PaidShare ? x : Math.Min(x, _top);

    private double BaseSlope(double x) => costs == DefenceCosts.PaidShare || x < _top ? 1 : 0;

    // what is paid of x and a once the terms pay
    private double Paid(double x, double a) => costs switch
    {
        DefenceCosts.Inside => Layer(x + a),
        DefenceCosts.Outside => Layer(x) + (_share * a),
        _ => x > 0 ? Layer(x) * (1 + (a / Base(x))) : _share * a,
    };

    private double Slope(double x, double a) => costs switch
    {
        DefenceCosts.Inside => LayerSlope(x + a),
        DefenceCosts.Outside => LayerSlope(x),
        _ => LayerSlope(x) + (a * PartSlope(x)),
    };
}
