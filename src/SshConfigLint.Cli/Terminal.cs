using System.Globalization;
using System.Text;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>When text is coloured.</summary>
internal enum ColorMode
{
    Auto,
    Always,
    Never,
}

/// <summary>What the terminal can do, and how text of strangers is written to it.</summary>
internal static class Terminal
{
    private const int DefaultWidth = 120;

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Standard output, buffered: flush it. A reader that went away is no error (.NET swallows EPIPE on the console's streams).</summary>
    internal static StreamWriter OpenOutput() => new(Console.OpenStandardOutput(), _utf8, bufferSize: 1 << 16);

    /// <summary>Standard error, for a report where standard output holds a text.</summary>
    internal static StreamWriter OpenError() => new(Console.OpenStandardError(), _utf8, bufferSize: 1 << 16);

    /// <summary>Writes the bytes of a file to standard output; where somebody looks at it, without what a terminal would act on.</summary>
    internal static void WriteFile(SourceText text)
    {
        if (Console.IsOutputRedirected)
        {
            using var bytes = Console.OpenStandardOutput();
            bytes.Write(text.ToBytes());
            return;
        }

        using var output = OpenOutput();
        output.Write(string.Join('\n', text.Content.Split('\n').Select(line => string.Join('\t', line.Split('\t').Select(Plain)))));
    }

    /// <summary>A file for a report.</summary>
    internal static StreamWriter OpenFile(string path) => new(path, append: false, _utf8, bufferSize: 1 << 16);

    /// <summary>Whether text on standard output is coloured: the option, then <c>NO_COLOR</c>, then <c>FORCE_COLOR</c>, then the terminal itself.</summary>
    internal static bool UsesColor(ColorMode mode, Func<string, string?> environment, bool isTerminal) =>
        mode switch
        {
            ColorMode.Always => true,
            ColorMode.Never => false,
            _ when IsSet(environment("NO_COLOR")) => false,
            _ when IsOn(environment("FORCE_COLOR")) || IsOn(environment("CLICOLOR_FORCE")) => true,
            _ => isTerminal && environment("TERM") is not "dumb",
        };

    /// <summary>The same for this process.</summary>
    internal static bool UsesColor(ColorMode mode) => UsesColor(mode, Environment.GetEnvironmentVariable, !Console.IsOutputRedirected);

    /// <summary>Columns of standard output.</summary>
    internal static int Width()
    {
        if (Console.IsOutputRedirected)
        {
            return DefaultWidth;
        }

        try
        {
            return Console.WindowWidth is > 20 and var width ? width : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }

    /// <summary>Text of strangers for one line of a terminal: control, format and bidi characters become <c>\u{…}</c>.</summary>
    internal static string Plain(string text)
    {
        if (!text.Any(IsHarmful))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = IsHarmful(character) ? plain.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)character:x}}}") : plain.Append(character);
        }

        return plain.ToString();
    }

    private static bool IsHarmful(char character) =>
        char.IsControl(character)
        || char.GetUnicodeCategory(character)
            is UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    private static bool IsSet(string? value) => !string.IsNullOrEmpty(value);

    private static bool IsOn(string? value) => IsSet(value) && value is not ("0" or "false");
}
