using System.Globalization;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation.Diagnosing;
using SshConfigLint.Negotiation.Logs;
using SshConfigLint.Semantics;

namespace SshConfigLint.Reporting;

/// <summary>A diagnosis for people. All that comes from the log or a file is made visible.</summary>
internal sealed class DiagnosisText(DiagnosisReport report, TextStyle style, TextWriter output)
{
    private const int Width = 100;

    /// <summary>Longer lines of a log are cut: lists of algorithms are told below anyway.</summary>
    private const int MaxEvidence = 200;

    internal void Write()
    {
        foreach (var group in report.Groups)
        {
            Write(group);
            output.Write('\n');
        }

        if (report.Left > 0)
        {
            output.Write($"{Number(report.Left)} further connections ended for further reasons.\n\n");
        }

        output.Write($"{Count(report.Connections, "connection")} in {Count(report.LineCount, "line")}, {Number(report.Failed)} failed\n");
    }

    private void Write(DiagnosisGroup group)
    {
        var diagnosis = group.First;
        var connection = diagnosis.Connection;
        var isFailure = diagnosis.Cause != Cause.None;
        var verdict = isFailure
            ? style.Severe(SeverityOf(diagnosis.Certainty), $"{diagnosis.Topic}") + $" ({CertaintyOf(diagnosis.Certainty)})"
            : style.Bold("ok");
        output.Write($"{style.Bold(TitleOf(connection))}: {verdict}\n");
        WriteWrapped(Capital(diagnosis.Summary) + ".", "  ", "  ");
        if (group.Count > 1)
        {
            output.Write($"  {Number(group.Count)} connections end like this one, down to line {Number(group.LastLine)}.\n");
        }

        WriteEvidence(diagnosis);
        WriteFacts(connection);
        foreach (var note in diagnosis.Notes)
        {
            WriteWrapped(note, "  - ", "    ");
        }

        foreach (var gap in connection.Gaps)
        {
            WriteWrapped($"Partial: {gap}.", "  - ", "    ");
        }

        WriteEdits(diagnosis);
        if (isFailure)
        {
            output.Write($"  {style.Faint($"More: sshconfiglint explain {diagnosis.Topic}")}\n");
        }
    }

    private void WriteEvidence(Diagnosis diagnosis)
    {
        if (diagnosis.Evidence.IsEmpty)
        {
            return;
        }

        output.Write('\n');
        var width = Number(diagnosis.Evidence.Max(line => line.Line)).Length;
        foreach (var line in diagnosis.Evidence)
        {
            var text = VisibleText.Escape(line.Text);
            text = text.Length > MaxEvidence ? string.Concat(text.AsSpan(0, MaxEvidence), "…") : text;
            output.Write($"  {style.Frame($"{Number(line.Line).PadLeft(width)} |")} {text}\n");
        }

        output.Write('\n');
    }

    private void WriteFacts(LogConnection connection)
    {
        WriteFact("client", connection.VersionOf(ConfigKind.Client));
        WriteFact("server", connection.VersionOf(ConfigKind.Server));
        if (connection.KeyExchange is { } kex)
        {
            var strict = connection.StrictKex switch
            {
                true => ", strict",
                false => ", not strict",
                null => "",
            };
            WriteFact("key exchange", $"{kex}{strict}{(connection.HostKey is { } key ? $", host key {key}" : "")}");
        }

        WriteFact("to client", WordsOf(connection.ToClient));
        WriteFact("to server", WordsOf(connection.ToServer));
        if (connection.Rekeys > 0)
        {
            WriteFact("keys renewed", connection.Rekeys == 1 ? "once" : $"{connection.Rekeys} times");
        }
    }

    private void WriteFact(string name, string? value)
    {
        if (value is not null)
        {
            output.Write($"  {name, -13}{VisibleText.Escape(value)}\n");
        }
    }

    private void WriteEdits(Diagnosis diagnosis)
    {
        var isFirst = true;
        foreach (var edit in diagnosis.Edits)
        {
            var place = edit.Side == ConfigKind.Client ? "ssh_config of the client" : "sshd_config of the server";
            var text = edit.Value.Length == 0 ? $"delete the line {edit.Keyword}" : $"{edit.Keyword} {edit.Value}";
            output.Write($"  {(isFirst ? "Edit" : "or")} {place}: {style.Bold(VisibleText.Escape(text))}\n");
            if (edit.Line is { } line)
            {
                output.Write($"    in place of {Words.Place(line)}: {VisibleText.Escape(TextOf(line))}\n");
            }

            WriteWrapped($"({edit.Why})", "    ", "    ");
            isFirst = false;
        }
    }

    /// <summary>Who connected to whom, and where it stands in the log.</summary>
    private static string TitleOf(LogConnection connection)
    {
        var endpoint =
            connection.Address is null ? ""
            : connection.Port == 0 ? connection.Address
            : $"{connection.Address} port {connection.Port}";
        var who =
            connection.Side == ConfigKind.Client
                ? $"ssh{(connection.Host is { } host ? $" to {host}" : "")}{(endpoint.Length > 0 && endpoint != connection.Host ? $" ({endpoint})" : "")}"
                : $"sshd{(connection.Process > 0 ? $"[{connection.Process}]" : "")}{(endpoint.Length > 0 ? $", client {endpoint}" : "")}";
        var user = connection.User is { } name ? $", user {name}" : "";
        var lines =
            connection.FirstLine == connection.LastLine
                ? $"line {connection.FirstLine}"
                : $"lines {connection.FirstLine} to {connection.LastLine}";
        return VisibleText.Escape($"{who}{user}, {lines}");
    }

    private static string? WordsOf(LogDirection? direction) =>
        direction is null
            ? null
            : $"{direction.Cipher}, {direction.Mac ?? "its own tag"}{(direction.Compression is { } zip and not "none" ? $", {zip}" : "")}";

    internal static string CertaintyOf(Certainty certainty) => certainty.ToString().ToLowerInvariant();

    /// <summary>The directive as it is written, without indentation and comment.</summary>
    internal static string TextOf(BoundDirective line) =>
        string.Join(' ', line.Words.Select(word => word.Value).Prepend(line.Syntax.Keyword.Value));

    private static Severity SeverityOf(Certainty certainty) =>
        certainty switch
        {
            Certainty.Certain => Severity.Error,
            Certainty.Likely => Severity.Warning,
            _ => Severity.Info,
        };

    private void WriteWrapped(string text, string first, string next)
    {
        var line = first;
        var isEmpty = true;
        foreach (var word in VisibleText.Escape(text).Split(' '))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                output.Write($"{line}\n");
                (line, isEmpty) = (next, true);
            }

            line += isEmpty ? word : $" {word}";
            isEmpty = false;
        }

        output.Write($"{line}\n");
    }

    private static string Capital(string text) =>
        text.Length == 0 || text.StartsWith("ssh", StringComparison.Ordinal) || text.StartsWith("known_hosts", StringComparison.Ordinal)
            ? text
            : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Count(long count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
