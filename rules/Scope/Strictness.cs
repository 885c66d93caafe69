using System.Collections.Frozen;
using System.Globalization;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

/// <summary>Which of two values of a keyword lets more happen.</summary>
internal static class Strictness
{
    /// <summary>Words from strict to loose; those between commas are alike or cannot be compared.</summary>
    private static readonly FrozenDictionary<string, string[]> _orders = new Dictionary<string, string[]>
    {
        ["PermitRootLogin"] = ["no", "forced-commands-only", "prohibit-password,without-password", "yes"],
        ["PasswordAuthentication"] = ["no,false", "yes,true"],
        ["KbdInteractiveAuthentication"] = ["no,false", "yes,true"],
        ["ChallengeResponseAuthentication"] = ["no,false", "yes,true"],
        ["PermitEmptyPasswords"] = ["no", "yes"],
        ["HostbasedAuthentication"] = ["no,false", "yes,true"],
        ["HostbasedUsesNameFromPacketOnly"] = ["no", "yes"],
        ["IgnoreRhosts"] = ["yes", "shosts-only", "no"],
        ["IgnoreUserKnownHosts"] = ["yes", "no"],
        ["StrictModes"] = ["yes", "no"],
        ["X11Forwarding"] = ["no", "yes"],
        ["X11UseLocalhost"] = ["yes", "no"],
        ["AllowAgentForwarding"] = ["no", "yes"],
        ["AllowTcpForwarding"] = ["no", "local,remote", "yes,all"],
        ["AllowStreamLocalForwarding"] = ["no", "local,remote", "yes,all"],
        ["DisableForwarding"] = ["yes", "no"],
        ["GatewayPorts"] = ["no,false", "clientspecified", "yes,true"],
        ["PermitTunnel"] = ["no", "point-to-point,ethernet", "yes"],
        ["PermitTTY"] = ["no", "yes"],
        ["PermitUserRC"] = ["no", "yes"],
        ["RefuseConnection"] = ["yes", "no"],
        ["StrictHostKeyChecking"] = ["yes,true", "ask", "accept-new", "no,false,off"],
        ["ForwardX11"] = ["no,false", "yes,true"],
        ["ForwardX11Trusted"] = ["no,false", "yes,true"],
        ["GSSAPIDelegateCredentials"] = ["no,false", "yes,true"],
        ["PermitLocalCommand"] = ["no,false", "yes,true"],
        ["EnableEscapeCommandline"] = ["no,false", "yes,true"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a line lets more happen than another one of its keyword would; false where they cannot be compared.</summary>
    internal static bool IsLooser(BoundDirective line, BoundDirective than) =>
        Rank(line) is { } rank && Rank(than) is { } other && rank > other;

    /// <summary>A number that grows with what a line allows; null where it cannot be compared.</summary>
    private static int? Rank(BoundDirective line)
    {
        var text = Line.Text(line);
        switch (line.Keyword!.Name)
        {
            case "ForceCommand" or "ChrootDirectory":
                return text.Equals("none", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            case "ForwardAgent":
                return text.ToLowerInvariant() is "no" or "false" ? 0 : 1;
            case "AuthenticationMethods":
                return -line.Words.Min(list => list.Value.Split(',').Length);
            case "MaxAuthTries":
                return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var tries) ? tries : null;
        }

        if (!_orders.TryGetValue(line.Keyword.Name, out var order))
        {
            return null;
        }

        var rank = Array.FindIndex(order, words => words.Split(',').Contains(text, StringComparer.OrdinalIgnoreCase));
        return rank < 0 ? null : rank;
    }
}
