using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Testing;

namespace SshConfigLint.Tests.Semantics.Evaluation;

/// <summary>A small configuration of which a naive reader expects something else, and what a build of OpenSSH makes of it.</summary>
/// <remarks>
/// They stand in <c>Surprises.txt</c>: a line <c>=== TITLE</c> begins one, <c>--- NAME</c> a file of it (the first is <c>main</c>), <c>$ COMMAND</c> a run,
/// <c>@ BUILDS</c> what it gives in some builds: lines, <c>! no KEYWORD</c>, or <c>! refused at PLACES</c>. Only keywords that are named there are compared.
/// <c>&lt;dir&gt;</c> is the folder of the files; <c>&lt;NUL&gt;</c> and the like are characters that one cannot see.
/// </remarks>
public sealed record Surprise
{
    private const string NoKeyword = "! no ";
    private const string Refused = "! refused";

    /// <summary>What surprises.</summary>
    public required string Title { get; init; }

    /// <summary>The files by name.</summary>
    public required ImmutableArray<SurpriseFile> Files { get; init; }

    /// <summary>Variables of the environment.</summary>
    public required ImmutableDictionary<string, string> Environment { get; init; }

    /// <summary>The command, for instance <c>ssh -G -l nina web1</c>; <c>(exec succeeds)</c> behind it is an assumption.</summary>
    public required string Command { get; init; }

    /// <summary>The build: <c>debian-9.2</c>.</summary>
    public required string Build { get; init; }

    /// <summary>What it gives.</summary>
    public required ImmutableArray<string> Expected { get; init; }

    /// <summary>Every run in every build.</summary>
    public static IReadOnlyList<Surprise> All { get; } =
    [
        .. File.ReadAllText(Path.Combine(Golden.Root, "tests/SshConfigLint.Core.Tests/Semantics/Evaluation/Surprises.txt"))
            .Split("=== ", StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(Parse),
    ];

    public ConfigKind Kind => Command.StartsWith("sshd ", StringComparison.Ordinal) ? ConfigKind.Server : ConfigKind.Client;

    /// <summary>Whether the run asks what only an assumption answers.</summary>
    public bool IsAssumption => Command.Contains("(exec succeeds)", StringComparison.Ordinal);

    public Target Target =>
        new(
            OpenSshVersion.TryParse(Build.Split('-')[1], out var version) ? version : throw new FormatException(Build),
            Build.StartsWith("debian", StringComparison.Ordinal) ? Vendor.Debian : Vendor.Portable
        );

    /// <summary>Whether the build refuses the files.</summary>
    public bool IsRefused => Expected[0].StartsWith(Refused, StringComparison.Ordinal);

    /// <summary>The lines that it refuses them for, as <c>main line 3</c>, as far as it names any.</summary>
    public IEnumerable<string> RefusedPlaces =>
        Expected[0][Refused.Length..].Replace(" at ", "", StringComparison.Ordinal).Split(", ", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What lines of output say of the keywords that are compared, in the form of <see cref="Expected"/>.</summary>
    public IEnumerable<string> Relevant(IEnumerable<string> output)
    {
        var lines = output.Select(line => (Keyword: line.Split(' ')[0].ToLowerInvariant(), Line: line)).ToList();
        foreach (var keyword in Expected.Select(KeywordOf).Distinct())
        {
            var found = lines.Where(line => line.Keyword == keyword).Select(line => keyword + line.Line[keyword.Length..]).ToList();
            foreach (var line in found.DefaultIfEmpty(NoKeyword + keyword))
            {
                yield return line;
            }
        }
    }

    private static string KeywordOf(string line) =>
        line.StartsWith(NoKeyword, StringComparison.Ordinal) ? line[NoKeyword.Length..] : line.Split(' ')[0];

    private static IEnumerable<Surprise> Parse(string section)
    {
        var lines = section.TrimEnd('\n').Split('\n');
        var files = new List<SurpriseFile>();
        var environment = ImmutableDictionary<string, string>.Empty;
        var runs = new List<(string Command, string[] Builds, List<string> Expected)>();
        foreach (var line in lines[1..])
        {
            switch (line.Split(' '))
            {
                case ["---", "environment", var variable]:
                    environment = environment.Add(variable.Split('=')[0], variable.Split('=')[1]);
                    break;
                case ["---", var name, "mode", var mode]:
                    files.Add(new SurpriseFile(name, "", mode));
                    break;
                case ["---", var name]:
                    files.Add(new SurpriseFile(name, ""));
                    break;
                case ["$", ..]:
                    runs.Add((line[2..], [], []));
                    break;
                case ["@", .. var builds]:
                    runs.Add((runs[^1].Command, builds, []));
                    break;
                default:
                    if (runs.Count > 0)
                    {
                        runs[^1].Expected.Add(Unseen(line));
                    }
                    else
                    {
                        files[^1] = files[^1] with { Content = $"{files[^1].Content}{Unseen(line)}\n" };
                    }

                    break;
            }
        }

        return runs.SelectMany(run =>
            run.Builds.Select(build => new Surprise
            {
                Title = lines[0],
                Files = [.. files],
                Environment = environment,
                Command = run.Command,
                Build = build,
                Expected = [.. run.Expected],
            })
        );
    }

    private static string Unseen(string text) =>
        text.Replace("<NUL>", "\0", StringComparison.Ordinal)
            .Replace("<CR>", "\r", StringComparison.Ordinal)
            .Replace("<FF>", "\f", StringComparison.Ordinal)
            .Replace("<TAB>", "\t", StringComparison.Ordinal)
            .Replace("<BOM>", "\uFEFF", StringComparison.Ordinal);
}

/// <summary>A file of a surprise.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Content">What it holds.</param>
/// <param name="Mode">Its mode where that matters: ssh does not take a file that others may write.</param>
public sealed record SurpriseFile(string Name, string Content, string Mode = "0644");
