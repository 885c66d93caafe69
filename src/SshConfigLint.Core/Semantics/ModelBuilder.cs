using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Values;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>Reads files in OpenSSH's order and binds their directives.</summary>
internal sealed class ModelBuilder
{
    private const int ChunkSize = 8192;

    private readonly ConfigKind _kind;
    private readonly Target _target;
    private readonly KeywordBinder _binder;
    private readonly KeywordCache _keywords;
    private readonly IncludeReader _includes;
    private readonly ModelOptions _options;
    private readonly List<ConfigFile> _files = [];
    private readonly List<ConfigBlock> _blocks = [];
    private readonly List<BoundDirective> _directives = [];
    private readonly List<Task<List<ConfigProblem>>> _checks = [];
    private List<BoundDirective> _withValue = [];
    private readonly List<ConfigProblem> _problems = [];

    internal ModelBuilder(ConfigKind kind, Target target, IFileSource files, ModelOptions options)
    {
        _kind = kind;
        _target = target;
        _options = options;
        _keywords = new KeywordCache(kind, target);
        _binder = new KeywordBinder(kind, target, _problems.Add);
        _includes = new IncludeReader(kind, target, files, options, _problems.Add);
    }

    internal ConfigModel Build(SourceText entry)
    {
        var path = _options.EntryPath ?? entry.Path;
        _includes.Enter(path, entry.Path);
        Read(SyntaxTree.Parse(entry), path, includedBy: null, new ConfigBlock(null, null, Condition.Always, isReadAtStart: true, 0));
        CheckValues();
        WholeFileChecks.Run(_kind, _target, _directives, _problems.Add);
        var problems = _problems.OrderBy(problem => problem.Directive?.Index ?? 0);
        return new ConfigModel(_kind, _target, [.. _files], [.. _blocks], [.. _directives], [.. problems], _includes.Failures)
        {
            UnreadFragments = _includes.Unread(_options.EntryPath ?? entry.Path),
        };
    }

    /// <summary>No value depends on another line, so that those of a long file are checked while the next ones are bound.</summary>
    private void StartCheck()
    {
        var directives = _withValue;
        _checks.Add(Task.Run(() => CheckValues(directives)));
        _withValue = new List<BoundDirective>(ChunkSize);
    }

    private void CheckValues()
    {
        // For few, threads cost more than they bring.
        var last = CheckValues(_withValue);
        foreach (var check in _checks)
        {
            _problems.AddRange(check.GetAwaiter().GetResult());
        }

        _problems.AddRange(last);
    }

    private List<ConfigProblem> CheckValues(List<BoundDirective> directives)
    {
        var problems = new List<ConfigProblem>();
        Action<ConfigProblem> report = problems.Add;
        var known = new KnownValues();
        foreach (var directive in directives)
        {
            if (known.Contains(directive))
            {
                continue;
            }

            var before = problems.Count;
            ValueChecker.Check(new ValueContext(directive, directive.Keyword!, _target, report));
            if (problems.Count == before)
            {
                known.Add(directive);
            }

            directive.IsValid &= !HasRejection(problems, before, directive);
        }

        return problems;
    }

    private void Read(SyntaxTree tree, string path, BoundDirective? includedBy, ConfigBlock block)
    {
        var file = new ConfigFile(tree, path, includedBy, includedBy is null ? 0 : includedBy.File.Depth + 1);
        _files.Add(file);
        _blocks.Add(block);
        if (tree.Text.Content.StartsWith('\uFEFF'))
        {
            _problems.Add(FileProblems.ByteOrderMark(file));
        }

        _directives.EnsureCapacity(_directives.Count + tree.Directives.Length);
        foreach (var syntax in tree.Directives)
        {
            block = Bind(syntax, file, block);
        }
    }

    /// <summary>Adds one line; gives the block that governs the next one.</summary>
    private ConfigBlock Bind(DirectiveSyntax syntax, ConfigFile file, ConfigBlock block)
    {
        var (keyword, resolved) = syntax.IsPassedOver ? default : _keywords.Find(syntax.Keyword);
        var words = DirectiveWords.Of(syntax, file.Tree.Text.Content, resolved, _target.Version);
        var directive = new BoundDirective(syntax, file, block, resolved, words, _directives.Count);
        _directives.Add(directive);
        var before = _problems.Count;
        var isRead = _binder.Check(directive, keyword);
        if (isRead && resolved is { Value: ValueKind.HostPatterns or ValueKind.MatchCriteria })
        {
            block = Open(directive);
        }
        else if (isRead && resolved is { Value: ValueKind.IncludePatterns })
        {
            Include(directive, block);
        }

        directive.IsValid = isRead && !HasRejection(_problems, before, directive);
        if (isRead && resolved!.Value is not (ValueKind.HostPatterns or ValueKind.MatchCriteria or ValueKind.IncludePatterns))
        {
            _withValue.Add(directive);
            if (_withValue.Count == ChunkSize)
            {
                StartCheck();
            }
        }

        return block;
    }

    private ConfigBlock Open(BoundDirective header)
    {
        // In an included file every block stands in the block of the Include line.
        var outer = header.File.IncludedBy?.Block;
        var condition =
            header.Keyword!.Value == ValueKind.HostPatterns
                ? HostCondition.Of(header, _target, _problems.Add)
                : MatchCondition.Of(header, _kind, _target, _problems.Add);
        var holdsAtStart = _kind == ConfigKind.Server && condition == Condition.Always && MatchCondition.HoldsAtStart(header, _target);
        var block = new ConfigBlock(
            header,
            outer,
            outer is null ? condition : And(outer.Condition, condition),
            isReadAtStart: holdsAtStart && outer is not { IsReadAtStart: false },
            _blocks.Count
        );
        header.Block = block;
        _blocks.Add(block);
        return block;
    }

    private void Include(BoundDirective directive, ConfigBlock block)
    {
        foreach (var (path, tree) in _includes.Resolve(directive))
        {
            _includes.Enter(path, tree.Text.Path);
            Read(tree, path, directive, new ConfigBlock(null, block, block.Condition, block.IsReadAtStart, _blocks.Count));
            _includes.Leave();
        }
    }

    private static bool HasRejection(List<ConfigProblem> problems, int from, BoundDirective directive)
    {
        for (var i = from; i < problems.Count; i++)
        {
            if (problems[i].Directive == directive && problems[i].Effect == ProblemEffect.Rejected)
            {
                return true;
            }
        }

        return false;
    }

    private static Condition And(Condition outer, Condition inner) => (Condition)Math.Min((int)outer, (int)inner);
}
