using System.Buffers;
using SshConfigLint.Syntax;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Values;

/// <summary>ListenAddress: <c>host[:port]</c>, <c>[v6][:port]</c> or a bare IPv6 address, then <c>rdomain NAME</c> (<c>servconf.c: sListenAddress</c>).</summary>
internal static class ListenAddressCheck
{
    /// <summary>What names of hosts and addresses are made of; <c>%</c> comes before the zone of an address.</summary>
    private static readonly SearchValues<char> _nameCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_:%*"
    );

    internal static void Check(ValueContext context)
    {
        var word = context.Words[0];
        if (context.IsEmptyWord(word))
        {
            return;
        }

        Address(context, word);
        if (context.Words.Length == 1)
        {
            return;
        }

        if (context.Words[1].Value != "rdomain")
        {
            ExtraWords.Check(context, taken: 1);
        }
        else if (context.Words.Length == 2)
        {
            context.Invalid(context.Words[1], "the name of a routing domain must follow `rdomain`");
        }
        else
        {
            ExtraWords.Check(context, taken: 3);
        }
    }

    private static void Address(ValueContext context, SyntaxToken word)
    {
        var text = word.Value;
        // No brackets and two colons: all of it is an address, whatever was meant by the last part.
        if (!text.Contains('[', StringComparison.Ordinal) && text.AsSpan().Count(':') > 1)
        {
            Host(context, word, text);
            return;
        }

        var target = HostPort.Parse(text);
        if (target.Error is { } error)
        {
            context.Invalid(word, error);
            return;
        }

        if (target.Delimiter == '/')
        {
            context.Invalid(word, "a `:` is expected between address and port");
            return;
        }

        if (target.Port is { } port && NumberCheck.PortProblem(port, context.Version) is { } reason)
        {
            context.Invalid(word, reason, target.PortSpan);
            return;
        }

        Host(context, word, target.Host);
    }

    /// <summary>A name may be known to the machine that runs sshd; what looks like an address and is none cannot be.</summary>
    private static void Host(ValueContext context, SyntaxToken word, string host)
    {
        if (host.Length == 0)
        {
            context.Invalid(word, "an address is missing", help: "write `0.0.0.0` or `::` for all addresses");
            return;
        }

        if (host.AsSpan().ContainsAnyExcept(_nameCharacters))
        {
            context.Invalid(word, "it is no address and no name of a host");
            return;
        }

        var looksNumeric = host.Contains(':', StringComparison.Ordinal) || host.All(c => char.IsAsciiDigit(c) || c == '.');
        var address = host.Contains(':', StringComparison.Ordinal) ? host.Split('%')[0] : host;
        if (looksNumeric && !AddressOrCidr.TryParseAddress(address, out _))
        {
            context.Invalid(
                word,
                "it is no address",
                help: host.Contains(':', StringComparison.Ordinal) ? "put an IPv6 address with a port in brackets" : null
            );
        }
    }
}
