using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.EndToEnd.Tests.Corpus;

/// <summary>A real file with what OpenSSH 9.2 of Debian 12 said of it.</summary>
/// <param name="Name">Folder and name, for instance <c>client/007.conf</c>.</param>
/// <param name="IsAccepted">Whether ssh or sshd took it.</param>
/// <param name="Messages">What the program printed, one message each.</param>
internal sealed partial record CorpusFile(string Name, bool IsAccepted, ImmutableArray<string> Messages)
{
    /// <summary>Where the measured results stand.</summary>
    private const string ResultsFile = "openssh-9.2-results.tsv";

    public ConfigKind Kind => Name.StartsWith("client/", StringComparison.Ordinal) ? ConfigKind.Client : ConfigKind.Server;

    /// <summary>The lines that OpenSSH names in a complaint that made it refuse the file, counted from one.</summary>
    public ImmutableArray<int> RefusedLines =>
        [
            .. Messages
                .Where(message => !message.Contains("Deprecated option", StringComparison.Ordinal))
                .Where(message => !message.Contains("Unsupported option", StringComparison.Ordinal))
                .Select(message => NamedLine().Match(message))
                .Where(match => match.Success)
                .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)),
        ];

    public static ImmutableArray<CorpusFile> ReadAll(string corpus) =>
        [
            .. File.ReadLines(Path.Combine(corpus, ResultsFile))
                .Skip(1)
                .Select(line => line.Split('\t'))
                .Select(cells => new CorpusFile(cells[0], cells[1] == "accepted", [.. cells[4].Split(" || ")])),
        ];

    public SourceText Read(string corpus) => SourceText.From(File.ReadAllBytes(Path.Combine(corpus, Name)), $"/corpus/{Name}");

    [GeneratedRegex(@"line (\d+): ")]
    private static partial Regex NamedLine();
}
