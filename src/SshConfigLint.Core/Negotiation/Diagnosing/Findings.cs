using System.Collections.Immutable;
using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation.Logs;

namespace SshConfigLint.Negotiation.Diagnosing;

/// <summary>What is known of a connection from its log and the configurations.</summary>
internal sealed class Findings(LogConnection connection, PartyConfig? client, PartyConfig? server)
{
    internal LogConnection Connection => connection;

    internal ConfigKind Side => connection.Side;

    internal static string Name(ConfigKind side) => $"the {side.Side()}";

    internal PartyConfig? ConfigOf(ConfigKind side) => side == ConfigKind.Client ? client : server;

    /// <summary>What a side proposed: as logged, or else as its configuration comes to.</summary>
    internal Proposal? ProposalOf(ConfigKind side) =>
        connection.ProposalOf(side)
        ?? (
            ConfigOf(side) is not { } config ? null
            : side == ConfigKind.Client ? OpenSshProposal.OfClient(config.Effective, config.Model.Target)
            : OpenSshProposal.OfServer(config.Effective, config.Model.Target)
        );

    /// <summary>The release of OpenSSH that a side told of; the newest for other programs and where none is told.</summary>
    internal OpenSshVersion VersionOf(ConfigKind side)
    {
        var version = connection.VersionOf(side) ?? "";
        var at = version.IndexOf("OpenSSH_", StringComparison.Ordinal);
        var number = at < 0 ? "" : version[(at + "OpenSSH_".Length)..].Replace("for_Windows_", "", StringComparison.Ordinal);
        var end = 0;
        while (end < number.Length && (char.IsAsciiDigit(number[end]) || number[end] == '.'))
        {
            end++;
        }

        var parts = number[..end].Split('.');
        return
            parts.Length > 1
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? new OpenSshVersion(major, minor)
            : OpenSshVersion.Newest;
    }

    internal bool IsWindows(ConfigKind side) => PeerTable.DefectOf(connection.VersionOf(side)) == PeerDefect.Umac128;

    internal LogEvent? First(LogEventKind kind) => connection.First(kind);

    internal bool Has(LogEventKind kind) => connection.Events.Any(found => found.Kind == kind);

    /// <summary>A cause that events of some kinds show.</summary>
    internal Diagnosis Conclude(Cause cause, Certainty certainty, string summary, params ReadOnlySpan<LogEventKind> evidence)
    {
        ImmutableArray<LogEventKind> kinds = [.. evidence];
        return new Diagnosis
        {
            Connection = connection,
            Cause = cause,
            Certainty = certainty,
            Summary = summary,
            Evidence = [.. connection.Events.Where(found => kinds.Contains(found.Kind)).Take(8)],
        };
    }
}
