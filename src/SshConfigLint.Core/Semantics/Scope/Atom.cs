using System.Net;

namespace SshConfigLint.Semantics.Scope;

/// <summary>What the values of a variable are.</summary>
internal enum Domain
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>Any text, or none: nothing is in any set then.</summary>
    OptionalText,

    /// <summary>The kinds of a session: shell, exec, subsystem, none.</summary>
    SessionType,

    /// <summary>An address, or none.</summary>
    Address,

    /// <summary>A port, or none.</summary>
    Port,

    /// <summary>The names of some groups, or of none.</summary>
    Groups,

    /// <summary>True or false.</summary>
    Flag,
}

/// <summary>
/// Something that conditions ask for. One that a line between two blocks may change is another variable behind that line, and in the
/// second pass of ssh: nothing is then known of how the two hang together.
/// </summary>
/// <param name="Name">What it is.</param>
/// <param name="Domain">What its values are.</param>
/// <param name="Version">Which of several.</param>
internal sealed record Variable(string Name, Domain Domain, int Version = 0);

/// <summary>Says of a variable that it is in a set, or that it is not.</summary>
internal sealed record Atom
{
    internal required Variable Variable { get; init; }

    /// <summary>Whether it is.</summary>
    internal bool IsIn { get; init; } = true;

    /// <summary>The set of a text or of groups.</summary>
    internal TextSet? Texts { get; init; }

    /// <summary>The set of an address.</summary>
    internal AddressSet? Addresses { get; init; }

    /// <summary>The only value of a port.</summary>
    internal int Port { get; init; }

    internal Atom Negated => this with { IsIn = !IsIn };

    internal TextCondition TextCondition => new(Texts!, IsIn);

    /// <summary>Whether it holds for a value of its variable; null is none, or false.</summary>
    internal bool HoldsFor(object? value) => IsIn == (value is not null && Contains(value));

    private bool Contains(object value) =>
        value switch
        {
            string text => Texts!.Contains(text),
            string[] groups => groups.Any(Texts!.Contains) && !groups.Any(group => TextSet.IsHit(Texts!.Negated, group)),
            IPAddress address => Addresses!.Contains(address),
            int port => port == Port,
            _ => true,
        };
}
