using SshConfigLint.Negotiation;

namespace SshConfigLint.Reporting;

/// <summary>What clients and servers come to, and how it is told.</summary>
public sealed record NegotiationReport
{
    /// <summary>Every client with every server.</summary>
    public required Matrix Matrix { get; init; }

    /// <summary>The version of this program.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Whether every pair is told in full.</summary>
    public bool Verbose { get; init; }

    /// <summary>Writes it for people: one pair in full, several as a table.</summary>
    /// <param name="output">Where to; lines end in a line feed.</param>
    /// <param name="color">Whether it may be coloured.</param>
    public void WriteText(TextWriter output, bool color = false)
    {
        ArgumentNullException.ThrowIfNull(output);
        var style = new TextStyle(color);
        if (Matrix.Count == 1)
        {
            PairText.Write(Matrix.Pairs().First(), style, output);
            return;
        }

        MatrixText.Write(this, style, output);
    }

    /// <summary>Writes it as JSON; the schema is <c>docs/negotiation.schema.json</c>.</summary>
    public void WriteJson(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        NegotiationJson.Write(this, output);
    }
}
