namespace SshConfigLint.Syntax.Values;

/// <summary>How a text compares with a pattern list.</summary>
public enum PatternListMatch
{
    /// <summary>No pattern fits.</summary>
    None,

    /// <summary>A pattern fits, and no negated one does.</summary>
    Positive,

    /// <summary>A negated pattern fits.</summary>
    Negated,
}
