using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation.Logs;
using SshConfigLint.Text;

namespace SshConfigLint.Negotiation.Diagnosing;

/// <summary>A program that did not start with its configuration.</summary>
internal static class ConfigurationCauses
{
    // What ssh and sshd call the list that they do not take (readconf.c, servconf.c); key types are of three keywords.
    private static readonly (string Words, string? Keyword, AlgorithmKind Kind)[] _lists =
    [
        ("Bad SSH2 MAC spec", "MACs", AlgorithmKind.Mac),
        ("Bad SSH2 mac spec", "MACs", AlgorithmKind.Mac),
        ("Bad SSH2 Mac spec", "MACs", AlgorithmKind.Mac),
        ("Unknown mac type", "MACs", AlgorithmKind.Mac),
        ("Bad SSH2 cipher spec", "Ciphers", AlgorithmKind.Cipher),
        ("Unknown cipher type", "Ciphers", AlgorithmKind.Cipher),
        ("Bad SSH2 KexAlgorithms", "KexAlgorithms", AlgorithmKind.KeyExchange),
        ("Bad key types", null, AlgorithmKind.Signature),
    ];

    internal static Diagnosis? Of(Findings found)
    {
        if (found.First(LogEventKind.BadConfiguration) is not { } refusal)
        {
            return null;
        }

        var program = found.Side.Program();
        var diagnosis = found.Conclude(
            Cause.RefusedConfiguration,
            Certainty.Certain,
            $"{program} refuses its configuration: {Shown(refusal.Text)}",
            LogEventKind.BadConfiguration
        );
        var list = _lists.FirstOrDefault(list =>
            found.Connection.Events.Any(seen => seen.Text.Contains(list.Words, StringComparison.Ordinal))
        );
        diagnosis = list.Words is null ? diagnosis : WithList(found, diagnosis, list.Words, list.Keyword, list.Kind);
        return refusal.Text.StartsWith("command-line", StringComparison.Ordinal)
            ? diagnosis with
            {
                Notes =
                [
                    .. diagnosis.Notes,
                    "The option stands on the command line (ssh -o, or what an editor or GIT_SSH_COMMAND passes), not in a file.",
                ],
            }
            : diagnosis;
    }

    private static Diagnosis WithList(Findings found, Diagnosis diagnosis, string words, string? keyword, AlgorithmKind kind)
    {
        var text = found.Connection.Events.First(seen => seen.Text.Contains(words, StringComparison.Ordinal)).Text;
        var list = Quoted(text[text.IndexOf(words, StringComparison.Ordinal)..]);
        var isOption = words.StartsWith("Unknown", StringComparison.Ordinal);
        var names = list.TrimStart('+', '^', '-').Split(',', StringSplitOptions.RemoveEmptyEntries);
        var version = found.VersionOf(found.Side);
        ImmutableArray<string> bad = [.. names.Where(name => !IsKnown(kind, name, version))];
        ImmutableArray<string> good = [.. names.Except(bad)];
        var prefix = list.Length > 0 && list[0] is '+' or '^' or '-' ? list[..1] : "";
        ImmutableArray<string> notes =
        [
            .. bad.Select(name => $"`{name}` {WhyBad(kind, name)}."),
            "One name that is not known makes the whole file worthless: nothing in it takes effect.",
        ];
        if (isOption && list.Length > 0 && list[0] is '+' or '^' or '-')
        {
            notes = [.. notes, $"ssh -{(kind == AlgorithmKind.Mac ? 'm' : 'c')} takes plain names; write -o {keyword}={list}."];
        }

        ImmutableArray<ConfigEdit> edits =
            keyword is null || isOption || bad.IsEmpty ? []
            : good.IsEmpty
                ? [new ConfigEdit(found.Side, keyword, "", "the default list is used then", found.ConfigOf(found.Side)?.LineOf(keyword))]
            :
            [
                new ConfigEdit(
                    found.Side,
                    keyword,
                    prefix + string.Join(',', good),
                    "the names that the release knows",
                    found.ConfigOf(found.Side)?.LineOf(keyword)
                ),
            ];
        return diagnosis with { Notes = notes, Edits = edits };
    }

    private static bool IsKnown(AlgorithmKind kind, string name, OpenSshVersion version) =>
        AlgorithmTable.Find(kind, name)?.IsIn(version) == true;

    private static string WhyBad(AlgorithmKind kind, string name) =>
        AlgorithmTable.Find(kind, name) is { LastRelease: { } last } ? $"is gone: OpenSSH {last} was the last release that had it"
        : AlgorithmTable.Find(kind, name) is { } row ? $"is known from OpenSSH {row.FirstRelease} on"
        : $"is no algorithm{SpellingSuggestion.Ask(name, AlgorithmTable.All.Where(row => row.Kind == kind).Select(row => row.Name)).TrimEnd('?')}";

    private static string Quoted(string text)
    {
        var start = text.IndexOf('\'', StringComparison.Ordinal);
        var end = text.LastIndexOf('\'');
        return start >= 0 && end > start ? text[(start + 1)..end] : "";
    }

    private static string Shown(string text) => text.TrimEnd('.');
}
