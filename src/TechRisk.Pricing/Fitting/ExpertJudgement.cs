namespace TechRisk.Pricing;

/// <summary>Laws of an expert's three losses, and of several experts together.</summary>
public static class ExpertJudgement
{
    extension(Severity)
    {
        /// <summary>The PERT law of an expert's smallest, most likely and largest loss.</summary>
        /// <param name="minimum">Smallest loss in the submission's currency; 0 or more, below the maximum.</param>
        /// <param name="mode">Most likely loss in the submission's currency; from minimum to maximum.</param>
        /// <param name="maximum">Largest loss in the submission's currency; finite.</param>
        public static ElicitedSeverity FromMinimumModeMaximum(double minimum, double mode, double maximum)
        {
            Pert law = new(minimum, mode, maximum);
            return new ElicitedSeverity(law, [], ElicitationFindings.OfPert(law));
        }

        /// <summary>
        /// One law for several experts, the mixture of theirs: each is believed with its weight, so that their disagreement is part of the law.
        /// </summary>
        /// <param name="experts">Weights above 0 that sum to 1, and laws.</param>
        /// <remarks>Source: Stone, Annals of Mathematical Statistics 32 (1961).</remarks>
        public static ElicitedSeverity FromLinearPool(params ReadOnlySpan<(double Weight, Severity Severity)> experts)
        {
            Mixture pool = new(experts);
            return new ElicitedSeverity(pool, [], ElicitationFindings.OfPool(pool));
        }
    }
}
