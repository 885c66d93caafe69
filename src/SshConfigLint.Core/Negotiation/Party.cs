using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Negotiation;

/// <summary>One side of a connection: what it proposes, and where that comes from.</summary>
public sealed record Party
{
    /// <summary>What people call it: a file, a file and a host, a program.</summary>
    public required string Name { get; init; }

    /// <summary>Which part it plays.</summary>
    public required ConfigKind Role { get; init; }

    /// <summary>What it proposes.</summary>
    public required Proposal Proposal { get; init; }

    /// <summary>Where a list comes from that no line of a file decides: <c>default of OpenSSH 9.2</c>, <c>Dropbear 2022.83, 2022-11-14</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The configuration of ssh or sshd; null for a program that only its proposal is known of.</summary>
    public PartyConfig? Config { get; init; }

    /// <summary>The built-in peer; null for what is none.</summary>
    public PeerInfo? Peer { get; init; }

    /// <summary>The machine whose own files the configuration is; null when it is none, or nobody knows.</summary>
    public string? Machine { get; init; }

    /// <summary>The line that decides a list; null when none does.</summary>
    public BoundDirective? LineOf(Phase phase) =>
        Config is null ? null
        : Config.LineOf(Phases.KeywordOf(phase)) is { } line ? line
        : phase == Phase.HostKey && Role == ConfigKind.Server ? Config.LineOf("HostKey")
        : null;

    /// <summary>A client with a configuration.</summary>
    /// <param name="model">The configuration.</param>
    /// <param name="effective">What it comes to for the host.</param>
    /// <param name="host">The host as typed, or the pattern of a Host line that stands for its hosts.</param>
    public static Party OfClient(ConfigModel model, EffectiveConfig effective, string host)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new Party
        {
            Name = host == "*" ? $"{model.Entry.Path}, other hosts" : $"{model.Entry.Path}, host {host}",
            Role = ConfigKind.Client,
            Proposal = OpenSshProposal.OfClient(effective, model.Target),
            Source = DefaultOf(model.Target),
            Config = new PartyConfig(model, effective, host, null),
        };
    }

    /// <summary>A server with a configuration.</summary>
    /// <param name="model">The configuration.</param>
    /// <param name="effective">What it comes to before anybody has connected.</param>
    /// <param name="keys">Its host keys; null to tell them from the names of their files.</param>
    public static Party OfServer(ConfigModel model, EffectiveConfig effective, HostKeys? keys = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var types = keys?.Types ?? OpenSshProposal.KeyTypesOf(effective);
        return new Party
        {
            Name = model.Entry.Path,
            Role = ConfigKind.Server,
            Proposal = OpenSshProposal.OfServer(effective, model.Target, types) with { RsaBits = keys?.RsaBits },
            Source = DefaultOf(model.Target),
            Config = new PartyConfig(model, effective, null, types),
        };
    }

    /// <summary>A built-in peer.</summary>
    /// <param name="peer">The peer.</param>
    /// <param name="role">Which part it plays.</param>
    public static Party Of(PeerInfo peer, ConfigKind role)
    {
        ArgumentNullException.ThrowIfNull(peer);
        return new Party
        {
            Name = peer.Id,
            Role = role,
            Proposal = Proposal.Of(peer),
            Source = peer.Date.Length == 0 ? peer.Name : $"{peer.Name}, {peer.Date}",
            Peer = peer,
        };
    }

    /// <summary>A release as the source of what it does by itself.</summary>
    private static string DefaultOf(Target target) =>
        $"default of OpenSSH {target.Version}{(target.Vendor == Vendor.Portable ? "" : $" ({VendorNames.Of(target.Vendor)})")}";
}

/// <summary>The configuration that a side proposes by.</summary>
/// <param name="Model">The files.</param>
/// <param name="Effective">What they come to.</param>
/// <param name="Host">Client: the host as typed, or the pattern of a Host line.</param>
/// <param name="KeyTypes">Server: the types of its host keys; null when nobody knows.</param>
public sealed record PartyConfig(ConfigModel Model, EffectiveConfig Effective, string? Host, ImmutableArray<string>? KeyTypes)
{
    /// <summary>The line that decides a keyword; null when none does.</summary>
    public BoundDirective? LineOf(string keyword) => Effective.Of(keyword).SelectMany(line => line.Origins).FirstOrDefault();
}
