using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Negotiation.Logs;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Cli;

/// <summary>The configurations that were given with a log, as they are for one of its connections.</summary>
internal sealed class DiagnoseConfigs
{
    private readonly DiagnoseSettings _settings;
    private readonly Surroundings _surroundings = new(null, Surroundings.FindRepository(), Surroundings.HomeFolder());
    private readonly ConfigInput? _client;
    private readonly ConfigInput? _server;
    private readonly Dictionary<(ConfigKind, string?, Target), PartyConfig> _known = [];
    private readonly HashSet<string> _notes = new(StringComparer.Ordinal);

    /// <exception cref="UsageException">A file cannot be read.</exception>
    internal DiagnoseConfigs(DiagnoseSettings settings)
    {
        _settings = settings;
        _client = settings.Client is { } client ? ConfigInput.Read(client) : null;
        _server = settings.Server is { } server ? ConfigInput.Read(server) : null;
        _ = TargetOf(settings.ClientVersion, null);
        _ = TargetOf(settings.ServerVersion, null);
    }

    /// <summary>What could not be known, or was taken for granted.</summary>
    internal IEnumerable<string> Notes => _notes;

    internal PartyConfig? ClientOf(LogConnection connection)
    {
        if (_client is null)
        {
            return null;
        }

        var host = _settings.Host ?? (connection.Side == ConfigKind.Client ? connection.Host : null);
        if (host is null)
        {
            _notes.Add($"{_settings.Client} is not used: the log does not tell the host; give --host");
            return null;
        }

        if (_settings.Host is null)
        {
            // ssh logs what HostName makes of the name.
            _notes.Add($"{host} is taken from the log; if you typed another name behind ssh, give it with --host");
        }

        return Evaluated(ConfigKind.Client, host, TargetOf(_settings.ClientVersion, connection.VersionOf(ConfigKind.Client)));
    }

    internal PartyConfig? ServerOf(LogConnection connection) =>
        _server is null
            ? null
            : Evaluated(ConfigKind.Server, null, TargetOf(_settings.ServerVersion, connection.VersionOf(ConfigKind.Server)));

    private PartyConfig Evaluated(ConfigKind kind, string? host, Target target)
    {
        if (!_known.TryGetValue((kind, host, target), out var config))
        {
            config = Evaluate(kind, host, target);
            _known[(kind, host, target)] = config;
        }

        return config;
    }

    private PartyConfig Evaluate(ConfigKind kind, string? host, Target target)
    {
        var input = (kind == ConfigKind.Client ? _client : _server)!;
        var place = Place.Of(input.Disk, kind, _surroundings);
        var model = input.Load(kind, place, place.ToModelOptions(kind), target);
        var at = host?.LastIndexOf('@') ?? -1;
        var effective =
            kind == ConfigKind.Server
                ? EffectiveConfig.Evaluate(model, query: (ServerQuery?)null)
                : EffectiveConfig.Evaluate(model, new ClientQuery { Host = host![(at + 1)..], User = at > 0 ? host[..at] : null });
        foreach (var rejection in effective.Rejections)
        {
            _notes.Add($"{rejection.File.Path} line {rejection.Line + 1}: {rejection.Message}; OpenSSH {target.Version} refuses the file");
        }

        foreach (var undecided in effective.Notes)
        {
            _notes.Add(undecided);
        }

        return new PartyConfig(model, effective, host, KeyTypes: null);
    }

    /// <summary>The release that was given, else the one that the program told, else the newest; the vendor by the name of the build.</summary>
    private static Target TargetOf(string? given, string? told)
    {
        if (given is not null)
        {
            return InstalledOpenSsh.Resolve(given, null);
        }

        var vendor = told is null ? Vendor.Portable : InstalledOpenSsh.VendorOf(told);
        var name = told?.Replace("for_Windows_", "", StringComparison.Ordinal).Split(' ')[0];
        return
            name?.StartsWith("OpenSSH_", StringComparison.Ordinal) == true
            && OpenSshVersion.TryParse(name, out var version)
            && OpenSshVersion.All.Contains(version)
            ? new Target(version, vendor)
            : new Target(OpenSshVersion.Newest, vendor);
    }
}
