using System.Globalization;
using SshConfigLint.Semantics;
using SshConfigLint.Text;
using Xunit.Abstractions;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>What runs over random files have in common.</summary>
public static class RandomRun
{
    /// <summary>A number from the environment, such as <c>SSHCONFIGLINT_SEED</c>.</summary>
    public static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : fallback;

    /// <summary>Compares many cases, two at a time: <paramref name="compare"/> tells whether the real program took one, and the difference if there is one.</summary>
    public static void AssertAgreement<T>(
        ITestOutputHelper output,
        int seed,
        IReadOnlyList<T> cases,
        Func<T, (bool IsAccepted, string? Difference)> compare
    )
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(cases);
        output.WriteLine($"seed {seed}, {cases.Count} files");
        var results = new (bool IsAccepted, string? Difference)[cases.Count];
        Parallel.For(0, cases.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, index => results[index] = compare(cases[index]));
        var accepted = results.Count(result => result.IsAccepted);
        output.WriteLine($"{accepted} accepted, {cases.Count - accepted} refused");
        var differences = results
            .Select((result, index) => result.Difference is { } text ? $"seed {seed + index}\n{text}" : null)
            .OfType<string>()
            .OrderBy(text => text.Length)
            .ToList();
        Assert.True(
            differences.Count == 0,
            $"{differences.Count} of {cases.Count} differ, seed {seed}\n{string.Join("\n---\n", differences.Take(Setting("SSHCONFIGLINT_SHOW", 3)))}"
        );
    }

    /// <summary>Puts the files of a case into a folder of a tree, its name filled in, and gives them as the evaluation reads them.</summary>
    public static InMemoryFiles Write(OracleFolder folder, IEnumerable<(string Name, string Text)> texts, string placeholder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(texts);
        var files = new InMemoryFiles();
        foreach (var (name, text) in texts)
        {
            var content = text.Replace(placeholder, folder.Inside, StringComparison.Ordinal);
            folder.Write(name, content);
            var path = $"{folder.Inside}/{name}";
            files.Add(path, FileReadResult.From(SourceText.From(content, path)));
        }

        return files;
    }

    /// <summary>The first lines that only one of two texts has.</summary>
    public static string Only(string text, string other) => string.Join('\n', text.Split('\n').Except(other.Split('\n')).Take(8));

    /// <summary>One of some items.</summary>
    public static T Pick<T>(this Random random, params IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(items);
        return items[random.Next(items.Count)];
    }
}
