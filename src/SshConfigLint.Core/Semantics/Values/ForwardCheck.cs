using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Values;

/// <summary>LocalForward, RemoteForward and DynamicForward (<c>readconf.c: parse_forward</c>).</summary>
internal static class ForwardCheck
{
    private const int LongestLine = 255;
    private const int LongestHost = 1024;
    private const int LongestSocket = 107;

    private static readonly OpenSshVersion _firstWithVariables = new(8, 4);
    private static readonly OpenSshVersion _firstWithRemoteSocks = new(7, 6);

    internal static void Check(ValueContext context)
    {
        var listen = context.Words[0];
        if (context.IsEmptyWord(listen))
        {
            return;
        }

        var isRemote = context.Is("RemoteForward");
        var isDynamic = context.Is("DynamicForward");
        SyntaxToken? target = !isDynamic && context.Words.Length > 1 && context.Words[1].Value.Length > 0 ? context.Words[1] : null;
        if (target is null && !isDynamic && (!isRemote || context.Version < _firstWithRemoteSocks))
        {
            context.Report(
                ProblemKind.MissingArgument,
                context.Words[^1].Span,
                $"`{context.Keyword.Name}` needs a second word: where the connections go",
                label: "a host and port, or a socket, must follow"
            );
            return;
        }

        Parts(context, listen, target, isDynamic || target is null, isRemote);
        ExtraWords.Check(context, isDynamic ? 1 : 2);
    }

    private static void Parts(ValueContext context, SyntaxToken listen, SyntaxToken? target, bool isDynamic, bool isRemote)
    {
        // OpenSSH joins both words with a colon, in a buffer that cuts them short.
        var joined = target is { } second ? $"{listen.Value}:{second.Value}" : listen.Value;
        joined = joined.Length > LongestLine ? joined[..LongestLine] : joined;
        var hasVariable = false;
        if (context.Version >= _firstWithVariables)
        {
            if (PercentCheck.BrokenVariable(context, listen) || (target is { } word && PercentCheck.BrokenVariable(context, word)))
            {
                return;
            }

            hasVariable = joined.Contains("${", StringComparison.Ordinal);
        }

        // What a variable holds is known only on the machine that runs ssh.
        if (hasVariable)
        {
            return;
        }

        var spec = ForwardingSpec.Parse(joined.TrimStart(' ', '\t', '\n', '\v', '\f', '\r'));
        if ((spec.Error?.Reason ?? Wrong(spec.Fields.AsSpan(), isDynamic, isRemote, context.Version)) is not { } reason)
        {
            return;
        }

        // Most often only one of the two words is to blame.
        var isListenFine = Wrong(ForwardingSpec.Parse(listen.Value).Fields.AsSpan(), isDynamic: true, isRemote, context.Version) is null;
        var blamed = isListenFine && target is { } last ? last : listen;
        context.Invalid(blamed, reason, help: Form(isDynamic, isRemote));
    }

    private static string? Wrong(ReadOnlySpan<ForwardingField> fields, bool isDynamic, bool isRemote, OpenSshVersion version)
    {
        if (isDynamic && fields.Length is not (1 or 2))
        {
            return fields.Length == 0 ? "a port is missing" : "it has too many fields";
        }

        var (listen, connect) = Split(fields, isDynamic);
        if (fields.Length < 2 && !isDynamic)
        {
            return "a port and a target are expected";
        }

        if (Listen(listen, isRemote, version) is { } wrongListen)
        {
            return wrongListen;
        }

        return isDynamic ? null : Connect(connect, version);
    }

    /// <summary>Which fields say where to listen: sockets take one field, an address and port one or two.</summary>
    private static (ForwardingField[] Listen, ForwardingField[] Connect) Split(ReadOnlySpan<ForwardingField> fields, bool isDynamic)
    {
        if (isDynamic)
        {
            // Two fields, the second of which is a socket: the first is a port, the second where it goes.
            return fields.Length == 2 && fields[1].IsPath ? (fields[..1].ToArray(), fields[1..].ToArray()) : (fields.ToArray(), []);
        }

        var listen = fields.Length switch
        {
            2 => 1,
            3 when fields[0].IsPath => 1,
            3 when fields[2].IsPath => 2,
            3 => 1,
            _ => 2,
        };
        listen = Math.Min(listen, fields.Length);
        return (fields[..listen].ToArray(), fields[listen..].ToArray());
    }

    private static string? Listen(ForwardingField[] fields, bool isRemote, OpenSshVersion version)
    {
        if (fields is [{ IsPath: true } path])
        {
            return path.Text.Length > LongestSocket ? $"the name of a socket has at most {LongestSocket} characters" : null;
        }

        if (fields is [var host, _] && host.Text.Length > LongestHost)
        {
            return "the address to listen on is too long";
        }

        return fields is [.., var port] ? NumberCheck.PortProblem(port.Text, version, allowZero: isRemote) : "a port is missing";
    }

    private static string? Connect(ForwardingField[] fields, OpenSshVersion version)
    {
        if (fields is [{ IsPath: true } path])
        {
            return path.Text.Length > LongestSocket ? $"the name of a socket has at most {LongestSocket} characters" : null;
        }

        if (fields is not [var host, var port])
        {
            return "a host and a port are expected as the target";
        }

        return host.Text.Length > LongestHost ? "the host is too long" : NumberCheck.PortProblem(port.Text, version);
    }

    private static string Form(bool isDynamic, bool isRemote) =>
        isDynamic && !isRemote ? "write `[bind_address:]port`" : "write `[bind_address:]port host:hostport`";
}
