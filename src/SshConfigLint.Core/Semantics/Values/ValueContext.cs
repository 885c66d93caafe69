using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>One directive whose arguments are checked, and where its problems go.</summary>
internal sealed class ValueContext(BoundDirective directive, KeywordInfo keyword, Target target, Action<ConfigProblem> report)
{
    internal BoundDirective Directive { get; } = directive;

    internal KeywordInfo Keyword { get; } = keyword;

    internal ConfigKind Kind => Keyword.Kind;

    internal Target Target { get; } = target;

    internal OpenSshVersion Version => Target.Version;

    internal ImmutableArray<SyntaxToken> Words => Directive.Words;

    /// <summary>Reports a problem of the directive.</summary>
    internal void Report(
        ProblemKind kind,
        TextSpan span,
        string message,
        ProblemEffect effect = ProblemEffect.Rejected,
        string label = "",
        string? help = null,
        string? suggestion = null
    ) =>
        report(
            new ConfigProblem
            {
                Kind = kind,
                Effect = effect,
                File = Directive.File,
                Directive = Directive,
                Span = span,
                Message = message,
                Label = label,
                Help = help,
                Suggestion = suggestion,
            }
        );
}
