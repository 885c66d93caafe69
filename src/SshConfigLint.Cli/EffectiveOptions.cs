using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Cli;

/// <summary>The options of <c>effective</c>, and the question that they ask.</summary>
internal sealed class EffectiveOptions
{
    private readonly Argument<string> _file = new("FILE") { Description = "The configuration, or - for standard input." };

    private readonly ClientOptions _client = new();

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
            ("For a file of ssh", _client.All),
            ("For a file of sshd", [_connection]),
            ("What is read", _target.All),
            ("Output", [_origins, _format, _color]),
        ];

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
        var client = _client.GivenOf(parsed);
        var connection = parsed.GetValue(_connection);
        if (client is not null && connection is not null)
        {
            throw new UsageException($"{client} is for a file of ssh and --connection for one of sshd; give one of them");
        }

        return new EffectiveSettings
        {
            File = parsed.GetRequiredValue(_file),
            Kind = _target.KindOf(parsed),
            Target = _target.TargetOf(parsed),
            Surroundings = new Surroundings(_target.SysrootOf(parsed), Surroundings.FindRepository(), Surroundings.HomeFolder()),
            ClientOption = client,
            Client = _client.Resolve(parsed),
            Server = connection is null ? null : ConnectionText.Parse(connection),
            Origins = parsed.GetValue(_origins),
            IsJson = KnowledgeFormat.IsJson(parsed, _format),
            Color = CliOption.ColorOf(parsed, _color),
        };
    }

    /// <summary>A port as ssh and sshd take it on their command lines.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    internal static int Port(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw new UsageException($"{option}: '{text}' is no port; give 1 to 65535");
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
