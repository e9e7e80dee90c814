using System.Collections;
using System.Runtime.CompilerServices;

namespace TechRisk.Pricing;

/// <summary>An immutable list that is equal to another when its elements are; collection expressions make one: <c>[a, b]</c>.</summary>
/// <typeparam name="T">The element.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] _items;

    internal ValueList(T[] items) => _items = items;

    /// <summary>The list without elements.</summary>
    public static ValueList<T> Empty { get; } = new([]);

    /// <summary>Number of elements.</summary>
    public int Count => _items.Length;

    /// <summary>The element at a position, counted from 0.</summary>
    /// <param name="index">0 to Count - 1.</param>
    public T this[int index] => _items[index];

    /// <summary>The elements as a span.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>True if the other list has equal elements in the same order.</summary>
    /// <param name="other">Another list.</param>
    public bool Equals(ValueList<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items, EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (T item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <summary>The elements in brackets.</summary>
    public override string ToString() => "[" + string.Join(", ", _items) + "]";
}

/// <summary>Makes value lists.</summary>
public static class ValueList
{
    /// <summary>A list with a copy of the elements.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="items">The elements, in order.</param>
    public static ValueList<T> Create<T>(params ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new(items.ToArray());

    /// <summary>A list with a copy of the elements.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="items">The elements, in order.</param>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => new(items.ToArray());
}
