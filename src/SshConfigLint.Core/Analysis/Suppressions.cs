using System.Collections.Immutable;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>A configuration and what the rules found in it.</summary>
/// <param name="Model">The configuration.</param>
/// <param name="Diagnostics">The findings.</param>
public sealed record ModelFindings(ConfigModel Model, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Marks the findings that comments suppress, and runs the rules about comments, which need to know what the others found.</summary>
public static class Suppressions
{
    /// <summary>
    /// The findings of a run with their suppressions, and those about comments. A file may belong to several configurations: a comment in it
    /// is used when it suppresses a finding of one of them.
    /// </summary>
    /// <param name="run">What <see cref="Linter"/> found in each configuration.</param>
    /// <param name="rules">The rules that ran: a comment about another one may be of use some other time.</param>
    /// <param name="catalog">All rules that there are.</param>
    /// <param name="heedsComments">Whether findings are marked; otherwise it is only told what is wrong with the comments.</param>
    public static ImmutableArray<ModelFindings> Apply(
        ImmutableArray<ModelFindings> run,
        ImmutableArray<Rule> rules,
        ImmutableArray<Rule> catalog,
        bool heedsComments = true
    )
    {
        var files = new Dictionary<string, FileSuppressions>(StringComparer.Ordinal);
        var names = new Lazy<RuleNames>(() => new RuleNames(catalog));
        foreach (var (model, file) in run.SelectMany(found => found.Model.Files.Select(file => (found.Model, file))))
        {
            if (!files.ContainsKey(file.Path) && ToolComment.Of(file.Tree) is { IsEmpty: false } comments)
            {
                files.Add(file.Path, new FileSuppressions(file, model.Kind, comments, names.Value));
            }
        }

        if (files.Count == 0)
        {
            return run;
        }

        run = [.. run.Select(found => found with { Diagnostics = [.. found.Diagnostics.Select(Mark)] })];
        var ran = rules.Select(rule => rule.Descriptor.Id).ToHashSet(StringComparer.Ordinal);
        var problems = files.ToDictionary(file => file.Key, file => file.Value.Problems(ran), StringComparer.Ordinal);
        ImmutableArray<Rule> about = [.. rules.Where(rule => rule.Descriptor.Category == Category.Suppression)];
        return [.. run.Select(found => found with { Diagnostics = [.. found.Diagnostics, .. About(found.Model, about, problems)] })];

        Diagnostic Mark(Diagnostic diagnostic)
        {
            var marked = files.TryGetValue(diagnostic.File.Path, out var file) ? file.Mark(diagnostic) : diagnostic;
            return heedsComments ? marked : diagnostic;
        }
    }

    /// <summary>The same for one configuration and rules that are all that there are.</summary>
    public static ImmutableArray<Diagnostic> Apply(ConfigModel model, ImmutableArray<Diagnostic> diagnostics, ImmutableArray<Rule> rules) =>
        Apply([new ModelFindings(model, diagnostics)], rules, rules)[0].Diagnostics;

    private static List<Diagnostic> About(
        ConfigModel model,
        ImmutableArray<Rule> rules,
        Dictionary<string, ImmutableArray<CommentProblem>> problems
    )
    {
        ImmutableArray<CommentProblem> own =
        [
            .. model
                .Files.Select(file => file.Path)
                .Distinct(StringComparer.Ordinal)
                .SelectMany(path => problems.GetValueOrDefault(path, [])),
        ];
        var diagnostics = new List<Diagnostic>();
        foreach (var rule in own.IsEmpty ? [] : rules)
        {
            rule.Analyze(
                new RuleContext(rule.Descriptor, model, ImmutableDictionary<string, ParameterValue>.Empty, disk: null, diagnostics)
                {
                    CommentProblems = own,
                }
            );
        }

        return diagnostics;
    }
}

/// <summary>The suppressions of one file.</summary>
internal sealed class FileSuppressions
{
    private readonly ConfigFile _file;
    private readonly ImmutableArray<SuppressionComment> _comments;
    private readonly ImmutableArray<CommentProblem> _mistakes;
    private readonly SuppressedParts _parts;

    internal FileSuppressions(ConfigFile file, Knowledge.ConfigKind kind, ImmutableArray<ToolComment> comments, RuleNames names)
    {
        var reader = new SuppressionReader(file, names);
        _file = file;
        _comments = [.. comments.Select(reader.Read).OfType<SuppressionComment>()];
        _mistakes = [.. reader.Problems];
        _parts = new SuppressedParts(file.Tree, kind, _comments);
    }

    internal Diagnostic Mark(Diagnostic diagnostic)
    {
        if (_parts.Find(diagnostic) is not { } cover)
        {
            return diagnostic;
        }

        cover.Rule.IsUsed = true;
        var place = new RelatedLocation(_file, cover.Comment.Syntax.Span, "suppressed here");
        return diagnostic with { Suppression = new Suppression(SuppressionKind.Comment, cover.Comment.Reason, place) };
    }

    /// <summary>What is wrong with the comments, when all findings were marked.</summary>
    internal ImmutableArray<CommentProblem> Problems(HashSet<string> ran) =>
        [.. _mistakes, .. _comments.SelectMany(comment => Unused(comment, ran))];

    private IEnumerable<CommentProblem> Unused(SuppressionComment comment, HashSet<string> ran)
    {
        ImmutableArray<SuppressedRule> unused = [.. comment.Rules.Where(rule => !rule.IsUsed && ran.Contains(rule.Id))];
        var items = comment.Syntax.List!.Items;
        if (unused.Length == items.Length)
        {
            var list = string.Join(", ", items.Select(_file.Tree.Text.ToString));
            var written = $"{_file.Tree.Text.ToString(comment.Syntax.Word)}[{list}]";
            var message = comment.Action == SuppressionAction.Enable ? $"`{written}` ends no `disable`" : $"`{written}` suppresses nothing";
            var delete = new Fix("Delete the comment", FixSafety.Safe, [new TextEdit(LineOf(comment.Syntax.Span), "")]);
            yield return new CommentProblem(CommentProblemKind.Unused, _file, comment.Syntax.Span, message) { Fix = delete };
            yield break;
        }

        foreach (var rule in unused)
        {
            var item = items[rule.Item];
            var written = _file.Tree.Text.ToString(item);
            var message =
                comment.Action == SuppressionAction.Enable
                    ? $"no `disable[{written}]` is ended here"
                    : $"no finding of `{written}` is suppressed here";
            var gone =
                rule.Item == 0 ? TextSpan.FromBounds(item.Start, items[1].Start) : TextSpan.FromBounds(items[rule.Item - 1].End, item.End);
            var delete = new Fix($"Delete `{written}`", FixSafety.Safe, [new TextEdit(gone, "")]);
            yield return new CommentProblem(CommentProblemKind.Unused, _file, item, message) { Fix = delete };
        }
    }

    /// <summary>The whole line, line feed included.</summary>
    private TextSpan LineOf(TextSpan comment)
    {
        var text = _file.Tree.Text;
        var line = text.GetLinePosition(comment.Start).Line;
        var end = line + 1 < text.LineCount ? text.GetLineSpan(line + 1).Start : text.Length;
        return TextSpan.FromBounds(text.GetLineSpan(line).Start, end);
    }
}
