using System.Collections.Concurrent;
using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Analysis;

/// <summary>What one question gives with the one build and with the other.</summary>
/// <param name="Changes">The settings that differ.</param>
/// <param name="Failure">Why the other build stops and the one before does not; null when it does not.</param>
/// <param name="FailureAt">The line at which it stops.</param>
/// <param name="Lists">Equal for questions with the same lists of algorithms.</param>
internal sealed record Difference(ImmutableArray<ValueChange> Changes, string? Failure, BoundDirective? FailureAt, string Lists)
{
    /// <summary>Whether lines have a part in it: other lines that say the same must be told as well.</summary>
    internal bool NamesLines => Failure is not null || Changes.Any(change => !change.Lines.IsEmpty);
}

/// <summary>Collects the differences of many questions: what is the same for several is told once, with whom it is about.</summary>
internal sealed class Differences(ConfigModel before, ConfigModel after, Func<EffectiveConfig, Target, Proposal> propose)
{
    private static readonly string[] _proposed = ["kexalgorithms", "hostkeyalgorithms", "ciphers", "macs", "requiredrsasize", "hostkey"];

    private readonly List<string> _everybody = [];
    private readonly Dictionary<ValueChange, List<string>> _changes = new(ValueChange.SameChange);
    private readonly Dictionary<(string Message, BoundDirective? Line), List<string>> _failures = [];
    private readonly Dictionary<string, List<string>> _lists = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<PeerChange>> _peers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Target _newer = before.Target.Version > after.Target.Version ? before.Target : after.Target;

    internal ImmutableArray<string> Everybody => [.. _everybody.Where(whom => whom.Length > 0)];

    internal ImmutableArray<NewFailure> Failures =>
        [.. _failures.Select(pair => new NewFailure(pair.Key.Message, pair.Key.Line, Whom(pair.Value)))];

    internal ImmutableArray<ValueChange> Values =>
        [.. _changes.Select(pair => pair.Key with { For = Whom(pair.Value) }).OrderBy(change => change.Lines.IsEmpty ? 1 : 0)];

    internal ImmutableArray<PeerChange> Peers =>
        [
            .. _lists
                .SelectMany(group => _peers[group.Key].Select(change => (Change: change, Whom: group.Value)))
                .GroupBy(pair => pair.Change.Outcome)
                .Select(same => same.First().Change with { For = Whom([.. same.SelectMany(pair => pair.Whom)]) }),
        ];

    /// <summary>Compares two answers; may run beside others.</summary>
    internal Difference Between(EffectiveConfig was, EffectiveConfig becomes)
    {
        var isNewFailure = was.Failure is null && becomes.Failure is not null;
        var lists = $"{ListsOf(was)}\n{ListsOf(becomes)}";

        // Most hosts of a client file are told the same.
        _peers.GetOrAdd(lists, _ => [.. PeerChange.Between(before.Kind, propose(was, before.Target), propose(becomes, after.Target))]);
        return new Difference(
            [.. ValueChange.Between(was, becomes, NameOf)],
            isNewFailure ? becomes.Failure : null,
            isNewFailure ? becomes.FailureAt : null,
            lists
        );
    }

    /// <summary>Takes one in.</summary>
    /// <param name="difference">What was found.</param>
    /// <param name="whom">Whom it is about, for people; empty where that is the only one.</param>
    internal void Add(Difference difference, string whom)
    {
        _everybody.Add(whom);
        foreach (var change in difference.Changes)
        {
            Add(_changes, change, whom);
        }

        if (difference.Failure is { } failure)
        {
            Add(_failures, (failure, difference.FailureAt), whom);
        }

        Add(_lists, difference.Lists, whom);
    }

    private static void Add<T>(Dictionary<T, List<string>> found, T what, string whom)
        where T : notnull
    {
        if (!found.TryGetValue(what, out var known))
        {
            found.Add(what, known = []);
        }

        known.Add(whom);
    }

    /// <summary>Empty for everybody.</summary>
    private ImmutableArray<string> Whom(List<string> some) => some.Count == _everybody.Count ? [] : [.. some.Distinct()];

    /// <summary>What a proposal is made of; a list that the file empties is printed as the default (<see cref="OpenSshProposal"/>).</summary>
    private static string ListsOf(EffectiveConfig config) =>
        string.Join(
            '\n',
            config
                .Lines.Where(line => _proposed.Contains(line.Keyword, StringComparer.OrdinalIgnoreCase))
                .Select(line => $"{line.Value} {(line.Origins is [var origin, ..] ? origin.Value : "")}")
        );

    /// <summary>The newest name of a keyword that is printed; null for the destination itself, which ssh prints since 10.0.</summary>
    private string? NameOf(string printed)
    {
        var name = _names.GetOrAdd(
            printed,
            word => KeywordTable.Find(before.Kind, word, _newer) is { } row ? KeywordTable.Resolve(row, _newer).Name : word
        );
        return before.Kind == ConfigKind.Client && name == "Host" ? null : name;
    }
}
