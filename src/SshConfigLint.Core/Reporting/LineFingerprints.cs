using System.Globalization;
using System.Text;
using SshConfigLint.Text;

namespace SshConfigLint.Reporting;

/// <summary>
/// The fingerprints of GitHub code scanning (<c>primaryLocationLineHash</c>): a hash of the hundred characters from the
/// start of a line on, blanks left out, so that a finding keeps its identity when lines move.
/// </summary>
/// <remarks>Equal by construction to the rolling hash of github/codeql-action, <c>src/fingerprints.ts</c>.</remarks>
internal static class LineFingerprints
{
    private const int BlockSize = 100;
    private const ulong Factor = 37;
    private const ushort EndOfText = 0xFFFF;

    /// <summary>The fingerprint of every line; the last one is that of the end of the text.</summary>
    internal static List<string> Of(SourceText text)
    {
        // GitHub reads every file as UTF-8 and puts U+FFFD for what is none; a byte order mark stays.
        var content = text.IsUtf8 ? text.Content : Encoding.UTF8.GetString(text.ToBytes());
        var units = Units(content, out var lineStarts);
        var seen = new Dictionary<ulong, int>();
        var result = new List<string>(lineStarts.Count);
        foreach (var start in lineStarts)
        {
            ulong hash = 0;
            for (var i = start; i < start + BlockSize; i++)
            {
                hash = unchecked((hash * Factor) + (i < units.Count ? units[i] : 0UL));
            }

            seen[hash] = seen.GetValueOrDefault(hash) + 1;
            result.Add(string.Create(CultureInfo.InvariantCulture, $"{hash:x}:{seen[hash]}"));
        }

        return result;
    }

    private static List<ushort> Units(string text, out List<int> lineStarts)
    {
        var units = new List<ushort>(text.Length + 1);
        lineStarts = [];
        var startsLine = true;
        var afterReturn = false;
        foreach (var c in text)
        {
            if (c is ' ' or '\t' || (c == '\n' && afterReturn))
            {
                afterReturn = false;
                continue;
            }

            afterReturn = c == '\r';
            Add(c == '\r' ? '\n' : c, units, lineStarts);
        }

        Add((char)EndOfText, units, lineStarts);
        return units;

        void Add(char unit, List<ushort> all, List<int> starts)
        {
            if (startsLine)
            {
                starts.Add(all.Count);
            }

            startsLine = unit == '\n';
            all.Add(unit);
        }
    }
}
