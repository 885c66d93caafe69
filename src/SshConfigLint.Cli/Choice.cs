using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>The words that an option takes, each with what it means.</summary>
internal sealed class Choice<T>(params (string Word, T Value)[] words)
{
    internal IEnumerable<string> Words => words.Select(word => word.Word);

    internal string Syntax => string.Join('|', Words);

    /// <summary>The meaning of a word in any case.</summary>
    /// <exception cref="UsageException">The option does not take the word.</exception>
    internal T Parse(string option, string text)
    {
        foreach (var (word, value) in words)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        var hint = SpellingSuggestion.For(text, Words) is { } nearest
            ? $"did you mean '{nearest}'?"
            : $"choose one of {string.Join(", ", Words)}";
        throw new UsageException($"invalid value '{text}' for {option}; {hint}");
    }
}
