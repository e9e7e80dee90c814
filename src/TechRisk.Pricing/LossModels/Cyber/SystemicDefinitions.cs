namespace TechRisk.Pricing;

/// <summary>A loss model that defines or carries tags, and where it stands in the document.</summary>
internal readonly record struct SystemicCarrier(string Path, LossModel Model);

/// <summary>Which definition of a systemic event holds where several loss models share its tag.</summary>
internal static class SystemicDefinitions
{
    /// <summary>Carriers in the order of their names, which does not depend on the order in the document.</summary>
    public static IReadOnlyList<SystemicCarrier> CarriersOf(IEnumerable<(string Name, SystemicCarrier Carrier)> named) =>
        [.. named.OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => entry.Carrier)];

    /// <summary>
    /// The definition of every tag, in the order of the tags: the shared ones hold before those of the carriers, an earlier carrier's before
    /// a later one's.
    /// </summary>
    /// <param name="shared">Definitions that stand above all carriers.</param>
    /// <param name="carriers">Loss models in an order that does not depend on the order in the document.</param>
    /// <param name="findings">Receives tags defined twice and differently, and tags that nothing defines.</param>
    public static ValueList<SystemicEvent> Resolve(
        ValueList<SystemicEvent> shared, IReadOnlyList<SystemicCarrier> carriers, List<Finding> findings)
    {
        SortedDictionary<string, (SystemicEvent Event, string Path)> defined = new(StringComparer.Ordinal);
        foreach (SystemicEvent definition in shared)
        {
            Define(definition, "systemic", defined, findings);
        }

        foreach (SystemicCarrier carrier in carriers)
        {
            foreach (SystemicEvent definition in carrier.Model.SystemicEvents)
            {
                Define(definition, carrier.Path, defined, findings);
            }
        }

        HashSet<string> undefined = new(StringComparer.Ordinal);
        foreach (SystemicCarrier carrier in carriers)
        {
            foreach (string tag in carrier.Model.SystemicTags)
            {
                if (!defined.ContainsKey(tag) && undefined.Add(tag))
                {
                    findings.Add(new Finding(
                        "systemic.undefined", carrier.Path, $"carries the tag '{tag}', which no systemic event defines: nothing strikes it"));
                }
            }
        }

        return defined.Values.Select(entry => entry.Event).ToValueList();
    }

    private static void Define(
        SystemicEvent definition, string path, SortedDictionary<string, (SystemicEvent Event, string Path)> defined, List<Finding> findings)
    {
        if (defined.TryAdd(definition.Tag, (definition, path)) || defined[definition.Tag].Event == definition)
        {
            return;
        }

        findings.Add(new Finding(
            "systemic.conflict",
            path,
            $"defines the systemic event '{definition.Tag}' differently from {defined[definition.Tag].Path}, whose definition holds for all that carry the tag"));
    }
}
