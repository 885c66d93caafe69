using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SshConfigLint.Text;

namespace SshConfigLint.Configuration;

/// <summary>Reads JSON into items with positions.</summary>
internal sealed class JsonItemReader(SourceText text, ImmutableArray<SettingsProblem>.Builder problems)
{
    private static readonly JsonReaderOptions _options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text.Content);
    private int _line;
    private int _lineStart;
    private int _counted;

    internal JsonItem? ReadAll()
    {
        try
        {
            var mark = text.Content.StartsWith('\uFEFF') ? 3 : 0;
            _lineStart = mark;
            _counted = mark;
            var reader = new Utf8JsonReader(_bytes.AsSpan(mark), _options);
            reader.Read();
            var item = Read(ref reader, mark);

            // Whatever stands behind it is an error of the reader.
            while (reader.Read()) { }

            return item;
        }
        catch (JsonException exception)
        {
            problems.Add(new SettingsProblem(PositionOf(exception), MessageOf(exception)));
            return null;
        }
    }

    private JsonItem Read(ref Utf8JsonReader reader, int mark)
    {
        var position = PositionAt((int)reader.TokenStartIndex + mark);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, mark, position),
            JsonTokenType.StartArray => ReadArray(ref reader, mark, position),
            JsonTokenType.String => new JsonItem(JsonTokenType.String, position, reader.GetString()!),
            JsonTokenType.Number => new JsonItem(JsonTokenType.Number, position, Encoding.UTF8.GetString(reader.ValueSpan)),
            var other => new JsonItem(other, position, ""),
        };
    }

    private JsonItem ReadObject(ref Utf8JsonReader reader, int mark, LinePosition position)
    {
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, at) = (reader.GetString()!, PositionAt((int)reader.TokenStartIndex + mark));
            reader.Read();
            var value = Read(ref reader, mark);
            if (members.FirstOrDefault(member => member.Name == name) is { } first)
            {
                problems.Add(
                    new SettingsProblem(at, $"{SettingsProblem.Quote(name)} is given twice; line {first.Position.Line + 1} has it already")
                );
            }
            else
            {
                members.Add(new JsonMember(name, at, value));
            }
        }

        return new JsonItem(JsonTokenType.StartObject, position, "") { Members = members.DrainToImmutable() };
    }

    private JsonItem ReadArray(ref Utf8JsonReader reader, int mark, LinePosition position)
    {
        var items = ImmutableArray.CreateBuilder<JsonItem>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader, mark));
        }

        return new JsonItem(JsonTokenType.StartArray, position, "") { Items = items.DrainToImmutable() };
    }

    /// <summary>The position of a byte; bytes are asked for in order, so that each is counted once.</summary>
    private LinePosition PositionAt(int offset)
    {
        for (; _counted < offset; _counted++)
        {
            if (_bytes[_counted] == '\n')
            {
                _line++;
                _lineStart = _counted + 1;
            }
        }

        return new LinePosition(_line, Encoding.UTF8.GetCharCount(_bytes, _lineStart, offset - _lineStart));
    }

    private static LinePosition PositionOf(JsonException exception) =>
        new((int)(exception.LineNumber ?? 0), (int)(exception.BytePositionInLine ?? 0));

    /// <summary>The reader's message without the position at its end and the capital at its beginning.</summary>
    private static string MessageOf(JsonException exception)
    {
        var message = exception.Message.Split(" LineNumber:")[0].TrimEnd('.', ' ');
        return $"this is no JSON: {message}";
    }
}
