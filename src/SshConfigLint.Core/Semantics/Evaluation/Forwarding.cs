using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>A forwarding as it is printed (<c>readconf.c: parse_forward, dump_cfg_forwards</c>).</summary>
internal static class Forwarding
{
    /// <summary>The printed form of <c>LocalForward</c>, <c>RemoteForward</c> or <c>DynamicForward</c>.</summary>
    /// <param name="keyword">Which of them.</param>
    /// <param name="words">The words of the line.</param>
    /// <param name="expandPath">Replaces tokens and variables in a socket's name.</param>
    /// <param name="isLocal">Whether a local forwarding is printed as a dynamic one: without where it goes.</param>
    internal static string Of(string keyword, IEnumerable<string> words, Func<string, string> expandPath, bool isLocal = false)
    {
        var fields = ForwardingSpec.Parse(string.Join(':', words)).Fields;
        if (isLocal)
        {
            return fields.Length == 2 ? Port(fields[0], expandPath) : Address(fields[0], fields[1]);
        }

        if (keyword.Equals("DynamicForward", StringComparison.OrdinalIgnoreCase))
        {
            return fields.Length == 1 ? Port(fields[0], expandPath) : Address(fields[0], fields[1]);
        }

        return fields.Length switch
        {
            1 => fields[0].IsPath ? $"{expandPath(fields[0].Text)} [socks]:0" : $"{Port(fields[0], expandPath)} [socks]:0",
            2 when fields[1].IsPath => $"{Port(fields[0], expandPath)} {expandPath(fields[1].Text)}",
            2 => $"{Address(fields[0], fields[1])} [socks]:0",
            3 when fields[0].IsPath => $"{expandPath(fields[0].Text)} {Address(fields[1], fields[2])}",
            3 when fields[2].IsPath => $"{Address(fields[0], fields[1])} {expandPath(fields[2].Text)}",
            3 => $"{Port(fields[0], expandPath)} {Address(fields[1], fields[2])}",
            4 => $"{Address(fields[0], fields[1])} {Address(fields[2], fields[3])}",
            _ => "",
        };
    }

    /// <summary>Whether a local forwarding connects to a socket.</summary>
    internal static bool GoesToSocket(IEnumerable<string> words) =>
        ForwardingSpec.Parse(string.Join(':', words)).Fields is [_, .., { IsPath: true }];

    private static string Port(ForwardingField field, Func<string, string> expandPath) =>
        field.IsPath ? expandPath(field.Text) : DumpValue.Port(field.Text);

    private static string Address(ForwardingField host, ForwardingField port) => $"[{host.Text}]:{DumpValue.Port(port.Text)}";
}
