using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Semantics.Scope;

/// <summary>Compares what two lines say.</summary>
internal static class LineValue
{
    /// <summary>What stands behind the keyword, words apart.</summary>
    internal static string Of(BoundDirective line) =>
        line.Keyword!.RestOfLine ? line.Syntax.RestText : string.Join('\n', line.Words.Select(word => word.Value));

    /// <summary>Whether two valid lines set the same value, spelled differently perhaps: <c>no</c> and <c>false</c>.</summary>
    internal static bool IsSame(BoundDirective one, BoundDirective other, Target target)
    {
        if (one.Keyword != other.Keyword)
        {
            return false;
        }

        var keyword = one.Keyword!;
        if (Of(one) == Of(other))
        {
            return true;
        }

        return keyword is { RestOfLine: false, MaxArguments: 1 }
            && DumpValue.Of(keyword, [one.Value], target) == DumpValue.Of(keyword, [other.Value], target);
    }
}
