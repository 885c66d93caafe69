using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>One file of a model, as often as it is included.</summary>
public sealed class ConfigFile
{
    internal ConfigFile(SyntaxTree tree, string openedAs, BoundDirective? includedBy, int depth)
    {
        Tree = tree;
        OpenedAs = openedAs;
        IncludedBy = includedBy;
        Depth = depth;
    }

    /// <summary>The parsed text; its <see cref="SourceText.Path"/> is the file's name.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>The name under which the file is reported.</summary>
    public string Path => Tree.Text.Path;

    /// <summary>The name by which OpenSSH opens the file on the machine that it is for.</summary>
    public string OpenedAs { get; }

    /// <summary>The Include that brought the file in; null for the entry file.</summary>
    public BoundDirective? IncludedBy { get; }

    /// <summary>0 for the entry file, 1 for what it includes, and so on.</summary>
    public int Depth { get; }
}

/// <summary>Whether something applies, as far as the files alone can tell.</summary>
public enum Condition
{
    /// <summary>It never applies.</summary>
    Never,

    /// <summary>It depends on the host or connection.</summary>
    Maybe,

    /// <summary>It always applies.</summary>
    Always,
}

/// <summary>The directives between one Host or Match line and the next, or before the first.</summary>
public sealed class ConfigBlock
{
    internal ConfigBlock(BoundDirective? header, ConfigBlock? parent, Condition condition, bool isReadAtStart, int index)
    {
        IsReadAtStart = isReadAtStart;
        Header = header;
        Parent = parent;
        Condition = condition;
        Index = index;
    }

    /// <summary>The Host or Match line; null for the part that no header governs.</summary>
    public BoundDirective? Header { get; }

    /// <summary>The block that an included file's Include line stands in; null in the entry file.</summary>
    public ConfigBlock? Parent { get; }

    /// <summary>Whether the directives apply, enclosing blocks included.</summary>
    public Condition Condition { get; }

    /// <summary>
    /// Server: whether sshd takes the directives when it starts, before there is a connection: the global part,
    /// <c>Match all</c> and <c>Match version</c> of the target (<c>servconf.c: match_cfg_line</c> without a connection).
    /// </summary>
    public bool IsReadAtStart { get; }

    /// <summary>Position among the blocks of the model in reading order.</summary>
    public int Index { get; }

    /// <summary>Equal for blocks that take exactly the same hosts or connections because they say the same.</summary>
    internal string ScopeKey => field ??= MakeScopeKey();

    /// <summary>Whether the directives are the global part: no header and no enclosing block.</summary>
    public bool IsGlobal => Header is null && (Parent is null || Parent.IsGlobal);

    private string MakeScopeKey()
    {
        if (Header is null)
        {
            return Parent is null ? "" : Parent.ScopeKey;
        }

        var own = Header.Words is [var only]
            ? string.Concat(Header.Keyword!.Name, " ", only.Value)
            : string.Join(' ', Header.Words.Select(word => word.Value).Prepend(Header.Keyword!.Name));
        return Parent is null or { IsGlobal: true } ? own : $"{Parent.ScopeKey}\n{own}";
    }
}

/// <summary>A directive with its keyword, block and file.</summary>
public sealed class BoundDirective
{
    internal BoundDirective(
        DirectiveSyntax syntax,
        ConfigFile file,
        ConfigBlock block,
        KeywordInfo? keyword,
        ImmutableArray<SyntaxToken> words,
        int index
    )
    {
        Syntax = syntax;
        File = file;
        Block = block;
        Keyword = keyword;
        Words = words;
        Index = index;
    }

    /// <summary>The line in its tree.</summary>
    public DirectiveSyntax Syntax { get; }

    /// <summary>The file that it stands in.</summary>
    public ConfigFile File { get; }

    /// <summary>The block that governs it; for a Host or Match line the block that it opens.</summary>
    public ConfigBlock Block { get; internal set; }

    /// <summary>What the tables know of the keyword, aliases resolved; null for a name that no table has.</summary>
    public KeywordInfo? Keyword { get; }

