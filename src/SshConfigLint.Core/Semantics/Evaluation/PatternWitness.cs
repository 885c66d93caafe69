using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>Finds a text that a pattern takes.</summary>
internal static class PatternWitness
{
    /// <summary>A text that a pattern of <c>*</c> and <c>?</c> takes: itself when it is literal.</summary>
    internal static string Of(string pattern)
    {
        if (WildcardPattern.IsLiteral(pattern))
        {
            return pattern;
        }

        // "x" for every star: an empty text is no name, and "*.example.org" is meant for hosts with one.
        return pattern.Replace('*', 'x').Replace('?', 'x');
    }

    /// <summary>A text that a comma list takes; null when none of its patterns gives one, as the negated ones are in the way.</summary>
    internal static string? OfList(string list) =>
        list.Split(',')
            .Where(pattern => !pattern.StartsWith('!'))
            .Select(Of)
            .FirstOrDefault(text => WildcardPattern.IsListMatch(list, text));
}
