using System.Buffers;

namespace SshConfigLint.Negotiation.Logs;

/// <summary>What editors, terminals, build servers and web pages put in front of a line of ssh.</summary>
internal static class LinePrefix
{
    private const int AnchorRoom = 200;

    private static readonly SearchValues<char> _ofTimes = SearchValues.Create("0123456789:.,-+TZ/");

    private static readonly string[] _words = ["stderr> ", "stdout> ", "stderr: ", "ssh.exe : ", "ssh : "];

    /// <summary>The line from its message on.</summary>
    internal static ReadOnlySpan<char> Skip(ReadOnlySpan<char> line)
    {
        while (true)
        {
            line = line.TrimStart();
            var length = LengthOf(line);
            if (length == 0)
            {
                break;
            }

            line = line[length..];
        }

        // Behind a prefix that nobody foresaw, a level still shows where the message begins.
        if (!line.StartsWith("debug"))
        {
            var room = line[..Math.Min(line.Length, AnchorRoom)];
            var at = room.IndexOf("debug");
            if (
                at > 0
                && line.Length > at + 7
                && line[at - 1] is ' ' or '>' or '|' or ':'
                && line[at + 5] is >= '1' and <= '3'
                && line[at + 6] == ':'
            )
            {
                return line[at..];
            }
        }

        return line;
    }

    /// <summary>Takes colours and other commands for a terminal out of a line, and tells how long it is then.</summary>
    internal static int RemoveTerminalCommands(Span<char> line)
    {
        const char Escape = '\u001b';
        var written = line.IndexOf(Escape);
        if (written < 0)
        {
            return line.Length;
        }

        for (var i = written; i < line.Length; i++)
        {
            if (line[i] != Escape)
            {
                line[written++] = line[i];
                continue;
            }

            i++;
            if (i < line.Length && line[i] == '[')
            {
                while (++i < line.Length && line[i] is < '@' or > '~') { }
            }
            else if (i < line.Length && line[i] == ']')
            {
                while (++i < line.Length && line[i] is not ('\a' or Escape)) { }

                i += i + 1 < line.Length && line[i] == Escape ? 1 : 0;
            }
        }

        return written;
    }

    private static int LengthOf(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
        {
            return 0;
        }

        foreach (var word in _words)
        {
            if (line.StartsWith(word))
            {
                return word.Length;
            }
        }

        // Quotes of mails and Markdown, and the arrow of Visual Studio Code.
        if (line[0] is '>' or '`' or '|' or '\uFEFF')
        {
            return 1;
        }

        if (line[0] == '[')
        {
            var end = line.IndexOf(']');
            return end is > 0 and < 40 && IsTime(line[1..end].Trim()) ? end + 1 : 0;
        }

        var blank = line.IndexOf(' ');
        return blank > 0 && IsTime(line[..blank]) ? blank : 0;
    }

    /// <summary>A date, a time of day, or both in one word.</summary>
    private static bool IsTime(ReadOnlySpan<char> word) =>
        word.Length >= 5
        && char.IsAsciiDigit(word[0])
        && !word.ContainsAnyExcept(_ofTimes)
        && (word.Count(':') >= 1 || word.Count('-') == 2 || word.Count('/') == 2);
}
