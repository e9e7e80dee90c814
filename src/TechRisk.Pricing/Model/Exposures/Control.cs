namespace TechRisk.Pricing;

/// <summary>Security controls with a published effect on the odds of an incident.</summary>
public enum ControlKind
{
    /// <summary>Automated hardening of configurations.</summary>
    Hardening,

    /// <summary>Management of privileged access.</summary>
    PrivilegedAccess,

    /// <summary>Detection and response on endpoints.</summary>
    EndpointDetection,

    /// <summary>Logging and monitoring.</summary>
    Logging,

    /// <summary>Vulnerabilities of high severity are patched within 7 days.</summary>
    Patching,

    /// <summary>Authentication with several factors.</summary>
    MultiFactorAuthentication,
}

/// <summary>A security control of a firm and the part of its systems that it covers.</summary>
public sealed record Control
{
    /// <summary>A control that covers everything.</summary>
    /// <param name="kind">The control.</param>
    public Control(ControlKind kind) => Kind = kind;

    /// <summary>Automated hardening.</summary>
    public static Control Hardening { get; } = new(ControlKind.Hardening);

    /// <summary>Management of privileged access.</summary>
    public static Control PrivilegedAccess { get; } = new(ControlKind.PrivilegedAccess);

    /// <summary>Detection and response on endpoints.</summary>
    public static Control Edr { get; } = new(ControlKind.EndpointDetection);

    /// <summary>Logging and monitoring.</summary>
    public static Control Logging { get; } = new(ControlKind.Logging);

    /// <summary>Patching within 7 days.</summary>
    public static Control Patching { get; } = new(ControlKind.Patching);

    /// <summary>Authentication with several factors; it counts only where it covers everything.</summary>
    public static Control Mfa { get; } = new(ControlKind.MultiFactorAuthentication);

    /// <summary>The control.</summary>
    public ControlKind Kind
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(Kind), value, "must be one of the controls");
    }

    /// <summary>Part of the systems that the control covers.</summary>
    /// <value>A fraction in [0, 1]; the default is 1.</value>
    public double Coverage { get; init => field = Require.Fraction(value, nameof(Coverage)); } = 1;
}

/// <summary>A class of records that a firm holds.</summary>
public sealed record RecordClass
{
    /// <summary>A class of records.</summary>
    /// <param name="name">What the records are, such as "health data".</param>
    /// <param name="count">Number of records, 0 or more.</param>
    public RecordClass(string name, double count)
    {
        Name = name;
        Count = count;
    }

    /// <summary>What the records are.</summary>
    /// <value>A text that is not empty.</value>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); }

    /// <summary>Number of records.</summary>
    /// <value>A finite number, 0 or more.</value>
    public double Count { get; init => field = Require.NonNegative(value, nameof(Count)); }
}
