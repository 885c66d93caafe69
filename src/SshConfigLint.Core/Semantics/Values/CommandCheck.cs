using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>Values that are the untouched rest of the line.</summary>
internal static class CommandCheck
{
    private static readonly OpenSshVersion _firstWithComments = new(8, 7);

    internal static void Command(ValueContext context)
    {
        var value = Value(context, out _);
        if (context.Kind == ConfigKind.Server && !context.Is("ForceCommand"))
        {
            AbsolutePath(context, value);
        }

        Comment(context, value);
    }

    internal static void Text(ValueContext context) => Comment(context, Value(context, out _));

    /// <summary>The rest of the line without the blanks, and for the client any number of <c>=</c>, that OpenSSH skips (<c>readconf.c: parse_command</c>).</summary>
    internal static string Value(ValueContext context, out int start) => Rest(context.Directive, context.Version, out start);

    /// <summary>The same for a line that is known to be right.</summary>
    internal static string Rest(BoundDirective directive, OpenSshVersion version) => Rest(directive, version, out _);

    private static string Rest(BoundDirective directive, OpenSshVersion version, out int start)
    {
        var rest = directive.Syntax.RestText;
        var isServer = directive.Keyword!.Kind == ConfigKind.Server;
        if (isServer && version < DirectiveWords.ArgvSplit && rest.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0)
        {
            // The server up to 8.6 cuts every line at its first '#' (servconf.c: process_server_config_line).
            rest = rest[..hash].TrimEnd(' ', '\t');
        }

        var value = rest.AsSpan().TrimStart(isServer ? " \t\r\n" : " \t\r\n=");
        start = directive.Syntax.RestOfLine.Start + rest.Length - value.Length;
        return value.ToString();
    }

    private static void AbsolutePath(ValueContext context, string value)
    {
        if (value.StartsWith('/') || value.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var end = value.IndexOfAny([' ', '\t']);
        Value(context, out var start);
        context.Report(
            ProblemKind.InvalidValue,
            new TextSpan(start, end < 0 ? value.Length : end),
            $"the command of `{context.Keyword.Name}` must begin with an absolute path, or be `none`"
        );
    }

    /// <summary>
    /// A comment is no comment here. A shell takes the command of most keywords and passes over it; it does harm where no
    /// shell is asked, and behind <c>none</c>, which is a command then.
    /// </summary>
    private static void Comment(ValueContext context, string value)
    {
        if (context.Directive.Syntax.Comment is not { } comment || context.Version < _firstWithComments)
        {
            return;
        }

        var hash = comment.Start - context.Directive.Syntax.RestOfLine.Start;
        var isNone = context.Directive.Syntax.RestText[..hash].Trim(' ', '\t', '=').Equals("none", StringComparison.OrdinalIgnoreCase);
        var isLiteral =
            context.Keyword.Value == ValueKind.RestOfLineText
            || context.Keyword.Name is "KnownHostsCommand" or "AuthorizedKeysCommand" or "AuthorizedPrincipalsCommand";
        if (value.Length == 0 || (!isNone && !isLiteral))
        {
            return;
        }

        context.Report(
            ProblemKind.CommentInValue,
            comment,
            isNone
                ? $"`none` is no longer `none` with a comment behind it: {context.Program} takes the rest of the line as the value of `{context.Keyword.Name}`"
                : $"this is no comment but a part of the value of `{context.Keyword.Name}`",
            ProblemEffect.Ignored,
            help: "put the comment on a line of its own"
        );
    }
}
