using System.Collections.Concurrent;
using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>Reads the sides that the command line names; notes what cannot be had and goes on with the rest.</summary>
internal sealed class Parties
{
    /// <summary>As for <c>ssh -F none</c>.</summary>
    private const string NoFile = "none";

    private static readonly ConfigInput _nothing = new(DiskPath.Full(NoFile), SourceText.From("", NoFile));

    private readonly NegotiateSettings _settings;

    private Parties(NegotiateSettings settings) => _settings = settings;

    internal List<Party> Clients { get; } = [];

    internal List<Party> Servers { get; } = [];

    /// <summary>What is missing, unreadable, or refused by OpenSSH.</summary>
    internal List<string> Errors { get; } = [];

    /// <summary>What could not be known.</summary>
    internal List<string> Notes { get; } = [];

    /// <summary>Reads everything that the settings name.</summary>
    internal static Parties Read(NegotiateSettings settings)
    {
        var parties = new Parties(settings);
        parties.AddConfigs(settings.Clients, ConfigKind.Client, parties.Clients, parties.ClientsOf);
        parties.AddConfigs(settings.Servers, ConfigKind.Server, parties.Servers, parties.ServerOf);
        parties.AddPeers();
        return parties;
    }

    /// <summary>A peer is a server for clients that were named, otherwise a client.</summary>
    private void AddPeers()
    {
        var role = _settings.Clients.IsEmpty ? ConfigKind.Client : ConfigKind.Server;
        var list = role == ConfigKind.Client ? Clients : Servers;
        foreach (var peer in _settings.Peers)
        {
            if (peer.Plays(role))
            {
                list.Add(Party.Of(peer, role));
            }
            else if (!_settings.AllPeers)
            {
                Errors.Add($"--peer {peer.Id}: is no {role.Side()}");
            }
        }

        foreach (var file in _settings.PeerFiles)
        {
            AddPeersFrom(file, role, list);
        }
    }

    private void AddPeersFrom(string file, ConfigKind role, List<Party> list)
    {
        var input = ConfigInput.Read(file);
        var name = input.Text.Path;
        var read = ReadPeers(input.Text.Content, role);
        if (read.Error is { } error)
        {
            Errors.Add($"{name}: {error}");
            return;
        }

        var wanted = read.Proposals.Where(one => _settings.PeerTarget is not { } target || one.Name == target).ToList();
        if (wanted.Count == 0)
        {
            Errors.Add(
                $"{name}: there is no '{_settings.PeerTarget}' in it, but {string.Join(", ", read.Proposals.Select(one => one.Name))}"
            );
        }

        foreach (var one in wanted)
        {
            if (one.Plays(role))
            {
                list.Add(
                    new Party
                    {
                        Name = one.Name.Length > 0 ? one.Name : name,
                        Role = role,
                        Proposal = one.Proposal,
                        Source = name,
                    }
                );
            }
            else
            {
                Errors.Add($"{name}: '{one.Name}' is no {role.Side()}");
            }
        }
    }

    /// <summary>JSON, or a log; the journal writes its log as lines of JSON.</summary>
    private static ReadProposals ReadPeers(string text, ConfigKind role)
    {
        var json = ProposalFileReader.Read(text);
        if (json.Error is null || text.Trim().Length == 0)
        {
            return json;
        }

        using var lines = new StringReader(text);
        var log = LoggedProposals.Of(lines, role);
        return log.Error is { } error && text.TrimStart() is ['{' or '[', ..] && !error.StartsWith("is a log", StringComparison.Ordinal)
            ? json
            : log;
    }

