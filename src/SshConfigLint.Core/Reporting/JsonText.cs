using System.Text.Encodings.Web;
using System.Text.Json;

namespace SshConfigLint.Reporting;

/// <summary>Makes JSON text: indented, control and bidi characters escaped, nothing that a terminal would act on.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions _options = new()
    {
        Indented = true,
        // Escapes all but letters of the allowed blocks, so that no control or bidi character gets through.
        Encoder = JavaScriptEncoder.Create(
            System.Text.Unicode.UnicodeRanges.BasicLatin,
            System.Text.Unicode.UnicodeRanges.Latin1Supplement
        ),
    };

    internal static string Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, _options))
        {
            write(json);
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Opens the object of a report: the version of its shape and who wrote it.</summary>
    internal static void StartReport(Utf8JsonWriter json, int version, string toolVersion)
    {
        json.WriteStartObject();
        json.WriteNumber("version", version);
        json.WriteStartObject("tool");
        json.WriteString("name", "sshconfiglint");
        json.WriteString("version", toolVersion);
        json.WriteEndObject();
    }

    internal static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>The name of a member of an enumeration as JSON has it.</summary>
    internal static string Word<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
