using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>One directive whose arguments are checked, and where its problems go.</summary>
internal sealed class ValueContext(BoundDirective directive, KeywordInfo keyword, Target target, Action<ConfigProblem> report)
{
    private const int LongestShown = 60;

    internal BoundDirective Directive { get; } = directive;

    internal KeywordInfo Keyword { get; } = keyword;

    internal ConfigKind Kind => Keyword.Kind;

    internal string Program => Kind.Program();

    internal Target Target { get; } = target;

    internal OpenSshVersion Version => Target.Version;

    internal ImmutableArray<SyntaxToken> Words => Directive.Words;

    /// <summary>Whether the line is split as by 8.7 and later (<c>misc.c: argv_split</c>).</summary>
    internal bool SplitsLikeArgv => Version >= DirectiveWords.ArgvSplit;

    /// <summary>
    /// Whether an empty word seems to follow the only one: before 8.7 a quoted word leaves that behind (<c>misc.c: strdelim</c>), which
    /// matters where a second word may stand.
    /// </summary>
    internal bool HasEmptySecondWord => !SplitsLikeArgv && Words is [var only] && (only.Flags & SyntaxTokenFlags.DoubleQuoted) != 0;

    /// <summary>Whether anything was reported.</summary>
    internal bool HasProblem { get; private set; }

    /// <summary>Whether the keyword is <paramref name="name"/>.</summary>
    internal bool Is(string name) => Keyword.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reports a problem of the directive.</summary>
    internal void Report(
        ProblemKind kind,
        TextSpan span,
        string message,
        ProblemEffect effect = ProblemEffect.Rejected,
        string label = "",
        string? help = null,
        string? suggestion = null,
        bool isAfterReading = false
    )
    {
        HasProblem = true;
        report(
            ConfigProblem.Of(Directive, span, kind, message, effect) with
            {
                Label = label,
                Help = help,
                Suggestion = suggestion,
                IsAfterReading = isAfterReading,
            }
        );
    }

    /// <summary>Reports a word that the keyword does not take.</summary>
    /// <param name="word">The word.</param>
    /// <param name="reason">What the keyword takes instead, or what is wrong.</param>
    /// <param name="part">The part of the word's value that is to blame; the whole word when null or empty.</param>
    /// <param name="help">What to do.</param>
    /// <param name="suggestion">What could stand in place of the part.</param>
    internal void Invalid(SyntaxToken word, string reason, TextSpan? part = null, string? help = null, string? suggestion = null)
    {
        var span = part is { IsEmpty: false } place ? word.SpanOf(place) : word.Span;
        Report(
            ProblemKind.InvalidValue,
            span,
            $"`{Shown(word.Value)}` is not a value of `{Keyword.Name}`: {reason}",
            help: help,
            suggestion: suggestion
        );
    }

    /// <summary>Reports a word that cannot be read as what the keyword takes.</summary>
    internal void Invalid(SyntaxToken word, ValueError error, string? help = null, string? suggestion = null) =>
        Invalid(word, error.Reason, error.Span, help, suggestion);

    /// <summary>Reports an empty word; true when the word is one.</summary>
    internal bool IsEmptyWord(SyntaxToken word)
    {
        if (word.IsPlain ? word.Span.Length > 0 : word.Value.Length > 0)
        {
            return false;
        }

        Report(ProblemKind.InvalidValue, word.Span, $"`{Keyword.Name}` does not take an empty value");
        return true;
    }

    /// <summary>A value as messages quote it.</summary>
    internal static string Shown(string value) => value.Length <= LongestShown ? value : $"{value[..LongestShown]}…";

    /// <summary>Words as messages list them: <c>`a`, `b` or `c`</c>.</summary>
    internal static string Choices(IEnumerable<string> words)
    {
        var quoted = words.Select(word => $"`{word}`").ToArray();
        return quoted.Length < 2 ? string.Concat(quoted) : $"{string.Join(", ", quoted[..^1])} or {quoted[^1]}";
    }
}
