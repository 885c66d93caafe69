using System.Collections.Immutable;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Reporting;

/// <summary>The lines for people: behind each one a comment with the directive that decides and those that it beats.</summary>
internal static class EffectiveOrigins
{
    /// <summary>Comments stand below each other behind lines up to this width; those of longer lines follow at once.</summary>
    private const int Column = 40;

    /// <summary>So many beaten directives are named.</summary>
    private const int Named = 5;

    internal static void Write(EffectiveReport report, TextStyle style, TextWriter output)
    {
        var lines = report.Lines;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];

            // Lines of a keyword that beat the same directives together tell of them once.
            var isLast = i + 1 == lines.Length || lines[i + 1].Keyword != line.Keyword || lines[i + 1].Beaten != line.Beaten;
            var text = Visible(line);
            output.Write($"{text.PadRight(Column)}  {style.Faint($"# {Origin(report, line)}{(isLast ? Beaten(line.Beaten) : "")}")}\n");
        }
    }

    /// <summary>The line as OpenSSH prints it; a tab stays, everything else that cannot be seen becomes <c>\u{…}</c>.</summary>
    internal static string Visible(EffectiveLine line)
    {
        var isUtf8 = line.Origins.All(origin => origin.File.Tree.Text.IsUtf8);
        return string.Join('\t', line.ToString().Split('\t').Select(part => VisibleText.Escape(part, isUtf8)));
    }

    private static string Origin(EffectiveReport report, EffectiveLine line) =>
        report.SourceOf(line) switch
        {
            EffectiveSource.File => string.Join(", ", line.Origins.Select(PlaceWithChain)),
            EffectiveSource.CommandLine => "command line",
            _ => "default",
        };

    private static string Beaten(ImmutableArray<BoundDirective> beaten)
    {
        if (beaten.IsEmpty)
        {
            return "";
        }

        var named = string.Join(", ", beaten.Take(Named).Select(Words.Place));
        return $", beats {named}{(beaten.Length > Named ? $" and {beaten.Length - Named} more" : "")}";
    }

    private static string PlaceWithChain(BoundDirective directive)
    {
        var chain = string.Join(", ", IncludeChain(directive).Select(include => $"included by {Words.Place(include)}"));
        return chain.Length == 0 ? Words.Place(directive) : $"{Words.Place(directive)} ({chain})";
    }

    /// <summary>The Include lines that brought a directive's file in, the nearest first.</summary>
    internal static IEnumerable<BoundDirective> IncludeChain(BoundDirective directive)
    {
        for (var include = directive.File.IncludedBy; include is not null; include = include.File.IncludedBy)
        {
            yield return include;
        }
    }
}
