using SshConfigLint.Analysis;

namespace SshConfigLint.Reporting;

/// <summary>Colours and links of a terminal, or nothing at all.</summary>
internal sealed class TextStyle(bool isOn)
{
    private const string Escape = "\u001b";

    internal string Bold(string text) => Wrap("1", text);

    /// <summary>Gutter, arrows and secondary marks.</summary>
    internal string Frame(string text) => Wrap("1;34", text);

    /// <summary>What is read last.</summary>
    internal string Faint(string text) => Wrap("2", text);

    internal string Severe(Severity severity, string text) =>
        Wrap(
            severity switch
            {
                Severity.Error => "1;31",
                Severity.Warning => "1;33",
                _ => "1;36",
            },
            text
        );

    internal string Added(string text) => Wrap("32", text);

    internal string Removed(string text) => Wrap("31", text);

    /// <summary>A link that terminals open (OSC 8); the text alone where colours are off.</summary>
    internal string Link(string address, string text) => isOn ? $"{Escape}]8;;{address}{Escape}\\{text}{Escape}]8;;{Escape}\\" : text;

    private string Wrap(string code, string text) => isOn && text.Length > 0 ? $"{Escape}[{code}m{text}{Escape}[0m" : text;
}
