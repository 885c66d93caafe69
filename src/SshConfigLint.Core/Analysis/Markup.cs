using System.Collections.Immutable;
using System.Text;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>A place that markup names.</summary>
/// <param name="Rule">The name in <c>{|name:…|}</c>; null for <c>[|…|]</c>, the rule that the text is an example of.</param>
/// <param name="Span">The place in the text without markup.</param>
public sealed record MarkedSpan(string? Rule, TextSpan Span);

/// <summary>One file of marked text.</summary>
/// <param name="Source">The text without markup.</param>
/// <param name="Spans">The marked places in the order in which they begin.</param>
/// <param name="Unreadable">Why the file cannot be read; null for a file that can.</param>
/// <param name="Facts">What a disk tells of it; null where only its text matters.</param>
public sealed record MarkedFile(SourceText Source, ImmutableArray<MarkedSpan> Spans, string? Unreadable = null, PathFacts? Facts = null);

/// <summary>
/// Reads marked text: <c>[|…|]</c> and <c>{|name:…|}</c> mark findings; <c>//- /path</c> on a line of its own begins another
/// file, <c>//- /path unreadable: reason</c> one that cannot be read. Marks do not nest and do not cross a line end.
/// For rules that ask the disk, <c>//- /path mode=0600 owner=alice group=alice private=rsa:2048</c> tells what is on it; a path with
/// a slash at its end is a folder, and <c>public=</c> and <c>certificate=</c> stand for the text of a key as well.
/// </summary>
public static class Markup
{
    private static readonly DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string FileMark = "//- ";
    private const string UnreadableMark = " unreadable: ";

    /// <summary>The path of a first file that has none of its own.</summary>
    public static string DefaultPath(ConfigKind kind) => kind == ConfigKind.Client ? "/etc/ssh/ssh_config" : "/etc/ssh/sshd_config";

    /// <summary>The files of a text; the first one is the one that is linted.</summary>
    /// <exception cref="FormatException">A mark is not opened or not closed, or two files have one path.</exception>
    public static ImmutableArray<MarkedFile> Parse(string marked, ConfigKind kind)
    {
        ArgumentNullException.ThrowIfNull(marked);
        var files = ImmutableArray.CreateBuilder<MarkedFile>();
        foreach (var (header, content) in SplitFiles(marked, DefaultPath(kind)))
        {
            var at = header.IndexOf(UnreadableMark, StringComparison.Ordinal);
            var disk = MarkedDisk.Parse(at < 0 ? header : header[..at]);
            var path = disk.Path;
            if (files.Any(file => file.Source.Path == path))
            {
                throw new FormatException($"Two files of the fixture are called {path}.");
            }

            files.Add(
                ParseFile(disk.Content ?? content, path) with
                {
                    Unreadable = at < 0 ? null : header[(at + UnreadableMark.Length)..],
                    Facts = disk.Facts,
                }
            );
        }

        return files.ToImmutable();
    }

    /// <summary>The files as a source for a model.</summary>
    public static InMemoryFiles ToFileSource(ImmutableArray<MarkedFile> files)
    {
        var source = new InMemoryFiles();
        foreach (var file in files)
        {
            source.Add(
                file.Source.Path,
                file.Unreadable is { } reason ? FileReadResult.Unreadable(reason)
                    : file.Facts?.Kind == PathKind.Folder ? FileReadResult.Folder
                    : FileReadResult.From(file.Source)
            );
            if (file.Facts is { } facts)
            {
                source.Describe(file.Source.Path, facts);
            }
        }

        return source;
    }

    /// <summary>The disk of the machine that marked text speaks of: it has the users root, alice and bob, and the year is 2026.</summary>
    public static Disk ToDisk(ImmutableArray<MarkedFile> files, ConfigKind kind, Target target)
    {
        var source = ToFileSource(files);
        foreach (var (path, text) in new[] { ("/etc/passwd", MarkedDisk.Passwd), ("/etc/group", MarkedDisk.Group) })
        {
            if (files.All(file => file.Source.Path != path))
            {
                source.Add(path, FileReadResult.From(SourceText.From(text, path)));
            }
        }

        return new Disk(source, kind, target, OptionsOf(files[0].Source.Path, kind), _now);
    }

    /// <summary>Where the first file stands.</summary>
    private static ModelOptions OptionsOf(string path, ConfigKind kind) =>
        new()
        {
            EntryPath = path,
            Home = ExampleRun.Home,
            IsSystemFile = kind == ConfigKind.Client && path == DefaultPath(kind),
        };

    private static IEnumerable<(string Header, string Content)> SplitFiles(string marked, string defaultPath)
    {
        var header = defaultPath;
        var content = new StringBuilder();
        var isFirst = true;
        for (var start = 0; start < marked.Length; )
        {
            var lineFeed = marked.IndexOf('\n', start);
            var end = lineFeed < 0 ? marked.Length : lineFeed + 1;
            var line = marked[start..end];
            start = end;
            if (!line.StartsWith(FileMark, StringComparison.Ordinal))
            {
                content.Append(line);
                continue;
            }

            if (!isFirst || content.Length > 0)
            {
                yield return (header, content.ToString());
            }

            header = line[FileMark.Length..].Trim();
            content.Clear();
            isFirst = false;
        }

        yield return (header, content.ToString());
    }

    private static MarkedFile ParseFile(string marked, string path)
    {
        var content = new StringBuilder(marked.Length);
        var spans = ImmutableArray.CreateBuilder<MarkedSpan>();
        var isOpen = false;
        string? rule = null;
        var spanStart = 0;
        for (var i = 0; i < marked.Length; i++)
        {
            var next = i + 1 < marked.Length ? marked[i + 1] : '\0';
            if (next == '|' && marked[i] is '[' or '{')
            {
                Require(!isOpen, "opens inside another one", path, content);
                rule = marked[i] == '{' ? NameAt(marked, i + 2, path, content) : null;
                i += rule is null ? 1 : rule.Length + 2;
                (isOpen, spanStart) = (true, content.Length);
            }
            else if (marked[i] == '|' && next is ']' or '}')
            {
                Require(isOpen, "closes what was never opened", path, content);
                Require(next == (rule is null ? ']' : '}'), "closes with the wrong bracket", path, content);
                spans.Add(new MarkedSpan(rule, TextSpan.FromBounds(spanStart, content.Length)));
                isOpen = false;
                i++;
            }
            else
            {
                Require(!isOpen || marked[i] != '\n', "crosses the end of its line", path, content);
                content.Append(marked[i]);
            }
        }

        Require(!isOpen, "is not closed", path, content);
        return new MarkedFile(SourceText.From(content.ToString(), path), spans.ToImmutable());
    }

    private static string NameAt(string marked, int start, string path, StringBuilder content)
    {
        var colon = marked.IndexOf(':', start);
        Require(colon > start, "needs a rule name and a colon", path, content);
        return marked[start..colon];
    }

    private static void Require(bool condition, string message, string path, StringBuilder content)
    {
        if (!condition)
        {
            var line = content.ToString().Count(character => character == '\n') + 1;
            throw new FormatException($"A mark in line {line} of {path} {message}.");
        }
    }
}
