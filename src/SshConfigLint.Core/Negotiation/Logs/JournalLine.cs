using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation.Logs;

/// <summary>An entry of a log that is written as JSON: <c>journalctl -o json</c>, Docker's log files and their like.</summary>
internal sealed class JournalLine
{
    private readonly StringBuilder _spread = new();

    /// <summary>What was logged.</summary>
    internal string Message { get; private set; } = "";

    /// <summary>Who logged it; null when the entry does not tell.</summary>
    internal ConfigKind? Program { get; private set; }

    /// <summary>Whether the entry is of a program that is neither ssh nor sshd.</summary>
    internal bool IsOfStranger { get; private set; }

    /// <summary>The process; 0 when the entry does not tell.</summary>
    internal int Process { get; private set; }

    /// <summary>Whether a line is a part of a JSON entry. <see cref="Message"/> is empty until the entry is complete.</summary>
    internal bool Take(ReadOnlySpan<char> line)
    {
        Message = "";
        line = line.Trim().TrimStart('\u001e');
        line = line.StartsWith("data: {") ? line["data: ".Length..] : line;
        if (_spread.Length > 0)
        {
            // journalctl -o json-pretty: one field on each line.
            _spread.Append(line);
            var isWhole = line is "}";
            if (isWhole)
            {
                _ = Read(_spread.ToString());
            }

            if (isWhole || _spread.Length > BoundedLines.MaxLength)
            {
                _spread.Clear();
            }

            return true;
        }

        if (line is "{")
        {
            _spread.Append('{');
            return true;
        }

        return line.Length > 2 && line[0] == '{' && line[1] is '"' or ' ' && line[^1] == '}' && Read(line);
    }

    private bool Read(ReadOnlySpan<char> text)
    {
        (Program, Process, IsOfStranger) = (null, 0, false);
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var json = new Utf8JsonReader(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
            return Read(ref json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            Message = "";
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private bool Read(ref Utf8JsonReader json)
    {
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isMessage = json.ValueTextEquals("MESSAGE") || json.ValueTextEquals("message") || json.ValueTextEquals("log");
            var isProgram = json.ValueTextEquals("SYSLOG_IDENTIFIER");
            var isProcess = json.ValueTextEquals("_PID") || (Process == 0 && json.ValueTextEquals("SYSLOG_PID"));
            json.Read();
            if (isMessage)
            {
                Message = json.TokenType == JsonTokenType.StartArray ? BytesOf(ref json) : TextOf(ref json);
            }
            else if (isProgram)
            {
                Program = LogLine.ProgramOf(TextOf(ref json));
                IsOfStranger = Program is null;
            }
            else if (isProcess)
            {
                Process = int.TryParse(TextOf(ref json), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            }

            json.Skip();
        }

        return true;
    }

    private static string TextOf(ref Utf8JsonReader json) =>
        json.TokenType switch
        {
            JsonTokenType.String => json.GetString() ?? "",
            JsonTokenType.Number => Encoding.UTF8.GetString(json.ValueSpan),
            _ => "",
        };

    /// <summary>The journal writes a message that is no UTF-8 as an array of its bytes.</summary>
    private static string BytesOf(ref Utf8JsonReader json)
    {
        var text = new StringBuilder();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            text.Append(json.TokenType == JsonTokenType.Number && json.TryGetByte(out var value) ? (char)value : '?');
        }

        return text.ToString();
    }
}
