using SshConfigLint.Text;

namespace SshConfigLint.Configuration;

/// <summary>A mistake in a settings file or profile.</summary>
/// <param name="Position">Where it is.</param>
/// <param name="Message">What is wrong: one sentence, lower case, no period.</param>
public sealed record SettingsProblem(LinePosition Position, string Message)
{
    /// <summary>More of a file that nobody trusts is not repeated.</summary>
    private const int MaxQuote = 60;

    /// <summary><c>line:column: message</c>, one-based.</summary>
    public override string ToString() => $"{Position.Line + 1}:{Position.Character + 1}: {Message}";

    /// <summary>A word of the file in quotes, cut where it is long.</summary>
    internal static string Quote(string text) => text.Length <= MaxQuote ? $"'{text}'" : $"'{text[..MaxQuote]}…'";
}
