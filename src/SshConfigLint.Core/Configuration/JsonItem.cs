using System.Collections.Immutable;
using System.Text.Json;
using SshConfigLint.Text;

namespace SshConfigLint.Configuration;

/// <summary>A JSON value that knows where it stands; comments and trailing commas are allowed.</summary>
/// <param name="Kind">What it is: the token that begins it.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Text">A text without its quotes and escapes, or a number as written; empty for other kinds.</param>
internal sealed record JsonItem(JsonTokenType Kind, LinePosition Position, string Text)
{
    /// <summary>The members of an object, in order, repetitions left out.</summary>
    internal ImmutableArray<JsonMember> Members { get; init; } = [];

    /// <summary>The items of an array.</summary>
    internal ImmutableArray<JsonItem> Items { get; init; } = [];

    /// <summary>The value of a member; null when there is none.</summary>
    internal JsonItem? this[string name] => Members.FirstOrDefault(member => member.Name == name)?.Value;

    /// <summary>What it is called in a message.</summary>
    internal string Noun =>
        Kind switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.String => "a text",
            JsonTokenType.Number => "a number",
            JsonTokenType.Null => "null",
            _ => "true or false",
        };

    /// <summary>Reads a text; null where it is no JSON at all.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problems">Takes what is wrong: the first mistake of the syntax, and every key that is given twice.</param>
    internal static JsonItem? Read(SourceText text, ImmutableArray<SettingsProblem>.Builder problems)
    {
        var reader = new JsonItemReader(text, problems);
        return reader.ReadAll();
    }
}

/// <summary>A key of an object and its value.</summary>
/// <param name="Name">The key.</param>
/// <param name="Position">Where the key begins.</param>
/// <param name="Value">The value.</param>
internal sealed record JsonMember(string Name, LinePosition Position, JsonItem Value);
