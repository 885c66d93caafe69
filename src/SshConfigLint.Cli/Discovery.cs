using System.Collections.Immutable;
using Microsoft.Extensions.FileSystemGlobbing;

namespace SshConfigLint.Cli;

/// <summary>Finds the files that a user means.</summary>
internal static class Discovery
{
    private static readonly string[] _patterns =
    [
        "**/sshd_config",
        "**/ssh_config",
        "**/sshd_config.d/*.conf",
        "**/ssh_config.d/*.conf",
        "**/.ssh/config",
        "**/.ssh/config.d/*",
        "**/.ssh/conf.d/*",
        "**/dot_ssh/config",
        "**/private_dot_ssh/config",
    ];

    /// <summary>What is looked for in a folder, in words.</summary>
    internal const string UsualNames = "sshd_config, ssh_config, their .d/*.conf, .ssh/config";

    /// <summary>This user's and this machine's files that exist.</summary>
    internal static ImmutableArray<string> Usual(Surroundings surroundings)
    {
        var root = surroundings.Sysroot ?? "";
        string?[] usual =
        [
            root.Length == 0 && surroundings.Home is { } home ? $"{home}/.ssh/config" : null,
            $"{root}/etc/ssh/ssh_config",
            $"{root}/etc/ssh/sshd_config",
        ];
        return [.. usual.OfType<string>().Where(File.Exists)];
    }

    /// <summary>The configuration files below a folder, by absolute name, sorted.</summary>
    internal static ImmutableArray<string> InFolder(string folder)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(_patterns);

        // The patterns do not see the name of the folder that the search begins in.
        matcher.AddIncludePatterns(
            Path.GetFileName(folder) switch
            {
                "sshd_config.d" or "ssh_config.d" => ["*.conf"],
                "config.d" or "conf.d" when Path.GetFileName(Path.GetDirectoryName(folder)) == ".ssh" => ["*"],
                ".ssh" => ["config", "config.d/*", "conf.d/*"],
                "dot_ssh" or "private_dot_ssh" => ["config"],
                _ => [],
            }
        );
        return
        [
            .. matcher
                .Execute(new SearchFolder(new DirectoryInfo(folder)))
                .Files.Select(file => DiskPath.Full(Path.Combine(folder, file.Path)))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }
}
