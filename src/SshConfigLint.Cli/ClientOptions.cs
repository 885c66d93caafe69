using System.Collections.Immutable;
using System.CommandLine;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Cli;

/// <summary>The options that tell what ssh is asked to do, and on which machine.</summary>
internal sealed class ClientOptions
{
    private static readonly Choice<ExecAssumption> _answers = new(("true", ExecAssumption.True), ("false", ExecAssumption.False));

    private readonly Option<string> _host = CliOption.Text("--host", "[USER@]HOST", "The destination, as typed behind ssh.");

    private readonly Option<string> _user = CliOption.Text("--user", "USER", "The user of the command line (ssh -l).");

    private readonly Option<string> _port = CliOption.Text("--port", "PORT", "The port of the command line (ssh -p).");

    private readonly Option<string> _tag = CliOption.Text("--tag", "TAG", "The tag of the command line (ssh -P).");

    private readonly Option<string> _command = CliOption.Text("--command", "COMMAND", "The command of the command line.");

    private readonly Option<string> _localUser = CliOption.Text(
        "--local-user",
        "USER",
        "Who runs ssh (default: you; below a root of another machine, the owner of FILE's .ssh or root)."
    );

    private readonly Option<string> _localHost = CliOption.Text(
        "--local-host",
        "HOST",
        "The name of the machine that ssh runs on (default: this one; below a root, its etc/hostname or localhost)."
    );

    private readonly Option<string> _home = CliOption.Text(
        "--home",
        "DIR",
        "The home folder of who runs ssh, as that machine names it (default: what its etc/passwd says)."
    );

    private readonly Option<string> _exec = CliOption.Word(
        "--assume-exec",
        _answers,
        "What every Match exec command is taken to say. None is ever run; without this option their blocks do not apply."
    );

    /// <summary>The options in the order of the help.</summary>
    internal ImmutableArray<Option> All => [_host, _user, _port, _tag, _command, _localUser, _localHost, _home, _exec];

    /// <summary>The first option that was given; null for none.</summary>
    internal string? GivenOf(ParseResult parsed) => All.FirstOrDefault(option => parsed.GetResult(option) is not null)?.Name;

    /// <summary>What was said.</summary>
    /// <exception cref="UsageException">A value makes no sense.</exception>
    internal ClientSettings Resolve(ParseResult parsed)
    {
        var (user, host) = Destination(Given(parsed, _host));
        return new ClientSettings
        {
            Host = host,
            User = Given(parsed, _user) ?? user,
            Port = parsed.GetValue(_port) is { } port ? EffectiveOptions.Port("--port", port) : null,
            Tag = parsed.GetValue(_tag),
            Command = parsed.GetValue(_command),
            LocalUser = Given(parsed, _localUser),
            LocalHost = Given(parsed, _localHost),
            Home = Given(parsed, _home),
            Exec = parsed.GetValue(_exec) is { } answer ? _answers.Parse("--assume-exec", answer) : ExecAssumption.Unknown,
        };
    }

    /// <summary>The last @ divides (<c>ssh.c: main</c>).</summary>
    private static (string? User, string? Host) Destination(string? text)
    {
        if (text is null || text.LastIndexOf('@') is var at && at < 0)
        {
            return (null, text);
        }

        return at > 0 && at + 1 < text.Length
            ? (text[..at], text[(at + 1)..])
            : throw new UsageException($"--host: '{text}' is no destination; write [USER@]HOST");
    }

    private static string? Given(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) is not "" and var text ? text : throw new UsageException($"{option.Name} is empty");
}

/// <summary>What was said of the one who runs ssh and of the command line; null for what was not.</summary>
internal sealed record ClientSettings
{
    /// <summary>Nothing was said.</summary>
    internal static ClientSettings Nothing { get; } =
        new()
        {
            Host = null,
            User = null,
            Port = null,
            Tag = null,
            Command = null,
            LocalUser = null,
            LocalHost = null,
            Home = null,
            Exec = ExecAssumption.Unknown,
        };

    public required string? Host { get; init; }

    public required string? User { get; init; }

    public required int? Port { get; init; }

    public required string? Tag { get; init; }

    public required string? Command { get; init; }

    public required string? LocalUser { get; init; }

    public required string? LocalHost { get; init; }

    public required string? Home { get; init; }

    public required ExecAssumption Exec { get; init; }

    /// <summary>What ssh is asked for a host on a machine.</summary>
    internal ClientQuery ToQuery(string host, Machine machine) =>
        new()
        {
            Host = host,
            User = User,
            Port = Port,
            Tag = Tag,
            Command = Command,
            LocalUser = machine.User,
            LocalUserId = machine.UserId,
            LocalHost = machine.Host,
            Home = machine.Home,
            Environment = machine.Environment,
            Exec = Exec,
        };
}
