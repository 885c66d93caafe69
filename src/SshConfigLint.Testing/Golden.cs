namespace SshConfigLint.Testing;

/// <summary>Compares text with a file of the repository; with <c>UPDATE_GOLDEN=1</c> in the environment it writes the file instead.</summary>
public static class Golden
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Whether files are written instead of compared.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>Compares text with the file at a path relative to <see cref="Root"/>, byte for byte.</summary>
    /// <exception cref="RuleVerificationException">The file is missing or holds something else.</exception>
    public static void Match(string actual, string path)
    {
        ArgumentNullException.ThrowIfNull(actual);
        var file = Path.Combine(Root, path);
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        var expected = File.Exists(file) ? File.ReadAllText(file) : null;
        if (expected != actual)
        {
            throw new RuleVerificationException(
                $"{path} is {(expected is null ? "missing" : "stale")}: run the tests with UPDATE_GOLDEN=1 and look at the difference.\n{FirstDifference(expected, actual)}"
            );
        }
    }

    private static string FirstDifference(string? expected, string actual)
    {
        var was = (expected ?? "").Split('\n');
        var becomes = actual.Split('\n');
        var line = Enumerable
            .Range(0, Math.Min(was.Length, becomes.Length))
            .FirstOrDefault(i => was[i] != becomes[i], Math.Min(was.Length, becomes.Length));
        return $"line {line + 1}\nfile:   {was.ElementAtOrDefault(line)}\nactual: {becomes.ElementAtOrDefault(line)}";
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SshConfigLint.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds SshConfigLint.sln.");
    }
}
