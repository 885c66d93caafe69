using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Algorithms;

/// <summary>Something that a rule has to say of a pair.</summary>
/// <param name="Phase">The choice that it is about.</param>
/// <param name="Subject">What tells it from others of the same line; empty for nothing.</param>
internal readonly record struct PairFact(Phase Phase, string Subject = "");

/// <summary>
/// What the rules about pairs share: a finding stands at the line of this side that decides the list, once for all peers that it is about. Where only the
/// other side has such a line, the finding is that side's; where none has one, it stands at the beginning of the file.
/// </summary>
internal static class PairFindings
{
    private const int Named = 3;

    /// <summary>Reports what is to be said of pairs.</summary>
    /// <param name="context">Where to report.</param>
    /// <param name="factsOf">What is to be said of a pair.</param>
    /// <param name="message">The message for a fact and the names of the peers.</param>
    /// <param name="helpFor">What to do about the first pair; null for what the descriptor says.</param>
    /// <param name="lineOf">The line that decides; null for that of the list.</param>
    internal static void Report(
        RuleContext context,
        Func<Pair, IEnumerable<PairFact>> factsOf,
        Func<PairFact, string, string> message,
        Func<Pair, string?>? helpFor = null,
        Func<Party, Phase, BoundDirective?>? lineOf = null
    )
    {
        lineOf ??= (party, phase) => party.LineOf(phase);
        var other = context.Kind.Other();
        var groups = context
            .Pairs.SelectMany(pair =>
                factsOf(pair).Select(fact => (Pair: pair, Fact: fact, Line: lineOf(pair.Of(context.Kind), fact.Phase)))
            )
            .Where(one => one.Line is not null || IsOwn(one.Pair.Of(other), lineOf(one.Pair.Of(other), one.Fact.Phase), context.Kind))
            .GroupBy(one => (one.Line, one.Fact));
        foreach (var group in groups)
        {
            var first = group.First().Pair;
            var peers = group.Select(one => one.Pair.Of(other).Name).Distinct(StringComparer.Ordinal).ToList();
            var text = message(group.Key.Fact, NamesOf(peers));
            if (group.Key.Line is not { } line)
            {
                context.ReportFile(context.Model.Entry, text, help: helpFor?.Invoke(first));
                continue;
            }

            var theirs = lineOf(first.Of(other), group.Key.Fact.Phase);
            context.Report(
                line,
                line.ValueSpan,
                text,
                related: theirs is null ? [] : [new RelatedLocation(theirs.File, theirs.ValueSpan, "this is the other side's list")],
                help: helpFor?.Invoke(first)
            );
        }
    }

    /// <summary>Whether a fact without a line of this side is told here: the other side has no line either, and only one of two files tells it.</summary>
    private static bool IsOwn(Party other, BoundDirective? theirLine, ConfigKind kind) =>
        other.Config is null || (theirLine is null && kind == ConfigKind.Client);

    private static string NamesOf(List<string> peers)
    {
        var names = peers.Take(Named).Select(name => $"`{name}`").ToList();
        var rest = peers.Count - names.Count;
        return rest > 0 ? $"{string.Join(", ", names)} and {rest} more"
            : names.Count > 1 ? $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}"
            : names[0];
    }
}
