namespace TechRisk.Pricing;

/// <summary>A cover as the exact engine sees it: some models are a compound sum under other terms than those that are written.</summary>
internal static class CompoundCover
{
    /// <summary>The cover with its model and terms restated, or the cover itself where nothing has to be.</summary>
    public static Cover Of(Cover cover) =>
        cover.LossModel.CompoundUnder(cover.Terms) is { } form ? cover with { LossModel = form.Model, Terms = form.Terms } : cover;
}
