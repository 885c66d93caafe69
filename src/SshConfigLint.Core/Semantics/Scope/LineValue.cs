using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Semantics.Scope;

/// <summary>Compares what two lines say.</summary>
internal static class LineValue
{
    /// <summary>Whether two valid lines set the same value, spelled differently perhaps: <c>no</c> and <c>false</c>.</summary>
    internal static bool IsSame(BoundDirective one, BoundDirective other, Target target)
    {
        if (one.Keyword != other.Keyword)
        {
            return false;
        }

        var keyword = one.Keyword!;
        if (keyword.RestOfLine)
        {
            return one.Syntax.RestText == other.Syntax.RestText;
        }

        var (words, others) = (one.Words.Select(word => word.Value), other.Words.Select(word => word.Value));
        return words.SequenceEqual(others)
            || (keyword.MaxArguments == 1 && DumpValue.Of(keyword, [.. words], target) == DumpValue.Of(keyword, [.. others], target));
    }
}
