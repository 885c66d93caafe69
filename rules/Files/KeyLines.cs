using SshConfigLint.Syntax.Keys;

namespace SshConfigLint.Rules.Files;

/// <summary>Judges lines of files of public keys.</summary>
internal static class KeyLines
{
    private static readonly string[] _beginnings = ["ssh-", "ecdsa-", "sk-", "webauthn-", "x509v3-", "rsa-"];

    /// <summary>Whether a line is neither blank nor a comment.</summary>
    internal static bool IsEntry(string line) => line.Length > 0 && line[0] != '#';

    /// <summary>
    /// Whether OpenSSH sees no key in a line that should hold one. A type that is not known here may be known to the program.
    /// </summary>
    internal static bool IsBad(string line) =>
        IsEntry(line)
        && (
            KeyLine.Parse(line) is { } parsed
                ? parsed.Key is null
                : !line.Split([' ', '\t'])
                    .Any(word => Array.Exists(_beginnings, beginning => word.StartsWith(beginning, StringComparison.Ordinal)))
        );
}
