using System.Globalization;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>What runs over random files have in common.</summary>
public static class RandomRun
{
    /// <summary>A number from the environment, such as <c>SSHCONFIGLINT_SEED</c>.</summary>
    public static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : fallback;

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
