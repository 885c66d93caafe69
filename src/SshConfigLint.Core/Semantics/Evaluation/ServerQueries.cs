using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>The connections that a server configuration itself distinguishes: what a rule needs that asks what a change does to anybody.</summary>
public sealed class ServerQueries
{
    /// <summary>Somebody whom a configuration has no reason to name; every field is given, as old releases want it for Match.</summary>
    internal static ServerQuery Nobody { get; } =
        new()
        {
            User = "user.invalid",
            Host = "host.invalid",
            Address = "192.0.2.1",
            LocalAddress = "192.0.2.2",
            LocalPort = 22,
            RoutingDomain = "",
            Groups = [],
        };

    private readonly ConfigModel _model;

    /// <summary>Prepares the questions.</summary>
    /// <exception cref="ArgumentException">The model is a client's.</exception>
    public ServerQueries(ConfigModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Kind != ConfigKind.Server)
        {
            throw new ArgumentException("the model is a client's", nameof(model));
        }

        _model = model;
    }

    /// <summary>One query for each Match block, for a connection that its criteria take, and last one that no line names, in reading order.</summary>
    public IEnumerable<ServerQuery> All()
    {
        foreach (var block in _model.Blocks)
        {
            if (block.Header is { IsValid: true } && For(block) is { } query)
            {
                yield return query;
            }
        }

        yield return Nobody;
    }

    /// <summary>A connection that the block and those around it take; null when none could be found.</summary>
    private ServerQuery? For(ConfigBlock block)
    {
        ServerQuery? query = Nobody;
        for (var outer = block; outer is not null && query is not null; outer = outer.Parent)
        {
            query = outer.Header is { IsValid: true } header ? Narrow(query, Criteria(header)) : query;
        }

        return query is not null && Takes(query, block) ? query : null;
    }

    private static ServerQuery? Narrow(ServerQuery query, ImmutableArray<MatchCriterion> criteria)
    {
        foreach (var criterion in criteria)
        {
            var list = criterion.Argument ?? "";
            var text = criterion.Info.Argument == MatchArgumentKind.Patterns ? PatternWitness.OfList(list) : null;
            query = criterion.Info.Name switch
            {
                "user" => query with { User = text },
                "group" => query with { Groups = text is null ? [] : [text] },
                "host" => query with { Host = text },
                "rdomain" => query with { RoutingDomain = text },
                "address" => query with { Address = AddressWitness.OfList(list) },
                "localaddress" => query with { LocalAddress = AddressWitness.OfList(list) },
                "localport" => query with { LocalPort = int.TryParse(list, out var port) ? port : null },
                "invalid-user" => query with { IsInvalidUser = true },
                _ => query,
            };
        }

        return query is { User: null } or { Host: null } or { RoutingDomain: null } or { Address: null } or { LocalAddress: null }
            ? null
            : query;
    }

    private bool Takes(ServerQuery query, ConfigBlock block)
    {
        var match = new ServerMatch(_model.Target, query);
        for (var outer = block; outer is not null; outer = outer.Parent)
        {
            if (outer.Header is { } header && match.Match(header, Criteria(header)) != Condition.Always)
            {
                return false;
            }
        }

        return true;
    }

    private ImmutableArray<MatchCriterion> Criteria(BoundDirective header) =>
        MatchCriteria.Of(header, ConfigKind.Server, _model.Target, _ => { }) ?? [];
}
