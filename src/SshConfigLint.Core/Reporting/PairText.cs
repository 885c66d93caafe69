using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Reporting;

/// <summary>One pair in full: a line for each choice, what goes wrong, and what would mend it.</summary>
internal static class PairText
{
    private const int NameWidth = 15;

    internal static void Write(Pair pair, TextStyle style, TextWriter output)
    {
        output.Write($"client  {Describe(pair.Client)}\n");
        output.Write($"server  {Describe(pair.Server)}\n\n");
        foreach (var line in Lines(pair, style))
        {
            output.Write($"  {line}\n");
        }

        output.Write('\n');
        foreach (var line in Ending(pair, style))
        {
            output.Write($"{line}\n");
        }
    }

    /// <summary>What stands in a table for a pair.</summary>
    internal static string Brief(Outcome outcome) =>
        outcome.Verdict switch
        {
            Verdict.Works => "works",
            Verdict.Breaks => "breaks",
            Verdict.Unknown => "unknown",
            _ => $"no {Phases.NameOf(outcome.Failed!.Value)}",
        };

    internal static string Styled(Verdict verdict, string text, TextStyle style) =>
        verdict switch
        {
            Verdict.Works => style.Added(text),
            Verdict.Unknown => style.Severe(Severity.Warning, text),
            _ => style.Severe(Severity.Error, text),
        };

    /// <summary>Who it is, with its release.</summary>
    internal static string Describe(Party party)
    {
        var name = VisibleText.Escape(party.Name);
        return party.Config is { Model.Target: var target }
            ? $"{name} (OpenSSH {target.Version}{(target.Vendor == Vendor.Portable ? "" : $", {VendorNames.Of(target.Vendor)}")})"
            : $"{name}: {VisibleText.Escape(party.Source)}";
    }

    private static IEnumerable<string> Lines(Pair pair, TextStyle style)
    {
        var results = pair.Agreement.Phases;
        var isAlike = Enumerable.Range((int)Phase.CipherToClient, 3).All(phase => IsAlike(pair, (Phase)phase, (Phase)phase + 3));
        var shown = results
            .Where(result => result.Outcome != PhaseOutcome.NotReached && (!isAlike || result.Phase < Phase.CipherToServer))
            .ToList();
        var width = shown.Max(result => result.Choice?.Length ?? 0);
        var client = shown.Select(result => Position(pair.Client, result)).ToList();
        var clientWidth = client.Max(text => text.Length);
        foreach (var (index, result) in shown.Index())
        {
            var way =
                isAlike || result.Phase < Phase.CipherToClient ? ""
                : result.Phase < Phase.CipherToServer ? ", down"
                : ", up";
            var name = $"{Phases.NameOf(result.Phase)}{way}".PadRight(NameWidth);
            switch (result.Outcome)
            {
                case PhaseOutcome.Agreed:
                    yield return $"{name}{style.Bold(result.Choice!)}{new string(' ', width - result.Choice!.Length)}  "
                        + style.Faint($"client {client[index].PadRight(clientWidth)}  server {Position(pair.Server, result)}");
                    break;
                case PhaseOutcome.Implicit:
                    yield return $"{name}none: the cipher authenticates its packets itself, the lists of MACs are not consulted";
                    break;
                case PhaseOutcome.Unknown:
                    yield return $"{name}{style.Severe(Severity.Warning, "unknown")}: {Unknown(pair, result.Phase)}";
                    break;
                default:
                    yield return $"{name}{style.Severe(Severity.Error, "nothing in common")}";
                    yield return $"  client  {List(pair.Client, result.Phase, style)}";
                    yield return $"  server  {List(pair.Server, result.Phase, style)}";
                    break;
            }
        }
    }

    private static bool IsAlike(Pair pair, Phase down, Phase up)
    {
        var (one, other) = (pair.Agreement.Phases[(int)down], pair.Agreement.Phases[(int)up]);
        return (one with { Phase = up }) == other || other.Outcome == PhaseOutcome.NotReached;
    }

    private static string Position(Party party, PhaseResult result)
    {
        if (result.Outcome != PhaseOutcome.Agreed)
        {
            return "";
        }

        var index = party.Role == ConfigKind.Client ? result.ClientIndex : result.ServerIndex;
        return $"{index + 1} of {party.Proposal.ListOf(result.Phase)!.Value.Length}, {OriginOf(party, result.Phase)}";
    }

    /// <summary>The line that put a list there, or what else did.</summary>
    internal static string OriginOf(Party party, Phase phase) =>
        party.LineOf(phase) is { } line ? Words.Place(line) : VisibleText.Escape(party.Config is null ? party.Name : party.Source);

    private static string Unknown(Pair pair, Phase phase)
    {
        var sides = new[] { pair.Client, pair.Server }
            .Where(party => party.Proposal.ListOf(phase) is null)
            .Select(party => party.Role == ConfigKind.Client ? "the client's list" : "the server's list")
            .ToList();
        var advice =
            phase == Phase.HostKey && pair.Server is { Config: not null, Proposal.HostKeys: null }
                ? "; give the types of its host keys: --host-keys or --check-disk"
                : "";
        return sides.Count == 0
            ? "it depends on the cipher"
            : $"{string.Join(" and ", sides)} {(sides.Count > 1 ? "are" : "is")} not known{advice}";
    }

    private static string List(Party party, Phase phase, TextStyle style)
    {
        var names = party.Proposal.ListOf(phase) switch
        {
            null => "(not known)",
            [] => "(nothing)",
            { } list => VisibleText.Escape(string.Join(',', list)),
        };
        return $"{names}  {style.Faint($"# {OriginOf(party, phase)}")}";
    }

    private static IEnumerable<string> Ending(Pair pair, TextStyle style)
    {
        var agreement = pair.Agreement;
        yield return Styled(
            agreement.Verdict,
            agreement.Verdict switch
            {
                Verdict.Works => "They agree.",
                Verdict.Unknown => "Nothing that is known keeps them apart, but not all is known.",
                Verdict.Breaks => "They agree, but no session comes about.",
                _ => $"They do not agree: ssh ends with \"no matching {Phases.ErrorOf(agreement.Failed!.Phase)} found\".",
            },
            style
        );
        if (agreement.Verdict == Verdict.Fails)
        {
            foreach (var line in MendingText.Lines(pair, style))
            {
                yield return line;
            }

            yield break;
        }

        yield return $"Strict key exchange: {Strict(pair)}.";
        foreach (var hazard in agreement.Hazards)
        {
            var severity =
                Agreement.IsFatal(hazard) ? Severity.Error
                : hazard == Hazard.NoPostQuantumKex ? Severity.Info
                : Severity.Warning;
            yield return $"{style.Severe(severity, Words.Of(severity))}: {HazardWords.Sentence(hazard, pair)}";
        }

        if (!agreement.IsChoiceCertain)
        {
            yield return $"{style.Severe(Severity.Info, "info")}: in which order {VisibleText.Escape(pair.Client.Name)} lists its algorithms is not known: "
                + "the choices may be others, that there are some is certain";
        }
    }

    private static string Strict(Pair pair) =>
        (pair.Client.Proposal.StrictKex, pair.Server.Proposal.StrictKex) switch
        {
            (true, true) => "yes",
            (false, false) => "no, neither side has it",
            (false, _) => "no, the client does not have it",
            (_, false) => "no, the server does not have it",
            _ => "not known; vendors brought it to older releases in updates",
        };
}
