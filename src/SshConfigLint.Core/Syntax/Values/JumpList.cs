using System.Collections.Immutable;
using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax.Values;

/// <summary>One hop of a jump list: <c>[user@]host[:port]</c> or <c>ssh://[user@]host[:port]</c>.</summary>
/// <param name="User">The user name; null when none is given.</param>
/// <param name="UserSpan">Where it stands within the value.</param>
/// <param name="Target">Host and port, spans relative to the value.</param>
/// <param name="IsUri">Whether it begins with <c>ssh://</c>.</param>
/// <param name="Span">Where the hop stands within the value.</param>
public sealed record Jump(string? User, TextSpan UserSpan, HostPort Target, bool IsUri, TextSpan Span);

/// <summary>The hops of a jump list, first hop first (<c>readconf.c: parse_jump</c>).</summary>
/// <param name="Jumps">The hops.</param>
public sealed record JumpList(ImmutableArray<Jump> Jumps)
{
    private const string Scheme = "ssh://";

    private static readonly Parser<char, (TextSpan User, TextSpan At)> _uriUser = Map(
        (user, at) => (user, at),
        Until("@"),
        Run("@", limit: 1)
    );

    /// <summary>Reads a list; every text is one, see the parts for what is wrong with a hop.</summary>
    public static JumpList Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new JumpList([.. CommaList.Parse(text).Items.Select(Hop)]);
    }

    private static Jump Hop(ListItem item)
    {
        var isUri = item.Text.StartsWith(Scheme, StringComparison.Ordinal);
        var start = isUri ? Scheme.Length : 0;
        // A URI ends its user at the first `@`, the plain form at the last one.
        var at = isUri ? UriUser(item.Text, start) : item.Text.LastIndexOf('@');
        var hostStart = at < 0 ? start : at + 1;
        var offset = item.Span.Start;
        return new Jump(
            at < 0 ? null : item.Text[start..at],
            at < 0 ? new TextSpan(offset + start, 0) : TextSpan.FromBounds(offset + start, offset + at),
            Shift(HostPort.Parse(item.Text[hostStart..]), offset + hostStart),
            isUri,
            item.Span
        );
    }

    private static int UriUser(string text, int start)
    {
        var (user, at) = _uriUser.ParseOrThrow(text.AsSpan(start));
        return at.IsEmpty ? -1 : start + user.End;
    }

    private static HostPort Shift(HostPort target, int offset) =>
        target with
        {
            HostSpan = target.HostSpan.Shift(offset),
            PortSpan = target.PortSpan.Shift(offset),
            Error = target.Error is { } error ? error with { Span = error.Span.Shift(offset) } : null,
        };
}
