using System.Collections.Immutable;
using System.CommandLine;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Cli;

/// <summary>The options of <c>upgrade</c>.</summary>
internal sealed class UpgradeOptions
{
    private const string From = "--from";
    private const string To = "--to";

    private readonly Argument<string> _file = new("FILE") { Description = "The configuration, or - for standard input." };

    private readonly Option<string> _from = CliOption.Text(
        From,
        "VERSION",
        $"The OpenSSH release that reads the file now, {OpenSshVersion.Oldest} to {OpenSshVersion.Newest}; local asks the installed ssh."
    );

    private readonly Option<string> _to = CliOption.Text(
        To,
        "VERSION",
        $"The release that is to read it, newer or older (default: {OpenSshVersion.Newest})."
    );

    private readonly TargetOptions _target = new();

    private readonly Option<string> _host = CliOption.Text(
        "--host",
        "HOST",
        "Compare for this destination alone, as typed behind ssh (default: for every one that a file of ssh distinguishes)."
    );

    private readonly Option<string> _connection = CliOption.Text(
        "--connection",
        "KEY=VALUE,…",
        "Compare for this connection alone, as for sshd -C (default: for every one that a file of sshd distinguishes)."
    );

    private readonly Option<string> _format = KnowledgeFormat.CreateOption();

    private readonly Option<string> _color = CliOption.Color();

    /// <summary>Options under the headings of the help.</summary>
    internal ImmutableArray<(string Heading, ImmutableArray<Option> Options)> Groups =>
        [
            ("Releases", [_from, _to, _target.VendorOption]),
            ("What is read", _target.KindAndSysroot),
            ("For whom", [_host, _connection]),
            ("Output", [_format, _color]),
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
    internal UpgradeSettings Resolve(ParseResult parsed)
    {
        if (parsed.GetValue(_from) is not { } from)
        {
            throw new UsageException($"{From} is missing: say which OpenSSH release reads the file now, for instance {From} 9.2");
        }

        var (host, connection) = (parsed.GetValue(_host), parsed.GetValue(_connection));
        if (host is not null && connection is not null)
        {
            throw new UsageException("--host is for a file of ssh and --connection for one of sshd; give one of them");
        }

        if (host is "")
        {
            throw new UsageException("--host is empty");
        }

        var vendor = _target.VendorOf(parsed);
        var before = InstalledOpenSsh.Resolve(from, vendor, From);
        return new UpgradeSettings
        {
            File = parsed.GetRequiredValue(_file),
            Kind = _target.KindOf(parsed),
            From = before,
            // The machine stays the same, and with it whose builds it has.
            To = InstalledOpenSsh.Resolve(parsed.GetValue(_to), vendor ?? before.Vendor, To),
            Surroundings = new Surroundings(_target.SysrootOf(parsed), Surroundings.FindRepository(), Surroundings.HomeFolder()),
            Host = host,
            Connection = connection is null ? null : ConnectionText.Parse(connection),
            IsJson = KnowledgeFormat.IsJson(parsed, _format),
            Color = CliOption.ColorOf(parsed, _color),
        };
    }
}

/// <summary>What <c>upgrade</c> was asked for, checked and resolved.</summary>
internal sealed record UpgradeSettings
{
    public required string File { get; init; }

    public required ConfigKind? Kind { get; init; }

    public required Target From { get; init; }

    public required Target To { get; init; }

    public required Surroundings Surroundings { get; init; }

    /// <summary>The only destination that is asked about; null for all.</summary>
    public required string? Host { get; init; }

    /// <summary>The only connection that is asked about; null for all.</summary>
    public required ServerQuery? Connection { get; init; }

    public required bool IsJson { get; init; }

    public required ColorMode Color { get; init; }
}
