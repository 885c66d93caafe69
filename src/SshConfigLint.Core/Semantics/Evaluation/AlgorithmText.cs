using System.Collections.Concurrent;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>An algorithm list as it is printed (<c>kex.c: kex_assemble_names</c>).</summary>
internal static class AlgorithmText
{
    /// <summary>The lists that no line changes: asked for with every host of a large file.</summary>
    private static readonly ConcurrentDictionary<(ConfigKind Kind, Target Target, string Keyword), string> _defaults = new();

    /// <summary>Null when the list comes to nothing, for which the line is missing.</summary>
    internal static string? Of(ConfigKind kind, Target target, string keyword, string? text)
    {
        if (keyword.StartsWith("GSSAPI", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        if (string.IsNullOrEmpty(text))
        {
            return _defaults.GetOrAdd(
                (kind, target, keyword),
                static key => string.Join(',', AlgorithmTable.DefaultList(key.Kind, key.Keyword, key.Target))
            );
        }

        var defaults = AlgorithmTable.DefaultList(kind, keyword, target);
        if (text[0] == '-')
        {
            return string.Join(',', defaults.Where(name => !WildcardPattern.IsListMatch(text.AsSpan(1), name)));
        }

        var written = text.TrimStart('+', '^').Split(',', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> patterns = text[0] switch
        {
            '+' => [.. defaults, .. written],
            '^' => [.. written, .. defaults],
            _ => written,
        };
        IEnumerable<string> known = AlgorithmTable.BuildOrder(AlgorithmTable.KindOf(keyword)!.Value, target);
        if (keyword.Equals("CASignatureAlgorithms", StringComparison.OrdinalIgnoreCase))
        {
            // A certificate signs no certificate.
            known = known.Where(name => !name.Contains("-cert", StringComparison.Ordinal));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var pattern in patterns)
        {
            if (pattern[0] == '!')
            {
                return null;
            }

            names.AddRange(known.Where(name => WildcardPattern.IsMatch(pattern, name) && seen.Add(name)));
        }

        return names.Count == 0 ? null : string.Join(',', names);
    }
}
