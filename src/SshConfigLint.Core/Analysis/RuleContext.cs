using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>What a rule sees while it runs: the model, and a way to report.</summary>
public sealed class RuleContext
{
    private readonly RuleDescriptor _rule;
    private readonly List<Diagnostic> _diagnostics;
    private readonly Disk? _disk;
    private readonly ImmutableDictionary<string, ParameterValue> _parameters;

    internal RuleContext(
        RuleDescriptor rule,
        ConfigModel model,
        ImmutableDictionary<string, ParameterValue> parameters,
        Disk? disk,
        List<Diagnostic> diagnostics
    )
    {
        _rule = rule;
        _parameters = parameters;
        _disk = disk;
        _diagnostics = diagnostics;
        Model = model;
    }

    /// <summary>The configuration.</summary>
    public ConfigModel Model { get; }

    /// <summary>The disk of its machine; there is always one for the rules of <see cref="Category.Files"/>.</summary>
    /// <exception cref="InvalidOperationException">A rule of another category asks.</exception>
    public Disk Disk => _disk ?? throw new InvalidOperationException("only rules about files may ask the disk");

    /// <summary>The build that it is judged for.</summary>
    public Target Target => Model.Target;

    /// <summary>Which program reads it.</summary>
    public ConfigKind Kind => Model.Kind;

    /// <summary>What a parameter of the rule is set to in this run.</summary>
    public int Value(IntegerParameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return _parameters.TryGetValue(parameter.Name, out var value) ? value.Number : parameter.Default;
    }

    /// <summary>What a parameter of the rule is set to in this run.</summary>
    public ImmutableArray<string> Value(WordsParameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return _parameters.TryGetValue(parameter.Name, out var value) ? value.Words : parameter.Default;
    }

    /// <summary>Whom the configuration meets, and what they come to; nobody in a run over files alone.</summary>
    public ImmutableArray<Pair> Pairs { get; internal init; } = [];

    /// <summary>What is wrong with the comments to this program: told to the rules about them only, which run when the others have.</summary>
    public ImmutableArray<CommentProblem> CommentProblems { get; internal init; } = [];

    /// <summary>Reports one place of a directive.</summary>
    /// <param name="directive">The directive.</param>
    /// <param name="span">The place: the value, not the line.</param>
    /// <param name="message">One sentence, lower case, no period, keywords and values in backticks.</param>
    /// <param name="label">A few words under the caret.</param>
    /// <param name="related">Other places that explain it.</param>
    /// <param name="notes">Why it matters here.</param>
    /// <param name="help">What to do; null when the rule's remedy is enough.</param>
    /// <param name="fix">The edit that mends it.</param>
    public void Report(
        BoundDirective directive,
        TextSpan span,
        string message,
        string label = "",
        ImmutableArray<RelatedLocation> related = default,
        ImmutableArray<string> notes = default,
        string? help = null,
        Fix? fix = null
    )
    {
        ArgumentNullException.ThrowIfNull(directive);
        _diagnostics.Add(
            new Diagnostic
            {
                Rule = _rule,
                File = directive.File,
                Span = span,
                Message = message,
                Label = label,
                Related = related.IsDefault ? [] : related,
                Notes = notes.IsDefault ? [] : notes,
                Help = help,
                Fix = fix,
                Directive = directive,
            }
        );
    }

    /// <summary>Reports something that the entry file lacks; the place is its beginning.</summary>
    /// <param name="message">One sentence, lower case, no period, keywords and values in backticks.</param>
    /// <param name="notes">Why it matters here.</param>
    /// <param name="help">What to do; null when the rule's remedy is enough.</param>
    public void ReportMissing(string message, ImmutableArray<string> notes = default, string? help = null) =>
        ReportFile(Model.Entry, message, notes, help);

    /// <summary>Reports something that a file as a whole is to blame for; the place is its beginning.</summary>
    /// <param name="file">A file of the model.</param>
    /// <param name="message">One sentence, lower case, no period, keywords and values in backticks.</param>
    /// <param name="notes">Why it matters here.</param>
    /// <param name="help">What to do; null when the rule's remedy is enough.</param>
    public void ReportFile(ConfigFile file, string message, ImmutableArray<string> notes = default, string? help = null) =>
        _diagnostics.Add(
            new Diagnostic
            {
                Rule = _rule,
                File = file,
                Span = new TextSpan(0, 0),
                Message = message,
                Notes = notes.IsDefault ? [] : notes,
                Help = help,
            }
        );

    /// <summary>Reports a mistake in a comment to this program.</summary>
    public void Report(CommentProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        _diagnostics.Add(
            new Diagnostic
            {
                Rule = _rule,
                File = problem.File,
                Span = problem.Span,
                Message = problem.Message,
                Label = problem.Label,
                Help = problem.Help,
                Fix = problem.Fix,
            }
        );
    }

    /// <summary>Reports something that OpenSSH of the target says itself.</summary>
    public void Report(ConfigProblem problem, Fix? fix = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        _diagnostics.Add(
            new Diagnostic
            {
                Rule = _rule,
                File = problem.File,
                Span = problem.Span,
                Message = problem.Message,
                Label = problem.Label,
                Related = problem.Related,
                Help = problem.Help,
                Fix = fix,
                Directive = problem.Directive,
            }
        );
    }
}
