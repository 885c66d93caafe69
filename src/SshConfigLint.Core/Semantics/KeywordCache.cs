using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;

namespace SshConfigLint.Semantics;

/// <summary>The rows of the spellings that a configuration uses: few, however long it is.</summary>
internal sealed class KeywordCache
{
    private readonly ConfigKind _kind;
    private readonly Target _target;
    private readonly Dictionary<string, (KeywordInfo? Written, KeywordInfo? Resolved)> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (KeywordInfo? Written, KeywordInfo? Resolved)>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    internal KeywordCache(ConfigKind kind, Target target)
    {
        _kind = kind;
        _target = target;
        _bySpan = _rows.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The row of a keyword as written, and the one that an alias stands for; null for a name that no table has.</summary>
    internal (KeywordInfo? Written, KeywordInfo? Resolved) Find(SyntaxToken keyword)
    {
        if (_bySpan.TryGetValue(keyword.Characters, out var known))
        {
            return known;
        }

        var written = KeywordTable.Find(_kind, keyword.Value, _target);
        var rows = (written, written is null ? null : KeywordTable.Resolve(written, _target));

        // Bounded: a hostile file may misspell a million names.
        if (_rows.Count < 1024)
        {
            _rows.Add(keyword.Text, rows);
        }

        return rows;
    }
}
