using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Analysis;

/// <summary>Compares what two configurations come to for every query that either of them distinguishes.</summary>
internal static class EffectiveDifference
{
    /// <summary>From so many queries on they are asked in parallel: models never change.</summary>
    private const int ManyQueries = 1000;

    /// <summary>The first query for which OpenSSH took the files before and now does not, or gives other values; null when there is none.</summary>
    /// <param name="before">The configuration as it was; what OpenSSH refuses there may change.</param>
    /// <param name="after">The configuration as it would be.</param>
    /// <param name="withValues">Whether values count, too.</param>
    internal static string? Find(ConfigModel before, ConfigModel after, bool withValues) =>
        before.Kind == ConfigKind.Client ? OfClient(before, after, withValues) : OfServer(before, after, withValues);

    private static string? OfClient(ConfigModel before, ConfigModel after, bool withValues)
    {
        var (was, becomes) = (new ClientQueries(before), new ClientQueries(after));
        return FirstOf([.. was.All().Union(becomes.All())], query => OfClient(was, becomes, query, withValues));
    }

    private static string? OfClient(ClientQueries was, ClientQueries becomes, ClientQuery query, bool withValues)
    {
        var (old, @new) = (was.Evaluate(query), becomes.Evaluate(query));
        var difference = Between(old, @new, withValues);
        if (difference is null && !(old.Undecided.IsEmpty && @new.Undecided.IsEmpty))
        {
            // A block that needs `Match exec` to say no.
            var no = query with
            {
                Exec = ExecAssumption.False,
            };
            difference = Between(was.Evaluate(no), becomes.Evaluate(no), withValues);
        }

        return difference is null ? null : $"{difference} for the host `{query.Host}`";
    }

    /// <summary>The first difference in the order of the queries.</summary>
    private static string? FirstOf(ImmutableArray<ClientQuery> queries, Func<ClientQuery, string?> difference) =>
        queries.Length < ManyQueries
            ? queries.Select(difference).FirstOrDefault(found => found is not null)
            : queries.AsParallel().AsOrdered().Select(difference).FirstOrDefault(found => found is not null);

    private static string? OfServer(ConfigModel before, ConfigModel after, bool withValues)
    {
        // Without a query it is what sshd takes when it starts.
        foreach (var query in new ServerQueries(before).All().Union(new ServerQueries(after).All()).Prepend(null))
        {
            var difference = Between(EffectiveConfig.Evaluate(before, query), EffectiveConfig.Evaluate(after, query), withValues);
            if (difference is not null)
            {
                return query?.User is { } user ? $"{difference} for the user `{user}`" : difference;
            }
        }

        return null;
    }

    private static string? Between(EffectiveConfig was, EffectiveConfig becomes, bool withValues)
    {
        if (!was.IsAccepted)
        {
            return null;
        }

        if (!becomes.IsAccepted)
        {
            return $"OpenSSH would refuse the files ({becomes.Failure ?? becomes.Rejections[0].Message})";
        }

        if (!withValues || HasSameLines(was, becomes))
        {
            return null;
        }

        var (old, @new) = (Lines(was), Lines(becomes));
        var (lost, won) = (old.Except(@new).FirstOrDefault(), @new.Except(old).FirstOrDefault());
        return (lost, won) switch
        {
            (null, null) => "the order of values would change",
            (null, _) => $"`{won}` would be added",
            (_, null) => $"`{lost}` would be gone",
            _ => $"`{lost}` would become `{won}`",
        };
    }

    private static bool HasSameLines(EffectiveConfig was, EffectiveConfig becomes)
    {
        var (old, @new) = (was.Lines, becomes.Lines);
        if (old.Length != @new.Length)
        {
            return false;
        }

        for (var i = 0; i < old.Length; i++)
        {
            if (old[i].Keyword != @new[i].Keyword || old[i].Value != @new[i].Value)
            {
                return false;
            }
        }

        return true;
    }

    private static List<string> Lines(EffectiveConfig config) => [.. config.Lines.Select(line => line.ToString())];
}
