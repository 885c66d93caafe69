using System.Collections.Immutable;
using System.Text;
using SshConfigLint.Negotiation.Logs;

namespace SshConfigLint.Negotiation.Diagnosing;

/// <summary>Why one connection failed, what shows it, and what to change.</summary>
public sealed record Diagnosis
{
    /// <summary>The connection.</summary>
    public required LogConnection Connection { get; init; }

    /// <summary>The cause.</summary>
    public required Cause Cause { get; init; }

    /// <summary>How sure it is.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>The cause in one sentence, lower case, no period; equal for connections that failed for the same reason.</summary>
    public required string Summary { get; init; }

    /// <summary>The lines of the log that show it, in order.</summary>
    public ImmutableArray<LogEvent> Evidence { get; init; } = [];

    /// <summary>What is to be known of it, first what is often believed and wrong; whole sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Changes of a configuration, any one of which helps.</summary>
    public ImmutableArray<ConfigEdit> Edits { get; init; } = [];

    /// <summary>The name of the topic that explains the cause.</summary>
    public string Topic => NameOf(Cause);

    /// <summary>Finds the cause.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="client">The client's configuration; null when it is not known.</param>
    /// <param name="server">The server's configuration; null when it is not known.</param>
    public static Diagnosis Of(LogConnection connection, PartyConfig? client = null, PartyConfig? server = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var found = new Findings(connection, client, server);

        // The first hit counts: what stands further down is often only what the first thing led to.
        return ConfigurationCauses.Of(found)
            ?? NegotiationCauses.Of(found)
            ?? DamageCauses.Of(found)
            ?? HandshakeCauses.Of(found)
            ?? LoginCauses.Of(found)
            ?? EndCauses.Of(found);
    }

    /// <summary>The name of a cause as it is written in output, and that of its topic.</summary>
    public static string NameOf(Cause cause)
    {
        var name = new StringBuilder();
        foreach (var letter in cause.ToString())
        {
            name.Append(char.IsUpper(letter) && name.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
