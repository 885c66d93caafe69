using System.Collections.Immutable;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>What a rule says of one place.</summary>
public sealed record Diagnostic
{
    /// <summary>The rule.</summary>
    public required RuleDescriptor Rule { get; init; }

    /// <summary>The file.</summary>
    public required ConfigFile File { get; init; }

    /// <summary>The place: the value, not the line; on one line.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>What is wrong here: one sentence, lower case, no period, keywords and values in backticks.</summary>
    public required string Message { get; init; }

    /// <summary>A few words under the caret; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>Other places that explain it, in the order to read them.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>Why it matters here; the rule's reason stands in its descriptor.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>What to do, one sentence; null when the rule's remedy is enough.</summary>
    public string? Help { get; init; }

    /// <summary>The edit that mends it, if there is one.</summary>
    public Fix? Fix { get; init; }

    /// <summary>How it is suppressed; null when it is not. No rule sets it.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>The directive it is about; its block's header is shown. Null for a place outside directives.</summary>
    public BoundDirective? Directive { get; init; }
}

/// <summary>Edits in the file of the diagnostic.</summary>
/// <param name="Title">What it does; starts with a capital, ends without a period.</param>
/// <param name="Safety">What it may change.</param>
/// <param name="Edits">Edits that do not overlap.</param>
public sealed record Fix(string Title, FixSafety Safety, ImmutableArray<TextEdit> Edits);
