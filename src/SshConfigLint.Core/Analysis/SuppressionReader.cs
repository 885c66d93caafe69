using System.Collections.Immutable;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>Reads what a file's comments say to this program, and tells what cannot be read.</summary>
internal sealed class SuppressionReader(ConfigFile file, RuleNames names)
{
    private static readonly ImmutableArray<(string Word, SuppressionAction Action)> _actions =
    [
        ("ignore", SuppressionAction.Ignore),
        ("ignore-block", SuppressionAction.IgnoreBlock),
        ("ignore-file", SuppressionAction.IgnoreFile),
        ("disable", SuppressionAction.Disable),
        ("enable", SuppressionAction.Enable),
    ];

    private readonly SourceText _text = file.Tree.Text;
    private readonly FileOptionReader _options = new(file.Tree);
    private readonly List<CommentProblem> _problems = [];

    /// <summary>What is wrong with the comments that were read so far.</summary>
    internal IEnumerable<CommentProblem> Problems => _problems.Concat(_options.Mistakes.Select(ProblemOf));

    /// <summary>Reads a comment; null for one that suppresses nothing.</summary>
    internal SuppressionComment? Read(ToolComment comment)
    {
        var word = _text.ToString(comment.Word);
        if (!comment.HasColon)
        {
            if (comment.IsOnOwnLine && IsAction(word))
            {
                Malformed(comment.Span, $"a colon is missing in front of `{word}`", MissingColon(comment));
            }

            return null;
        }

        if (!IsAction(word))
        {
            if (FileOptionReader.IsFor(file.Tree, comment))
            {
                _options.Read(comment);
            }
            else
            {
                UnknownAction(comment, word);
            }

            return null;
        }

        var action = _actions.First(pair => Same(pair.Word, word)).Action;
        if (!comment.IsOnOwnLine)
        {
            Malformed(
                comment.Span,
                $"`{word}` behind a directive suppresses nothing",
                help: "write the comment on a line of its own above the directive; before 8.7 OpenSSH takes a comment behind a value for a part of it"
            );
            return null;
        }

        return HasGoodList(comment, word) ? WithRules(new SuppressionComment(file, comment, action)) : null;
    }

    private CommentProblem ProblemOf(FileOptionMistake mistake) =>
        new(CommentProblemKind.InvalidOption, file, mistake.Span, mistake.Message)
        {
            Help = mistake.Help,
            Fix = mistake.Suggestion is { } word ? Write(mistake.Span, word) : null,
        };

    private void UnknownAction(ToolComment comment, string word)
    {
        if (word.Length == 0)
        {
            Malformed(comment.Span, "the comment says nothing to the linter");
            return;
        }

        var nearest = SpellingSuggestion.For(word, _actions.Select(pair => pair.Word));
        Malformed(
            comment.Word,
            $"{VisibleWord.Code(word)} is nothing that a comment can do",
            nearest is null ? null : Write(comment.Word, nearest),
            nearest is null ? "write `ignore`, `ignore-block`, `ignore-file`, `disable` or `enable`" : $"did you mean `{nearest}`?"
        );
    }

    private bool HasGoodList(ToolComment comment, string word)
    {
        if (comment.List is not { } list)
        {
            Malformed(
                comment.Span,
                $"`{word}` names no rule in brackets",
                help: $"write `{word}[RULE]`: there is no comment for all rules"
            );
            return false;
        }

        if (!list.IsClosed)
        {
            Malformed(list.Span, "the list of rules has no closing bracket");
            return false;
        }

        if (list.Items.Any(item => item.IsEmpty))
        {
            var message = list.Items.Length == 1 ? $"`{word}[]` names no rule" : "a rule is missing beside a comma";
            Malformed(list.Span, message, help: $"write `{word}[RULE, RULE]`: there is no comment for all rules");
            return false;
        }

        return true;
    }

    private SuppressionComment WithRules(SuppressionComment comment)
    {
        if (comment is { Action: not SuppressionAction.Enable, Syntax.Rest.IsEmpty: true })
        {
            Add(CommentProblemKind.Unexplained, comment.Syntax.Span, "the comment gives no reason");
        }

        var rules = ImmutableArray.CreateBuilder<SuppressedRule>();
        foreach (var (index, item) in comment.Syntax.List!.Items.Index())
        {
            if (names.Find(_text.ToString(item)) is { Category: not Category.Suppression } rule)
            {
                rules.Add(new SuppressedRule(rule.Id, index));
            }
            else
            {
                UnknownRule(item);
            }
        }

        return comment with
        {
            Rules = rules.DrainToImmutable(),
        };
    }

    private void UnknownRule(TextSpan item)
    {
        var text = _text.ToString(item);
        if (names.Find(text) is not null)
        {
            Add(
                CommentProblemKind.UnknownRule,
                item,
                $"`{text}` is about comments, and no comment suppresses it",
                help: $"run with `--ignore {text}` where it is not wanted"
            );
        }
        else if (names.IsFamily(text))
        {
            Add(CommentProblemKind.UnknownRule, item, $"`{text}` is no single rule", help: "name each rule that is meant");
        }
        else if (names.Nearest(text) is { } nearest)
        {
            var message = $"there is no rule {VisibleWord.Code(text)}";
            Add(CommentProblemKind.UnknownRule, item, message, Write(item, nearest), $"did you mean `{nearest}`?");
        }
        else
        {
            Add(CommentProblemKind.UnknownRule, item, $"there is no rule {VisibleWord.Code(text)}");
        }
    }

    private void Malformed(TextSpan span, string message, Fix? fix = null, string? help = null) =>
        Add(CommentProblemKind.Malformed, span, message, fix, help);

    private void Add(CommentProblemKind kind, TextSpan span, string message, Fix? fix = null, string? help = null) =>
        _problems.Add(new CommentProblem(kind, file, span, message) { Fix = fix, Help = help });

    private static Fix Write(TextSpan span, string word) => new($"Write `{word}`", FixSafety.Safe, [new TextEdit(span, word)]);

    private static Fix MissingColon(ToolComment comment) =>
        new("Write the colon", FixSafety.Safe, [new TextEdit(new TextSpan(comment.NameEnd, 0), ":")]);

    private static bool IsAction(string word) => _actions.Any(pair => Same(pair.Word, word));

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
