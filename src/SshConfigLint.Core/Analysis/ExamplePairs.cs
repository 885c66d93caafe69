using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>Whom the configuration of an example meets.</summary>
internal static class ExamplePairs
{
    /// <summary>The pairs of a configuration with a built-in peer, or with a file of the example.</summary>
    /// <exception cref="FormatException">There is no such peer, or its file makes no sense.</exception>
    internal static ImmutableArray<Pair> Of(ConfigModel model, ImmutableArray<MarkedFile> files, string peer)
    {
        var role = model.Kind.Other();
        var others = OthersOf(model.Target, files, peer, role);
        var own = PartiesOf(model, files);
        return model.Kind == ConfigKind.Client
            ? [.. own.SelectMany(client => others.Select(server => new Pair(client, server)))]
            : [.. others.SelectMany(client => own.Select(server => new Pair(client, server)))];
    }

    private static ImmutableArray<Party> OthersOf(Target target, ImmutableArray<MarkedFile> files, string peer, ConfigKind role)
    {
        if (PeerTable.Find(peer) is { } builtIn)
        {
            return [Party.Of(builtIn, role)];
        }

        var text =
            files.FirstOrDefault(file => file.Source.Path == peer)?.Source
            ?? throw new FormatException($"There is no peer {peer}, and no file of that name in the example.");
        return peer.EndsWith(".json", StringComparison.Ordinal)
            ? ReadFrom(text, role)
            : PartiesOf(ConfigModel.Load(text, role, target, Markup.ToFileSource(files)), files);
    }

    private static ImmutableArray<Party> ReadFrom(SourceText text, ConfigKind role)
    {
        var read = ProposalFileReader.Read(text.Content);
        return read.Error is { } error
            ? throw new FormatException($"{text.Path} {error}.")
            :
            [
                .. read.Proposals.Select(one => new Party
                {
                    Name = one.Name,
                    Role = role,
                    Proposal = one.Proposal,
                    Source = text.Path,
                }),
            ];
    }

    private static ImmutableArray<Party> PartiesOf(ConfigModel model, ImmutableArray<MarkedFile> files)
    {
        // The example's own machine, where its files are the system's.
        var machine = model.Entry.Path == Markup.DefaultPath(model.Kind) ? "" : null;
        if (model.Kind == ConfigKind.Server)
        {
            var effective = EffectiveConfig.Evaluate(model, query: (ServerQuery?)null);
            var keys = files.Any(file => file.Facts is not null)
                ? HostKeys.OnDisk(effective, Markup.ToDisk(files, ConfigKind.Server, model.Target))
                : null;
            return [Party.OfServer(model, effective, keys) with { Machine = machine }];
        }

        var queries = new ClientQueries(model);
        return
        [
            .. ClientHosts
                .Of(model)
                .Select(host => (Host: host, Query: new ClientQuery { Host = ClientHosts.NameFor(host) }))
                .Select(one => Party.OfClient(model, queries.Evaluate(one.Query), one.Host) with { Machine = machine }),
        ];
    }
}
