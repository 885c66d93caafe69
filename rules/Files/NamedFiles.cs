using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Files;

/// <summary>A file that lines of a configuration name, or that OpenSSH takes when none does.</summary>
/// <param name="Path">The path.</param>
/// <param name="Value">The value as written; the path where no line names the file.</param>
/// <param name="Lines">The lines and the words in them; none for a file that OpenSSH takes by itself.</param>
internal sealed record NamedFile(string Path, string Value, ImmutableArray<(BoundDirective Line, TextSpan Span)> Lines)
{
    private const int MaxOthers = 5;

    /// <summary>The first line that names it.</summary>
    internal BoundDirective? Line => Lines.IsEmpty ? null : Lines[0].Line;

    /// <summary>Reports it once: where it is first named, with the other places beside it.</summary>
    internal void Report(RuleContext context, string message, ImmutableArray<string> notes = default, string? help = null, Fix? fix = null)
    {
        if (Lines.IsEmpty)
        {
            context.ReportMissing(message, notes, help);
            return;
        }

        var others = Lines.Skip(1).Take(MaxOthers).Select(other => new RelatedLocation(other.Line.File, other.Span, "and here"));
        context.Report(Lines[0].Line, Lines[0].Span, message, related: [.. others], notes: notes, help: help, fix: fix);
    }
}

/// <summary>Finds the files that a configuration names.</summary>
internal static class NamedFiles
{
    /// <summary>Every file that lines of a keyword name, each once; left out is what cannot be known.</summary>
    internal static IEnumerable<NamedFile> Of(RuleContext context, string keyword)
    {
        var named = new List<(string Path, string Value, BoundDirective Line, TextSpan Span)>();
        foreach (var line in context.Model.DirectivesOf(keyword).Where(IsTaken))
        {
            var words = line.Keyword!.MaxArguments == 1 ? line.Words.Take(1) : line.Words;
            foreach (var word in words.Where(word => !IsNone(word.Value)))
            {
                if (context.Disk.PathOf(line.Keyword.Name, word.Value) is { } path)
                {
                    named.Add((path, word.Value, line, word.Span));
                }
            }
        }

        return named
            .GroupBy(one => one.Path, StringComparer.Ordinal)
            .Select(group => new NamedFile(group.Key, group.First().Value, [.. group.Select(one => (one.Line, one.Span))]));
    }

    /// <summary>The private keys: those that lines name, and those that are tried where no line does, as far as they exist.</summary>
    internal static IEnumerable<NamedFile> PrivateKeys(RuleContext context) =>
        context.Kind == ConfigKind.Client ? Identities(context) : HostKeys(context);

    /// <summary>The keys of the server; with an agent for them the files may hold public keys only.</summary>
    internal static IEnumerable<NamedFile> HostKeys(RuleContext context)
    {
        var isDefault = !context.Model.DirectivesOf("HostKey").Any(line => line.IsValid);
        return isDefault
            ? Existing(context.Disk, DefaultsOf(context, "HostKey"))
            : Of(context, "HostKey").Where(_ => !context.Model.DirectivesOf("HostKeyAgent").Any(IsTaken));
    }

    /// <summary>How many files lines of a keyword name, those included whose path cannot be known.</summary>
    internal static int CountOf(RuleContext context, string keyword) =>
        context.Model.DirectivesOf(keyword).Where(IsTaken).Select(line => line.Value).Where(value => !IsNone(value)).Distinct().Count();

    /// <summary>Whether OpenSSH can come to use a line.</summary>
    internal static bool IsTaken(BoundDirective line) => line is { IsValid: true, Block.Condition: not Condition.Never };

    internal static bool IsNone(string value) => value.Equals("none", StringComparison.OrdinalIgnoreCase);

    /// <summary>The path for people.</summary>
    internal static string Shown(Disk disk, string path) =>
        disk.Home is { Length: > 1 } home && path.StartsWith(home + "/", StringComparison.Ordinal) ? $"~{path[home.Length..]}" : path;

    /// <summary>The fix that deletes a line; null when a comment would go with it.</summary>
    internal static Fix? Deletion(NamedFile file) =>
        file.Lines is [var (line, _)] && line.Words.Length == 1 && LineDeletion.Of(line.File.Tree, line.Syntax) is [_, ..] edits
            ? new Fix("Delete the line", FixSafety.Unsafe, edits)
            : null;

    private static IEnumerable<NamedFile> Identities(RuleContext context)
    {
        var isForAll = context.Model.DirectivesOf("IdentityFile").Any(line => IsTaken(line) && line.Block.Condition == Condition.Always);
        var tried = isForAll ? [] : DefaultsOf(context, "IdentityFile");
        var named = Of(context, "IdentityFile").ToList();
        return named.Concat(Existing(context.Disk, tried).Where(key => named.All(other => other.Path != key.Path)));
    }

    /// <summary>The paths that the target takes where no line names one.</summary>
    private static IEnumerable<string> DefaultsOf(RuleContext context, string keyword) =>
        (KeywordTable.Find(context.Kind, keyword, context.Target)?.DefaultIn(context.Target) ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(value => context.Disk.PathOf(keyword, value))
            .OfType<string>();

    private static IEnumerable<NamedFile> Existing(Disk disk, IEnumerable<string> paths) =>
        paths.Where(path => disk.Look(path).Kind == PathKind.File).Select(path => new NamedFile(path, path, []));
}
