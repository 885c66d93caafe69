using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation.Diagnosing;

namespace SshConfigLint.Reporting;

/// <summary>Connections of one log that ended for the same reason.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many there are.</param>
/// <param name="LastLine">The last line of the last one.</param>
public sealed record DiagnosisGroup(Diagnosis First, long Count, long LastLine);

/// <summary>
/// What a log tells, connection by connection. Those that failed for the same reason are told once, with the first of them, so that
/// a log of any length gives a report that can be read, and is held in little memory.
/// </summary>
public sealed class DiagnosisReport
{
    /// <summary>More reasons than these are counted only.</summary>
    public const int MaxGroups = 200;

    private readonly Dictionary<(ConfigKind, Cause, string), DiagnosisGroup> _groups = [];

    /// <summary>The log as it is called in the report.</summary>
    public required string Path { get; init; }

    /// <summary>The version of this program.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Lines of the log.</summary>
    public long LineCount { get; set; }

    /// <summary>Lines of it that tell of a connection.</summary>
    public long UsedLines { get; set; }

    /// <summary>Connections.</summary>
    public long Connections { get; private set; }

    /// <summary>Connections that failed.</summary>
    public long Failed { get; private set; }

    /// <summary>Connections that are in no group, since there were too many reasons.</summary>
    public long Left { get; private set; }

    /// <summary>The groups, by their first line.</summary>
    public ImmutableArray<DiagnosisGroup> Groups => [.. _groups.Values.OrderBy(group => group.First.Connection.FirstLine)];

    /// <summary>Adds a connection.</summary>
    public void Add(Diagnosis diagnosis)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        Connections++;
        Failed += diagnosis.Cause == Cause.None ? 0 : 1;
        var (connection, key) = (diagnosis.Connection, (diagnosis.Connection.Side, diagnosis.Cause, diagnosis.Summary));
        if (_groups.TryGetValue(key, out var group))
        {
            var isEarlier = connection.FirstLine < group.First.Connection.FirstLine;
            _groups[key] = new DiagnosisGroup(
                isEarlier ? diagnosis : group.First,
                group.Count + 1,
                Math.Max(group.LastLine, connection.LastLine)
            );
        }
        else if (_groups.Count < MaxGroups)
        {
            _groups[key] = new DiagnosisGroup(diagnosis, 1, connection.LastLine);
        }
        else
        {
            Left++;
        }
    }

    /// <summary>Writes it for people.</summary>
    /// <param name="output">Where to; lines end in a line feed.</param>
    /// <param name="color">Whether it may be coloured.</param>
    public void WriteText(TextWriter output, bool color = false)
    {
        ArgumentNullException.ThrowIfNull(output);
        new DiagnosisText(this, new TextStyle(color), output).Write();
    }

    /// <summary>Writes it as JSON; the schema is <c>docs/diagnosis.schema.json</c>.</summary>
    public void WriteJson(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        DiagnosisJson.Write(this, output);
    }
}