    private void AddConfigs(
        ImmutableArray<string> paths,
        ConfigKind kind,
        List<Party> list,
        Func<ConfigInput, Target, ConcurrentQueue<string>, ImmutableArray<Party>> read
    )
    {
        var files = paths.SelectMany(FilesOf).ToList();
        var parties = new ImmutableArray<Party>[files.Count];
        var errors = new ConcurrentQueue<string>[files.Count];
        Parallel.For(
            0,
            files.Count,
            index =>
            {
                errors[index] = new ConcurrentQueue<string>();
                try
                {
                    var input = files[index] is NoFile or "/dev/null" ? _nothing : ConfigInput.Read(files[index]);
                    parties[index] = read(input, TargetOf(input, kind), errors[index]);
                }
                catch (UsageException exception)
                {
                    parties[index] = [];
                    foreach (var message in exception.Messages)
                    {
                        errors[index].Enqueue(message);
                    }
                }
            }
        );
        list.AddRange(parties.SelectMany(found => found));
        Errors.AddRange(errors.SelectMany(found => found).Distinct(StringComparer.Ordinal));

        IEnumerable<string> FilesOf(string path)
        {
            var disk = path is "-" or "" or NoFile ? "" : DiskPath.Full(path);
            if (disk.Length == 0 || !Directory.Exists(disk))
            {
                return [path];
            }

            // Fragments count where they are included.
            var usual = Discovery
                .InFolder(disk)
                .Where(file => FileKindDetection.EntryOf(file) is null && FileKindDetection.OfPath(file) == kind)
                .ToList();
            IEnumerable<string> found = usual.Count > 0 ? usual : Directory.EnumerateFiles(disk).Order(StringComparer.Ordinal);
            if (!found.Any())
            {
                Errors.Add($"{DiskPath.Display(disk)}: no configuration in this folder");
            }

            return found;
        }
    }

    /// <summary>The command line decides, then the file itself.</summary>
    private Target TargetOf(ConfigInput input, ConfigKind kind)
    {
        var (version, vendor) = kind == ConfigKind.Client ? _settings.ClientTarget : _settings.ServerTarget;
        var own = InFileOptions.Of(input.Text);
        return new Target(version ?? own.Version ?? OpenSshVersion.Newest, vendor ?? own.Vendor ?? Vendor.Portable);
    }

    private ImmutableArray<Party> ClientsOf(ConfigInput input, Target target, ConcurrentQueue<string> errors)
    {
        var place = Place.Of(input.Disk, ConfigKind.Client, _settings.Surroundings);
        var machine = Machine.Of(place, _settings.Client);
        var options = machine.ToModelOptions(place);
        var model = input.Load(ConfigKind.Client, place, options, target);
        var queries = new ClientQueries(model);
        var parties = ImmutableArray.CreateBuilder<Party>();
        foreach (var host in _settings.Client.Host is { } given ? [given] : ClientHosts.Of(model))
        {
            var effective = queries.Evaluate(_settings.Client.ToQuery(ClientHosts.NameFor(host), machine));
            if (IsAccepted(effective, model, errors))
            {
                parties.Add(Party.OfClient(model, effective, host) with { Machine = MachineOf(place) });
            }
        }

        return parties.ToImmutable();
    }

    private ImmutableArray<Party> ServerOf(ConfigInput input, Target target, ConcurrentQueue<string> errors)
    {
        var place = Place.Of(input.Disk, ConfigKind.Server, _settings.Surroundings);
        var options = place.ToModelOptions(ConfigKind.Server);
        var model = input.Load(ConfigKind.Server, place, options, target);
        var effective = EffectiveConfig.Evaluate(model, query: (ServerQuery?)null);
        var isAccepted =
            IsAccepted(effective, model, errors)
            && (_settings.Connection is not { } connection || IsAccepted(EffectiveConfig.Evaluate(model, connection), model, errors));
        if (!isAccepted)
        {
            return [];
        }

        var keys =
            _settings.HostKeys
            ?? (
                _settings.ChecksDisk
                    ? HostKeys.OnDisk(
                        effective,
                        new Disk(input.Files(place), ConfigKind.Server, target, options, TimeProvider.System.GetUtcNow())
                    )
                    : null
            );
        return [Party.OfServer(model, effective, keys) with { Machine = MachineOf(place) }];
    }

    /// <summary>The machine of the system's own files; null for others.</summary>
    private static string? MachineOf(Place place) =>
        place.ConfigPath is "/etc/ssh/ssh_config" or "/etc/ssh/sshd_config" ? $"{place.Sysroot}:{place.SshFolder}" : null;

    /// <summary>Whether OpenSSH takes the files; else its reasons are noted.</summary>
    private static bool IsAccepted(EffectiveConfig effective, ConfigModel model, ConcurrentQueue<string> errors)
    {
        foreach (var rejection in effective.Rejections)
        {
            errors.Enqueue($"{rejection.File.Path} line {rejection.Line + 1}: {rejection.Message}; OpenSSH refuses the file");
        }

        if (effective.Failure is { } failure)
        {
            var place = effective.FailureAt is { } line ? $"{line.File.Path} line {line.Line + 1}" : model.Entry.Path;
            errors.Enqueue($"{place}: {failure}; OpenSSH refuses the file");
        }

        return effective.IsAccepted;
    }
}
