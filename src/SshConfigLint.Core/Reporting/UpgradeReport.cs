using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics;

namespace SshConfigLint.Reporting;

/// <summary>What changes with another build, and how it is told.</summary>
public sealed record UpgradeReport
{
    private const int Named = 4;

    /// <summary>What changes.</summary>
    public required Upgrade Upgrade { get; init; }

    /// <summary>The version of this program.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Writes it as JSON; the schema is <c>docs/upgrade.schema.json</c>.</summary>
    public void WriteJson(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        UpgradeJson.Write(this, output);
    }

    /// <summary>Writes it for people: what breaks first.</summary>
    /// <param name="output">Where to; lines end in a line feed.</param>
    /// <param name="color">Whether it may be coloured.</param>
    public void WriteText(TextWriter output, bool color = false)
    {
        ArgumentNullException.ThrowIfNull(output);
        var style = new TextStyle(color);
        output.Write($"{style.Bold($"{VisibleText.Escape(Upgrade.Before.Entry.Path)}: {Name(Before)} to {Name(After)}")}\n");
        WriteLines(output, style);
        WriteFailures(output, style);
        var isServer = Upgrade.Before.Kind == ConfigKind.Server;
        WritePeers(
            output,
            style,
            isServer ? "Clients that can no longer connect" : "Servers that can no longer be reached",
            change => change.IsLost,
            change => Reason(change.After)
        );
        WriteValues(output, style);
        WritePeers(
            output,
            style,
            isServer ? "Clients that can connect now" : "Servers that can be reached now",
            change => change.IsWon,
            _ => ""
        );
        var side = isServer ? "Clients" : "Servers";
        foreach (var hazard in Enum.GetValues<Hazard>())
        {
            var name = HazardWords.Of(hazard).Short;
            WritePeers(output, style, $"{side} with a new hazard", change => change.NewHazards.Contains(hazard), _ => name);
            WritePeers(output, style, $"{side} with a hazard less", change => change.GoneHazards.Contains(hazard), _ => name);
        }

        output.Write(Upgrade.IsRefusedByBoth ? "\nBoth refuse the file as it is; `check` says where.\n" : "");
        output.Write($"\n{Summary()}\n");
    }

    private Target Before => Upgrade.Before.Target;

    private Target After => Upgrade.After.Target;

    private static string Name(Target target) =>
        $"OpenSSH {target.Version}{(target.Vendor == Vendor.Portable ? "" : $" ({target.Vendor.ToString().ToLowerInvariant()})")}";

    private void WriteLines(TextWriter output, TextStyle style)
    {
        foreach (var group in Upgrade.Lines.GroupBy(Heading))
        {
            output.Write($"\n{Colored(style, group.First(), group.Key)}\n");
            foreach (var change in group)
            {
                output.Write($"  {Place(change.Problem)}: {VisibleText.Escape(change.Problem.Message)}\n");
                if (change is { IsWorse: true, Problem.Help: { } help })
                {
                    output.Write($"    {style.Faint($"help: {VisibleText.Escape(help)}")}\n");
                }
            }
        }
    }

    private string Heading(LineChange change) =>
        (change.IsWorse, change.IsWorse ? change.After : change.Before) switch
        {
            (true, ProblemEffect.Rejected) => $"Refused by {After.Version}:",
            (true, ProblemEffect.FailsOnUse) => $"Fails when {After.Version} uses it:",
            (true, ProblemEffect.Warned) => $"Passed over by {After.Version} with a warning:",
            (true, _) => $"Without effect in {After.Version}:",
            (_, ProblemEffect.Rejected) => $"No longer refused, as {Before.Version} does:",
            (_, ProblemEffect.FailsOnUse) => $"No longer fails, as in {Before.Version}:",
            (_, ProblemEffect.Warned) => $"No longer passed over, as by {Before.Version}:",
            _ => $"No longer without effect, as in {Before.Version}:",
        };

    private static string Colored(TextStyle style, LineChange change, string heading) =>
        change.Breaks ? style.Severe(Severity.Error, heading)
        : change.IsWorse ? style.Severe(Severity.Warning, heading)
        : style.Bold(heading);

    private void WriteFailures(TextWriter output, TextStyle style)
    {
        if (Upgrade.Failures.IsEmpty)
        {
            return;
        }

        output.Write($"\n{style.Severe(Severity.Error, $"{After.Version} stops:")}\n");
        foreach (var failure in Upgrade.Failures)
        {
            var place = failure.Line is { } line ? $"{Words.Place(line)}: " : "";
            output.Write($"  {place}{VisibleText.Escape(failure.Message)}{Whom(failure.For)}\n");
        }
    }

    private void WriteValues(TextWriter output, TextStyle style)
    {
        var moves = Upgrade.Values.Where(change => change.IsMove).ToList();
        if (moves.Count > 0)
        {
            output.Write($"\n{style.Bold("Settings that move:")}\n");
        }

        // Several lists of signatures move alike.
        foreach (var alike in moves.GroupBy(change => (Whom(change.For), Origin(change), Move(change))))
        {
            var (whom, origin, move) = alike.Key;
            var keywords = string.Join(", ", alike.Select(change => VisibleText.Escape(change.Keyword)));
            var isList = alike.First().IsList;
            output.Write($"  {keywords}{whom}{(isList ? "" : $": {move}")}  {style.Faint($"({origin})")}\n");
            if (isList)
            {
                WriteMembers(output, style.Removed, "gone", alike.First().Removed);
                WriteMembers(output, style.Added, "new", alike.First().Added);
                output.Write(alike.First().IsReordered ? $"    another order, `{First(alike.First())}` comes first\n" : "");
            }
        }

        WriteOnly(output, style, After, Upgrade.Values.Where(change => change.Before.IsEmpty), change => change.After);
        WriteOnly(output, style, Before, Upgrade.Values.Where(change => change.After.IsEmpty), change => change.Before);
    }

