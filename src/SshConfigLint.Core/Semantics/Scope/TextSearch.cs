using System.Collections.Immutable;

namespace SshConfigLint.Semantics.Scope;

/// <summary>Says of a text that it is in a set, or that it is not.</summary>
/// <param name="Set">The set.</param>
/// <param name="IsIn">Whether it is.</param>
internal readonly record struct TextCondition(TextSet Set, bool IsIn)
{
    internal bool HoldsFor(string text) => Set.Contains(text) == IsIn;
}

/// <summary>
/// Finds a shortest text that meets conditions: goes breadth first through the product of the automata of all their patterns. Characters
/// that no pattern names behave alike, so that one of them stands for all.
/// </summary>
internal sealed class TextSearch
{
    private const int MaxStates = 50_000;

    private readonly IReadOnlyList<TextCondition> _conditions;
    private readonly List<GlobAutomaton> _automata = [];

    // For each condition where its patterns and then its negated ones begin among the automata, and where they end.
    private readonly (int Patterns, int Negated, int End)[] _places;
    private bool _isTooLong;

    private TextSearch(IReadOnlyList<TextCondition> conditions)
    {
        _conditions = conditions;
        _places = new (int, int, int)[conditions.Count];
        for (var i = 0; i < conditions.Count; i++)
        {
            var set = conditions[i].Set;
            var start = _automata.Count;
            Add(set.Patterns, set.IgnoreCase);
            var middle = _automata.Count;
            Add(set.Negated, set.IgnoreCase);
            _places[i] = (start, middle, _automata.Count);
        }
    }

    /// <summary>A shortest text, the empty one only when there is no other.</summary>
    internal static (Outcome Outcome, string Text) Find(IReadOnlyList<TextCondition> conditions, Effort effort, string? alphabet = null)
    {
        if (conditions.Any(condition => !condition.Set.IsAscii))
        {
            return (Outcome.Undecided, "");
        }

        foreach (var condition in conditions)
        {
            // In another case a literal may still meet the conditions that look at the case.
            var isEnumerable =
                condition is { IsIn: true, Set.HasOnlyLiterals: true }
                && (!condition.Set.IgnoreCase || conditions.All(other => other.Set.IgnoreCase));
            if (isEnumerable)
            {
                return effort.Spend(condition.Set.Patterns.Length * (long)conditions.Count)
                    ? OfLiterals(condition.Set.Patterns, conditions)
                    : (Outcome.Undecided, "");
            }
        }

        return new TextSearch(conditions).Run(effort, alphabet);
    }

    private static (Outcome, string) OfLiterals(ImmutableArray<string> literals, IReadOnlyList<TextCondition> conditions)
    {
        foreach (var literal in literals)
        {
            if (conditions.All(condition => condition.HoldsFor(literal)))
            {
                return (Outcome.Found, literal);
            }
        }

        return (Outcome.None, "");
    }

    private void Add(ImmutableArray<string> patterns, bool ignoreCase)
    {
        foreach (var pattern in patterns)
        {
            if (GlobAutomaton.Of(pattern, ignoreCase) is { } automaton)
            {
                _automata.Add(automaton);
            }
            else
            {
                _isTooLong = true;
            }
        }
    }

    private (Outcome, string) Run(Effort effort, string? alphabet)
    {
        if (_isTooLong)
        {
            return (Outcome.Undecided, "");
        }

        var letters = alphabet ?? Alphabet();
        var start = new UInt128[_automata.Count];
        Array.Fill(start, GlobAutomaton.Start);
        if (!IsHopeful(start))
        {
            return (Outcome.None, "");
        }

        var seen = new HashSet<UInt128[]>(StateComparer.Instance) { start };
        var states = new List<(UInt128[] State, int From, char Letter)> { (start, -1, '\0') };
        for (var i = 0; i < states.Count; i++)
        {
            foreach (var letter in letters)
            {
                if (!effort.Spend(_automata.Count) || states.Count > MaxStates)
                {
                    return (Outcome.Undecided, "");
                }

                var next = Step(states[i].State, letter);
                if (!IsHopeful(next))
                {
                    continue;
                }

                if (IsAccepted(next))
                {
                    return (Outcome.Found, TextTo(states, i) + letter);
                }

                if (seen.Add(next))
                {
                    states.Add((next, i, letter));
                }
            }
        }

        return IsAccepted(start) ? (Outcome.Found, "") : (Outcome.None, "");
    }

    private UInt128[] Step(UInt128[] state, char letter)
    {
        var next = new UInt128[state.Length];
        for (var i = 0; i < next.Length; i++)
        {
            next[i] = state[i] == 0 ? 0 : _automata[i].Next(state[i], letter);
        }

        return next;
    }

    private bool IsAccepted(UInt128[] state)
    {
        for (var i = 0; i < _conditions.Count; i++)
        {
            var (patterns, negated, end) = _places[i];
            if ((Any(state, patterns, negated) && !Any(state, negated, end)) != _conditions[i].IsIn)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether no condition is lost for every longer text.</summary>
    private bool IsHopeful(UInt128[] state)
    {
        for (var i = 0; i < _conditions.Count; i++)
        {
            var (patterns, negated, end) = _places[i];
            var isLost = _conditions[i].IsIn
                ? IsLost(state, patterns, negated) || IsCertain(state, negated, end)
                : IsCertain(state, patterns, negated) && IsLost(state, negated, end);
            if (isLost)
            {
                return false;
            }
        }

        return true;
    }

    private bool Any(UInt128[] state, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_automata[i].Accepts(state[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLost(UInt128[] state, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (state[i] != 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsCertain(UInt128[] state, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_automata[i].AcceptsForEver(state[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The characters of the patterns, in both cases where that makes no difference to one of them, and one that stands for all others.</summary>
    private string Alphabet()
    {
        var letters = new SortedSet<char>();
        foreach (var automaton in _automata)
        {
            foreach (var letter in automaton.Letters)
            {
                letters.Add(letter);
                if (automaton.IgnoreCase && char.ToUpperInvariant(letter) is var upper && char.ToLowerInvariant(upper) == letter)
                {
                    letters.Add(upper);
                }
            }
        }

        // An other letter must not be one of them in the other case either.
        var other = 'x';
        while (letters.Contains(other) || letters.Contains(char.ToUpperInvariant(other)))
        {
            other = other switch
            {
                'z' => 'a',
                'w' => '\u0100',
                _ => (char)(other + 1),
            };
        }

        return other + string.Concat(letters);
    }

    private static string TextTo(List<(UInt128[] State, int From, char Letter)> states, int index)
    {
        var letters = new List<char>();
        for (var i = index; i > 0; i = states[i].From)
        {
            letters.Add(states[i].Letter);
        }

        letters.Reverse();
        return string.Concat(letters);
    }

    private sealed class StateComparer : IEqualityComparer<UInt128[]>
    {
        internal static readonly StateComparer Instance = new();

        public bool Equals(UInt128[]? x, UInt128[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(UInt128[] state)
        {
            var hash = new HashCode();
            foreach (var part in state)
            {
                hash.Add(part);
            }

            return hash.ToHashCode();
        }
    }
}
