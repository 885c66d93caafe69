using System.Collections.Immutable;
using System.Net.Sockets;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>The sockets that sshd opens: every ListenAddress, with every Port where it names none (<c>servconf.c: add_listen_addr</c>).</summary>
internal sealed class ServerListenAddresses(ServerOptions options, ISet<string> notes)
{
    internal IEnumerable<(string Text, ImmutableArray<BoundDirective> Origins)> All()
    {
        var family = options.Text("AddressFamily") ?? "any";
        if (options.Find("ListenAddress") is not { IsSet: true } addresses)
        {
            return Default(family);
        }

        // Those of one routing domain stand together.
        return addresses
            .Values.Select(value => (Words: value.Text.Split(' '), Origin: value.Origin!))
            .GroupBy(address => address.Words.Length > 2 ? address.Words[2] : "")
            .SelectMany(group => group)
            .SelectMany(address => Of(address.Words, address.Origin, family));
    }

    private List<(string Text, BoundDirective? Origin)> Ports() =>
        options.Find("Port") is { IsSet: true } ports ? ports.Values : [("22", null)];

    private IEnumerable<(string Text, ImmutableArray<BoundDirective> Origins)> Default(string family)
    {
        foreach (var (port, origin) in Ports())
        {
            ImmutableArray<BoundDirective> origins = origin is null ? [] : [origin];
            if (family != "inet")
            {
                yield return ($"[::]:{port}", origins);
            }

            if (family != "inet6")
            {
                yield return ($"0.0.0.0:{port}", origins);
            }
        }
    }

    private IEnumerable<(string Text, ImmutableArray<BoundDirective> Origins)> Of(string[] words, BoundDirective origin, string family)
    {
        var (host, port) = Split(words[0]);
        var domain = words.Length > 2 ? $" rdomain {words[2]}" : "";
        var text = Numeric(host, origin, family);
        if (port is not null)
        {
            yield return ($"{text}:{DumpValue.Port(port)}{domain}", [origin]);
            yield break;
        }

        foreach (var (each, from) in Ports())
        {
            yield return ($"{text}:{each}{domain}", from is null ? [origin] : InOrder(origin, from));
        }
    }

    private static ImmutableArray<BoundDirective> InOrder(BoundDirective a, BoundDirective b) => a.Index < b.Index ? [a, b] : [b, a];

    /// <summary>No brackets and two colons: all of it is an address.</summary>
    private static (string Host, string? Port) Split(string text)
    {
        if (!text.Contains('[', StringComparison.Ordinal) && text.AsSpan().Count(':') > 1)
        {
            return (text, null);
        }

        var target = HostPort.Parse(text);
        return (target.Host, target.Port);
    }

    private string Numeric(string host, BoundDirective origin, string family)
    {
        var percent = host.IndexOf('%', StringComparison.Ordinal);
        var zone = percent < 0 ? "" : host[percent..];
        if (!AddressOrCidr.TryParseAddress(percent < 0 ? host : host[..percent], out var address))
        {
            notes.Add($"the addresses of `{host}` are not known: the name stands in their place");
            return host;
        }

        if (family == "inet" && address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        var isInet6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        if (family == (isInet6 ? "inet" : "inet6"))
        {
            throw new EvaluationFailure($"bad addr or host: {host} (Address family for hostname not supported)", origin);
        }

        return isInet6 ? $"[{AddressText.Of(address)}{zone}]" : address.ToString();
    }
}
