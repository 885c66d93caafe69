namespace SshConfigLint.EndToEnd.Tests;

/// <summary>Real configuration files that are not part of the project, under the folder that <c>SSHCONFIGLINT_SHARED</c> names.</summary>
internal static class SharedMaterial
{
    /// <summary>A folder or file of the material, or a skipped test when it is not here.</summary>
    public static string Require(string name)
    {
        var folder = Environment.GetEnvironmentVariable("SSHCONFIGLINT_SHARED");
        Skip.If(string.IsNullOrEmpty(folder), "SSHCONFIGLINT_SHARED does not name a folder with real configuration files");
        var path = Path.Combine(folder!, name);
        Skip.IfNot(Path.Exists(path), $"SSHCONFIGLINT_SHARED has no {name}");
        return path;
    }
}
