using System.Text.Json;
using SshConfigLint.Analysis;
using SshConfigLint.Reporting;

namespace SshConfigLint.Cli;

/// <summary>A rule's descriptor as JSON.</summary>
internal static class RuleJson
{
    internal static void Write(Utf8JsonWriter json, RuleDescriptor rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Name);
        json.WriteString("title", rule.Title);
        json.WriteString("category", rule.Category.ToString().ToLowerInvariant());
        json.WriteString("severity", rule.Severity.ToString().ToLowerInvariant());
        json.WriteBoolean("enabledByDefault", rule.IsEnabledByDefault);
        json.WriteBoolean("isAboutPairs", rule.IsAboutPairs);
        json.WriteStrings("appliesTo", KindsOf(rule));
        json.WriteString("since", rule.Since);
        json.WriteString("fix", rule.Fix.ToString().ToLowerInvariant());
        if (rule.SecuritySeverity is { } security)
        {
            json.WriteNumber("securitySeverity", security);
        }

        json.WriteStartArray("parameters");
        foreach (var parameter in rule.Parameters)
        {
            Write(json, parameter);
        }

        json.WriteEndArray();
        json.WriteString("why", rule.Why.ReplaceLineEndings("\n"));
        json.WriteString("instead", rule.Instead.ReplaceLineEndings("\n"));
        json.WriteStrings("references", rule.References.Select(RulePage.LinkOf));
        json.WriteString("helpUri", rule.HelpUri);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RuleParameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("name", parameter.Name);
        json.WriteString("kind", parameter.Kind);
        json.WriteString("meaning", parameter.Meaning);
        switch (parameter)
        {
            case IntegerParameter integer:
                json.WriteNumber("default", integer.Default);
                json.WriteNumber("minimum", integer.Minimum);
                json.WriteNumber("maximum", integer.Maximum);
                break;
            case WordsParameter words:
                json.WriteStrings("default", words.Default);
                json.WriteStrings("choices", words.Choices);
                break;
        }

        json.WriteEndObject();
    }

    /// <summary>What a parameter is set to.</summary>
    internal static void Write(Utf8JsonWriter json, string name, ParameterValue value)
    {
        if (value.Words.IsDefault)
        {
            json.WriteNumber(name, value.Number);
        }
        else
        {
            json.WriteStrings(name, value.Words);
        }
    }

    internal static IEnumerable<string> KindsOf(RuleDescriptor rule)
    {
        if (rule.AppliesTo.HasFlag(ConfigKinds.Client))
        {
            yield return "client";
        }

        if (rule.AppliesTo.HasFlag(ConfigKinds.Server))
        {
            yield return "server";
        }
    }
}
