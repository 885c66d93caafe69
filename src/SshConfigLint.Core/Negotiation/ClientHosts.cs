using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Negotiation;

/// <summary>The hosts that a client configuration names.</summary>
public static class ClientHosts
{
    /// <summary>
    /// The names and patterns of its Host lines, each once, in reading order, and <c>*</c> for all the others. What a Match line asks for is
    /// seen with the names that it takes.
    /// </summary>
    public static IEnumerable<string> Of(ConfigModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model
            .DirectivesOf("Host")
            .Where(header => header.IsValid)
            .SelectMany(header => header.Words.Select(word => word.Value))
            .Where(pattern => pattern.Length > 0 && pattern[0] != '!' && pattern != "*")
            .Append("*")
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>A name that stands for the hosts of a pattern: itself when it is a name.</summary>
    public static string NameFor(string pattern) => pattern == "*" ? ClientQueries.Nobody : PatternWitness.Of(pattern);
}
