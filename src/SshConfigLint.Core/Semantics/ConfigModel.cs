using System.Collections.Concurrent;
using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Scope;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>Where a file stands for OpenSSH, as far as relative names in it depend on that.</summary>
public sealed record ModelOptions
{
    /// <summary>The entry file's path as an Include line would spell it; null for the name of its text.</summary>
    public string? EntryPath { get; init; }

    /// <summary>The folder that a relative Include is looked up in: <c>/etc/ssh</c>, or <c>~/.ssh</c> for a user's file; null for the folder of the entry file.</summary>
    public string? IncludeBase { get; init; }

    /// <summary>The home folder that <c>~</c> in an Include stands for; null leaves such an Include unread.</summary>
    public string? Home { get; init; }

    /// <summary>Client: whether the entry file is the system's, which may not use <c>~</c> in an Include (<c>readconf.c: oInclude</c>).</summary>
    public bool IsSystemFile { get; init; }

    /// <summary>Client: the environment of ssh, for <c>${NAME}</c> in an Include (9.9 and later); null leaves such an Include unread.</summary>
    public ImmutableDictionary<string, string>? Environment { get; init; }
}

/// <summary>A file that the model needed and could not get.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">Why, lower case, no period.</param>
public sealed record LoadFailure(string Path, string Reason);

/// <summary>A configuration as OpenSSH of the target reads it: one entry file and all that it includes.</summary>
/// <remarks>Immutable; holds no service, no disk path, no severity.</remarks>
public sealed class ConfigModel
{
    private readonly Lazy<Dictionary<string, ImmutableArray<BoundDirective>>> _byKeyword;
    private readonly Dictionary<ProblemKind, ImmutableArray<ConfigProblem>> _byKind;
    private readonly Lazy<ImmutableArray<BoundDirective>[]> _byBlock;
    private readonly ConcurrentDictionary<string, DecidingLines> _deciding = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<ScopeAnalysis> _scope;

    internal ConfigModel(
        ConfigKind kind,
        Target target,
        ImmutableArray<ConfigFile> files,
        ImmutableArray<ConfigBlock> blocks,
        ImmutableArray<BoundDirective> directives,
        ImmutableArray<ConfigProblem> problems,
        ImmutableArray<LoadFailure> failures
    )
    {
        Kind = kind;
        Target = target;
        Files = files;
        Blocks = blocks;
        Directives = directives;
        Problems = problems;
        LoadFailures = failures;
        _byKeyword = new(() => ByKeyword(directives));
        _byBlock = new(() => ByBlock(blocks, directives));
        _scope = new(() => new ScopeAnalysis(this));
        _byKind = problems.GroupBy(problem => problem.Kind).ToDictionary(group => group.Key, group => group.ToImmutableArray());
    }

    /// <summary>Which program reads it.</summary>
    public ConfigKind Kind { get; }

    /// <summary>The build that it is judged for.</summary>
    public Target Target { get; }

    /// <summary>The entry file first, then included ones in reading order; a file that is included twice stands here twice.</summary>
    public ImmutableArray<ConfigFile> Files { get; }

    /// <summary>The entry file.</summary>
    public ConfigFile Entry => Files[0];

    /// <summary>All blocks in reading order; the first is the global part.</summary>
    public ImmutableArray<ConfigBlock> Blocks { get; }

    /// <summary>All directives in reading order, Host, Match, Include and unknown ones too.</summary>
    public ImmutableArray<BoundDirective> Directives { get; }

    /// <summary>What OpenSSH would reject, warn about or ignore.</summary>
    public ImmutableArray<ConfigProblem> Problems { get; }

    /// <summary>The problems for which it is refused, prepared for many queries.</summary>
    internal ModelRefusals Refusals => field ??= new ModelRefusals(this);

    /// <summary>Which lines and blocks can ever count.</summary>
    public ScopeAnalysis Scope => _scope.Value;

    /// <summary>Files that could not be had.</summary>
    public ImmutableArray<LoadFailure> LoadFailures { get; }

    /// <summary>
    /// The paths in the folder of fragments beside the entry file (<c>sshd_config.d</c> of <c>sshd_config</c>) that no Include reads,
    /// in byte order; hidden files and folders are left out.
    /// </summary>
    public ImmutableArray<string> UnreadFragments { get; internal init; } = [];

    /// <summary>Reads an entry file and all that it includes. Never throws for what a file says.</summary>
    public static ConfigModel Load(SourceText entry, ConfigKind kind, Target target, IFileSource files, ModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(files);
        return new ModelBuilder(kind, target, files, options ?? new ModelOptions()).Build(entry);
    }

    /// <summary>The directives of a keyword in reading order, aliases resolved.</summary>
    public ImmutableArray<BoundDirective> DirectivesOf(string keyword) => _byKeyword.Value.GetValueOrDefault(keyword, []);

