using System.Collections.Immutable;
using System.CommandLine;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>How <c>negotiate</c> writes.</summary>
internal enum NegotiateFormat
{
    Text,
    Json,

    /// <summary>The findings of the rules about pairs.</summary>
    Sarif,

    /// <summary>The proposals of all sides, as <c>--peer-from</c> reads them.</summary>
    Proposal,
}

/// <summary>The options of <c>negotiate</c>, and the sides that they name.</summary>
internal sealed class NegotiateOptions
{
    /// <summary>The word for every built-in peer.</summary>
    internal const string AllPeers = "all";

    private static readonly Choice<NegotiateFormat> _formats = new(
        ("text", NegotiateFormat.Text),
        ("json", NegotiateFormat.Json),
        ("sarif", NegotiateFormat.Sarif),
        ("proposal", NegotiateFormat.Proposal)
    );

    /// <summary>What ssh-keygen calls the types of host keys.</summary>
    private static readonly ImmutableArray<(string Word, string Type)> _keyTypes =
    [
        ("rsa", "ssh-rsa"),
        ("ecdsa", "ecdsa-sha2-nistp256"),
        ("ed25519", "ssh-ed25519"),
        ("dsa", "ssh-dss"),
    ];

    private readonly Option<string[]> _clients = CliOption.Texts(
        "--client",
        "FILE",
        "A configuration of ssh, a folder of them, or none for the defaults. Without --host it stands for each host that it names."
    );

    private readonly Option<string[]> _servers = CliOption.Texts(
        "--server",
        "FILE",
        "A configuration of sshd, a folder of them, or none for the defaults."
    );

    private readonly Option<string[]> _peers = CliOption.Texts(
        "--peer",
        "NAME",
        "A built-in program on the other side: a server for --client, otherwise a client for --server; all for each of them."
    );

    private readonly Option<bool> _listPeers = CliOption.Flag("--peers", "List the built-in programs.");

    private readonly Option<string[]> _peerFiles = CliOption.Texts(
        "--peer-from",
        "FILE",
        "The other side as somebody saw it: JSON of ssh-audit, a security policy of AWS Transfer Family, what -f proposal wrote, output of ssh -vv, or a log of sshd."
    );

    private readonly Option<string> _peerTarget = CliOption.Text(
        "--peer-target",
        "NAME",
        "Of a file with several scans or connections the one of this name (default: all of them)."
    );

    private readonly ClientOptions _client = new();

    private readonly Option<string> _connection = CliOption.Text(
        "--connection",
        "KEY=VALUE,…",
        "Who connects, as for sshd -C. Algorithms never depend on it; whether sshd takes the files may."
    );

    private readonly Option<string> _hostKeys = CliOption.Text(
        "--host-keys",
        "TYPE[:BITS],…",
        "The host keys of the servers: rsa, ecdsa, ed25519 or the names in public keys (default: by the names of the HostKey files)."
    );

    private readonly Option<bool> _checkDisk = CliOption.Flag(
        "--check-disk",
        "Read the types and sizes of the host keys from their public parts."
    );

    private readonly TargetOptions _clientTarget = new("client");

    private readonly TargetOptions _serverTarget = new("server");

    private readonly Option<string> _sysroot = TargetOptions.Sysroot();

    private readonly Option<string> _format = CliOption.Word(
        "--output-format",
        _formats,
        "How it is written (default: text); sarif holds the findings of the rules about pairs; proposal what each side proposes, for --peer-from.",
        "-f"
    );

    private readonly Option<bool> _verbose = CliOption.Flag(
        "--verbose",
        "Of several pairs tell those in full that do not work or are at risk.",
        "-v"
    );

    private readonly Option<string> _color = CliOption.Color();

    internal NegotiateOptions() => _peers.CompletionSources.Add(_ => PeerTable.All.Select(peer => peer.Id).Prepend(AllPeers));

    /// <summary>Options under the headings of the help.</summary>
    internal ImmutableArray<(string Heading, ImmutableArray<Option> Options)> Groups =>
        [
            ("Who meets whom", [_clients, _servers, _peers, _listPeers, _peerFiles, _peerTarget]),
            ("For configurations of ssh", [.. _client.All, .. _clientTarget.VersionAndVendor]),
            ("For configurations of sshd", [_connection, _hostKeys, _checkDisk, .. _serverTarget.VersionAndVendor]),
            ("For both", [_sysroot]),
            ("Output", [_format, _verbose, _color]),
        ];

    internal void AddTo(Command command)
    {
        foreach (var option in Groups.SelectMany(group => group.Options))
        {
            command.Add(option);
        }
    }

