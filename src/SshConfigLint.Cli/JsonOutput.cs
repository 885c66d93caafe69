using System.Text.Encodings.Web;
using System.Text.Json;

namespace SshConfigLint.Cli;

/// <summary>JSON of the verbs that tell what the program knows.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions _options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.Default,
        NewLine = "\n",
    };

    /// <summary>Writes one value and a line feed to standard output.</summary>
    internal static void Write(Action<Utf8JsonWriter> write)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, _options))
        {
            write(json);
        }

        output.WriteByte((byte)'\n');
    }

    internal static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
