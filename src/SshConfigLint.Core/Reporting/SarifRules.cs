using System.Globalization;
using System.Text.Json;
using SshConfigLint.Analysis;

namespace SshConfigLint.Reporting;

/// <summary>The driver of a SARIF run: every enabled rule with all that GitHub shows of it, whether it found something or not.</summary>
internal static class SarifRules
{
    internal const string UnreadableInput = "TOOL0001";
    internal const string SkippedInput = "TOOL0002";

    internal static void Write(LintReport report, ReportOptions options, Utf8JsonWriter json)
    {
        json.WriteStartObject("driver");
        json.WriteString("name", "sshconfiglint");
        json.WriteString("fullName", $"sshconfiglint {options.ToolVersion}");
        json.WriteString("version", options.ToolVersion);
        json.WriteString("semanticVersion", options.ToolVersion);
        json.WriteString("informationUri", "https://github.com/sshconfiglint/sshconfiglint");
        json.WriteStartArray("rules");
        foreach (var rule in report.Rules)
        {
            WriteRule(rule, json);
        }

        json.WriteEndArray();
        json.WriteStartArray("notifications");
        WriteNotification(
            UnreadableInput,
            "UnreadableInput",
            "A file could not be used",
            "A file or folder is missing, unreadable or no regular file.",
            json
        );
        WriteNotification(
            SkippedInput,
            "SkippedInput",
            "A file was left out",
            "A file was recognised as a template or as nothing that OpenSSH reads.",
            json
        );
        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static string Level(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "note",
        };

    private static void WriteRule(EnabledRule enabled, Utf8JsonWriter json)
    {
        var rule = enabled.Descriptor;
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", RulePage.ClassNameOf(rule.Name));
        WriteText("shortDescription", rule.Title + ".", json);
        WriteText("fullDescription", SarifReport.Text(Words.Unwrap(rule.Why)), json);
        json.WriteStartObject("help");
        json.WriteString("text", SarifReport.Text($"{Words.Unwrap(rule.Why)}\n\n{Words.Unwrap(rule.Instead)}\n\n{rule.HelpUri}"));
        json.WriteString("markdown", Markdown(rule));
        json.WriteEndObject();
        json.WriteString("helpUri", rule.HelpUri);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(enabled.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue(JsonNamingPolicy.KebabCaseLower.ConvertName(rule.Category.ToString()));
        if (rule.SecuritySeverity is not null)
        {
            json.WriteStringValue("security");
        }

        foreach (var control in enabled.Controls)
        {
            json.WriteStringValue(control);
        }

        json.WriteEndArray();
        json.WriteString("precision", "very-high");
        json.WriteString("problem.severity", ProblemSeverity(enabled.Severity));
        if (rule.SecuritySeverity is { } security)
        {
            json.WriteString("security-severity", security.ToString("0.0", CultureInfo.InvariantCulture));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string ProblemSeverity(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "recommendation",
        };

    private static string Markdown(RuleDescriptor rule)
    {
        var bad = rule.Examples.First(example => example.IsBad);
        var good = rule.Examples.First(example => !example.IsBad);
        return $"{Words.Unwrap(rule.Why)}\n\n**What to do**\n\n{Words.Unwrap(rule.Instead)}\n\n**Found**\n\n{Fence(bad)}\n\n**Not found**\n\n{Fence(good)}\n\n[{rule.Name}]({rule.HelpUri})";
    }

    private static string Fence(Example example) =>
        $"```\n{example.Text.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal).TrimEnd('\n')}\n```";

    private static void WriteNotification(string id, string name, string title, string text, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", name);
        WriteText("shortDescription", title + ".", json);
        WriteText("fullDescription", text, json);
        WriteText("help", text, json);
        json.WriteEndObject();
    }

    private static void WriteText(string name, string text, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
