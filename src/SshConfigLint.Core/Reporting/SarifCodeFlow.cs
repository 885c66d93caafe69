using System.Globalization;
using System.Text.Json;
using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Reporting;

/// <summary>
/// The places of a finding in the order in which OpenSSH reads them, with the Include lines that lead there: this shows why one line wins and
/// another is dead. GitHub shows it as a path.
/// </summary>
internal static class SarifCodeFlow
{
    internal static void Write(Diagnostic diagnostic, ReportOptions options, Utf8JsonWriter json)
    {
        var steps = Steps(diagnostic);
        if (steps.Count < 2)
        {
            return;
        }

        json.WriteStartArray("codeFlows");
        json.WriteStartObject();
        json.WriteStartArray("threadFlows");
        json.WriteStartObject();
        json.WriteStartArray("locations");
        foreach (var step in steps)
        {
            json.WriteStartObject();
            json.WriteStartObject("location");
            SarifLocations.Write(step.File.Tree.Text, step.Span, options, json, withContext: false);
            SarifLocations.WriteLabel(step.Label, json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static List<RelatedLocation> Steps(Diagnostic diagnostic)
    {
        var own = new RelatedLocation(
            diagnostic.File,
            diagnostic.Span,
            diagnostic.Label.Length == 0 ? diagnostic.Message : diagnostic.Label
        );
        RelatedLocation[] places = [own, .. diagnostic.Related];
        return
        [
            .. places
                .SelectMany(place => Includes(place.File))
                .Select(file => new RelatedLocation(file.IncludedBy!.File, file.IncludedBy.Syntax.Span, "the next file is read here"))
                .Concat(places)
                .DistinctBy(place => (place.File, place.Span))
                .OrderBy(ReadingOrder, StringComparer.Ordinal),
        ];
    }

    /// <summary>The included files that lead to a file, itself last; none for the entry file.</summary>
    private static List<ConfigFile> Includes(ConfigFile file)
    {
        var files = new List<ConfigFile>();
        for (var one = file; one.IncludedBy is { } include; one = include.File)
        {
            files.Insert(0, one);
        }

        return files;
    }

    /// <summary>A key for each Include line and file on the way, then the place: the files of one Include line are read by name.</summary>
    private static string ReadingOrder(RelatedLocation place) =>
        string.Concat([
            .. Includes(place.File).Select(file => $"{Digits(file.IncludedBy!.Syntax.Span.Start)}{file.Path}\0"),
            Digits(place.Span.Start),
        ]);

    private static string Digits(int offset) => offset.ToString("D10", CultureInfo.InvariantCulture);
}
