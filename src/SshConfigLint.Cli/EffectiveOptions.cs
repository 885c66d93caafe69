using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Cli;

/// <summary>The options of <c>effective</c>, and the question that they ask.</summary>
internal sealed class EffectiveOptions
{
    private static readonly Choice<ExecAssumption> _answers = new(("true", ExecAssumption.True), ("false", ExecAssumption.False));

    private readonly Argument<string> _file = new("FILE") { Description = "The configuration, or - for standard input." };

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

    private readonly Option<string> _connection = CliOption.Text(
        "--connection",
        "KEY=VALUE,…",
        "Who connects, as for sshd -C: user, host, addr, laddr, lport, rdomain, invalid-user; and group=a:b for the groups of the user. Without it, what sshd -T prints."
    );

    private readonly TargetOptions _target = new();

    private readonly Option<bool> _origins = CliOption.Flag(
        "--origins",
        "Tell behind each line which directive decides it, by which Include it came in, and which ones it beats."
    );

    private readonly Option<string> _format = KnowledgeFormat.CreateOption();

    private readonly Option<string> _color = CliOption.Color();

    /// <summary>Options under the headings of the help.</summary>
    internal ImmutableArray<(string Heading, ImmutableArray<Option> Options)> Groups =>
        [
            ("For a file of ssh", ClientOptions),
            ("For a file of sshd", [_connection]),
            ("What is read", _target.All),
            ("Output", [_origins, _format, _color]),
        ];

    private ImmutableArray<Option> ClientOptions => [_host, _user, _port, _tag, _command, _localUser, _localHost, _home, _exec];

    internal void AddTo(Command command)
    {
        command.Add(_file);
        foreach (var option in Groups.SelectMany(group => group.Options))
        {
            command.Add(option);
        }
    }

    /// <summary>Checks and resolves what was given.</summary>
    /// <exception cref="UsageException">An option's value makes no sense.</exception>
    internal EffectiveSettings Resolve(ParseResult parsed)
    {
        var client = ClientOptions.FirstOrDefault(option => parsed.GetResult(option) is not null);
        var connection = parsed.GetValue(_connection);
        if (client is not null && connection is not null)
        {
            throw new UsageException($"{client.Name} is for a file of ssh and --connection for one of sshd; give one of them");
        }

        return new EffectiveSettings
        {
            File = parsed.GetRequiredValue(_file),
            Kind = _target.KindOf(parsed),
            Target = _target.TargetOf(parsed),
            Surroundings = new Surroundings(_target.SysrootOf(parsed), Surroundings.FindRepository(), Surroundings.HomeFolder()),
            ClientOption = client?.Name,
            Client = ClientOf(parsed),
            Server = connection is null ? null : ConnectionText.Parse(connection),
            Origins = parsed.GetValue(_origins),
            IsJson = KnowledgeFormat.IsJson(parsed, _format),
            Color = CliOption.ColorOf(parsed, _color),
        };
    }

    private ClientSettings ClientOf(ParseResult parsed)
    {
        var (user, host) = Destination(Given(parsed, _host));
        return new ClientSettings
        {
            Host = host,
            User = Given(parsed, _user) ?? user,
            Port = parsed.GetValue(_port) is { } port ? Port("--port", port) : null,
            Tag = parsed.GetValue(_tag),
            Command = parsed.GetValue(_command),
            LocalUser = Given(parsed, _localUser),
            LocalHost = Given(parsed, _localHost),
            Home = Given(parsed, _home),
            Exec = parsed.GetValue(_exec) is { } answer ? _answers.Parse("--assume-exec", answer) : ExecAssumption.Unknown,
        };
    }

    /// <summary>A port as ssh and sshd take it on their command lines.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    internal static int Port(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw new UsageException($"{option}: '{text}' is no port; give 1 to 65535");

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

/// <summary>What <c>effective</c> was asked for, checked and resolved.</summary>
internal sealed record EffectiveSettings
{
    public required string File { get; init; }

    public required ConfigKind? Kind { get; init; }

    public required Target Target { get; init; }

    public required Surroundings Surroundings { get; init; }

    /// <summary>The first option that makes sense for ssh only; null for none.</summary>
    public required string? ClientOption { get; init; }

    public required ClientSettings Client { get; init; }

    /// <summary>Who connects; null when nothing was said of it.</summary>
    public required ServerQuery? Server { get; init; }

    public required bool Origins { get; init; }

    public required bool IsJson { get; init; }

    public required ColorMode Color { get; init; }
}

/// <summary>What was said of the one who runs ssh and of the command line; null for what was not.</summary>
internal sealed record ClientSettings
{
    public required string? Host { get; init; }

    public required string? User { get; init; }

    public required int? Port { get; init; }

    public required string? Tag { get; init; }

    public required string? Command { get; init; }

    public required string? LocalUser { get; init; }

    public required string? LocalHost { get; init; }

    public required string? Home { get; init; }

    public required ExecAssumption Exec { get; init; }
}