    private void WriteOnly(
        TextWriter output,
        TextStyle style,
        Target target,
        IEnumerable<ValueChange> changes,
        Func<ValueChange, IEnumerable<string>> values
    )
    {
        var isFirst = true;
        foreach (var change in changes)
        {
            output.Write(isFirst ? $"\n{style.Bold($"Settings that only {target.Version} shows:")}\n" : "");
            isFirst = false;
            output.Write(
                $"  {VisibleText.Escape(change.Keyword)}{Whom(change.For)}: {Text(values(change))}  {style.Faint($"({Origin(change)})")}\n"
            );
        }
    }

    private static string Move(ValueChange change) =>
        change.IsList
            ? $"{string.Join(',', change.Removed)} {string.Join(',', change.Added)} {(change.IsReordered ? First(change) : "")}"
            : $"{Text(change.Before)} → {Text(change.After)}";

    private static string First(ValueChange change) => VisibleText.Escape(change.After[0].Split(',')[0]);

    private static string Origin(ValueChange change) =>
        change.Lines.IsEmpty ? "default" : string.Join(", ", change.Lines.Select(Words.Place));

    private static string Text(IEnumerable<string> values) =>
        VisibleText.Escape(string.Join("; ", values)) is { Length: > 0 } text ? text : "nothing";

    private static void WriteMembers(TextWriter output, Func<string, string> paint, string what, IReadOnlyCollection<string> members)
    {
        if (members.Count > 0)
        {
            output.Write($"    {paint($"{what}: {VisibleText.Escape(string.Join(", ", members))}")}\n");
        }
    }

    private void WritePeers(
        TextWriter output,
        TextStyle style,
        string what,
        Func<PeerChange, bool> isWanted,
        Func<PeerChange, string> reason
    )
    {
        foreach (var group in Upgrade.Peers.Where(isWanted).GroupBy(change => (Reason: reason(change), Whom: Whom(change.For))))
        {
            var heading = $"{what}{group.Key.Whom}{(group.Key.Reason.Length == 0 ? "" : $" ({group.Key.Reason})")}:";
            output.Write($"\n{(group.First().IsLost ? style.Severe(Severity.Error, heading) : style.Bold(heading))}\n");
            output.Write($"  {string.Join("; ", group.GroupBy(change => change.Family).Select(Releases))}\n");
        }
    }

    /// <summary>The name of a program once, and its releases.</summary>
    private static string Releases(IEnumerable<PeerChange> family)
    {
        var names = family.Select(change => change.Name).ToList();
        var program = names[0].LastIndexOf(' ') + 1;
        return string.Join(
            ", ",
            names.Select((name, i) => i > 0 && name.StartsWith(names[0][..program], StringComparison.Ordinal) ? name[program..] : name)
        );
    }

    private static string Reason(Agreement agreement) =>
        agreement.Failed is { } failed ? $"no matching {Phases.ErrorOf(failed.Phase)} found" : "";

    /// <summary>Whom something is about, or whom it is not about where those are fewer.</summary>
    private string Whom(IReadOnlyCollection<string> whom)
    {
        if (whom.Count == 0)
        {
            return "";
        }

        var others = Upgrade.Everybody.Except(whom, StringComparer.Ordinal).ToList();
        return others.Count > 0 && others.Count < whom.Count ? $" for all but {Some(others)}" : $" for {Some(whom)}";
    }

    private static string Some(IReadOnlyCollection<string> whom) =>
        VisibleText.Escape(string.Join("; ", whom.Take(Named))) + (whom.Count > Named ? $" and {whom.Count - Named} more" : "");

    private static string Place(ConfigProblem problem) => $"{VisibleText.Escape(problem.File.Path)}:{problem.Line + 1}";

    private string Summary()
    {
        if (Upgrade.IsEmpty)
        {
            return "Nothing changes.";
        }

        var refused = Upgrade.Lines.Count(line => line.Breaks);
        var lost = Upgrade.Peers.Where(peer => peer.IsLost).Select(peer => peer.Name).Distinct().Count();
        var moved = Upgrade.Values.Where(value => value.IsMove).Select(value => value.Keyword).Distinct().Count();
        string?[] counts =
        [
            refused == 0 ? null : $"{Words.Count(refused, "line")} {(refused == 1 ? "stops" : "stop")} working",
            Upgrade.Failures.IsEmpty ? null : $"{After.Version} stops",
            lost == 0
                ? null
                : $"{Words.Count(lost, "program")} {(Upgrade.Before.Kind == ConfigKind.Server ? "can no longer connect" : "can no longer be reached")}",
            moved == 0 ? null : $"{Words.Count(moved, "setting")} {(moved == 1 ? "moves" : "move")}",
        ];
        var told = string.Join(", ", counts.OfType<string>());
        return Upgrade.Breaks ? $"Breaks: {told}." : $"Nothing breaks{(told.Length == 0 ? "" : $"; {told}")}.";
    }
}
