using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using SshConfigLint.Analysis;
using SshConfigLint.Configuration;

namespace SshConfigLint.Cli;

/// <summary><c>config</c>: tells which settings hold for a file, and where each comes from.</summary>
internal static class ConfigCommand
{
    private const string Default = "default";

    internal static Command Create(SettingsOptions settings)
    {
        var path = new Argument<string>("PATH")
        {
            Description = "The file, whether it exists or not (default: any file of the current folder).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var format = KnowledgeFormat.CreateOption();
        var command = new Command(
            "config",
            $"Tell which settings hold for a file, and where each comes from: {Settings.FileName}, profile, command line."
        )
        {
            path,
        };
        foreach (var option in settings.All)
        {
            command.Add(option);
        }

        command.Add(format);
        command.SetAction(parsed =>
        {
            var file = parsed.GetValue(path);
            if (file is null && File.Exists("config"))
            {
                // Whoever stands in ~/.ssh may mean the file, and must not take the answer for a clean run.
                throw new UsageException(
                    "config is a verb; to lint the file of that name write ./config, for the settings of this folder config ."
                );
            }

            var disk = file is null || Directory.Exists(file) ? Path.Combine(DiskPath.Full(file ?? "."), "*") : DiskPath.Full(file);
            return Run(disk, settings.Resolve(parsed).For(disk), KnowledgeFormat.IsJson(parsed, format));
        });
        return command;
    }

    private static int Run(string disk, FileSettings settings, bool isJson)
    {
        var rules = Rows(settings);
        if (isJson)
        {
            JsonOutput.Write(json => Write(json, disk, settings, rules));
            return ExitCode.Clean;
        }

        using var output = Terminal.OpenOutput();
        output.Write($"{"path", -14}{Terminal.Plain(DiskPath.Display(disk))}\n");
        output.Write($"{"settings file", -14}{Terminal.Plain(settings.File ?? "none")}\n\n");
        foreach (var (name, value, source) in Values(settings))
        {
            output.Write($"{name, -14}{value ?? "found out", -16}{Terminal.Plain(source)}\n");
        }

        var told = rules.Where(rule => rule.Source != Default).ToList();
        output.Write("\nrules\n");
        foreach (var rule in told)
        {
            output.Write(
                $"  {rule.Descriptor.Id}  {rule.Descriptor.Name, -32}{Word(rule), -9}{Terminal.Plain(rule.Source)}{ParametersOf(rule)}\n"
            );
        }

        output.Write(told.Count == 0 ? "  as by default\n" : "  the others as by default\n");
        return ExitCode.Clean;
    }

    private static void Write(Utf8JsonWriter json, string disk, FileSettings settings, List<Row> rules)
    {
        json.WriteStartObject();
        json.WriteString("path", DiskPath.Display(disk));
        json.WriteString("settingsFile", settings.File);
        json.WriteStartObject("values");
        foreach (var (name, value, source) in Values(settings))
        {
            json.WriteStartObject(name);
            json.WriteString("value", value);
            json.WriteString("source", source);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Descriptor.Id);
            json.WriteString("name", rule.Descriptor.Name);
            json.WriteString("severity", Word(rule));
            json.WriteString("source", rule.Source);
            json.WriteStartObject("parameters");
            foreach (var parameter in rule.Descriptor.Parameters)
            {
                RuleJson.Write(json, parameter.Name, rule.Enabled?.Parameters.GetValueOrDefault(parameter.Name) ?? parameter.DefaultValue);
            }

            json.WriteEndObject();
            json.WriteStrings("controls", rule.Enabled?.Controls ?? []);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<(string Name, string? Value, string Source)> Values(FileSettings settings)
    {
        yield return ("profile", settings.Profile.Value, settings.Profile.Source);
        yield return ("kind", settings.Kind.Value?.ToString().ToLowerInvariant(), settings.Kind.Source);
        yield return ("openssh", settings.Version.Value.ToString(), settings.Version.Source);
        yield return ("vendor", settings.Vendor.Value.ToString().ToLowerInvariant(), settings.Vendor.Source);
        var least = settings.Layers.LastOrDefault(layer => layer.Options.MinSeverity is not null);
        yield return ("min-severity", settings.Selection.MinSeverity.ToString().ToLowerInvariant(), least?.Source ?? Default);
        yield return ("fail-on", settings.FailOn.Value.ToString().ToLowerInvariant(), settings.FailOn.Source);
    }

    /// <summary>Each rule as it runs, and the last source that made a difference to it.</summary>
    private static List<Row> Rows(FileSettings settings)
    {
        var rows = settings
            .Catalog.OrderBy(rule => rule.Descriptor.Id, StringComparer.Ordinal)
            .ToDictionary(rule => rule.Descriptor.Id, rule => new Row(rule.Descriptor, null, Default), StringComparer.Ordinal);
        for (var count = 0; count <= settings.Layers.Length; count++)
        {
            var source = count == 0 ? Default : settings.Layers[count - 1].Source;
            var selection = RuleSelection.Of(settings.Catalog, [.. settings.Layers.Take(count).Select(layer => layer.Options)]);
            foreach (var (id, row) in rows)
            {
                var enabled = selection.Find(id);
                rows[id] = Same(row.Enabled, enabled) ? row : row with { Enabled = enabled, Source = source };
            }
        }

        return [.. rows.Values];
    }

    private static bool Same(EnabledRule? a, EnabledRule? b) =>
        a is null || b is null
            ? a is null && b is null
            : a.Severity == b.Severity
                && a.Parameters.Count == b.Parameters.Count
                && !a.Parameters.Except(b.Parameters).Any()
                && a.Controls.SequenceEqual(b.Controls);

    private static string Word(Row row) => row.Enabled?.Severity.ToString().ToLowerInvariant() ?? "off";

    private static string ParametersOf(Row row) =>
        string.Concat(
            (row.Enabled?.Parameters ?? []).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"; {pair.Key} = {pair.Value}")
        );

    private sealed record Row(RuleDescriptor Descriptor, EnabledRule? Enabled, string Source);
}
