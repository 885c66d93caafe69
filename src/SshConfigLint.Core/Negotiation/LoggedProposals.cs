using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation.Logs;

namespace SshConfigLint.Negotiation;

/// <summary>What programs proposed by the logs of their connections.</summary>
public static class LoggedProposals
{
    /// <summary>The proposals of all clients or servers that a log shows, each once.</summary>
    /// <param name="text">Debug output of ssh, or the log of sshd.</param>
    /// <param name="role">Whose proposals are wanted.</param>
    public static ReadProposals Of(TextReader text, ConfigKind role)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<ReadProposal>();
        var reader = new LogReader(text);
        var connections = 0;
        foreach (var connection in reader.Connections())
        {
            connections++;
            if (connection.ProposalOf(role) is { } proposal && seen.Add($"{NameOf(connection, role)}\n{proposal.Key}"))
            {
                found.Add(new ReadProposal(NameOf(connection, role), role == ConfigKind.Client, role == ConfigKind.Server, proposal));
            }
        }

        return found.Count > 0 ? new ReadProposals([.. found], null)
            : connections > 0
                ? ReadProposals.Failed(
                    $"is a log without the proposal of a {role.Side()}: ssh tells it with -vv, sshd with LogLevel DEBUG2"
                )
            : ReadProposals.Failed("is neither JSON nor a log of ssh or sshd");
    }

    /// <summary>The other side goes by its address, the one that wrote the log by its program.</summary>
    private static string NameOf(LogConnection connection, ConfigKind role)
    {
        var place = connection.Side == role ? null : connection.Host ?? connection.Address;
        var version = connection.VersionOf(role);
        return place is not null && version is not null ? $"{place} ({version})" : place ?? version ?? "";
    }
}
