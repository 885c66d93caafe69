using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>ProxyJump: <c>none</c>, or hops separated by commas (<c>readconf.c: parse_jump</c>).</summary>
internal static class ProxyJumpCheck
{
    private static readonly OpenSshVersion _firstWithUris = new(8, 5);
    private static readonly OpenSshVersion _firstCutAtBlank = new(8, 7);
    private static readonly OpenSshVersion _firstWithRightTrim = new(10, 1);

    internal static void Check(ValueContext context)
    {
        var text = CommandCheck.Value(context, out var start);
        if (text.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var hash = context.Version < DirectiveWords.ClientComments ? -1 : text.IndexOf('#', StringComparison.Ordinal);
        text = (hash < 0 ? text : text[..hash]).TrimEnd(' ', '\t', '\r', '\n');
        // 8.7 to 10.0 mean to trim the end, but cut at the first blank.
        var blank = context.Version >= _firstCutAtBlank && context.Version < _firstWithRightTrim ? text.IndexOfAny([' ', '\t']) : -1;
        if (blank >= 0 && IsCutList(context, text, start, blank))
        {
            return;
        }

        foreach (var hop in JumpList.Parse(blank < 0 ? text : text[..blank]).Jumps)
        {
            Hop(context, hop, start);
        }
    }

    /// <summary>Reports what is lost behind a blank; true when ssh refuses the list for it.</summary>
    private static bool IsCutList(ValueContext context, string text, int start, int blank)
    {
        var rest = text[blank..].TrimStart();
        var place = start + text.Length - rest.Length;
        if (blank > 0 && text[blank - 1] == ',')
        {
            context.Report(
                ProblemKind.BlankInList,
                TextSpan.FromBounds(start + blank, place),
                "a blank cuts the list of `ProxyJump`: ssh refuses it",
                label: "no blank may stand here",
                help: "delete the blank"
            );
            return true;
        }

        context.Report(
            ProblemKind.ExtraArgument,
            new TextSpan(place, rest.Length),
            $"ssh {context.Version} ignores what follows the first blank in `ProxyJump`",
            ProblemEffect.Ignored,
            help: "delete it, or separate hops by a comma without blanks"
        );
        return false;
    }

    private static void Hop(ValueContext context, Jump hop, int start)
    {
        // Up to 8.4 a URI had to be right in the plain form as well.
        var plain = hop.IsUri && context.Version < _firstWithUris ? Plain(hop) : null;
        var (part, reason) = plain ?? Wrong(hop, context.Version);
        if (reason is null)
        {
            return;
        }

        context.Report(
            ProblemKind.InvalidValue,
            (part.IsEmpty ? hop.Span : part).Shift(start),
            $"this hop of `ProxyJump` is refused: {reason}",
            help: "write `[user@]host[:port]`, with an IPv6 address in brackets"
        );
    }

    private static (TextSpan Part, string? Reason)? Plain(Jump hop) =>
        hop.User is null ? (hop.Span, "a URI is read only from OpenSSH 8.5 on") : null;

    private static (TextSpan Part, string? Reason) Wrong(Jump hop, OpenSshVersion version)
    {
        var target = hop.Target;
        if (target.Error is { } error)
        {
            return (error.Span, error.Reason);
        }

        if (hop.User is "" || (hop.IsUri && hop.User is [';', ..]))
        {
            return (hop.Span, "the user name before the `@` is empty");
        }

        if (target.Host.Length == 0)
        {
            return (hop.Span, "the host is missing");
        }

        return hop.IsUri ? Uri(hop, version)
            : target.Delimiter == '/' ? (target.PortSpan, "only `:` and a port may follow the host")
            : Port(target.Port, target.PortSpan, version);
    }

    private static (TextSpan Part, string? Reason) Uri(Jump hop, OpenSshVersion version)
    {
        var target = hop.Target;
        if (DomainCheck.NameProblem(target.Host, version) is { } reason)
        {
            return (target.HostSpan, reason);
        }

        if (hop.User is { } user && !IsUrlEncoded(user.Split(';')[0]))
        {
            return (hop.UserSpan, "a `%` must be followed by two hexadecimal digits");
        }

        var (port, path) = target.Delimiter == '/' ? ("", target.Port!) : Cut(target.Port ?? "");
        return path.Length > 0 ? (target.PortSpan, "a path may not follow") : Port(port, target.PortSpan, version);
    }

    private static (string Port, string Path) Cut(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (text, "") : (text[..slash], text[(slash + 1)..]);
    }

    // An empty port is no port.
    private static (TextSpan Part, string? Reason) Port(string? port, TextSpan span, OpenSshVersion version) =>
        string.IsNullOrEmpty(port) ? (span, null) : (span, NumberCheck.PortProblem(port, version));

    private static bool IsUrlEncoded(string text)
    {
        for (var i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 3))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                return false;
            }
        }

        return true;
    }
}
