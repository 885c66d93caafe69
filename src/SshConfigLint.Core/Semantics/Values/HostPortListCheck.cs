using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>PermitOpen, PermitListen, PermitRemoteOpen: <c>host:port</c> words, or <c>any</c> or <c>none</c> alone.</summary>
internal static class HostPortListCheck
{
    private static readonly OpenSshVersion _firstWithoutEarlyEnd = new(9, 7);

    internal static void Check(ValueContext context)
    {
        if (context.Kind == ConfigKind.Client)
        {
            Client(context);
        }
        else if (context.Version < _firstWithoutEarlyEnd)
        {
            ServerUpTo96(context);
        }
        else
        {
            Server(context);
        }
    }

    /// <summary>Both words must stand alone, in any case (<c>readconf.c: oPermitRemoteOpen</c>).</summary>
    private static void Client(ValueContext context)
    {
        foreach (var word in context.Words)
        {
            if (word.Value.ToLowerInvariant() is not ("any" or "none"))
            {
                HostAndPort(context, word);
            }
            else if (context.Words.Length > 1)
            {
                Alone(context, word);
            }
        }
    }

    /// <summary>A first <c>any</c> or <c>none</c> ends the list, and so does an empty word; what follows is left over.</summary>
    private static void ServerUpTo96(ValueContext context)
    {
        if (context.Words[0].Value is "any" or "none")
        {
            if (context.Words.Length > 1)
            {
                Alone(context, context.Words[0]);
            }

            return;
        }

        if (context.IsEmptyWord(context.Words[0]))
        {
            return;
        }

        for (var i = 0; i < context.Words.Length; i++)
        {
            if (context.Words[i].Value.Length == 0)
            {
                ExtraWords.Check(context, i + 1);
                return;
            }

            HostAndPort(context, context.Words[i]);
        }
    }

    /// <summary>The words must come first; behind <c>any</c> other words pass (<c>servconf.c: sPermitOpen</c>).</summary>
    private static void Server(ValueContext context)
    {
        for (var i = 0; i < context.Words.Length; i++)
        {
            var word = context.Words[i];
            if (word.Value is not ("any" or "none"))
            {
                HostAndPort(context, word);
            }
            else if (i > 0)
            {
                Alone(context, word);
            }
        }
    }

    private static void Alone(ValueContext context, SyntaxToken word) =>
        context.Report(
            ProblemKind.InvalidValue,
            word.Span,
            $"`{word.Value}` must be the only value of `{context.Keyword.Name}`",
            help: $"delete `{word.Value}`, or the other values"
        );

    private static void HostAndPort(ValueContext context, SyntaxToken word)
    {
        var text = word.Value;
        if (context.Is("PermitListen") && !text.Contains(':', StringComparison.Ordinal))
        {
            Port(context, word, text, 0);
            return;
        }

        var target = HostPort.Parse(text);
        if (target.Error is { } error)
        {
            context.Invalid(word, error);
        }
        else if (target.Delimiter == '/')
        {
            context.Invalid(word, "a `:` is expected between host and port");
        }
        else if (target.Port is not { } port)
        {
            context.Invalid(word, "a port is missing; `host:port` is expected", help: "write `host:*` to allow every port");
        }
        else
        {
            Port(context, word, port, target.PortSpan.Start);
        }
    }

    private static void Port(ValueContext context, SyntaxToken word, string port, int start)
    {
        if (port != "*" && NumberCheck.PortProblem(port, context.Version) is { } reason)
        {
            context.Invalid(word, $"{reason}, or `*` for every port", new TextSpan(start, port.Length));
        }
    }
}
