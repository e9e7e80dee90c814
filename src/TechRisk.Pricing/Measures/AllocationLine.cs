using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>The part of one cover in a measure of the total. The error of the part is computed when the part is first read.</summary>
public sealed record AllocationLine
{
    private readonly Lazy<Estimate> _amount = new(default(Estimate));
    private readonly Lazy<Estimate> _share = new(default(Estimate));

    /// <summary>A line with its figures.</summary>
    public AllocationLine()
    {
    }

    [SetsRequiredMembers]
    internal AllocationLine(string cover, string method, Func<Estimate> amount, Func<Estimate> share)
    {
        Cover = cover;
        Method = method;
        _amount = new(amount);
        _share = new(share);
    }

    /// <summary>Name of the cover.</summary>
    public required string Cover { get; init; }

    /// <summary>The part, in the submission's currency.</summary>
    public required Estimate Amount { get => _amount.Value; init => _amount = new(value); }

    /// <summary>The part divided by the measure of the total.</summary>
    /// <value>A fraction; the shares add up to 1. Infinite parts share equally, 0 if the measure is 0.</value>
    public required Estimate Share { get => _share.Value; init => _share = new(value); }

    /// <summary>How the parts are made.</summary>
    public required string Method { get; init; }

    /// <summary>True if cover, part, share and method are equal.</summary>
    /// <param name="other">Another line.</param>
    public bool Equals(AllocationLine? other) =>
        other is not null && Cover == other.Cover && Method == other.Method && Amount == other.Amount && Share == other.Share;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Cover, Method, Amount, Share);

    /// <summary>Cover, part and share in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Cover}: {Amount} ({Share:P1})");
}
