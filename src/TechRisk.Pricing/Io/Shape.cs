using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>How values of one type stand in a document: read, written and described by the same object.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal abstract class Shape<T>
{
    /// <summary>A value of the shape: it stands in where a value cannot be read, so that the rest is checked all the same.</summary>
    public abstract T Example { get; }

    /// <summary>The value of a node. What is wrong goes to the node's findings; then the fallback, or what could be read, is returned.</summary>
    public abstract T Read(JsonNode node, T fallback);

    public abstract void Write(Utf8JsonWriter writer, T value);

    /// <summary>Writes the JSON Schema of the values: the members of an object that is already open.</summary>
    public abstract void Describe(SchemaWriter schema);
}
