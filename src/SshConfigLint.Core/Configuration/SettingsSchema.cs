using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using SshConfigLint.Analysis;

namespace SshConfigLint.Configuration;

/// <summary>The JSON schema of settings files, made from the types that read them: what editors complete by is what files are checked against.</summary>
public static class SettingsSchema
{
    /// <summary>Where the schema is published.</summary>
    public const string Address = "https://raw.githubusercontent.com/sshconfiglint/sshconfiglint/main/docs/settings.schema.json";

    private static readonly JsonSchemaExporterOptions _exporter = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Transform,
    };

    /// <summary>The schema as text.</summary>
    /// <param name="catalog">The rules that settings may name.</param>
    /// <param name="profiles">The profiles that settings may name.</param>
    public static string Write(ImmutableArray<Rule> catalog, ImmutableArray<string> profiles) =>
        Of(catalog, profiles)
            .ToJsonString(
                new JsonSerializerOptions(SettingsJson.Default.Options)
                {
                    WriteIndented = true,
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            ) + "\n";

    internal static JsonObject Of(ImmutableArray<Rule> catalog, ImmutableArray<string> profiles)
    {
        var schema = (JsonObject)JsonSchemaExporter.GetJsonSchemaAsNode(SettingsJson.Default.SettingsDocument, _exporter);
        ((JsonObject)schema["properties"]!["profile"]!)["enum"] = Words(profiles);
        schema["$defs"] = new JsonObject { ["rules"] = Rules(catalog), ["rule"] = RuleOf([]) };
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "$id", Address);
        schema.Insert(2, "title", "Settings of sshconfiglint");
        return schema;
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        if (context.PropertyInfo is { PropertyType: var type, Name: "rules" } && type == typeof(Dictionary<string, RuleEntry>))
        {
            return Described(context, new JsonObject { ["$ref"] = "#/$defs/rules" });
        }

        if (node is not JsonObject schema)
        {
            return node;
        }

        // A key that is not wanted is left out; null is a mistake.
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(one => one!.GetValue<string>()).First(one => one != "null");
        }

        if (schema["enum"] is JsonArray words && words.Any(word => word is null))
        {
            schema["enum"] = Words(words.OfType<JsonNode>().Select(word => word.GetValue<string>()));
        }

        schema.Remove("default");
        return Described(context, schema);
    }

    private static JsonObject Described(JsonSchemaExporterContext context, JsonObject schema)
    {
        if (
            context.PropertyInfo is not { } property
            || !SettingsWords.Members.TryGetValue((property.DeclaringType, property.Name), out var words)
        )
        {
            return schema;
        }

        if (!words.Choices.IsEmpty)
        {
            schema["enum"] = Words(words.Choices);
        }

        if (words.Form is { } form)
        {
            schema["pattern"] = form.Pattern;
        }

        return WithFirst("description", words.Description, schema);
    }

    private static JsonObject Rules(ImmutableArray<Rule> catalog)
    {
        var properties = new JsonObject();
        foreach (var rule in catalog.Select(rule => rule.Descriptor).OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            var schema = rule.Parameters.IsEmpty ? new JsonObject { ["$ref"] = "#/$defs/rule" } : RuleOf(rule.Parameters);
            properties[rule.Name] = WithFirst("description", rule.Title, schema);
            properties[rule.Id] = new JsonObject { ["$ref"] = $"#/$defs/rules/properties/{rule.Name}" };
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            // Policies and rule packs have names of their own.
            ["additionalProperties"] = new JsonObject { ["$ref"] = "#/$defs/rule" },
        };
    }

    private static JsonObject RuleOf(ImmutableArray<RuleParameter> parameters)
    {
        var levels = Words(Enum.GetNames<RuleLevel>().Select(name => name.ToLowerInvariant()));
        var properties = new JsonObject();
        foreach (var parameter in parameters)
        {
            properties[parameter.Name] = Parameter(parameter);
        }

        return new JsonObject
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "string", ["enum"] = levels },
                new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject
                    {
                        ["severity"] = new JsonObject
                        {
                            ["description"] = SettingsWords.Members[(typeof(RuleDocument), "severity")].Description,
                            ["type"] = "string",
                            ["enum"] = levels.DeepClone(),
                        },
                        ["parameters"] = new JsonObject
                        {
                            ["description"] = SettingsWords.Members[(typeof(RuleDocument), "parameters")].Description,
                            ["type"] = "object",
                            ["properties"] = properties,
                            ["additionalProperties"] = false,
                        },
                    },
                    ["additionalProperties"] = false,
                }
            ),
        };
    }

    private static JsonObject Parameter(RuleParameter parameter) =>
        parameter switch
        {
            IntegerParameter integer => new JsonObject
            {
                ["description"] = parameter.Meaning,
                ["type"] = "integer",
                ["minimum"] = integer.Minimum,
                ["maximum"] = integer.Maximum,
                ["default"] = integer.Default,
            },
            WordsParameter words => new JsonObject
            {
                ["description"] = parameter.Meaning,
                ["type"] = "array",
                ["items"] = words.Choices.IsEmpty
                    ? new JsonObject { ["type"] = "string" }
                    : new JsonObject { ["type"] = "string", ["enum"] = Words(words.Choices) },
                ["default"] = Words(words.Default),
            },
            _ => [],
        };

    private static JsonObject WithFirst(string name, string value, JsonObject schema)
    {
        schema.Insert(0, name, value);
        return schema;
    }

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)JsonValue.Create(word))]);
}
