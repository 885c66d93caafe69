using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation.Logs;

/// <summary>The one list that is told with <c>no matching … found. Their offer: …</c>.</summary>
/// <param name="Line">The line of the log.</param>
/// <param name="What">What nothing was in common of.</param>
/// <param name="List">What the other side offered, with markers; null when the release does not tell it (before 7.0 it tells both, apart).</param>
/// <param name="OwnList">What this side offered; null when the release does not tell it.</param>
public sealed record TheirOffer(long Line, AlgorithmKind? What, string? List, string? OwnList)
{
    /// <summary>The offer of the first such event; null when there is none.</summary>
    internal static TheirOffer? Of(LogConnection connection) =>
        connection.First(LogEventKind.NoMatch) is { } found ? Of(found, connection.Side) : null;

    /// <summary>The offer that such an event tells.</summary>
    /// <param name="found">The event.</param>
    /// <param name="side">Who logged it.</param>
    public static TheirOffer Of(LogEvent found, ConfigKind side)
    {
        ArgumentNullException.ThrowIfNull(found);
        const string Mark = "Their offer:";
        var text = found.Text;
        AlgorithmKind? what =
            text.Contains("key exchange", StringComparison.Ordinal) || text.StartsWith("no kex alg", StringComparison.Ordinal)
                ? AlgorithmKind.KeyExchange
            : text.Contains("host key", StringComparison.Ordinal) || text.StartsWith("no hostkey alg", StringComparison.Ordinal)
                ? AlgorithmKind.Signature
            : text.Contains("matching cipher", StringComparison.Ordinal) ? AlgorithmKind.Cipher
            : text.Contains("matching MAC", StringComparison.OrdinalIgnoreCase) ? AlgorithmKind.Mac
            : null;
        var at = text.IndexOf(Mark, StringComparison.Ordinal);
        return at >= 0 ? new(found.Line, what, text[(at + Mark.Length)..].Trim(), null) : OfOldRelease(found.Line, what, text, side);
    }

    /// <summary>The list as a proposal in which everything else is unknown.</summary>
    /// <param name="side">Whose offer it is.</param>
    internal Proposal? ToProposal(ConfigKind side)
    {
        if (List is null || What is null)
        {
            return null;
        }

        var lists = new string?[LogProposal.RowCount];
        ReadOnlySpan<ProposalRow> rows = What switch
        {
            AlgorithmKind.KeyExchange => [ProposalRow.KeyExchanges],
            AlgorithmKind.Cipher => [ProposalRow.CiphersToServer, ProposalRow.CiphersToClient],
            AlgorithmKind.Mac => [ProposalRow.MacsToServer, ProposalRow.MacsToClient],
            _ => [ProposalRow.HostKeys],
        };
        foreach (var row in rows)
        {
            lists[(int)row] = List;
        }

        return new LogProposal([.. lists], [.. lists.Select(list => list is null ? 0 : Line)]).ToProposal(side);
    }

    /// <summary><c>no matching mac found: client A,B server C,D</c> (kex.c before 7.0).</summary>
    private static TheirOffer OfOldRelease(long line, AlgorithmKind? what, string text, ConfigKind side)
    {
        const string ClientMark = "found: client ";
        const string ServerMark = " server ";
        var client = text.IndexOf(ClientMark, StringComparison.Ordinal);
        var server = text.IndexOf(ServerMark, StringComparison.Ordinal);
        if (client < 0 || server < client)
        {
            return new(line, what, null, null);
        }

        var (ofClient, ofServer) = (text[(client + ClientMark.Length)..server].Trim(), text[(server + ServerMark.Length)..].Trim());
        return side == ConfigKind.Client ? new(line, what, ofServer, ofClient) : new(line, what, ofClient, ofServer);
    }
}
