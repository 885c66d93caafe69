using System.Collections.Immutable;

namespace SshConfigLint.Cli;

/// <summary>A page of <c>docs/topics</c>: what a message or a popular advice is about.</summary>
/// <param name="Name">The name that is given to <c>explain</c>.</param>
/// <param name="Title">What it is about, in one line.</param>
/// <param name="Text">The page without its title, in Markdown.</param>
internal sealed record Topic(string Name, string Title, string Text)
{
    private const string Folder = "topics/";

    /// <summary>The names of all topics in alphabetical order.</summary>
    internal static ImmutableArray<string> Names { get; } =
    [
        .. typeof(Topic)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^".md".Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The topic of that name in any case; null when there is none.</summary>
    internal static Topic? Find(string name)
    {
        if (Names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } found)
        {
            return null;
        }

        using var stream = typeof(Topic).Assembly.GetManifestResourceStream($"{Folder}{found}.md")!;
        using var reader = new StreamReader(stream);
        var page = reader.ReadToEnd().ReplaceLineEndings("\n");
        var end = page.IndexOf('\n', StringComparison.Ordinal);
        return new Topic(found, page[2..end], page[(end + 1)..].Trim('\n') + "\n");
    }
}
