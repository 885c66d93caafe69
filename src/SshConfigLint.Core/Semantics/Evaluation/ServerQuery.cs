using System.Collections.Immutable;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>
/// Who connects to sshd: the keys of <c>sshd -T -C user=…,host=…,addr=…</c>. A field that is null is not given; a criterion
/// that needs it does not match (8.1 and later), as in the real program.
/// </summary>
public sealed record ServerQuery
{
    /// <summary>The name of who logs in (<c>user</c>).</summary>
    public string? User { get; init; }

    /// <summary>The client's host name (<c>host</c>).</summary>
    public string? Host { get; init; }

    /// <summary>The client's address (<c>addr</c>).</summary>
    public string? Address { get; init; }

    /// <summary>The address that the client reached (<c>laddr</c>).</summary>
    public string? LocalAddress { get; init; }

    /// <summary>The port that the client reached (<c>lport</c>).</summary>
    public int? LocalPort { get; init; }

    /// <summary>The routing domain (<c>rdomain</c>).</summary>
    public string? RoutingDomain { get; init; }

    /// <summary>Whether the user does not exist on the server (<c>invalid-user</c>, 9.9 and later).</summary>
    public bool IsInvalidUser { get; init; }

    /// <summary>The groups of the user; null when they are not known, so that <c>Match Group</c> is undecided.</summary>
    public ImmutableArray<string>? Groups { get; init; }
}
