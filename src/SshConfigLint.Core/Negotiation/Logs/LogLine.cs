using System.Globalization;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation.Logs;

/// <summary>What one line of a log says, without what loggers, terminals and web pages put around it.</summary>
internal readonly ref struct LogLine
{
    /// <summary>How far into a line the name of the program is looked for: behind time, machine and unit.</summary>
    private const int PrefixRoom = 200;

    private LogLine(ReadOnlySpan<char> message, ConfigKind? program, int process)
    {
        message = message.TrimEnd();
        IsPreauth = message.EndsWith("[preauth]", StringComparison.Ordinal);
        message = IsPreauth ? message[..^"[preauth]".Length].TrimEnd() : message;
        Level = TakeLevel(ref message);
        Message = message;
        Process = process;
        Program = program ?? (IsPreauth ? ConfigKind.Server : null);
    }

    /// <summary>The message, neither level nor trailing blanks.</summary>
    internal ReadOnlySpan<char> Message { get; }

    /// <summary>1 to 3 for <c>debug1</c> to <c>debug3</c>; 0 for what is always said.</summary>
    internal int Level { get; }

    /// <summary>Whether sshd's unprivileged process said it before the login.</summary>
    internal bool IsPreauth { get; }

    /// <summary>The process; 0 when the line does not name it.</summary>
    internal int Process { get; }

    /// <summary>Whose line it is; null when the line does not tell.</summary>
    internal ConfigKind? Program { get; }

    /// <summary>Reads a line of a file, a pipe, syslog or a web page.</summary>
    internal static LogLine Of(ReadOnlySpan<char> line)
    {
        if (FindProgram(line, out var program, out var process) is var start and > 0)
        {
            return new LogLine(line[start..], program, process);
        }

        return new LogLine(LinePrefix.Skip(line), null, 0);
    }

    /// <summary>A message that came with its program (journal).</summary>
    internal static LogLine Of(ReadOnlySpan<char> message, ConfigKind? program, int process) => new(message, program, process);

    /// <summary>Whose name it is: sshd from 9.8 on logs as <c>sshd-session</c> too, from 10.0 on as <c>sshd-auth</c>.</summary>
    internal static ConfigKind? ProgramOf(ReadOnlySpan<char> name) =>
        name is "sshd" or "sshd-session" or "sshd-auth" ? ConfigKind.Server
        : name is "ssh" ? ConfigKind.Client
        : null;

    /// <summary>Finds <c>PROGRAM[PROCESS]: </c> behind the prefix of syslog in any of its spellings, and tells where the message begins; 0 for none.</summary>
    private static int FindProgram(ReadOnlySpan<char> line, out ConfigKind? program, out int process)
    {
        (program, process) = (null, 0);
        var room = line[..Math.Min(line.Length, PrefixRoom)];
        for (var from = 0; room[from..].IndexOf("ssh") is var found and >= 0; from += found + 3)
        {
            var start = from + found;
            if (start > 0 && line[start - 1] is not (' ' or '/' or '\t' or '"' or '>'))
            {
                continue;
            }

            var rest = line[start..];
            var length = rest.IndexOfAny(":[ ");
            if (length < 0 || ProgramOf(rest[..length]) is not { } kind)
            {
                continue;
            }

            var number = 0;
            var bracket = rest[length] == '[' ? rest.IndexOf(']') : -1;
            if (bracket > 0 && !int.TryParse(rest[(length + 1)..bracket], NumberStyles.None, CultureInfo.InvariantCulture, out number))
            {
                continue;
            }

            // The client's own "ssh: connect to host …" has no number.
            var colon = bracket > 0 ? bracket + 1 : length;
            if (colon < rest.Length && rest[colon] == ':' && (number > 0 || kind == ConfigKind.Server))
            {
                (program, process) = (kind, number);
                return start + Math.Min(rest.Length, colon + 1) + (colon + 1 < rest.Length && rest[colon + 1] == ' ' ? 1 : 0);
            }
        }

        return 0;
    }

    private static int TakeLevel(ref ReadOnlySpan<char> message)
    {
        message = message.TrimStart();
        if (message.StartsWith("debug") && message.Length > 7 && message[5] is >= '1' and <= '3' && message[6] == ':')
        {
            var level = message[5] - '0';
            message = WithoutPlace(message[7..].TrimStart());
            return level;
        }

        // What sshd sends to syslog (log.c: do_log).
        message =
            message.StartsWith("error: ") ? message["error: ".Length..]
            : message.StartsWith("fatal: ") ? message["fatal: ".Length..]
            : message;
        return 0;
    }

    /// <summary>LogVerbose puts <c>file.c:function():line (pid=…): </c> in front (<c>log.c: sshlogv</c>).</summary>
    private static ReadOnlySpan<char> WithoutPlace(ReadOnlySpan<char> message)
    {
        var mark = message.IndexOf("():");
        var blank = message.IndexOf(' ');
        if (mark < 0 || blank < mark || !message[..mark].Contains(".c:", StringComparison.Ordinal))
        {
            return message;
        }

        var end = message[mark..].IndexOf(": ");
        return end < 0 ? message : message[(mark + end + 2)..];
    }
}
