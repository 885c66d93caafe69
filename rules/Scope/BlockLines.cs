using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

/// <summary>The lines that stand in a block itself.</summary>
internal static class BlockLines
{
    /// <summary>For each Host or Match block that is not for everybody its lines, Include lines among them, without those of included files.</summary>
    internal static IEnumerable<List<BoundDirective>> Of(ConfigModel model)
    {
        // What an Include brings stands between the lines of a block: one list for each file that is open.
        var open = new List<List<BoundDirective>>();
        foreach (var line in model.Directives)
        {
            var depth = line.File.Depth;
            for (; open.Count > depth + 1; open.RemoveAt(open.Count - 1))
            {
                if (open[^1].Count > 0)
                {
                    yield return open[^1];
                }
            }

            while (open.Count <= depth)
            {
                open.Add([]);
            }

            if (open[depth] is [var first, ..] && first.Block != line.Block)
            {
                yield return open[depth];
                open[depth] = [];
            }

            if (line.Block is { Header: { } header, Condition: Condition.Maybe } && line != header && line.Keyword is not null)
            {
                open[depth].Add(line);
            }
        }

        foreach (var lines in open.Where(lines => lines.Count > 0))
        {
            yield return lines;
        }
    }
}
