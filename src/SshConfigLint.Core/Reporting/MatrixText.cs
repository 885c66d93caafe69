using System.Collections.Immutable;
using System.Globalization;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Reporting;

/// <summary>Several pairs as a table, and the pairs that fail where somebody wants to know.</summary>
internal static class MatrixText
{
    /// <summary>So many servers, or clients, stand beside each other; of more only the numbers are told.</summary>
    private const int MaxColumns = 6;

    internal static void Write(NegotiationReport report, TextStyle style, TextWriter output)
    {
        var matrix = report.Matrix;
        if (matrix.Servers.Length == 1 || matrix.Clients.Length == 1)
        {
            WriteList(matrix, style, output);
        }
        else if (matrix.Servers.Length <= MaxColumns)
        {
            WriteTable(matrix.Clients, matrix.Servers, "server", (row, column) => matrix[row, column], style, output);
        }
        else if (matrix.Clients.Length <= MaxColumns)
        {
            WriteTable(matrix.Servers, matrix.Clients, "client", (row, column) => matrix[column, row], style, output);
        }
        else
        {
            WriteCounts(matrix, style, output);
        }

        output.Write($"\n{Summary(matrix)}\n");
        if (report.Verbose)
        {
            foreach (var pair in matrix.Pairs().Where(pair => pair.Agreement.Verdict != Verdict.Works || pair.Agreement.Hazards.Length > 0))
            {
                output.Write($"\n{new string('-', 60)}\n");
                PairText.Write(pair, style, output);
            }
        }
    }

    private static string Summary(Matrix matrix)
    {
        var counts = new[] { Verdict.Works, Verdict.Fails, Verdict.Breaks, Verdict.Unknown }
            .Select(verdict => (verdict, Count: matrix.CountOf(verdict)))
            .Where(part => part.Count > 0 || part.verdict == Verdict.Works)
            .Select(part => $"{part.Count} {Word(part.verdict, part.Count)}");
        return $"{matrix.Count} {(matrix.Count == 1 ? "pair" : "pairs")}: {string.Join(", ", counts)}.";
    }

    private static string Word(Verdict verdict, long count) =>
        (verdict, count == 1) switch
        {
            (Verdict.Works, true) => "agrees",
            (Verdict.Works, _) => "agree",
            (Verdict.Fails, true) => "has nothing in common",
            (Verdict.Fails, _) => "have nothing in common",
            (Verdict.Breaks, true) => "agrees and breaks",
            (Verdict.Breaks, _) => "agree and break",
            _ => "unknown",
        };

    private static void WriteList(Matrix matrix, TextStyle style, TextWriter output)
    {
        var isOneServer = matrix.Servers.Length == 1;
        var one = isOneServer ? matrix.Servers[0] : matrix.Clients[0];
        var rows = isOneServer ? matrix.Clients : matrix.Servers;
        output.Write($"{(isOneServer ? "server" : "client")}  {PairText.Describe(one)}\n\n");
        var names = Names(rows);
        var width = names.Max(name => name.Length);
        foreach (var (index, row) in rows.Index())
        {
            var pair = isOneServer ? new Pair(row, one) : new Pair(one, row);
            var agreement = pair.Agreement;
            var brief = PairText.Brief(new Outcome(agreement.Verdict, agreement.Failed?.Phase));
            var detail = agreement.Verdict == Verdict.Fails ? "" : Detail(agreement);
            output.Write(
                $"  {names[index].PadRight(width)}  {PairText.Styled(agreement.Verdict, brief, style)}{new string(' ', 16 - brief.Length)}{detail}".TrimEnd()
                    + "\n"
            );
        }
    }

    private static string Detail(Agreement agreement)
    {
        var mac = agreement.ChoiceOf(Phase.MacToServer) is { } name ? $" + {name}" : "";
        var cipher = agreement.ChoiceOf(Phase.CipherToServer) is { } chosen ? $"{chosen}{mac}" : "";
        var hazards = string.Join(", ", agreement.Hazards.Select(hazard => HazardWords.Of(hazard).Short));
        return $"{VisibleText.Escape(cipher)}{(hazards.Length > 0 ? $"  ({hazards})" : "")}";
    }

    private static void WriteTable(
        ImmutableArray<Party> rows,
        ImmutableArray<Party> columns,
        string what,
        Func<int, int, Outcome> outcome,
        TextStyle style,
        TextWriter output
    )
    {
        foreach (var (index, column) in columns.Index())
        {
            output.Write($"{what} {index + 1}  {PairText.Describe(column)}\n");
        }

        var names = Names(rows);
        var width = names.Max(name => name.Length);
        const int Cell = 17;
        output.Write(
            $"\n  {"".PadRight(width)}  {string.Concat(columns.Select((_, index) => $"{index + 1}".PadRight(Cell)))}".TrimEnd() + "\n"
        );
        for (var row = 0; row < rows.Length; row++)
        {
            output.Write($"  {names[row].PadRight(width)}  ");
            for (var column = 0; column < columns.Length; column++)
            {
                var brief = PairText.Brief(outcome(row, column));
                var padding = column + 1 < columns.Length ? new string(' ', Cell - brief.Length) : "";
                output.Write($"{PairText.Styled(outcome(row, column).Verdict, brief, style)}{padding}");
            }

            output.Write('\n');
        }
    }

    /// <summary>For each client with how many servers it agrees, and the first of those with which it does not.</summary>
    private static void WriteCounts(Matrix matrix, TextStyle style, TextWriter output)
    {
        const int Named = 3;
        var names = Names(matrix.Clients);
        var width = names.Max(name => name.Length);
        for (var client = 0; client < matrix.Clients.Length; client++)
        {
            var row = client;
            var bad = Enumerable.Range(0, matrix.Servers.Length).Where(server => matrix[row, server].Verdict != Verdict.Works).ToList();
            var named = string.Join(
                ", ",
                bad.Take(Named)
                    .Select(server => $"{VisibleText.Escape(matrix.Servers[server].Name)} ({PairText.Brief(matrix[row, server])})")
            );
            var rest = bad.Count > Named ? $" and {bad.Count - Named} more" : "";
            var count = string.Create(
                CultureInfo.InvariantCulture,
                $"{matrix.Servers.Length - bad.Count} of {matrix.Servers.Length} agree"
            );
            output.Write(
                $"  {names[client].PadRight(width)}  {count}{(bad.Count > 0 ? $"; not {style.Severe(Analysis.Severity.Error, named)}{rest}" : "")}\n"
            );
        }
    }

    private static List<string> Names(ImmutableArray<Party> parties) => [.. parties.Select(party => VisibleText.Escape(party.Name))];
}
