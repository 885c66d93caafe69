using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>Findings that were there when a baseline was written.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Path">The file, relative to the root.</param>
/// <param name="Line">The hash of the text of the line; empty for what is said of the file as a whole.</param>
/// <param name="Count">How many findings of the rule there are in lines of that text.</param>
public sealed record BaselineEntry(string Rule, string Path, string Line, int Count);

/// <summary>
/// What is known and not to be told again. A finding is known by its rule, its file and the text of its line, so that edits elsewhere do not
/// matter; of several alike the first ones are known.
/// </summary>
/// <param name="entries">The findings, no two of the same rule, file and line.</param>
/// <param name="pathOf">Makes the name of a file one that is relative to the root.</param>
public sealed class Baseline(ImmutableArray<BaselineEntry> entries, Func<string, string> pathOf)
{
    private const int HashLength = 16;

    private static readonly Suppression _suppression = new(SuppressionKind.Baseline, "", Place: null);

    /// <summary>The findings, sorted by path, rule and line.</summary>
    public ImmutableArray<BaselineEntry> Entries { get; } =
    [
        .. entries
            .OrderBy(entry => entry.Path, StringComparer.Ordinal)
            .ThenBy(entry => entry.Rule, StringComparer.Ordinal)
            .ThenBy(entry => entry.Line, StringComparer.Ordinal),
    ];

    /// <summary>The baseline that knows some findings.</summary>
    public static Baseline Of(IEnumerable<Diagnostic> findings, Func<string, string> pathOf)
    {
        var lines = new LineHashes();
        var counts = findings.CountBy(finding => KeyOf(finding, lines, pathOf));
        return new Baseline([.. counts.Select(pair => new BaselineEntry(pair.Key.Rule, pair.Key.Path, pair.Key.Line, pair.Value))], pathOf);
    }

    /// <summary>The findings sorted, those that are known and that no comment suppresses marked as suppressed.</summary>
    public ImmutableArray<Diagnostic> Mark(IEnumerable<Diagnostic> findings)
    {
        var left = Entries.ToDictionary(entry => (entry.Rule, entry.Path, entry.Line), entry => entry.Count);
        var lines = new LineHashes();
        return [.. Linter.Sort(findings).Select(finding => IsByComment(finding) ? finding : finding with { Suppression = Take(finding) })];

        Suppression? Take(Diagnostic finding)
        {
            var key = KeyOf(finding, lines, pathOf);
            if (left.GetValueOrDefault(key) == 0)
            {
                return null;
            }

            left[key]--;
            return _suppression;
        }
    }

    /// <summary>What is known and was not found, of rules that ran and files that were read.</summary>
    /// <param name="findings">All findings of the run, marked.</param>
    /// <param name="rules">The rules that ran.</param>
    /// <param name="files">The files that were read.</param>
    public ImmutableArray<BaselineEntry> Stale(IEnumerable<Diagnostic> findings, ImmutableArray<Rule> rules, IEnumerable<SourceText> files)
    {
        var lines = new LineHashes();
        var found = findings
            .Where(finding => finding.Suppression?.Kind == SuppressionKind.Baseline)
            .CountBy(finding => KeyOf(finding, lines, pathOf))
            .ToDictionary();
        var ran = rules.Select(rule => rule.Descriptor.Id).ToHashSet(StringComparer.Ordinal);
        var read = files.Select(file => pathOf(file.Path)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Entries
                .Where(entry => ran.Contains(entry.Rule) && read.Contains(entry.Path))
                .Select(entry => entry with { Count = entry.Count - found.GetValueOrDefault((entry.Rule, entry.Path, entry.Line)) })
                .Where(entry => entry.Count > 0),
        ];
    }

    private static bool IsByComment(Diagnostic finding) => finding.Suppression?.Kind == SuppressionKind.Comment;

    private static (string Rule, string Path, string Line) KeyOf(Diagnostic finding, LineHashes lines, Func<string, string> pathOf) =>
        (
            finding.Rule.Id,
            pathOf(finding.File.Path),
            SuppressedParts.IsOfFile(finding) ? "" : lines.Of(finding.File.Tree.Text, finding.Span.Start)
        );

    /// <summary>Hashes of lines; each is made once, for many findings may stand in a line.</summary>
    private sealed class LineHashes
    {
        private readonly Dictionary<(SourceText Text, int Line), string> _hashes = [];

        internal string Of(SourceText text, int offset)
        {
            var line = text.GetLinePosition(offset).Line;
            if (!_hashes.TryGetValue((text, line), out var hash))
            {
                _hashes.Add((text, line), hash = Hash(text.ToString(text.GetLineSpan(line))));
            }

            return hash;
        }

        /// <summary>Indentation and the width of blanks make no difference.</summary>
        private static string Hash(string line)
        {
            var words = line.Split([' ', '\t', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', words))))[..HashLength];
        }
    }
}
