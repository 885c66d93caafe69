using System.Collections.Immutable;

namespace SshConfigLint.Knowledge;

/// <summary>The fixed words of values that are more than one word of a list.</summary>
public static class ValueWords
{
    private static readonly ImmutableArray<Since<ImmutableArray<string>>> _penaltyTimes =
    [
        new(new(9, 8), ["crash", "authfail", "noauth", "grace-exceeded", "max", "min"]),
        new(new(9, 9), ["crash", "authfail", "noauth", "grace-exceeded", "refuseconnection", "max", "min"]),
        new(new(10, 3), ["crash", "authfail", "noauth", "grace-exceeded", "refuseconnection", "invaliduser", "max", "min"]),
    ];

    /// <summary>The methods of AuthenticationMethods (<c>auth2-methods.c</c>).</summary>
    public static ImmutableArray<string> AuthenticationMethods { get; } =
    ["none", "publickey", "gssapi-with-mic", "password", "keyboard-interactive", "hostbased"];

    /// <summary>The beginnings of the names in GSSAPIKexAlgorithms, a keyword of vendors (<c>kexgss.c</c> of their patch).</summary>
    public static ImmutableArray<string> GssKeyExchanges { get; } =
    [
        "gss-gex-sha1-",
        "gss-group1-sha1-",
        "gss-group14-sha1-",
        "gss-group14-sha256-",
        "gss-group16-sha512-",
        "gss-nistp256-sha256-",
        "gss-curve25519-sha256-",
    ];

    /// <summary>The items of PerSourcePenalties that take a number.</summary>
    public static ImmutableArray<string> PenaltyNumbers { get; } = ["max-sources4", "max-sources6"];

    /// <summary>The items of PerSourcePenalties that take a word of <see cref="PenaltyOverflows"/>.</summary>
    public static ImmutableArray<string> PenaltyOverflowItems { get; } = ["overflow", "overflow6"];

    /// <summary>What happens when there are too many sources to remember.</summary>
    public static ImmutableArray<string> PenaltyOverflows { get; } = ["deny-all", "permissive"];

    /// <summary>The items of PerSourcePenalties that take a time (<c>servconf.c: sPerSourcePenalties</c>).</summary>
    public static ImmutableArray<string> PenaltyTimes(OpenSshVersion version) => _penaltyTimes.In(version, []);
}
