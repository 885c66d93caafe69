using System.Collections.Immutable;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax;

namespace SshConfigLint.Analysis;

/// <summary>What a suppression comment covers.</summary>
internal enum SuppressionAction
{
    /// <summary>The next directive; of a block the line that opens it.</summary>
    Ignore,

    /// <summary>The block whose Host or Match line comes next, otherwise the block that the comment stands in.</summary>
    IgnoreBlock,

    /// <summary>The file, and what is said of it as a whole.</summary>
    IgnoreFile,

    /// <summary>All that follows, up to <see cref="Enable"/> or the end of the file.</summary>
    Disable,

    /// <summary>Nothing: it ends <see cref="Disable"/>.</summary>
    Enable,
}

/// <summary>A comment that suppresses findings.</summary>
/// <param name="File">The file.</param>
/// <param name="Syntax">How it is written.</param>
/// <param name="Action">What it covers.</param>
internal sealed record SuppressionComment(ConfigFile File, ToolComment Syntax, SuppressionAction Action)
{
    /// <summary>The rules that it names and that there are.</summary>
    internal ImmutableArray<SuppressedRule> Rules { get; init; } = [];

    internal string Reason => File.Tree.Text.ToString(Syntax.Rest);
}

/// <summary>A rule that a comment names.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Item">Its position in the list of the comment.</param>
internal sealed record SuppressedRule(string Id, int Item)
{
    /// <summary>Whether it suppresses a finding, or ends what <see cref="SuppressionAction.Disable"/> began.</summary>
    internal bool IsUsed { get; set; }
}
