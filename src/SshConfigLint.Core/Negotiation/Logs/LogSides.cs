using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation.Logs;

/// <summary>Which program a line is of, where only its words tell.</summary>
internal static class LogSides
{
    private static readonly string[] _server =
    [
        "Connection from ",
        "Server listening on ",
        "Forked child ",
        "rexec start in",
        "inetd sockets after",
        "sshd version OpenSSH_",
        "local server KEXINIT",
        "peer client KEXINIT",
        "list_hostkey_types:",
        "userauth-request for user ",
        "Set /proc/self/oom_score_adj",
        "expecting SSH2_MSG_KEX_ECDH_INIT",
        "expecting SSH2_MSG_KEXDH_INIT",
        "monitor_",
        "ssh_dispatch_run_fatal: Connection from ",
        "Did not receive identification string",
        "Accepted ",
        "Postponed ",
        "Invalid user ",
        "Disabled method ",
        "AuthenticationMethods cannot be",
        "Received signal ",
        "load_server_config",
        "drop connection #",
    ];

    private static readonly string[] _client =
    [
        "Connecting to ",
        "Reading configuration data ",
        "local client KEXINIT",
        "peer server KEXINIT",
        "Authenticating to ",
        "identity file ",
        "ssh: ",
        "ssh_dispatch_run_fatal: Connection to ",
        "Server host key: ",
        "Authentications that can continue",
        "Executing proxy command",
        "Host key verification failed",
        "Bad server host key",
    ];

    /// <summary>The side; null when either may say so.</summary>
    internal static ConfigKind? Of(in LogLine line)
    {
        if (line.Program is { } program)
        {
            return program;
        }

        var message = line.Message;
        if (message.StartsWith("OpenSSH_") && LogText.IsProgramVersion(message))
        {
            return ConfigKind.Client;
        }

        return StartsWithAny(message, _server) ? ConfigKind.Server
            : StartsWithAny(message, _client) ? ConfigKind.Client
            : null;
    }

    /// <summary>The program whose command somebody typed at a prompt: what follows is a new run of it. Null for any other line.</summary>
    internal static ConfigKind? OfPrompt(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        var mark = line.IndexOfAny("$#%>");
        if (mark < 0 || mark > 80 || mark + 2 >= line.Length || line[mark + 1] != ' ')
        {
            return null;
        }

        var command = line[(mark + 2)..];
        command = command.StartsWith("sudo ") ? command[5..] : command;
        var end = command.IndexOf(' ');
        var word = end < 0 ? command : command[..end];
        word = word[(word.LastIndexOf('/') + 1)..];
        return word is "ssh" or "sftp" or "scp" ? ConfigKind.Client
            : word is "sshd" ? ConfigKind.Server
            : null;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> message, string[] starts)
    {
        foreach (var start in starts)
        {
            if (message.StartsWith(start))
            {
                return true;
            }
        }

        return false;
    }
}
