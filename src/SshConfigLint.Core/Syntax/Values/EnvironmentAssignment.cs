using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax.Values;

/// <summary>A variable with its value: <c>NAME=value</c>.</summary>
/// <param name="Name">What stands before the first <c>=</c>.</param>
/// <param name="NameSpan">Where it stands within the value.</param>
/// <param name="Value">What stands behind; null without a <c>=</c>.</param>
/// <param name="ValueSpan">Where it stands; empty without a <c>=</c>.</param>
/// <param name="Error">What is wrong; null when there is a <c>=</c>.</param>
public sealed record EnvironmentAssignment(string Name, TextSpan NameSpan, string? Value, TextSpan ValueSpan, ValueError? Error)
{
    private static readonly Parser<char, (TextSpan Name, TextSpan EqualsSign, TextSpan Value)> _assignment = Map(
        (name, equalsSign, value) => (name, equalsSign, value),
        Until("="),
        Run("=", limit: 1),
        Until("")
    );

    /// <summary>Reads an assignment.</summary>
    public static EnvironmentAssignment Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (name, equalsSign, value) = _assignment.ParseOrThrow(text);
        return equalsSign.IsEmpty
            ? new EnvironmentAssignment(text, name, null, value, new ValueError(value, "a `=` is missing"))
            : new EnvironmentAssignment(
                text.Substring(name.Start, name.Length),
                name,
                text.Substring(value.Start, value.Length),
                value,
                null
            );
    }
}
