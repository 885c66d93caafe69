using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>What the tables know of one keyword, for people and as JSON.</summary>
internal static class KeywordText
{
    private const int LabelWidth = 13;

    /// <summary>Every row of a name in any case, client first; empty for a name that no program has.</summary>
    internal static ImmutableArray<KeywordInfo> Find(string name) =>
        [.. KeywordTable.Rows(ConfigKind.Client, name), .. KeywordTable.Rows(ConfigKind.Server, name)];

    /// <summary>The keyword of any release, vendor and program that a name is nearest to, or null.</summary>
    internal static string? Suggest(string name) =>
        SpellingSuggestion.For(
            name,
            KeywordTable.All(ConfigKind.Client).Concat(KeywordTable.All(ConfigKind.Server)).Select(row => row.Name).Distinct()
        );

    internal static void Write(TextWriter output, ImmutableArray<KeywordInfo> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (i > 0)
            {
                output.Write('\n');
            }

            Write(output, rows[i]);
        }
    }

    internal static void Write(Utf8JsonWriter json, ImmutableArray<KeywordInfo> rows)
    {
        json.WriteStartArray();
        foreach (var row in rows)
        {
            Write(json, row);
        }

        json.WriteEndArray();
    }

    private static void Write(TextWriter output, KeywordInfo row)
    {
        var program = row.Kind.Program();
        output.Write($"{row.Name} ({program}_config, read by {program})\n");
        if (row.IsVendorKeyword)
        {
            Line(output, "builds of", string.Join(", ", row.Vendors.Select(VendorNames.Of)));
        }

        if (row.Note is { } note)
        {
            Line(output, "note", note);
        }

        Line(output, "state", string.Join("; ", row.States.Reverse().Select(state => $"{State(row, state)} since {state.Release}")));
        if (row.Value != ValueKind.Legacy)
        {
            Line(output, "value", History(row.ValueHistory, (_, value) => Name(value)));
            WriteWords(output, row.Words);
            Line(output, "arguments", History(row.ArgumentHistory, (_, count) => Count(row, count)));
            Line(output, "given twice", History(row.RepetitionHistory, (_, repetition) => Repetition(repetition)));
        }

        if (row.Kind == ConfigKind.Server)
        {
            Line(
                output,
                "in Match",
                row.AllowedInMatch.IsEmpty ? "no" : History(row.AllowedInMatch, (release, may) => Match(row, release, may))
            );
        }

        Line(output, "default", History(row.Defaults, (_, value) => value));
        Line(
            output,
            "",
            string.Join(
                "; ",
                row.VendorDefaults.Select(item => $"{item.Value} in builds of {VendorNames.Of(item.Vendor)} since {item.Release}")
            )
        );
        if (PercentTokens.Of(row.Kind, row.Name, OpenSshVersion.Newest) is { } tokens)
        {
            Line(output, "expands", string.Join(' ', tokens.Prepend('%').Select(letter => $"%{letter}")));
        }
    }

    private static void Line(TextWriter output, string label, string text)
    {
        if (text.Length > 0)
        {
            output.Write($"  {label.PadRight(LabelWidth)}{text}\n");
        }
    }

    /// <summary>Newest first; a value that always held stands alone.</summary>
    private static string History<T>(ImmutableArray<Since<T>> rows, Func<OpenSshVersion, T, string> text) =>
        rows.Length == 1 && rows[0].Release <= OpenSshVersion.Oldest
            ? text(rows[0].Release, rows[0].Value)
            : string.Join("; ", rows.Reverse().Select(row => $"{text(row.Release, row.Value)} since {row.Release}"));

    /// <summary>The words of the newest release, then what came and went.</summary>
    private static void WriteWords(TextWriter output, ImmutableArray<Since<ImmutableArray<string>>> rows)
    {
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            if (i == rows.Length - 1)
            {
                Line(output, "words", string.Join(' ', rows[i].Value));
            }

            if (i > 0)
            {
                var (now, before) = (rows[i].Value, rows[i - 1].Value);
                Line(output, "", Change("new in", rows[i].Release, now.Except(before)));
                Line(output, "", Change("gone with", rows[i].Release, before.Except(now)));
            }
        }
    }

    private static string Change(string what, OpenSshVersion release, IEnumerable<string> words) =>
        words.ToArray() is { Length: > 0 } changed ? $"{what} {release}: {string.Join(' ', changed)}" : "";

    private static string State(KeywordInfo row, Since<KeywordState> state) =>
        state.Value switch
        {
            KeywordState.Alias => $"another name of {row.AliasIn(state.Release)}",
            KeywordState.Absent => "unknown",
            KeywordState.Deprecated when row.Kind == ConfigKind.Client => "passed over without a word",
            KeywordState.Deprecated or KeywordState.Unsupported => "passed over with a warning",
            KeywordState.Ignored => "passed over without a word",
            _ => "accepted",
        };

    private static string Match(KeywordInfo row, OpenSshVersion release, bool isAllowed) =>
        !isAllowed ? "no"
        : row.IsInertInMatch(release) ? "accepted, but without effect"
        : "yes";

    private static string Count(KeywordInfo row, ArgumentCount count) =>
        row.RestOfLine ? "the rest of the line"
        : count.Max == int.MaxValue ? $"{Number(count.Min)} or more"
        : count.Min == count.Max ? Number(count.Min)
        : $"{Number(count.Min)} to {Number(count.Max)}";

    private static string Repetition(Repetition repetition) =>
        repetition switch
        {
            Knowledge.Repetition.FirstWins => "the first value wins",
            Knowledge.Repetition.FirstLineWins => "the first line wins",
            Knowledge.Repetition.Accumulates => "values add up",
            Knowledge.Repetition.AccumulatesDistinct => "values add up, without repetitions",
            Knowledge.Repetition.FirstPerItem => "the first value of each item wins",
            Knowledge.Repetition.LastWins => "the last value wins",
            _ => "begins a block or reads a file",
        };

    /// <summary>The kind in words, from its name: <c>EnumerationOrTime</c> is "enumeration or time".</summary>
    private static string Name(ValueKind kind) =>
        string.Concat(
            kind.ToString()
                .Select(
                    (letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"
                )
        );

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, KeywordInfo row)
    {
        json.WriteStartObject();
        json.WriteString("name", row.Name);
        json.WriteString("program", row.Kind.Program());
        json.WriteStrings("vendors", row.Vendors.Select(VendorNames.Of));
        json.WriteString("note", row.Note);
        History(json, "states", row.States, (writer, state) => writer.WriteStringValue(Camel(state.ToString())));
        History(json, "aliasOf", row.Aliases, (writer, name) => writer.WriteStringValue(name));
        History(json, "value", row.ValueHistory, (writer, value) => writer.WriteStringValue(Camel(value.ToString())));
        History(json, "words", row.Words, WriteWords);
        json.WriteBoolean("areWordsCaseSensitive", row.AreWordsCaseSensitive);
        History(json, "arguments", row.ArgumentHistory, WriteCount);
        json.WriteBoolean("restOfLine", row.RestOfLine);
        History(json, "repetition", row.RepetitionHistory, (writer, value) => writer.WriteStringValue(Camel(value.ToString())));
        History(json, "allowedInMatch", row.AllowedInMatch, (writer, value) => writer.WriteBooleanValue(value));
        History(json, "inertInMatch", row.InertInMatch, (writer, value) => writer.WriteBooleanValue(value));
        History(json, "default", row.Defaults, (writer, value) => writer.WriteStringValue(value));
        json.WriteStartArray("vendorDefaults");
        foreach (var item in row.VendorDefaults)
        {
            json.WriteStartObject();
            json.WriteString("vendor", VendorNames.Of(item.Vendor));
            json.WriteString("since", item.Release.ToString());
            json.WriteString("value", item.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("percentTokens", PercentTokens.Of(row.Kind, row.Name, OpenSshVersion.Newest));
        json.WriteEndObject();
    }

    private static void History<T>(Utf8JsonWriter json, string name, ImmutableArray<Since<T>> rows, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("since", row.Release.ToString());
            json.WritePropertyName("value");
            write(json, row.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteWords(Utf8JsonWriter json, ImmutableArray<string> words)
    {
        json.WriteStartArray();
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }

    /// <summary>An absent maximum means no limit.</summary>
    private static void WriteCount(Utf8JsonWriter json, ArgumentCount count)
    {
        json.WriteStartObject();
        json.WriteNumber("min", count.Min);
        if (count.Max != int.MaxValue)
        {
            json.WriteNumber("max", count.Max);
        }

        json.WriteEndObject();
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
