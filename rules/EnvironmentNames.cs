using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules;

/// <summary>Names of environment variables that matter to more than their owner.</summary>
internal static class EnvironmentNames
{
    /// <summary>Variables by which whoever sets them decides what a program loads or runs, a forced command included.</summary>
    private static readonly string[] _commanding =
    [
        "LD_PRELOAD",
        "LD_LIBRARY_PATH",
        "LD_AUDIT",
        "DYLD_INSERT_LIBRARIES",
        "PATH",
        "BASH_ENV",
        "ENV",
        "PYTHONPATH",
        "PYTHONSTARTUP",
        "PERL5LIB",
        "PERL5OPT",
        "GIT_SSH_COMMAND",
        "PROMPT_COMMAND",
    ];

    /// <summary>Endings of the names under which programs expect passwords and tokens.</summary>
    private static readonly string[] _secretEndings =
    [
        "PASSWORD",
        "PASSWD",
        "PASSPHRASE",
        "TOKEN",
        "SECRET",
        "SECRET_KEY",
        "API_KEY",
        "ACCESS_KEY",
    ];

    /// <summary>A variable taken by the pattern that decides what a program loads or runs; null when there is none.</summary>
    internal static string? CommandingNameIn(string pattern) => Array.Find(_commanding, name => WildcardPattern.IsListMatch(pattern, name));

    /// <summary>Whether a literal name is one under which programs expect a secret.</summary>
    internal static bool IsSecret(string name) =>
        Array.Exists(_secretEndings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
