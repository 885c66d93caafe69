using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>
/// Reads a model as sshd does: what counts at start, then, for a connection, the blocks that match into an empty set of options
/// that is copied over the first (<c>servconf.c: parse_server_match_config, copy_set_server_options</c>).
/// </summary>
internal sealed class ServerEvaluation
{
    private static readonly OpenSshVersion _partialSpecs = new(7, 7);

    private readonly ConfigModel _model;
    private readonly Target _target;
    private readonly ServerQuery _query;
    private readonly ServerMatch _match;
    private readonly List<BoundDirective> _undecided = [];
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);

    internal ServerEvaluation(ConfigModel model, ServerQuery? query)
    {
        _model = model;
        _target = model.Target;
        _query = query ?? new ServerQuery();
        _match = new ServerMatch(_target, _query);
    }

    internal EffectiveConfig Run()
    {
        ImmutableArray<EffectiveLine> lines = [];
        EvaluationFailure? failure = null;
        try
        {
            var options = AtStart();
            options.SettleKeyboardInteractive();
            ServerRefusals.CheckKeys(options);
            if (_target.Version >= _partialSpecs || IsComplete())
            {
                var match = ForConnection();
                ServerRefusals.CheckMethods(_model, match.Find("AuthenticationMethods"));
                options = Merge(options, match);
            }

            lines = new ServerDump(_model, options, _notes).Lines();
        }
        catch (EvaluationFailure caught)
        {
            failure = caught;
        }

        _notes.UnionWith(_match.Notes);
        return new EffectiveConfig
        {
            Lines = lines,
            Rejections = ServerRefusals.Of(_model),
            Failure = failure?.Message,
            FailureAt = failure?.At,
            Undecided = [.. _undecided],
            Notes = [.. _notes],
        };
    }

    /// <summary>What lines have set, without checks and dump.</summary>
    internal ServerOptions ReadOptions() => Merge(AtStart(), ForConnection());

    /// <summary>Up to 7.6 blocks count only when user, host and address are all given (<c>sshd.c: main</c>).</summary>
    private bool IsComplete() => _query is { User: not null, Host: not null, Address: not null };

    private ServerOptions AtStart() => Read(block => block.IsReadAtStart, _ => true);

    private ServerOptions ForConnection()
    {
        var isActive = new bool[_model.Blocks.Length];
        foreach (var block in _model.Blocks)
        {
            isActive[block.Index] = IsActive(block, isActive);
        }

        // The global part was read at start.
        return Read(block => isActive[block.Index], directive => directive.Keyword!.IsAllowedInMatch(_target.Version));
    }

    private bool IsActive(ConfigBlock block, bool[] isActive)
    {
        if (block.Header is not { } header)
        {
            return block.Parent is { } including && isActive[including.Index];
        }

        // In a file that is included from a block that does not match, Match lines are not even compared.
        if (!header.IsValid || (block.Parent is { IsGlobal: false } outer && !isActive[outer.Index]))
        {
            return false;
        }

        var criteria = MatchCriteria.Of(header, ConfigKind.Server, _target, _ => { });
        var condition = criteria is { } known ? _match.Match(header, known) : Condition.Never;
        if (condition == Condition.Maybe)
        {
            _undecided.Add(header);
        }

        return condition == Condition.Always;
    }

    private ServerOptions Read(Predicate<ConfigBlock> takesBlock, Predicate<BoundDirective> takes)
    {
        var directives = new List<BoundDirective>();
        foreach (var block in _model.Blocks)
        {
            if (takesBlock(block))
            {
                directives.AddRange(_model.DirectivesIn(block));
            }
        }

        // A block goes on behind an Include whose blocks lie between.
        directives.Sort((a, b) => a.Index.CompareTo(b.Index));
        var options = new ServerOptions(_target);
        foreach (var directive in directives)
        {
            if (directive.IsValid && directive.Keyword!.Repetition != Repetition.Structure && takes(directive))
            {
                options.Read(directive);
            }
        }

        _notes.UnionWith(options.Notes);
        return options;
    }

    /// <summary>What a block sets replaces what was set at start, lists as a whole.</summary>
    private ServerOptions Merge(ServerOptions start, ServerOptions match)
    {
        foreach (var name in match.Names.ToList())
        {
            var (from, before) = (match.Find(name)!, start.Find(name));
            if (!from.IsSet)
            {
                continue;
            }

            if (IsInert(name))
            {
                before ??= new OptionSlot();
                before.BeatAll(from);
                start.Put(name, before);
                continue;
            }

            if (name == "Subsystem")
            {
                ServerRefusals.CheckSubsystem(_target, before, from);
            }

            if (before is not null)
            {
                from.BeatAll(before);
            }

            from.IsFromMatch = true;
            start.Put(name, from);
        }

        return start;
    }

    private bool IsInert(string name) =>
        KeywordTable.Find(ConfigKind.Server, name, _target) is { } keyword && keyword.IsInertInMatch(_target.Version);
}
