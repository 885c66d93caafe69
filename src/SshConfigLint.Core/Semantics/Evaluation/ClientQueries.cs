using System.Collections.Immutable;
using System.Text;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>
/// The destinations that a client configuration itself distinguishes, and cheap answers for many of them: what a rule needs
/// that asks what a change does to anybody.
/// </summary>
public sealed class ClientQueries
{
    /// <summary>A destination that a configuration has no reason to name.</summary>
    internal const string Nobody = "host.invalid";

    /// <summary>With these, a name is read again as another one, or other things than a name count.</summary>
    private static readonly string[] _decidingByMore = ["Match", "CanonicalizeHostname", "IgnoreUnknown"];

    private readonly ConfigModel _model;
    private readonly BlockIndex _index;
    private readonly bool _decidesByMore;

    /// <summary>Prepares the questions; about as long as a walk through all directives.</summary>
    /// <exception cref="ArgumentException">The model is a server's.</exception>
    public ClientQueries(ConfigModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Kind != ConfigKind.Client)
        {
            throw new ArgumentException("the model is a server's", nameof(model));
        }

        _model = model;
        _index = new BlockIndex(model);
        _decidesByMore = _decidingByMore.Any(keyword => !model.DirectivesOf(keyword).IsEmpty);
    }

    /// <summary>
    /// One query for each literal pattern of a Host line, for a name that each other pattern takes, for each Match block what
    /// its criteria ask for, and one for a name that no line names, for which <c>Host *</c> stands too; each once, in reading order.
    /// </summary>
    public IEnumerable<ClientQuery> All()
    {
        var seen = new HashSet<ClientQuery>();
        foreach (var directive in _model.Directives)
        {
            if (!directive.IsValid)
            {
                continue;
            }

            foreach (var query in Of(directive))
            {
                if (seen.Add(query))
                {
                    yield return query;
                }
            }
        }

        var nobody = new ClientQuery { Host = Nobody };
        if (seen.Add(nobody))
        {
            yield return nobody;
        }
    }

    /// <summary>What <see cref="EffectiveConfig.Evaluate(ConfigModel, ClientQuery)"/> gives, without a look at blocks that take other names.</summary>
    public EffectiveConfig Evaluate(ClientQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new ClientEvaluation(_model, query, _index).Run();
    }

    /// <summary>
    /// Equal for destinations for which the files say the same, but for names and numbers that are printed as they are written; null where
    /// more than the name as typed decides what applies.
    /// </summary>
    internal string? SettingsOf(ClientQuery query)
    {
        if (_decidesByMore)
        {
            return null;
        }

        var settings = new StringBuilder();
        foreach (var directive in _index.For(query.Host))
        {
            if (directive != directive.Block.Header && directive.Keyword is { } keyword && Applies(directive.Block, query.Host))
            {
                var text = directive.Syntax.RestText;
                var isPlain =
                    directive.IsValid
                    && keyword.Name is "Hostname" or "User" or "Port" or "HostKeyAlias"
                    && !text.AsSpan().ContainsAny('%', '$');
                settings.Append(keyword.Name).Append(' ').Append(isPlain ? "" : text).Append('\n');
            }
        }

        return settings.ToString();
    }

    private static bool Applies(ConfigBlock? block, string host)
    {
        for (; block is not null; block = block.Parent)
        {
            if (block.Header is { } header && !header.TakesHost(host))
            {
                return false;
            }
        }

        return true;
    }

    private IEnumerable<ClientQuery> Of(BoundDirective header)
    {
        if (header.Keyword!.Value == ValueKind.HostPatterns)
        {
            return header
                .Words.Select(word => word.Value)
                .Where(pattern => !pattern.StartsWith('!'))
                .Select(pattern => new ClientQuery { Host = pattern == "*" ? Nobody : PatternWitness.Of(pattern) });
        }

        return
            header.Keyword.Value == ValueKind.MatchCriteria
            && MatchCriteria.Of(header, ConfigKind.Client, _model.Target, _ => { }) is { } criteria
            ? [OfMatch(criteria)]
            : [];
    }

    private static ClientQuery OfMatch(ImmutableArray<MatchCriterion> criteria)
    {
        var query = new ClientQuery { Host = Nobody };
        foreach (var criterion in criteria.Where(criterion => !criterion.IsNegated))
        {
            var argument = PatternWitness.OfList(criterion.Argument ?? "");
            query = criterion.Info.Name switch
            {
                _ when argument is null => query,
                "host" or "originalhost" => query with { Host = argument },
                "user" => query with { User = argument },
                "localuser" => query with { LocalUser = argument },
                "tagged" => query with { Tag = argument },
                "command" => query with { Command = argument },
                "exec" => query with { Exec = ExecAssumption.True },
                _ => query,
            };
        }

        return query;
    }
}
