namespace TechRisk.Pricing;

/// <summary>
/// Something a record computes once from its own parameters, when first needed, by any thread. It is no part of the record's
/// value: any two are equal. A record that holds one makes a new one in its copy constructor, since <c>with</c> changes parameters.
/// </summary>
internal sealed class Lazily<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(Func<T> make) : IEquatable<Lazily<T>>
{
    private readonly Lazy<T> _value = new(make, LazyThreadSafetyMode.ExecutionAndPublication);

    public T Value => _value.Value;

    public bool Equals(Lazily<T>? other) => other is not null;

    public override bool Equals(object? obj) => obj is Lazily<T>;

    public override int GetHashCode() => 0;
}
