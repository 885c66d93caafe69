using System.Collections.Immutable;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>What a command that cannot be run is taken to say.</summary>
public enum ExecAssumption
{
    /// <summary>Nothing is known: its block is left out, and a note says so.</summary>
    Unknown,

    /// <summary>Every <c>Match exec</c> command fails.</summary>
    False,

    /// <summary>Every <c>Match exec</c> command succeeds.</summary>
    True,
}

/// <summary>What ssh is asked to do: <c>ssh -G -p PORT -l USER HOST COMMAND</c> on some machine.</summary>
public sealed record ClientQuery
{
    /// <summary>The destination as typed.</summary>
    public required string Host { get; init; }

    /// <summary>The user of the command line; null for none.</summary>
    public string? User { get; init; }

    /// <summary>The port of the command line; null for none.</summary>
    public int? Port { get; init; }

    /// <summary>The tag of the command line (<c>-P</c>); null for none.</summary>
    public string? Tag { get; init; }

    /// <summary>The command of the command line; null for none.</summary>
    public string? Command { get; init; }

    /// <summary>The name of who runs ssh.</summary>
    public string LocalUser { get; init; } = "root";

    /// <summary>The numeric id of who runs ssh.</summary>
    public int LocalUserId { get; init; }

    /// <summary>The name of the machine that ssh runs on.</summary>
    public string LocalHost { get; init; } = "localhost";

    /// <summary>The home folder of who runs ssh.</summary>
    public string Home { get; init; } = "/root";

    /// <summary>The environment of ssh, for <c>${NAME}</c>.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What <c>Match exec</c> commands are taken to say.</summary>
    public ExecAssumption Exec { get; init; }
}
