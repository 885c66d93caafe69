using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>The words of a line as the target's release splits it.</summary>
internal static class DirectiveWords
{
    /// <summary>Since this release lines are split by <c>misc.c: argv_split</c>.</summary>
    internal static readonly OpenSshVersion ArgvSplit = new(8, 7);

    /// <summary>Since this release Match lines are split like all others.</summary>
    internal static readonly OpenSshVersion MatchArgvSplit = new(9, 9);

    /// <summary>Older clients know no comment behind a value (<c>readconf.c: process_config_line_depth</c>).</summary>
    internal static readonly OpenSshVersion ClientComments = new(8, 5);

    internal static ImmutableArray<SyntaxToken> Of(DirectiveSyntax syntax, string text, KeywordInfo? keyword, OpenSshVersion version)
    {
        var isMatch = keyword?.Value == ValueKind.MatchCriteria;
        if (version >= MatchArgvSplit || (version >= ArgvSplit && !isMatch))
        {
            return syntax.Arguments;
        }

        var words = LegacyWordGrammar.Split(
            text,
            SeenPart(syntax, text, keyword, version, isMatch),
            splitEquals: keyword?.Value is not ValueKind.EnvironmentAssignments
        );

        // strdelim gives nothing for a word with an open quote: that ends the line.
        return words is [.., var last] && (last.Flags & SyntaxTokenFlags.Unterminated) != 0 ? words[..^1] : words;
    }

    /// <summary>What is left of the line after the comment that the release knows.</summary>
    private static TextSpan SeenPart(DirectiveSyntax syntax, string text, KeywordInfo? keyword, OpenSshVersion version, bool isMatch)
    {
        var rest = syntax.RestOfLine;
        if (isMatch)
        {
            // A word that begins with '#' ends a Match line; where it does not yet, ReleaseSpelling tells so.
            return syntax.Comment is { } comment ? TextSpan.FromBounds(rest.Start, comment.Start) : rest;
        }

        // Clients before 8.5 know no comment behind a value: where it is one word too many, ReleaseSpelling tells so.
        if (keyword?.Kind == ConfigKind.Client && version < ClientComments)
        {
            return syntax.Comment is { } behind && syntax.Arguments.Length >= keyword.MaxArguments
                ? TextSpan.FromBounds(rest.Start, behind.Start)
                : rest;
        }

        // The server up to 8.6 and the client 8.5 and 8.6 cut the line at the first '#', even inside quotes.
        var hash = text.AsSpan(rest.Start, rest.Length).IndexOf('#');
        return hash < 0 ? rest : new TextSpan(rest.Start, hash);
    }
}
