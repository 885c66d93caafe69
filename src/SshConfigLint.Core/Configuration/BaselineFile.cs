using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SshConfigLint.Analysis;
using SshConfigLint.Text;

namespace SshConfigLint.Configuration;

/// <summary>A baseline as JSON; the schema is <c>docs/baseline.schema.json</c>.</summary>
public static class BaselineFile
{
    private const int Version = 1;
    private const string Schema = "https://github.com/sshconfiglint/sshconfiglint/blob/main/docs/baseline.schema.json";

    private static readonly JsonWriterOptions _options = new() { Indented = true, NewLine = "\n" };
    private static readonly string[] _keys = ["$schema", "version", "findings"];
    private static readonly string[] _entryKeys = ["rule", "path", "line", "count"];

    /// <summary>The text of a baseline: sorted, one finding after the other, so that a difference can be read.</summary>
    public static string Write(Baseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, _options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteNumber("version", Version);
            json.WriteStartArray("findings");
            foreach (var entry in baseline.Entries)
            {
                json.WriteStartObject();
                json.WriteString("rule", entry.Rule);
                json.WriteString("path", entry.Path);
                json.WriteString("line", entry.Line);
                json.WriteNumber("count", entry.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    /// <summary>Reads a baseline; null where something is wrong with it.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="pathOf">Makes the name of a file one that is relative to the root.</param>
    /// <param name="problems">What is wrong, in the order of the file.</param>
    public static Baseline? Read(SourceText text, Func<string, string> pathOf, out ImmutableArray<SettingsProblem> problems)
    {
        var found = ImmutableArray.CreateBuilder<SettingsProblem>();
        var reader = new Reader(found);
        var entries = JsonItem.Read(text, found) is { } item ? reader.Entries(item) : [];
        problems = [.. found.OrderBy(problem => problem.Position.Line).ThenBy(problem => problem.Position.Character)];
        return problems.IsEmpty ? new Baseline(entries, pathOf) : null;
    }

    private sealed class Reader(ImmutableArray<SettingsProblem>.Builder problems)
    {
        private readonly HashSet<(string, string, string)> _seen = [];

        internal ImmutableArray<BaselineEntry> Entries(JsonItem item)
        {
            if (!Is(item, JsonTokenType.StartObject, "the baseline", "an object") || !HasKnownKeys(item, _keys))
            {
                return [];
            }

            if (item["version"] is not { } version)
            {
                problems.Add(new SettingsProblem(item.Position, "'version' is missing"));
            }
            else if (version.Text != "1" || version.Kind != JsonTokenType.Number)
            {
                problems.Add(
                    new SettingsProblem(version.Position, $"'version' is {SettingsProblem.Quote(version.Text)}; this program reads 1")
                );
            }

            var findings = item["findings"];
            if (findings is null)
            {
                problems.Add(new SettingsProblem(item.Position, "'findings' is missing"));
            }

            return findings is not null && Is(findings, JsonTokenType.StartArray, "'findings'", "a list")
                ? [.. findings.Items.Select(Entry).OfType<BaselineEntry>()]
                : [];
        }

        private BaselineEntry? Entry(JsonItem item)
        {
            if (!Is(item, JsonTokenType.StartObject, "a finding", "an object") || !HasKnownKeys(item, _entryKeys))
            {
                return null;
            }

            var (rule, path, line) = (Text(item, "rule"), Text(item, "path"), Text(item, "line"));
            var count = item["count"];
            var isNumber = int.TryParse(count?.Text, System.Globalization.NumberStyles.None, null, out var number) && number > 0;
            if (count is null || count.Kind != JsonTokenType.Number || !isNumber)
            {
                problems.Add(new SettingsProblem((count ?? item).Position, "'count' is to be a number from 1 on"));
                return null;
            }

            if (rule is null || path is null || line is null)
            {
                return null;
            }

            if (!_seen.Add((rule, path, line)))
            {
                problems.Add(new SettingsProblem(item.Position, "the finding is listed already; 'count' tells how many there are"));
            }

            return new BaselineEntry(rule, path, line, number);
        }

        private string? Text(JsonItem item, string key)
        {
            if (item[key] is not { } value)
            {
                problems.Add(new SettingsProblem(item.Position, $"'{key}' is missing"));
                return null;
            }

            return Is(value, JsonTokenType.String, $"'{key}'", "a text") ? value.Text : null;
        }

        private bool Is(JsonItem item, JsonTokenType kind, string what, string noun)
        {
            if (item.Kind == kind)
            {
                return true;
            }

            problems.Add(new SettingsProblem(item.Position, $"{what} is to be {noun}, not {item.Noun}"));
            return false;
        }

        /// <summary>A key that is misspelt is told of, and not that another one is missing.</summary>
        private bool HasKnownKeys(JsonItem item, string[] keys)
        {
            var unknown = item.Members.Where(member => !keys.Contains(member.Name)).ToList();
            foreach (var member in unknown)
            {
                var hint = SpellingSuggestion.For(member.Name, keys) is { } nearest ? $"; did you mean '{nearest}'?" : "";
                problems.Add(new SettingsProblem(member.Position, $"there is no key {SettingsProblem.Quote(member.Name)}{hint}"));
            }

            return unknown.Count == 0;
        }
    }
}
