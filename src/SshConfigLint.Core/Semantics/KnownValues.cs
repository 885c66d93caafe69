using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics;

/// <summary>Values that nothing is to be said of, so that they are checked once: long files say the same of many hosts.</summary>
/// <remarks>A check looks at nothing but the rest of the line, its keyword, and whether its block is read at start.</remarks>
internal sealed class KnownValues
{
    /// <summary>A keyword with more values than these has a value of its own for each host: remembering them does not pay.</summary>
    private const int MaxValues = 64;

    // Rows are compared as objects: the hash of a row looks at all that it says.
    private readonly Dictionary<KeywordInfo, HashSet<string>> _atStart = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<KeywordInfo, HashSet<string>> _inBlocks = new(ReferenceEqualityComparer.Instance);

    internal bool Contains(BoundDirective directive) =>
        Of(directive).TryGetValue(directive.Keyword!, out var values)
        && values.GetAlternateLookup<ReadOnlySpan<char>>().Contains(directive.Syntax.RestCharacters);

    internal void Add(BoundDirective directive)
    {
        if (!Of(directive).TryGetValue(directive.Keyword!, out var values))
        {
            Of(directive).Add(directive.Keyword!, values = new HashSet<string>(StringComparer.Ordinal));
        }

        if (values.Count < MaxValues)
        {
            values.Add(directive.Syntax.RestText);
        }
    }

    private Dictionary<KeywordInfo, HashSet<string>> Of(BoundDirective directive) => directive.Block.IsReadAtStart ? _atStart : _inBlocks;
}
