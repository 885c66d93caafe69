namespace SshConfigLint.Semantics.Scope;

/// <summary>A pattern of <c>*</c> and <c>?</c> as an automaton whose state is the set of places in the pattern that a text may have reached.</summary>
internal sealed class GlobAutomaton
{
    /// <summary>The bits of a state, less the one for the end.</summary>
    private const int MaxPlaces = 127;

    private readonly Dictionary<char, UInt128> _steps = [];
    private readonly UInt128 _anyStep;
    private readonly UInt128 _loops;
    private readonly UInt128 _end;

    private GlobAutomaton(string pattern, bool ignoreCase)
    {
        IgnoreCase = ignoreCase;
        var place = UInt128.One;
        foreach (var letter in pattern)
        {
            switch (letter)
            {
                case '*':
                    _loops |= place;
                    continue;
                case '?':
                    _anyStep |= place;
                    break;
                default:
                    _steps[letter] = _steps.GetValueOrDefault(letter) | place;
                    break;
            }

            place <<= 1;
        }

        _end = place;
    }

    /// <summary>Whether the case of ASCII letters makes no difference; the pattern is then in lower case.</summary>
    internal bool IgnoreCase { get; }

    /// <summary>The characters that the pattern tells from others.</summary>
    internal IEnumerable<char> Letters => _steps.Keys;

    /// <summary>The state before the first character.</summary>
    internal static UInt128 Start => UInt128.One;

    /// <summary>Null for a pattern that is too long.</summary>
    internal static GlobAutomaton? Of(string pattern, bool ignoreCase) =>
        pattern.Length - pattern.Count(letter => letter == '*') >= MaxPlaces
            ? null
            : new GlobAutomaton(ignoreCase ? pattern.ToLowerInvariant() : pattern, ignoreCase);

    internal UInt128 Next(UInt128 state, char letter)
    {
        var step = _steps.GetValueOrDefault(IgnoreCase ? char.ToLowerInvariant(letter) : letter) | _anyStep;
        return ((state & step) << 1) | (state & _loops);
    }

    internal bool Accepts(UInt128 state) => (state & _end) != 0;

    /// <summary>Whether every longer text is accepted as well.</summary>
    internal bool AcceptsForEver(UInt128 state) => (state & _end & _loops) != 0;
}
