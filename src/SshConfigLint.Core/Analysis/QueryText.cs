using System.Globalization;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Analysis;

/// <summary>Says in a few words whom a question is about.</summary>
internal static class QueryText
{
    internal static string Of(ClientQuery query) =>
        Join(
            "every other host",
            ("host", query.Host == ClientQueries.Nobody ? null : query.Host),
            ("user", query.User),
            ("tag", query.Tag),
            ("command", query.Command),
            ("local user", query.LocalUser == "root" ? null : query.LocalUser),
            ("Match exec", query.Exec == ExecAssumption.True ? "when it succeeds" : null)
        );

    internal static string Of(ServerQuery query)
    {
        var nobody = ServerQueries.Nobody;
        return Join(
            "everybody else",
            ("user", query.User == nobody.User ? null : query.User),
            ("group", query.Groups is { IsEmpty: false } groups ? string.Join(':', groups) : null),
            ("host", query.Host == nobody.Host ? null : query.Host),
            ("addr", query.Address == nobody.Address ? null : query.Address),
            ("laddr", query.LocalAddress == nobody.LocalAddress ? null : query.LocalAddress),
            ("lport", query.LocalPort == nobody.LocalPort ? null : query.LocalPort?.ToString(CultureInfo.InvariantCulture)),
            ("rdomain", query.RoutingDomain is "" ? null : query.RoutingDomain),
            ("invalid-user", query.IsInvalidUser ? "" : null)
        );
    }

    private static string Join(string nobody, params (string Key, string? Value)[] parts)
    {
        var text = string.Join(", ", parts.Where(part => part.Value is not null).Select(part => $"{part.Key} {part.Value}".TrimEnd()));
        return text.Length == 0 ? nobody : text;
    }
}
