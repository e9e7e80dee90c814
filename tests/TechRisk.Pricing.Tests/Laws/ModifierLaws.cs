using FsCheck;
using FsCheck.Fluent;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Laws;

/// <summary>What must hold for every severity there is when it is truncated or cut into layers.</summary>
public class ModifierLaws
{
    public static TheoryData<Type> Leaves => SeverityLeaves.Rows;

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Per_loss_is_per_payment_times_the_probability_of_a_payment(Type leaf) => ForAll(leaf, law =>
    {
        foreach (double level in new[] { 0.9, 0.3, 1e-3, 1e-9 })
        {
            double attachment = law.InverseSurvival(level);
            if (law.Survival(attachment) == 0)
            {
                continue;
            }

            double limit = Math.Max(law.InverseSurvival(level / 3) - attachment, attachment / 10);
            foreach (LayerOf layer in new[] { new LayerOf(law, attachment, limit), new LayerOf(law, attachment) })
            {
                LayerOf payments = layer.PerPayment;
                for (int order = 1; order <= 2; order++)
                {
                    Close(layer.Moment(order), payments.Moment(order) * law.Survival(attachment), 1e-11, $"moment {order} of {layer}");
                }

                IsTrue(payments.Mean >= 0 && payments.Mean <= layer.Maximum * (1 + 1e-12), $"mean {payments.Mean:R} of {payments}");
                IsTrue(!double.IsNaN(payments.Variance) && payments.Variance >= 0, $"variance {payments.Variance:R} of {payments}");
            }
        }
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Bands_add_up_to_the_law(Type leaf) => ForAll(leaf, law =>
    {
        // E[min(X, top)^k] is what its bands give with their probabilities
        double[] cuts = [.. new[] { 1e-6, 0.2, 0.7, 1 - 1e-3 }.Select(law.Quantile).Where(x => x > 0).Distinct()];
        for (int order = 1; order <= 2 && cuts.Length > 0; order++)
        {
            double sum = MomentMath.Capped(cuts[^1], order, law.Survival(cuts[^1]));
            double lower = 0;
            foreach (double upper in cuts)
            {
                double mass = law.Probability(lower, upper);
                if (mass > 0)
                {
                    Truncated band = new(law, lower, upper);
                    double moment = band.Moment(order);
                    IsTrue(moment >= MomentMath.Power(lower, order) * (1 - 1e-12) && moment <= MomentMath.Power(upper, order) * (1 + 1e-12), $"moment {moment:R} of {band}");
                    IsTrue(band.Variance >= 0 && band.Variance <= upper * upper, $"variance {band.Variance:R} of {band}");
                    sum += mass * moment;
                }

                lower = upper;
            }

            Close(law.LimitedMoment(order, cuts[^1]), sum, 1e-11, $"moment {order} up to {cuts[^1]:R}");
        }
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Scaled_and_shifted_laws_have_the_moments_of_the_law(Type leaf) => ForAll(leaf, law =>
    {
        double limit = law.Quantile(0.8);
        Scaled scaled = new(law, 3);
        Close(law.Times(3).LimitedMoment(2, 3 * limit), scaled.LimitedMoment(2, 3 * limit), 1e-11, "scaled");
        Close(law.Times(3).Mean, scaled.Mean, 1e-11, "scaled mean");
        Shifted shifted = new(law, 100);
        Close(100 + law.Mean, shifted.Mean, 1e-13, "shifted mean");
        Close(100 + law.LimitedExpectedValue(limit), shifted.LimitedExpectedValue(100 + limit), 1e-11, "shifted");
        Close(law.InverseSurvival(1e-5) + 100, shifted.InverseSurvival(1e-5), 1e-14, "shifted inverse");
    });

    private static void ForAll(Type leaf, Action<Severity> law) =>
        Prop.ForAll(SeverityLeaves.Parameters(leaf), k =>
        {
            Severity severity = SeverityLeaves.Make(leaf, k);
            try
            {
                law(severity);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"{severity}: {error.Message}", error);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2).WithReplay(20261124, 42_424_243));

    private static void IsTrue(bool holds, string otherwise) => Assert.True(holds, otherwise);

    private static void Close(double expected, double actual, double relative, string what) => Assert.True(
        expected == actual || Math.Abs(actual - expected) <= relative * Math.Abs(expected),
        $"{what}: {actual:R} against {expected:R}");
}
