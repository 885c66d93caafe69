using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Negotiation;

/// <summary>A list keyword of a configuration with names added in the smallest way.</summary>
internal static class EditedList
{
    /// <summary>The value of the line that decides once it has further names; without such a line <c>+</c> adds them to the default.</summary>
    internal static string ValueWith(PartyConfig config, string keyword, ImmutableArray<string> names)
    {
        var added = string.Join(',', names);
        if (config.LineOf(keyword) is not { } line)
        {
            return $"+{added}";
        }

        var list = AlgorithmList.Parse(line.Value);
        if (list.Mode != AlgorithmListMode.Remove)
        {
            return $"{line.Value.TrimEnd(',')},{added}";
        }

        // Behind "-" a name comes back when it is no longer taken away; else the list has to be written out.
        var kept = list.Items.Where(item => !names.Contains(item.Name, StringComparer.Ordinal)).ToList();
        var shorter = $"-{string.Join(',', kept.Select(item => item.Name))}";
        var target = config.Model.Target;
        var kind = config.Model.Kind;
        return
            kept.Count > 0
            && !list.Items.Any(item => item.IsNegated)
            && names.All(name => Names(kind, target, keyword, shorter).Contains(name, StringComparer.Ordinal))
            ? shorter
            : string.Join(',', Names(kind, target, keyword, line.Value).AddRange(names));
    }

    /// <summary>What a value comes to.</summary>
    internal static ImmutableArray<string> Names(ConfigKind kind, Target target, string keyword, string value) =>
        [.. (AlgorithmText.Of(kind, target, keyword, value) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The edit that writes the value.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="keyword">The list.</param>
    /// <param name="value">Its value.</param>
    /// <param name="added">What it has more than before.</param>
    /// <param name="isFirst">Whether no other new line stands at the same place already.</param>
    internal static ListEdit Edit(PartyConfig config, string keyword, string value, ImmutableArray<AlgorithmInfo> added, bool isFirst)
    {
        var role = config.Model.Kind;
        var written = $"{keyword} {value}";
        if (config.LineOf(keyword) is { } line)
        {
            var edit = new TextEdit(line.Words[0].Span, value);
            return new ListEdit(role, keyword, added, written, line.File, EditPlace.DecidingLine, line, edit);
        }

        var entry = config.Model.Entry;
        var text = entry.Tree.Text.Content;
        var lineEnd = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        if (role == ConfigKind.Server)
        {
            // Lines behind a Match line would belong to its block.
            var top = new TextEdit(new TextSpan(0, 0), $"{written}{lineEnd}");
            return new ListEdit(role, keyword, added, written, entry, EditPlace.TopOfFile, null, top);
        }

        if (HeaderOf(config) is { } header)
        {
            var end = text.IndexOf('\n', header.Syntax.Span.End);
            var below =
                end < 0
                    ? new TextEdit(new TextSpan(text.Length, 0), $"{lineEnd}    {written}")
                    : new TextEdit(new TextSpan(end + 1, 0), $"    {written}{lineEnd}");
            return new ListEdit(role, keyword, added, written, entry, EditPlace.HostBlock, header, below);
        }

        var open = text.Length > 0 && !text.EndsWith('\n') && isFirst ? lineEnd : "";
        var block = isFirst ? $"{open}Host {config.Host}{lineEnd}" : "";
        var atEnd = new TextEdit(new TextSpan(text.Length, 0), $"{block}    {written}{lineEnd}");
        return new ListEdit(role, keyword, added, written, entry, EditPlace.EndOfFile, null, atEnd);
    }

    /// <summary>The block of the entry file that is for the host alone or for its pattern.</summary>
    private static BoundDirective? HeaderOf(PartyConfig config) =>
        config
            .Model.DirectivesOf("Host")
            .FirstOrDefault(header =>
                header is { IsValid: true }
                && header.File == config.Model.Entry
                && header.Words.Any(word => word.Value == config.Host)
                && header.TakesHost(ClientHosts.NameFor(config.Host!))
            );
}
