namespace SshConfigLint.Text;

/// <summary>Replaces <paramref name="Span"/> of the original text with <paramref name="NewText"/>.</summary>
/// <param name="Span">The part of the original text that goes.</param>
/// <param name="NewText">What stands there afterwards; empty removes.</param>
public sealed record TextEdit(TextSpan Span, string NewText);
