using System.Buffers;
using System.Collections.Immutable;
using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax;

/// <summary>A comment that speaks to this program: <c># sshconfiglint: word[item, item] rest</c>. It knows no word.</summary>
/// <param name="Span">From the <c>#</c> to the last character that is not blank.</param>
/// <param name="NameEnd">The offset behind the name of this program.</param>
/// <param name="HasColon">Whether the colon stands behind the name; without it the comment may be prose.</param>
/// <param name="Word">The first word behind it, up to a blank, <c>[</c> or <c>=</c>; may be empty.</param>
/// <param name="List">The list behind the word, if there is one.</param>
/// <param name="Rest">What follows the list or the word, without blanks at its ends.</param>
internal sealed record ToolComment(TextSpan Span, int NameEnd, bool HasColon, TextSpan Word, ToolCommentList? List, TextSpan Rest)
{
    private const string Name = "sshconfiglint";

    internal const string Blanks = " \t\f\v\r";

    private static readonly SearchValues<string> _name = SearchValues.Create([Name], StringComparison.OrdinalIgnoreCase);

    private static readonly Parser<char, TextSpan> _blanks = Run(Blanks);

    private static readonly Parser<char, ToolCommentList?> _list = When(
        "[",
        Map(
            (open, items, close) =>
                (ToolCommentList?)new ToolCommentList(TextSpan.FromBounds(open.Start, close.End), [.. items], !close.IsEmpty),
            Run("[", limit: 1),
            Until(",]").Separated(Char(',')),
            Run("]", limit: 1)
        )
    );

    private static readonly Parser<char, ToolComment?> _comment = Map(
        (before, between, colon, word, list, rest) =>
            between.IsEmpty && colon.IsEmpty && !(word.IsEmpty && list is null && rest.IsEmpty)
                ? null // sshconfiglint.json
                : new ToolComment(TextSpan.FromBounds(before.Start, rest.End), between.Start, !colon.IsEmpty, word, list, rest),
        Run("#").Before(_blanks).Before(CIString(Name)),
        _blanks,
        Run(":", limit: 1).Before(_blanks),
        Until(Blanks + "[="),
        _blanks.Then(_list),
        _blanks.Then(Until("\n"))
    );

    /// <summary>Whether it stands on a line of its own, not behind a directive.</summary>
    internal bool IsOnOwnLine { get; private init; }

    /// <summary>Whether a text may hold one: asked before it is parsed.</summary>
    internal static bool MayBeIn(SourceText text) => text.Content.AsSpan().ContainsAny(_name);

    /// <summary>All of a file, in order.</summary>
    internal static ImmutableArray<ToolComment> Of(SyntaxTree tree)
    {
        var content = tree.Text.Content;
        var comments = ImmutableArray.CreateBuilder<ToolComment>();
        for (var at = content.AsSpan().IndexOfAny(_name); at >= 0; )
        {
            if (CommentAt(tree, at) is var (span, isOnOwnLine) && Parse(content, span) is { } comment)
            {
                comments.Add(comment with { IsOnOwnLine = isOnOwnLine });
            }

            var lineFeed = content.IndexOf('\n', at);
            var next = lineFeed < 0 ? -1 : content.AsSpan(lineFeed).IndexOfAny(_name);
            at = next < 0 ? -1 : lineFeed + next;
        }

        return comments.DrainToImmutable();
    }

    /// <summary>The one that has a line for itself; null for none.</summary>
    internal static ToolComment? OnLine(SyntaxTree tree, TextSpan line)
    {
        var content = tree.Text.Content;
        var at = content.AsSpan(line.Start, line.Length).IndexOfAny(_name);
        return at >= 0 && CommentAt(tree, line.Start + at) is (var span, true) && Parse(content, span) is { } comment
            ? comment with
            {
                IsOnOwnLine = true,
            }
            : null;
    }

    /// <summary>The comment around an offset, without blanks at its end; null where there is none.</summary>
    private static (TextSpan Span, bool IsOnOwnLine)? CommentAt(SyntaxTree tree, int offset)
    {
        if (tree.DirectiveAt(offset) is { } directive)
        {
            return directive.Comment is { } behind && behind.Contains(offset) ? (behind, false) : null;
        }

        var content = tree.Text.Content.AsSpan();
        var start = content[..offset].LastIndexOf('\n') + 1;
        start += content[start..offset].IndexOfAnyExcept(Blanks + "\uFEFF") is >= 0 and var blanks ? blanks : 0;
        var end = content[offset..].IndexOfAny('\n', '\0');
        var line = content[start..(end < 0 ? content.Length : offset + end)];
        return line.StartsWith('#') ? (new TextSpan(start, line.TrimEnd(Blanks).Length), true) : null;
    }

    private static ToolComment? Parse(string content, TextSpan span)
    {
        var result = _comment.Parse(content.AsSpan(span.Start, span.Length));
        if (!result.Success || result.Value is not { } comment)
        {
            return null;
        }

        return new ToolComment(
            comment.Span.Shift(span.Start),
            comment.NameEnd + span.Start,
            comment.HasColon,
            comment.Word.Shift(span.Start),
            comment.List?.Shift(content, span.Start),
            comment.Rest.Shift(span.Start)
        );
    }
}

/// <summary>A list in brackets.</summary>
/// <param name="Span">The brackets and what is between them.</param>
/// <param name="Items">The items, without blanks around them; empty ones too.</param>
/// <param name="IsClosed">Whether the closing bracket is there.</param>
internal sealed record ToolCommentList(TextSpan Span, ImmutableArray<TextSpan> Items, bool IsClosed)
{
    internal ToolCommentList Shift(string content, int offset) =>
        new(Span.Shift(offset), [.. Items.Select(item => Trim(content, item.Shift(offset)))], IsClosed);

    private static TextSpan Trim(string content, TextSpan item)
    {
        var text = content.AsSpan(item.Start, item.Length);
        var start = item.Start + text.Length - text.TrimStart().Length;
        return new TextSpan(start, text.Trim().Length);
    }
}