    /// <summary>The keywords that some line names, aliases resolved, each once.</summary>
    public IEnumerable<KeywordInfo> KeywordsInUse => _byKeyword.Value.Values.Select(lines => lines[0].Keyword!);

    /// <summary>The criteria of a Match line; empty for another line and for one that OpenSSH refuses.</summary>
    public ImmutableArray<MatchCriterion> CriteriaOf(BoundDirective header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return header.Keyword?.Value == ValueKind.MatchCriteria ? MatchCriteria.Of(header, Kind, Target, _ => { }) ?? [] : [];
    }

    /// <summary>The directives of each keyword in reading order, aliases resolved.</summary>
    internal IEnumerable<ImmutableArray<BoundDirective>> LinesByKeyword => _byKeyword.Value.Values;

    /// <summary>The directives of a keyword in the order in which the first that applies wins, prepared for many questions.</summary>
    internal DecidingLines DecidingLines(string keyword) => _deciding.GetOrAdd(keyword, name => new DecidingLines(this, name));

    /// <summary>The directives that a block governs, its header not among them.</summary>
    internal ImmutableArray<BoundDirective> DirectivesIn(ConfigBlock block) => _byBlock.Value[block.Index];

    /// <summary>The problems of a kind in reading order.</summary>
    public ImmutableArray<ConfigProblem> ProblemsOf(ProblemKind kind) => _byKind.GetValueOrDefault(kind, []);

    /// <summary>
    /// What a keyword comes to when the directives of <paramref name="scope"/> apply: for the client the host that the
    /// block is for, for the server a connection that the Match block takes; the global part stands for all the others.
    /// </summary>
    public EffectiveValue Effective(string keyword, ConfigBlock scope) => EffectiveValues.Decide(this, keyword, scope);

    /// <summary>
    /// What a keyword comes to in the global part and in each block that decides it otherwise, without repetition of the
    /// same deciding directive.
    /// </summary>
    public ImmutableArray<EffectiveValue> EffectiveEverywhere(string keyword) => EffectiveValues.Everywhere(this, keyword);

    /// <summary>
    /// What a line sets for every host or connection that no block excepts, as in <see cref="EffectiveEverywhere"/>; null when none does.
    /// </summary>
    public EffectiveValue? EffectiveForAll(string keyword) => EffectiveValues.ForAll(this, keyword);

    /// <summary>The algorithms that a list keyword comes to in <paramref name="scope"/>: default, then <c>+ - ^</c> with wildcards.</summary>
    public EffectiveAlgorithms EffectiveAlgorithms(string keyword, ConfigBlock scope) => EffectiveAlgorithms(Effective(keyword, scope));

    /// <summary>The algorithms that a decided value comes to.</summary>
    public EffectiveAlgorithms EffectiveAlgorithms(EffectiveValue value) => Semantics.EffectiveAlgorithms.Of(this, value);

    /// <summary>Server: whether the directives of a block can apply to somebody who logs in as <paramref name="user"/>.</summary>
    public Condition AppliesToUser(ConfigBlock block, string user) => MatchCondition.AppliesToUser(this, block, user);

    private static ImmutableArray<BoundDirective>[] ByBlock(ImmutableArray<ConfigBlock> blocks, ImmutableArray<BoundDirective> directives)
    {
        var builders = new ImmutableArray<BoundDirective>.Builder[blocks.Length];
        foreach (var directive in directives)
        {
            if (directive != directive.Block.Header)
            {
                (builders[directive.Block.Index] ??= ImmutableArray.CreateBuilder<BoundDirective>()).Add(directive);
            }
        }

        return Array.ConvertAll(builders, builder => builder is null ? [] : builder.DrainToImmutable());
    }

    private static Dictionary<string, ImmutableArray<BoundDirective>> ByKeyword(ImmutableArray<BoundDirective> directives)
    {
        // By the row first, which is one object: hashing the names of a million directives costs more than reading them.
        var byRow = new Dictionary<KeywordInfo, ImmutableArray<BoundDirective>.Builder>(ReferenceEqualityComparer.Instance);
        foreach (var directive in directives)
        {
            if (directive.Keyword is not { } keyword)
            {
                continue;
            }

            if (!byRow.TryGetValue(keyword, out var builder))
            {
                byRow.Add(keyword, builder = ImmutableArray.CreateBuilder<BoundDirective>());
            }

            builder.Add(directive);
        }

        return byRow
            .GroupBy(pair => pair.Key.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                group => group.Key,
                group =>
                    group.Count() == 1
                        ? group.Single().Value.DrainToImmutable()
                        : [.. group.SelectMany(pair => pair.Value).OrderBy(directive => directive.Index)],
                StringComparer.OrdinalIgnoreCase
            );
    }
}
