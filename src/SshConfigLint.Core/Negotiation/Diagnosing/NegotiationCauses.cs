using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation.Logs;

namespace SshConfigLint.Negotiation.Diagnosing;

/// <summary>Two lists that have nothing in common.</summary>
internal static class NegotiationCauses
{
    private sealed record Subject(Phase Phase, Cause Cause, string Name)
    {
        internal AlgorithmKind Kind => Phases.KindOf(Phase)!.Value;

        internal string Keyword => Phases.KeywordOf(Phase);
    }

    private static readonly ImmutableArray<Subject> _subjects =
    [
        new(Phase.KeyExchange, Cause.NoCommonKex, "key exchange"),
        new(Phase.HostKey, Cause.NoCommonHostKey, "host key algorithm"),
        new(Phase.CipherToClient, Cause.NoCommonCipher, "cipher"),
        new(Phase.MacToClient, Cause.NoCommonMac, "MAC"),
    ];

    internal static Diagnosis? Of(Findings found)
    {
        if (found.First(LogEventKind.NoHostKey) is not null || found is { Side: ConfigKind.Server, Connection.HeldHostKeys: [] })
        {
            return NoHostKey(found);
        }

        if (found.First(LogEventKind.NoMatch) is not { } failure)
        {
            return null;
        }

        var offer = TheirOffer.Of(failure, found.Side);
        if (_subjects.FirstOrDefault(subject => subject.Kind == offer.What) is { } subject)
        {
            return NoMatch(found, subject, offer);
        }

        return failure.Text.Contains("compression", StringComparison.Ordinal)
            ? found.Conclude(
                Cause.NoCommonCompression,
                Certainty.Certain,
                "client and server have no compression in common",
                LogEventKind.NoMatch
            )
            : found.Conclude(
                Cause.NoCommonKex,
                Certainty.Likely,
                "client and server could not agree on a key exchange",
                LogEventKind.NoMatch
            );
    }

    private static Diagnosis NoMatch(Findings found, Subject subject, TheirOffer offer)
    {
        var other = found.Side.Other();
        var theirs = offer.List is { } text ? Names(text) : found.ProposalOf(other)?.ListOf(subject.Phase);
        var own = offer.OwnList is { } list ? Names(list) : found.ProposalOf(found.Side)?.ListOf(subject.Phase);
        var (client, server) = found.Side == ConfigKind.Client ? (own, theirs) : (theirs, own);
        if (client is [] || server is [])
        {
            return Empty(found, subject, client is [] ? ConfigKind.Client : ConfigKind.Server);
        }

        var diagnosis = found.Conclude(
            subject.Cause,
            Certainty.Certain,
            $"client and server have no {subject.Name} in common: {Offers(client, server)}",
            LogEventKind.NoMatch
        );
        return diagnosis with
        {
            Notes = [.. NotesOf(found, subject, client, server)],
            Edits =
            [
                .. EditOf(found, subject, ConfigKind.Client, client, server),
                .. EditOf(found, subject, ConfigKind.Server, server, client),
            ],
        };
    }

    private static IEnumerable<string> NotesOf(
        Findings found,
        Subject subject,
        ImmutableArray<string>? client,
        ImmutableArray<string>? server
    )
    {
        if (subject.Kind == AlgorithmKind.Mac)
        {
            yield return "This, and not \"Corrupted MAC on input\", is what lists of MACs without a common entry give: the connection ends before any packet has a MAC.";
            yield return "MACs are looked at only because the cipher that was chosen has no tag of its own; with chacha20-poly1305 or AES-GCM on both lists of ciphers no MAC is needed.";
        }

        if (subject.Kind == AlgorithmKind.Signature)
        {
            yield return "A server offers only algorithms that it has a key for: a missing name can be a missing key file as well as a line.";
        }

        foreach (var (side, list) in new[] { (ConfigKind.Client, client), (ConfigKind.Server, server) })
        {
            if (list is [_, ..] names && names.All(name => AlgorithmTable.Find(subject.Kind, name)?.Strength == AlgorithmStrength.Weak))
            {
                yield return $"All that {Findings.Name(side)} offers is weak: update that program where you can, before you allow any of it.";
            }
        }

        if (found.Connection.ProposalOf(found.Side) is null && found.ConfigOf(found.Side) is null)
        {
            yield return $"The log does not show the list of {Findings.Name(found.Side)}: run with -vv (LogLevel DEBUG2), or give its configuration.";
        }
    }

