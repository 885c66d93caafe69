using System.Collections.Immutable;
using System.CommandLine;

namespace SshConfigLint.Cli;

/// <summary>The options of <c>diagnose</c>.</summary>
internal sealed class DiagnoseOptions
{
    private readonly Argument<string> _log = new("LOG")
    {
        Description = "What ssh -v to -vvv, sshd, syslog or the journal (text or JSON) wrote, or - for standard input.",
    };

    private readonly Option<string> _client = CliOption.Text(
        "--client",
        "FILE",
        "The client's configuration: changes are told with the line that decides today."
    );

    private readonly Option<string> _host = CliOption.Text(
        "--host",
        "[USER@]HOST",
        "The destination as typed behind ssh (default: what the log tells)."
    );

    private readonly Option<string> _server = CliOption.Text("--server", "FILE", "The server's configuration, likewise.");

    private readonly Option<string> _clientVersion = CliOption.Text(
        "--client-openssh",
        "VERSION",
        "The release of the client (default: what the log tells)."
    );

    private readonly Option<string> _serverVersion = CliOption.Text(
        "--server-openssh",
        "VERSION",
        "The release of the server (default: what the log tells)."
    );

    private readonly Option<string> _format = KnowledgeFormat.CreateOption();

    private readonly Option<string> _color = CliOption.Color();

    /// <summary>Options under the headings of the help.</summary>
    internal ImmutableArray<(string Heading, ImmutableArray<Option> Options)> Groups =>
        [("Configurations of both sides", [_client, _host, _server, _clientVersion, _serverVersion]), ("Output", [_format, _color])];

    internal void AddTo(Command command)
    {
        command.Add(_log);
        foreach (var option in Groups.SelectMany(group => group.Options))
        {
            command.Add(option);
        }
    }

    /// <summary>Checks and resolves what was given.</summary>
    /// <exception cref="UsageException">An option's value makes no sense.</exception>
    internal DiagnoseSettings Resolve(ParseResult parsed)
    {
        var client = parsed.GetValue(_client);
        foreach (var option in new[] { _host, _clientVersion })
        {
            if (client is null && parsed.GetValue(option) is not null)
            {
                throw new UsageException($"{option.Name} goes with --client FILE");
            }
        }

        if (parsed.GetValue(_server) is null && parsed.GetValue(_serverVersion) is not null)
        {
            throw new UsageException("--server-openssh goes with --server FILE");
        }

        return new DiagnoseSettings(
            parsed.GetRequiredValue(_log),
            client,
            parsed.GetValue(_host),
            parsed.GetValue(_server),
            parsed.GetValue(_clientVersion),
            parsed.GetValue(_serverVersion),
            KnowledgeFormat.IsJson(parsed, _format),
            CliOption.ColorOf(parsed, _color)
        );
    }
}

/// <summary>What <c>diagnose</c> was asked for.</summary>
internal sealed record DiagnoseSettings(
    string Log,
    string? Client,
    string? Host,
    string? Server,
    string? ClientVersion,
    string? ServerVersion,
    bool IsJson,
    ColorMode Color
);