    /// <summary>The words after the keyword as the target's release splits them.</summary>
    public ImmutableArray<SyntaxToken> Words { get; }

    /// <summary>Position in OpenSSH's reading order.</summary>
    public int Index { get; }

    /// <summary>Whether OpenSSH of the target takes the line: known keyword, right words. A line that is refused sets nothing.</summary>
    public bool IsValid { get; internal set; } = true;

    /// <summary>The first word's value, or an empty text.</summary>
    public string Value => Words.IsEmpty ? "" : Words[0].Value;

    /// <summary>The span of the first word, or of the keyword when there is none.</summary>
    public TextSpan ValueSpan => Words.IsEmpty ? Syntax.Keyword.Span : Words[0].Span;

    /// <summary>Zero-based line in its file.</summary>
    public int Line => File.Tree.Text.GetLinePosition(Syntax.Keyword.Span.Start).Line;

    /// <summary>Client: whether the directive is a Host line that takes a name as it is typed.</summary>
    public bool TakesHost(string name) => Keyword?.Value == ValueKind.HostPatterns && HostCondition.Takes(this, name);

    /// <summary>Whether the keyword, aliases resolved, is <paramref name="name"/> in any case.</summary>
    public bool Is(string name) => Keyword is not null && string.Equals(Keyword.Name, name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What OpenSSH does about a problem.</summary>
public enum ProblemEffect
{
    /// <summary>It refuses the configuration: ssh exits, sshd does not start.</summary>
    Rejected,

    /// <summary>It warns or logs, and skips the line.</summary>
    Warned,

    /// <summary>It says nothing, and the line or a part of it has no effect.</summary>
    Ignored,

    /// <summary>It takes the line, and fails at the moment when it uses the value: a connection ends, or sshd turns it down.</summary>
    FailsOnUse,
}

/// <summary>A place in a file with what is to be said of it.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">The place.</param>
/// <param name="Label">A few words, lower case, no period; empty for none.</param>
public sealed record RelatedLocation(ConfigFile File, TextSpan Span, string Label);

/// <summary>Something that OpenSSH of the target would reject, warn about or silently ignore.</summary>
public sealed record ConfigProblem
{
    /// <summary>What it is; one SSH0 rule reports each kind.</summary>
    public required ProblemKind Kind { get; init; }

    /// <summary>What OpenSSH does about it.</summary>
    public required ProblemEffect Effect { get; init; }

    /// <summary>The file.</summary>
    public required ConfigFile File { get; init; }

    /// <summary>The place, as tight as can be.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The directive, when there is one.</summary>
    public BoundDirective? Directive { get; init; }

    /// <summary>Zero-based line of the place.</summary>
    public int Line => File.Tree.Text.GetLinePosition(Span.Start).Line;

    /// <summary>One sentence, lower case, no period, keywords and values in backticks.</summary>
    public required string Message { get; init; }

    /// <summary>A few words under the caret; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>What to do, one sentence, lower case, no period; null when the message says it.</summary>
    public string? Help { get; init; }

    /// <summary>What the span's text could be replaced with; null when nothing is likely.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Other places that explain it.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>Whether OpenSSH stores the value, and finds the problem only when it has read everything and uses it.</summary>
    internal bool IsAfterReading { get; init; }

    /// <summary>A problem of a line.</summary>
    internal static ConfigProblem Of(
        BoundDirective directive,
        TextSpan span,
        ProblemKind kind,
        string message,
        ProblemEffect effect = ProblemEffect.Rejected
    ) =>
        new()
        {
            Kind = kind,
            Effect = effect,
            File = directive.File,
            Directive = directive,
            Span = span,
            Message = message,
        };

    /// <summary>A problem of a line whose keyword is to blame.</summary>
    internal static ConfigProblem OfKeyword(
        BoundDirective directive,
        ProblemKind kind,
        string message,
        ProblemEffect effect = ProblemEffect.Rejected
    ) => Of(directive, directive.Syntax.Keyword.Span, kind, message, effect);
}
