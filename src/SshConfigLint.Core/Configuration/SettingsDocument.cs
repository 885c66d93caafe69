using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Configuration;

/// <summary><c>sshconfiglint.json</c> as it is written; the schema is made from these types and <see cref="SettingsWords"/>.</summary>
internal sealed record SettingsDocument
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public string? Profile { get; init; }

    [JsonPropertyName("openssh")]
    public string? OpenSsh { get; init; }

    public string? Vendor { get; init; }

    public ImmutableArray<string>? Select { get; init; }

    public ImmutableArray<string>? ExtendSelect { get; init; }

    public ImmutableArray<string>? Ignore { get; init; }

    public Severity? MinSeverity { get; init; }

    public FailThreshold? FailOn { get; init; }

    public Dictionary<string, RuleEntry>? Rules { get; init; }

    public ImmutableArray<OverrideDocument>? Overrides { get; init; }

    public ImmutableArray<string>? Exclude { get; init; }

    public ImmutableArray<PolicyDocument>? Policies { get; init; }

    public ImmutableArray<string>? RulePacks { get; init; }
}

/// <summary>What is different for some files.</summary>
internal sealed record OverrideDocument
{
    public required ImmutableArray<string> Files { get; init; }

    public ConfigKind? Kind { get; init; }

    [JsonPropertyName("openssh")]
    public string? OpenSsh { get; init; }

    public string? Vendor { get; init; }

    public Dictionary<string, RuleEntry>? Rules { get; init; }
}

/// <summary>A rule's setting: a word, or an object.</summary>
[JsonConverter(typeof(RuleEntryConverter))]
internal sealed record RuleEntry(RuleLevel? Level, ImmutableDictionary<string, JsonElement> Parameters);

/// <summary>The long form of a rule's setting.</summary>
internal sealed record RuleDocument
{
    public RuleLevel? Severity { get; init; }

    public ImmutableDictionary<string, JsonElement>? Parameters { get; init; }
}

/// <summary>The word that a rule is set to.</summary>
internal enum RuleLevel
{
    Off,
    On,
    Info,
    Warning,
    Error,
}

/// <summary>A policy as it is written.</summary>
internal sealed record PolicyDocument
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public required ConfigKind Kind { get; init; }

    public required string Keyword { get; init; }

    public ImmutableArray<string>? Allowed { get; init; }

    public ImmutableArray<string>? Forbidden { get; init; }

    public int? Minimum { get; init; }

    public int? Maximum { get; init; }

    public ImmutableArray<string>? AlgorithmsAllowed { get; init; }

    public ImmutableArray<string>? AlgorithmsForbidden { get; init; }

    public bool Explicit { get; init; }

    public required string Why { get; init; }

    public Severity? Severity { get; init; }

    public ImmutableArray<string>? Bad { get; init; }

    public ImmutableArray<string>? Good { get; init; }

    public ImmutableArray<string>? Controls { get; init; }
}

/// <summary>A profile as it is written.</summary>
internal sealed record ProfileDocument
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public ImmutableArray<string>? Sources { get; init; }

    public ImmutableArray<string>? Notes { get; init; }

    public ImmutableArray<string>? Contradictions { get; init; }

    public ImmutableArray<string>? Select { get; init; }

    public ImmutableArray<string>? ExtendSelect { get; init; }

    public ImmutableArray<string>? Ignore { get; init; }

    public Dictionary<string, ProfileRuleDocument>? Rules { get; init; }

    public ImmutableArray<PolicyDocument>? Policies { get; init; }

    public ImmutableArray<ProfileExampleDocument>? Good { get; init; }
}

/// <summary>What a profile wants of a rule, and a configuration that breaks it.</summary>
internal sealed record ProfileRuleDocument
{
    public RuleLevel? Severity { get; init; }

    public ImmutableDictionary<string, JsonElement>? Parameters { get; init; }

    public ImmutableArray<string>? Controls { get; init; }

    public ConfigKind? Kind { get; init; }

    public string? Bad { get; init; }
}

/// <summary>A configuration that follows a profile.</summary>
internal sealed record ProfileExampleDocument
{
    public required ConfigKind Kind { get; init; }

    [JsonPropertyName("openssh")]
    public required string OpenSsh { get; init; }

    public required string Vendor { get; init; }

    public required string Text { get; init; }
}

/// <summary>The reader and writer of these types, made at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [
        typeof(WordConverter<Severity>),
        typeof(WordConverter<ConfigKind>),
        typeof(WordConverter<FailThreshold>),
        typeof(WordConverter<RuleLevel>),
    ]
)]
[JsonSerializable(typeof(SettingsDocument))]
[JsonSerializable(typeof(ProfileDocument))]
[JsonSerializable(typeof(RuleDocument))]
internal sealed partial class SettingsJson : JsonSerializerContext;

/// <summary>An enumeration as lower-case words.</summary>
internal sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>Reads both forms of a rule's setting.</summary>
internal sealed class RuleEntryConverter : JsonConverter<RuleEntry>
{
    public override RuleEntry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new RuleEntry(
                JsonSerializer.Deserialize(ref reader, SettingsJson.Default.RuleLevel),
                Parameters: ImmutableDictionary<string, JsonElement>.Empty
            );
        }

        var rule = JsonSerializer.Deserialize(ref reader, SettingsJson.Default.RuleDocument)!;
        return new RuleEntry(rule.Severity, rule.Parameters ?? ImmutableDictionary<string, JsonElement>.Empty);
    }

    public override void Write(Utf8JsonWriter writer, RuleEntry value, JsonSerializerOptions options) => throw new NotSupportedException();
}
