using System.Collections.Immutable;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Reporting;

/// <summary>Where a value comes from.</summary>
public enum EffectiveSource
{
    /// <summary>OpenSSH's own default, or what follows from other keywords.</summary>
    Default,

    /// <summary>The command line of ssh.</summary>
    CommandLine,

    /// <summary>A line of a file.</summary>
    File,
}

/// <summary>An evaluated configuration and what is to be told of it.</summary>
public sealed record EffectiveReport
{
    /// <summary>The model that was evaluated.</summary>
    public required ConfigModel Model { get; init; }

    /// <summary>The evaluation.</summary>
    public required EffectiveConfig Config { get; init; }

    /// <summary>The version of this program.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The keywords that the command line of ssh sets, as they are printed.</summary>
    public ImmutableArray<string> CommandLine { get; init; } = [];

    /// <summary>What OpenSSH warns of and passes over.</summary>
    public IEnumerable<ConfigProblem> Warnings => Model.Problems.Where(problem => problem.Effect == ProblemEffect.Warned);

    /// <summary>What OpenSSH prints: nothing where it refuses the files.</summary>
    internal ImmutableArray<EffectiveLine> Lines => Config.IsAccepted ? Config.Lines : [];

    /// <summary>Writes the lines as OpenSSH does, with what it would not print made visible.</summary>
    /// <param name="output">Where to; lines end in a line feed.</param>
    /// <param name="withOrigins">Whether each line ends in a comment that tells where its value comes from.</param>
    /// <param name="color">Whether that comment may be coloured.</param>
    public void WriteText(TextWriter output, bool withOrigins = false, bool color = false)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (withOrigins)
        {
            EffectiveOrigins.Write(this, new TextStyle(color), output);
            return;
        }

        foreach (var line in Lines)
        {
            output.Write(EffectiveOrigins.Visible(line));
            output.Write('\n');
        }
    }

    /// <summary>Writes all of it as JSON; the schema is <c>docs/effective.schema.json</c>.</summary>
    public void WriteJson(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        EffectiveJson.Write(this, output);
    }

    /// <summary>Where the value of a line comes from.</summary>
    public EffectiveSource SourceOf(EffectiveLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return !line.Origins.IsEmpty ? EffectiveSource.File
            : CommandLine.Contains(line.Keyword, StringComparer.OrdinalIgnoreCase) ? EffectiveSource.CommandLine
            : EffectiveSource.Default;
    }
}
