using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SshConfigLint.Text;

namespace SshConfigLint.Configuration;

/// <summary>Checks a JSON value against those parts of JSON Schema that the schemas here use, and tells every mistake with its place.</summary>
internal sealed class SchemaCheck(JsonObject root, ImmutableArray<SettingsProblem>.Builder problems)
{
    /// <summary>Checks a value.</summary>
    internal void Check(JsonItem item) => Check(item, root, "the file");

    private void Check(JsonItem item, JsonObject schema, string what)
    {
        while (schema["$ref"] is { } reference)
        {
            schema = Find(reference.GetValue<string>());
        }

        if (schema["anyOf"] is JsonArray branches)
        {
            if (branches.OfType<JsonObject>().FirstOrDefault(branch => HasType(item, TypeOf(branch))) is { } fitting)
            {
                Check(item, fitting, what);
            }
            else
            {
                var nouns = branches.OfType<JsonObject>().Select(branch => NounOf(TypeOf(branch)));
                Report(item, $"{what} must be {string.Join(" or ", nouns)}, not {item.Noun}");
            }

            return;
        }

        if (TypeOf(schema) is { } type && !HasType(item, type))
        {
            Report(item, $"{what} must be {NounOf(type)}, not {item.Noun}");
            return;
        }

        switch (item.Kind)
        {
            case JsonTokenType.StartObject:
                CheckObject(item, schema, what);
                break;
            case JsonTokenType.StartArray when schema["items"] is JsonObject items:
                foreach (var element in item.Items)
                {
                    Check(element, items, $"an item of {what}");
                }

                break;
            case JsonTokenType.String:
                CheckText(item, schema, what);
                break;
            case JsonTokenType.Number:
                CheckNumber(item, schema, what);
                break;
        }
    }

    private void CheckObject(JsonItem item, JsonObject schema, string what)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        foreach (var member in item.Members)
        {
            switch (properties[member.Name] ?? schema["additionalProperties"])
            {
                case JsonObject value:
                    Check(member.Value, value, SettingsProblem.Quote(member.Name));
                    break;
                case JsonValue allowed when !allowed.GetValue<bool>():
                    var ask = SpellingSuggestion.Ask(member.Name, properties.Select(property => property.Key));
                    problems.Add(new SettingsProblem(member.Position, $"unknown key {SettingsProblem.Quote(member.Name)}{ask}"));
                    break;
            }
        }

        foreach (var required in (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()))
        {
            if (item[required] is null)
            {
                Report(item, $"{what} lacks '{required}'");
            }
        }
    }

    private void CheckText(JsonItem item, JsonObject schema, string what)
    {
        if (schema["enum"] is JsonArray words)
        {
            var allowed = words.Select(word => word!.GetValue<string>()).ToList();
            if (!allowed.Contains(item.Text))
            {
                var ask = SpellingSuggestion.Ask(item.Text, allowed);
                Report(
                    item,
                    $"{what} is {SettingsProblem.Quote(item.Text)}{(ask.Length > 0 ? ask : $"; choose one of {string.Join(", ", allowed)}")}"
                );
            }
        }

        if (schema["pattern"]?.GetValue<string>() is { } pattern && TextForm.Of(pattern) is { } form && !form.Fits(item.Text))
        {
            Report(item, $"{what} must be {form.Noun}, not {SettingsProblem.Quote(item.Text)}");
        }
    }

    private void CheckNumber(JsonItem item, JsonObject schema, string what)
    {
        if (!int.TryParse(item.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            Report(item, $"{what} must be a whole number up to {int.MaxValue}, not {SettingsProblem.Quote(item.Text)}");
        }
        else if (schema["minimum"]?.GetValue<int>() is { } minimum && number < minimum)
        {
            Report(item, $"{what} must be at least {minimum}, not {number}");
        }
        else if (schema["maximum"]?.GetValue<int>() is { } maximum && number > maximum)
        {
            Report(item, $"{what} must be at most {maximum}, not {number}");
        }
    }

    /// <summary>What a reference such as <c>#/$defs/rule</c> points to.</summary>
    private JsonObject Find(string reference) => reference.Split('/').Skip(1).Aggregate(root, (schema, name) => (JsonObject)schema[name]!);

    private void Report(JsonItem item, string message) => problems.Add(new SettingsProblem(item.Position, message));

    private static string? TypeOf(JsonObject schema) => schema["type"]?.GetValue<string>();

    private static bool HasType(JsonItem item, string? type) =>
        type switch
        {
            null => true,
            "object" => item.Kind == JsonTokenType.StartObject,
            "array" => item.Kind == JsonTokenType.StartArray,
            "string" => item.Kind == JsonTokenType.String,
            "boolean" => item.Kind is JsonTokenType.True or JsonTokenType.False,
            _ => item.Kind == JsonTokenType.Number,
        };

    private static string NounOf(string? type) =>
        type switch
        {
            "object" => "an object",
            "array" => "a list",
            "string" => "a text",
            "boolean" => "true or false",
            _ => "a whole number",
        };
}
