using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics.Scope;

/// <summary>Finds lines that say again what an earlier line of their block says.</summary>
internal static class RepeatedLines
{
    internal static IEnumerable<RepeatedLine> Of(ConfigModel model) =>
        model.LinesByKeyword.Where(lines => IsRepeatable(lines[0].Keyword!, model.Target)).SelectMany(lines => Of(lines, model.Target));

    private static bool IsRepeatable(KeywordInfo keyword, Target target) =>
        keyword.StateIn(target) == KeywordState.Accepted
        && keyword.RepetitionIn(target.Version) is not (Repetition.Structure or Repetition.LastWins or Repetition.FirstPerItem)
        && keyword.Name is not ("IgnoreUnknown" or "Subsystem");

    private static IEnumerable<RepeatedLine> Of(ImmutableArray<BoundDirective> lines, Target target)
    {
        for (var start = 0; start < lines.Length; )
        {
            var end = start + 1;
            while (end < lines.Length && lines[end].Block == lines[start].Block)
            {
                end++;
            }

            if (end - start > 1)
            {
                foreach (var line in OfBlock(lines[start..end], target))
                {
                    yield return line;
                }
            }

            start = end;
        }
    }

    private static IEnumerable<RepeatedLine> OfBlock(ImmutableArray<BoundDirective> lines, Target target)
    {
        var first = new Dictionary<string, BoundDirective>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            // "SendEnv -X" takes away what stands before; other spellings of a keyword are there for other releases.
            if (!line.IsValid || line.Words.Any(word => word.Characters.StartsWith('-')))
            {
                first.Clear();
                continue;
            }

            var text = $"{line.Syntax.Keyword.Value.ToLowerInvariant()} {LineValue.Of(line)}";
            if (!first.TryAdd(text, line))
            {
                var isDropped = line.Keyword!.RepetitionIn(target.Version) != Repetition.Accumulates;
                yield return new RepeatedLine(line, first[text], isDropped);
            }
        }
    }
}
