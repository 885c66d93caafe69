namespace SshConfigLint.Text;

/// <summary>A half-open range of UTF-16 code units of one text.</summary>
/// <param name="Start">Offset of the first code unit.</param>
/// <param name="Length">Number of code units; 0 marks a position.</param>
public readonly record struct TextSpan(int Start, int Length) : IComparable<TextSpan>
{
    /// <summary>The offset just behind the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>Whether the span covers no code unit.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The span from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Whether the code unit at <paramref name="position"/> is covered.</summary>
    public bool Contains(int position) => position >= Start && position < End;

    /// <summary>Whether <paramref name="other"/> lies within this span.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether both spans share at least one code unit.</summary>
    public bool OverlapsWith(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The same length, moved by <paramref name="offset"/> code units.</summary>
    public TextSpan Shift(int offset) => new(Start + offset, Length);

    /// <summary>Orders by start, then by length.</summary>
    public int CompareTo(TextSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : Length.CompareTo(other.Length);

    /// <summary>Compares by start, then by length.</summary>
    public static bool operator <(TextSpan left, TextSpan right) => left.CompareTo(right) < 0;

    /// <summary>Compares by start, then by length.</summary>
    public static bool operator >(TextSpan left, TextSpan right) => left.CompareTo(right) > 0;

    /// <summary>Compares by start, then by length.</summary>
    public static bool operator <=(TextSpan left, TextSpan right) => left.CompareTo(right) <= 0;

    /// <summary>Compares by start, then by length.</summary>
    public static bool operator >=(TextSpan left, TextSpan right) => left.CompareTo(right) >= 0;

    /// <summary>The half-open interval, for instance <c>[3..7)</c>.</summary>
    public override string ToString() => $"[{Start}..{End})";
}
