using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Reporting;

/// <summary>The smallest changes after which a pair agrees, as lines to write.</summary>
internal static class MendingText
{
    internal static IEnumerable<string> Lines(Pair pair, TextStyle style)
    {
        var (client, server) = (Mending.Of(pair, ConfigKind.Client), Mending.Of(pair, ConfigKind.Server));
        if (client is null && server is null)
        {
            return Mending.Of(pair) is { } both
                ? ["To mend it, change both:", .. Lines(pair, both, style)]
                : [$"No change of a list helps: {Why(pair)}."];
        }

        IEnumerable<string> lines = [];
        var opening = "To mend it, change";
        foreach (var edits in new[] { client, server }.OfType<ImmutableArray<ListEdit>>())
        {
            lines = [.. lines, $"{opening} the {edits[0].Role.Side()}:", .. Lines(pair, edits, style)];
            opening = "or";
        }

        return lines;
    }

    /// <summary>Where an edit is made.</summary>
    internal static string PlaceOf(ListEdit edit) =>
        edit.Place switch
        {
            EditPlace.DecidingLine => Words.Place(edit.Line!),
            EditPlace.HostBlock => $"below {Words.Place(edit.Line!)}",
            EditPlace.TopOfFile => $"at the top of {VisibleText.Escape(edit.File.Path)}",
            _ => $"at the end of {VisibleText.Escape(edit.File.Path)}",
        };

    /// <summary>How much trust an algorithm deserves, with the reason where it is little.</summary>
    internal static string Strength(AlgorithmInfo algorithm) =>
        algorithm.Weakness.Length == 0
            ? algorithm.Strength.ToString().ToLowerInvariant()
            : $"{algorithm.Strength.ToString().ToLowerInvariant()}, {algorithm.Weakness}";

    private static IEnumerable<string> Lines(Pair pair, ImmutableArray<ListEdit> edits, TextStyle style)
    {
        var hasBlock = false;
        string? lastPlace = null;
        foreach (var edit in edits)
        {
            var place = $"  {PlaceOf(edit)}{(edit.Place == EditPlace.DecidingLine ? " becomes" : "")}";
            if (place != lastPlace)
            {
                yield return lastPlace = place;
            }

            if (edit.Place == EditPlace.EndOfFile && !hasBlock)
            {
                hasBlock = true;
                yield return $"    {style.Added($"Host {VisibleText.Escape(pair.Client.Config!.Host!)}")}";
            }

            var indent = edit.Place is EditPlace.EndOfFile ? "        " : "    ";
            var added = string.Join("; ", edit.Added.Select(algorithm => $"{algorithm.Name}: {Strength(algorithm)}"));
            yield return $"{indent}{style.Added(VisibleText.Escape(edit.NewLine))}  {style.Faint($"# adds {added}")}";
            if (IsForOthersToo(edit))
            {
                yield return $"    {style.Faint($"# better in a block \"Host {VisibleText.Escape(pair.Client.Config!.Host!)}\" of its own above it: this line is for other hosts as well")}";
            }
        }
    }

    /// <summary>Whether a client's line that other hosts share would get something that is not strong.</summary>
    private static bool IsForOthersToo(ListEdit edit) =>
        edit is { Role: ConfigKind.Client, Place: EditPlace.DecidingLine }
        && edit.Added.Any(algorithm => algorithm.Strength != AlgorithmStrength.Strong)
        && (edit.Line!.Block.Header is not { } header || header.Words.Length > 1 || header.Value.Contains('*', StringComparison.Ordinal));

    private static string Why(Pair pair) =>
        pair is { Client.Config: null, Server.Config: null } ? "neither side's configuration is at hand"
        : pair.Agreement.Failed is { Phase: Phase.CompressionToClient or Phase.CompressionToServer } ? "a side insists on compression"
        : "the programs have no algorithm in common that could be added";
}
