namespace SshConfigLint.Cli;

/// <summary>The words that may come first.</summary>
internal static class Verbs
{
    internal static readonly string[] Names =
    [
        "check",
        "effective",
        "negotiate",
        "upgrade",
        "diagnose",
        "explain",
        "rule",
        "rules",
        "keyword",
        "version",
        "completions",
        "config",
        "init",
        "schema",
        "profiles",
        "profile",
        "policy",
    ];
}