    private static Diagnosis Empty(Findings found, Subject subject, ConfigKind side)
    {
        var line = found.ConfigOf(side)?.LineOf(subject.Keyword);
        return found.Conclude(
            Cause.EmptyList,
            Certainty.Certain,
            $"{Findings.Name(side)} offers no {subject.Name} at all: nobody can agree with it",
            LogEventKind.NoMatch
        ) with
        {
            Notes =
            [
                $"A line such as `{subject.Keyword} -*` takes every name away; `sshd -t` and `ssh -G` accept it without a word.",
                .. subject.Kind == AlgorithmKind.Mac
                    ? ["With a cipher that has a tag of its own (chacha20-poly1305, AES-GCM) it would not be noticed."]
                    : ImmutableArray<string>.Empty,
            ],
            Edits = [new ConfigEdit(side, subject.Keyword, "", "the default list is used then", line)],
        };
    }

    private static Diagnosis NoHostKey(Findings found)
    {
        var line = found.ConfigOf(ConfigKind.Server)?.LineOf("HostKeyAlgorithms");
        return found.Conclude(
            Cause.NoUsableHostKey,
            Certainty.Certain,
            "sshd has no host key that it may use, so that every client is turned away",
            LogEventKind.NoHostKey
        ) with
        {
            Notes =
            [
                "`HostKeyAlgorithms` allows none of the algorithms of the keys that are loaded, or no key could be loaded; `sshd -t` does not say so.",
                "The client sees only that the connection is reset, or an empty offer of host keys.",
            ],
            Edits =
            [
                new ConfigEdit(ConfigKind.Server, "HostKeyAlgorithms", "", "or name the algorithm of a HostKey file that exists", line),
            ],
        };
    }

    /// <summary>The best name of the other side's list that this side's build knows and does not list.</summary>
    private static IEnumerable<ConfigEdit> EditOf(
        Findings found,
        Subject subject,
        ConfigKind side,
        ImmutableArray<string>? own,
        ImmutableArray<string>? others
    )
    {
        if (
            others is not { } offered
            || (side == ConfigKind.Server && subject.Kind == AlgorithmKind.Signature && found.ConfigOf(side) is null)
        )
        {
            yield break;
        }

        var version = found.VersionOf(side);
        var best = offered
            .Where(name => own?.Contains(name) != true)
            .Select(name => AlgorithmTable.Find(subject.Kind, name))
            .OfType<AlgorithmInfo>()
            .Where(row => row.IsIn(version))
            .OrderBy(row => row.Strength)
            .ThenBy(row => row.IsEncryptThenMac || row.IsAead || row.IsPostQuantum ? 0 : 1)
            .ThenBy(row => row.Weakness.Length)
            .FirstOrDefault();
        if (best is null)
        {
            yield break;
        }

        var price =
            best.Strength == AlgorithmStrength.Strong ? "" : $"; it is {best.Strength.ToString().ToLowerInvariant()}: {best.Weakness}";
        yield return ConfigEdit.Add(found, side, subject.Keyword, [best.Name], $"{Findings.Name(side.Other())} offers {best.Name}{price}");
    }

    private static ImmutableArray<string> Names(string list) =>
        [
            .. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(name => !Proposal.IsMarker(name)),
        ];

    private static string Offers(ImmutableArray<string>? client, ImmutableArray<string>? server) =>
        (client, server) switch
        {
            ({ } ours, { } theirs) => $"the client offers {Shown(ours)}, the server {Shown(theirs)}",
            ({ } ours, null) => $"the client offers {Shown(ours)}",
            (null, { } theirs) => $"the server offers {Shown(theirs)}",
            _ => "the log shows neither list",
        };

    private static string Shown(ImmutableArray<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
