using System.Text.Json;
using System.Text.RegularExpressions;

namespace SshConfigLint.Tests.Reporting;

/// <summary>
/// The part of JSON Schema that <c>docs/report.schema.json</c> uses. It is stricter in one point: a member that the schema does not name is a
/// problem, so that none is added without being described.
/// </summary>
internal static class SchemaCheck
{
    internal static IEnumerable<string> Problems(JsonElement root, JsonElement value) => Problems(root, root, value, "");

    private static IEnumerable<string> Problems(JsonElement root, JsonElement schema, JsonElement value, string path)
    {
        foreach (var rule in schema.EnumerateObject())
        {
            foreach (var problem in Problems(root, schema, rule, value, path))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> Problems(JsonElement root, JsonElement schema, JsonProperty rule, JsonElement value, string path) =>
        rule.Name switch
        {
            "$ref" => Problems(root, Resolve(root, rule.Value.GetString()!), value, path),
            "properties" => value
                .EnumerateObject()
                .SelectMany(member =>
                    rule.Value.TryGetProperty(member.Name, out var of)
                        ? Problems(root, of, member.Value, $"{path}/{member.Name}")
                        : [$"{path}/{member.Name} is not in the schema"]
                ),
            "items" when value.ValueKind != JsonValueKind.Array => [],
            "items" => value.EnumerateArray().SelectMany((item, index) => Problems(root, rule.Value, item, $"{path}/{index}")),
            "required" => rule
                .Value.EnumerateArray()
                .Where(name => !value.TryGetProperty(name.GetString()!, out _))
                .Select(name => $"{path}: {name} is missing"),
            "type" => Unless(TypesOf(rule.Value).Any(type => IsType(value, type)), $"{path} is no {rule.Value}"),
            "const" => Unless(JsonElement.DeepEquals(rule.Value, value), $"{path} is not {rule.Value}"),
            "enum" => Unless(rule.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), $"{path} is none of {rule.Value}"),
            "minimum" => Unless(value.GetInt32() >= rule.Value.GetInt32(), $"{path} is below {rule.Value}"),
            "pattern" => Unless(Regex.IsMatch(value.GetString()!, rule.Value.GetString()!), $"{path} does not match {rule.Value}"),
            "format" => Unless(Uri.TryCreate(value.GetString(), UriKind.Absolute, out _), $"{path} is no address"),
            "$schema" or "$id" or "$defs" or "title" or "description" => [],
            _ => [$"the schema says {rule.Name}, which this check does not know ({schema})"],
        };

    private static IEnumerable<string> TypesOf(JsonElement types) =>
        types.ValueKind == JsonValueKind.Array ? types.EnumerateArray().Select(type => type.GetString()!) : [types.GetString()!];

    private static bool IsType(JsonElement value, string type) =>
        type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            _ => false,
        };

    private static IEnumerable<string> Unless(bool holds, string problem) => holds ? [] : [problem];

    private static JsonElement Resolve(JsonElement root, string reference) =>
        reference.Split('/').Skip(1).Aggregate(root, (element, name) => element.GetProperty(name));
}
