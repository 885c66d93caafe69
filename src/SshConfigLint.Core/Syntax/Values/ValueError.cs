using SshConfigLint.Text;

namespace SshConfigLint.Syntax.Values;

/// <summary>Why a value cannot be read.</summary>
/// <param name="Span">Where, within the value; zero-based, empty for a place where something is missing.</param>
/// <param name="Reason">What is wrong, lower case, no period.</param>
public sealed record ValueError(TextSpan Span, string Reason);
