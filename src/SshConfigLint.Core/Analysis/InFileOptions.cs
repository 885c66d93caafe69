using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>What a file says of itself in front of its first directive: <c># sshconfiglint: kind=server openssh=9.2 vendor=debian</c>.</summary>
public sealed record InFileOptions
{
    /// <summary>Which program reads it; null where the file does not say.</summary>
    public ConfigKind? Kind { get; init; }

    /// <summary>The release that reads it; null where the file does not say.</summary>
    public OpenSshVersion? Version { get; init; }

    /// <summary>Whose build reads it; null where the file does not say.</summary>
    public Vendor? Vendor { get; init; }

    /// <summary>The options in a text; what is wrong with them is told when the file is linted.</summary>
    public static InFileOptions Of(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!ToolComment.MayBeIn(text))
        {
            return new InFileOptions();
        }

        var reader = new FileOptionReader(SyntaxTree.Parse(text));
        foreach (var comment in ToolComment.Of(reader.Tree))
        {
            reader.Read(comment);
        }

        return reader.Options;
    }
}

/// <summary>A mistake in an option.</summary>
/// <param name="Span">The place.</param>
/// <param name="Message">One sentence, lower case, no period.</param>
/// <param name="Suggestion">What was probably meant; null when nothing is likely.</param>
/// <param name="Help">What to do; null when the message says it.</param>
internal sealed record FileOptionMistake(TextSpan Span, string Message, string? Suggestion = null, string? Help = null);

/// <summary>Reads the options of a file out of its comments; the first one of a name counts.</summary>
internal sealed class FileOptionReader(SyntaxTree tree)
{
    private static readonly ImmutableArray<string> _names = ["kind", "openssh", "vendor"];

    private readonly int _firstDirective = tree.Directives.IsEmpty ? int.MaxValue : tree.Directives[0].Line.Start;
    private readonly List<FileOptionMistake> _mistakes = [];

    internal SyntaxTree Tree => tree;

    internal InFileOptions Options { get; private set; } = new();

    internal IReadOnlyList<FileOptionMistake> Mistakes => _mistakes;

    /// <summary>Whether the comment sets options: its first word is followed by <c>=</c>.</summary>
    internal static bool IsFor(SyntaxTree tree, ToolComment comment) =>
        comment.Word.End < comment.Span.End && tree.Text.Content[comment.Word.End] == '=';

    internal void Read(ToolComment comment)
    {
        if (!comment.HasColon || !IsFor(tree, comment))
        {
            return;
        }

        if (comment.Span.Start >= _firstDirective)
        {
            Add(comment.Span, "options of a file stand in front of its first directive, and this one sets nothing");
            return;
        }

        foreach (var span in Words(TextSpan.FromBounds(comment.Word.Start, comment.Span.End)))
        {
            Set(span);
        }
    }

    private void Set(TextSpan span)
    {
        var text = tree.Text.ToString(span);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            Add(span, $"{VisibleWord.Code(text)} sets nothing", help: "write NAME=VALUE");
            return;
        }

        var (name, value) = (text[..equals].ToLowerInvariant(), text[(equals + 1)..]);
        var (nameSpan, valueSpan) = (new TextSpan(span.Start, equals), TextSpan.FromBounds(span.Start + equals + 1, span.End));
        switch (name)
        {
            case "kind" or "openssh" or "vendor" when IsSet(name):
                Add(nameSpan, $"`{name}` is set already, and the first one counts");
                break;
            case "kind":
                Options = Options with { Kind = Parse<ConfigKind>(name, value, valueSpan) };
                break;
            case "openssh":
                Options = Options with { Version = ParseVersion(value, valueSpan) };
                break;
            case "vendor":
                Options = Options with { Vendor = Parse<Vendor>(name, value, valueSpan) };
                break;
            default:
                var nearest = SpellingSuggestion.For(name, _names);
                Add(nameSpan, $"{VisibleWord.Code(name)} is no option of a file", nearest, $"there are {Listed(_names)}");
                break;
        }
    }

    private bool IsSet(string name) =>
        name switch
        {
            "kind" => Options.Kind is not null,
            "openssh" => Options.Version is not null,
            _ => Options.Vendor is not null,
        };

    private T? Parse<T>(string name, string value, TextSpan span)
        where T : struct, Enum
    {
        var values = Enum.GetNames<T>().Select(word => word.ToLowerInvariant()).ToList();
        if (values.Contains(value.ToLowerInvariant()))
        {
            return Enum.Parse<T>(value, ignoreCase: true);
        }

        Add(span, $"{VisibleWord.Code(value)} is no value of `{name}`", SpellingSuggestion.For(value, values), $"write {Listed(values)}");
        return null;
    }

    private OpenSshVersion? ParseVersion(string value, TextSpan span)
    {
        if (OpenSshVersion.TryParse(value, out var version) && OpenSshVersion.All.Contains(version))
        {
            return version;
        }

        Add(
            span,
            $"{VisibleWord.Code(value)} is no release of OpenSSH that is known here",
            help: $"write `{OpenSshVersion.Oldest}` to `{OpenSshVersion.Newest}`"
        );
        return null;
    }

    private IEnumerable<TextSpan> Words(TextSpan span)
    {
        for (var start = span.Start; start < span.End; )
        {
            var length = tree.Text.Content.AsSpan(start, span.End - start).IndexOfAny(ToolComment.Blanks);
            var end = length < 0 ? span.End : start + length;
            if (end > start)
            {
                yield return TextSpan.FromBounds(start, end);
            }

            start = end + 1;
        }
    }

    private void Add(TextSpan span, string message, string? suggestion = null, string? help = null) =>
        _mistakes.Add(new FileOptionMistake(span, message, suggestion, suggestion is null ? help : $"did you mean `{suggestion}`?"));

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"`{word}`"));
}

/// <summary>A word of a stranger in a message.</summary>
internal static class VisibleWord
{
    /// <summary>The word between backticks, without what would end them; nothing for an empty word.</summary>
    internal static string Code(string word) =>
        word.Length == 0 ? "nothing" : $"`{string.Concat(word.Where(character => character != '`' && !char.IsControl(character)))}`";
}
