using System.Buffers;
using System.Text.RegularExpressions;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>Recognises files that are not configuration yet: templates by their markup, never by their name, and keys.</summary>
internal static partial class TemplateDetection
{
    /// <summary>No line of a key is longer.</summary>
    private const int FirstLine = 1 << 15;

    private static readonly SearchValues<string> _openings = SearchValues.Create(["{{", "{%", "{#", "<%"], StringComparison.Ordinal);

    /// <summary>Why the file is not linted, lower case, no period; null when it is a configuration.</summary>
    internal static string? WhyNot(SourceText text)
    {
        var content = text.Content.AsSpan();
        if (content.StartsWith("-----BEGIN ") || KeyLine().IsMatch(content[..Math.Min(content.Length, FirstLine)]))
        {
            return "holds keys, not a configuration: skipped";
        }

        if (!content.ContainsAny(_openings) && !AtName().IsMatch(content))
        {
            return null;
        }

        var number = 0;
        foreach (var line in content.EnumerateLines())
        {
            number++;
            if (Markup(line.Trim()) is { } markup)
            {
                return $"is a template (`{markup}` in line {number}): skipped";
            }
        }

        return null;
    }

    private static string? Markup(ReadOnlySpan<char> line)
    {
        // Markup in a comment does no harm, and the rest can be judged; a comment of Jinja or a block in one is code.
        if (line.StartsWith('#') && !line.StartsWith("#}") && !line.StartsWith("#{"))
        {
            return null;
        }

        if (IsPair(line, "{%", "%}"))
        {
            return "{% %}";
        }

        if (IsPair(line, "<%", "%>"))
        {
            return "<% %>";
        }

        if (line.StartsWith("{#") || IsPair(line, "{#", "#}"))
        {
            return "{# #}";
        }

        // ProxyCommand docker inspect --format '{{.Name}}' %h: the braces are the command's own.
        var braces = line.IndexOf("{{");
        if (braces >= 0 && line[braces..].Contains("}}", StringComparison.Ordinal) && !IsCommandArgument(line, braces))
        {
            return "{{ }}";
        }

        foreach (var match in AtName().EnumerateMatches(line))
        {
            return line.Slice(match.Index, match.Length).ToString();
        }

        return null;
    }

    private static bool IsPair(ReadOnlySpan<char> line, string open, string close)
    {
        var at = line.IndexOf(open);
        return at >= 0 && line[at..].Contains(close, StringComparison.Ordinal);
    }

    private static bool IsCommandArgument(ReadOnlySpan<char> line, int braces) =>
        braces > 0 && line[..braces].ContainsAny("'\"") && line[..braces].Contains("ommand", StringComparison.Ordinal)
        || line.StartsWith("match", StringComparison.OrdinalIgnoreCase)
            && line[..braces].Contains("exec", StringComparison.OrdinalIgnoreCase);

    // The first line of a public key, known_hosts or authorized_keys file.
    [GeneratedRegex(@"\A(?:[^\n]* )?(?:ssh-|ecdsa-|sk-)[a-z0-9@.-]+ AAAA[A-Za-z0-9+/]{20}")]
    private static partial Regex KeyLine();

    // Automake's and CMake's @NAME@; algorithm names hold lower-case letters and dots between two @.
    [GeneratedRegex("@[A-Z][A-Z0-9_]*@")]
    private static partial Regex AtName();
}