    /// <summary>Checks and resolves what was given.</summary>
    /// <exception cref="UsageException">An option's value makes no sense, or a side is missing.</exception>
    internal NegotiateSettings Resolve(ParseResult parsed)
    {
        var settings = new NegotiateSettings
        {
            ListsPeers = parsed.GetValue(_listPeers),
            Clients = [.. parsed.GetValue(_clients) ?? []],
            Servers = [.. parsed.GetValue(_servers) ?? []],
            Peers = [.. (parsed.GetValue(_peers) ?? []).SelectMany(PeersOf).Distinct()],
            AllPeers = (parsed.GetValue(_peers) ?? []).Contains(AllPeers),
            PeerFiles = [.. parsed.GetValue(_peerFiles) ?? []],
            PeerTarget = parsed.GetValue(_peerTarget),
            Client = _client.Resolve(parsed),
            Connection = parsed.GetValue(_connection) is { } connection ? ConnectionText.Parse(connection) : null,
            HostKeys = parsed.GetValue(_hostKeys) is { } keys ? HostKeysOf(keys) : null,
            ChecksDisk = parsed.GetValue(_checkDisk),
            ClientTarget = _clientTarget.GivenOf(parsed),
            ServerTarget = _serverTarget.GivenOf(parsed),
            Surroundings = new Surroundings(
                TargetOptions.SysrootOf(parsed, _sysroot),
                Surroundings.FindRepository(),
                Surroundings.HomeFolder()
            ),
            Format = parsed.GetValue(_format) is { } format ? _formats.Parse("--output-format", format) : NegotiateFormat.Text,
            Verbose = parsed.GetValue(_verbose),
            Color = CliOption.ColorOf(parsed, _color),
        };
        Check(settings, _client.GivenOf(parsed));
        return settings;
    }

    private static void Check(NegotiateSettings settings, string? clientOption)
    {
        if (settings.ListsPeers)
        {
            return;
        }

        var others = settings.Peers.Length + settings.PeerFiles.Length;
        if (settings.Clients.Length + settings.Servers.Length == 0)
        {
            throw new UsageException("--client or --server is missing");
        }

        if (settings.Format != NegotiateFormat.Proposal && others == 0 && (settings.Clients.Length == 0 || settings.Servers.Length == 0))
        {
            throw new UsageException(
                $"nobody is on the other side: give {(settings.Clients.Length == 0 ? "--client" : "--server")}, --peer or --peer-from"
            );
        }

        if (clientOption is not null && settings.Clients.Length == 0)
        {
            throw new UsageException($"{clientOption} is for a configuration of ssh; give one with --client");
        }
    }

    private static IEnumerable<PeerInfo> PeersOf(string name) =>
        name == AllPeers ? PeerTable.All
        : PeerTable.Find(name) is { } peer ? [peer]
        : throw new UsageException(
            SpellingSuggestion.For(name, PeerTable.All.Select(one => one.Id)) is { } nearest
                ? $"unknown peer '{name}'; did you mean '{nearest}'?"
            : PeerTable.All.FirstOrDefault(one => one.Id.StartsWith(name, StringComparison.OrdinalIgnoreCase)) is { } family
            && name.Length > 1
                ? $"unknown peer '{name}'; which one: {string.Join(", ", PeerTable.All.Where(one => one.Id.StartsWith(name, StringComparison.OrdinalIgnoreCase)).Select(one => one.Id))}?"
            : $"unknown peer '{name}'; --peers lists them"
        );

    private static HostKeys HostKeysOf(string text)
    {
        var types = ImmutableArray.CreateBuilder<string>();
        int? rsaBits = null;
        foreach (var entry in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = entry.Split(':');
            var type = _keyTypes.FirstOrDefault(known => known.Word == parts[0]).Type ?? parts[0];
            if (!_keyTypes.Any(known => known.Type == type) && AlgorithmTable.Find(AlgorithmKind.Signature, type) is null)
            {
                var words = _keyTypes.Select(known => known.Word);
                throw new UsageException(
                    $"--host-keys: '{parts[0]}' is no type of a key"
                        + (
                            SpellingSuggestion.For(parts[0], words) is { } nearest
                                ? $"; did you mean '{nearest}'?"
                                : $"; choose from {string.Join(", ", words)}"
                        )
                );
            }

            types.Add(type);
            if (parts.Length > 1)
            {
                rsaBits =
                    parts.Length == 2 && type == "ssh-rsa" && int.TryParse(parts[1], out var bits) && bits > 0
                        ? bits
                        : throw new UsageException($"--host-keys: '{entry}' is no key; sizes are for RSA, for instance rsa:3072");
            }
        }

        return new HostKeys(types.ToImmutable(), rsaBits);
    }
}

/// <summary>What <c>negotiate</c> was asked for, checked and resolved.</summary>
internal sealed record NegotiateSettings
{
    public required bool ListsPeers { get; init; }

    public required ImmutableArray<string> Clients { get; init; }

    public required ImmutableArray<string> Servers { get; init; }

    public required ImmutableArray<PeerInfo> Peers { get; init; }

    /// <summary>Whether all peers were asked for, so that those that cannot play the part are left out.</summary>
    public required bool AllPeers { get; init; }

    public required ImmutableArray<string> PeerFiles { get; init; }

    public required string? PeerTarget { get; init; }

    public required ClientSettings Client { get; init; }

    public required ServerQuery? Connection { get; init; }

    /// <summary>The host keys that were named; null when they are found out.</summary>
    public required HostKeys? HostKeys { get; init; }

    public required bool ChecksDisk { get; init; }

    /// <summary>What was said of the clients' builds; null for what was not.</summary>
    public required (OpenSshVersion? Version, Vendor? Vendor) ClientTarget { get; init; }

    /// <summary>What was said of the servers' builds; null for what was not.</summary>
    public required (OpenSshVersion? Version, Vendor? Vendor) ServerTarget { get; init; }

    public required Surroundings Surroundings { get; init; }

    public required NegotiateFormat Format { get; init; }

    public required bool Verbose { get; init; }

    public required ColorMode Color { get; init; }
}
