using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>A configuration to mend, and what it was loaded from.</summary>
/// <param name="Model">The configuration.</param>
/// <param name="Files">Where its files came from; each is read again at most once.</param>
/// <param name="Options">How it was loaded.</param>
/// <param name="Disk">The disk of its machine; without one the rules of <see cref="Category.Files"/> do not run.</param>
public sealed record FixEntry(ConfigModel Model, IFileSource Files, ModelOptions Options, Disk? Disk = null)
{
    /// <summary>The rules whose fixes are applied to it; null for those of <see cref="FixOptions.Rules"/>.</summary>
    public RuleSelection? Selection { get; init; }
}

/// <summary>What may be mended.</summary>
public sealed record FixOptions
{
    /// <summary>The rules whose fixes are applied where an entry has no selection of its own.</summary>
    public ImmutableArray<Rule> Rules { get; init; } = [];

    /// <summary>All rules that comments may name; empty for those whose fixes are applied.</summary>
    public ImmutableArray<Rule> Catalog { get; init; } = [];

    /// <summary>Whether what comments suppress is suppressed.</summary>
    public bool HeedsComments { get; init; } = true;

    /// <summary>What is known and suppressed for that; null for nothing.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The most that a fix may change.</summary>
    public FixSafety Safety { get; init; } = FixSafety.Safe;

    /// <summary>Whether a finding is to be mended: one that nothing suppresses, of a file that the user means, for instance.</summary>
    public Func<Diagnostic, bool> IsWanted { get; init; } = diagnostic => diagnostic.Suppression is null;
}

/// <summary>A file that was mended.</summary>
/// <param name="Before">What it held.</param>
/// <param name="After">What it is to hold, in the same encoding.</param>
/// <param name="Kind">Which program reads it.</param>
public sealed record FixedFile(SourceText Before, SourceText After, ConfigKind Kind);

/// <summary>A fix that was not applied.</summary>
/// <param name="Diagnostic">The finding that offers it, in the last text.</param>
/// <param name="Reason">Why not, lower case, no period.</param>
public sealed record RefusedFix(Diagnostic Diagnostic, string Reason);

/// <summary>What became of the fixes of a run.</summary>
public sealed record FixResult
{
    /// <summary>The files that hold something else now, sorted by path.</summary>
    public required ImmutableArray<FixedFile> Files { get; init; }

    /// <summary>The findings that were mended, in the order of rounds; each with its place in the text of its round.</summary>
    public required ImmutableArray<Diagnostic> Applied { get; init; }

    /// <summary>The fixes that would have done harm, sorted by path and place.</summary>
    public required ImmutableArray<RefusedFix> Refused { get; init; }

    /// <summary>The entry files that would have further fixes after the most rounds, by path.</summary>
    public ImmutableArray<string> Unsettled { get; init; } = [];
}
