namespace SshConfigLint.Text;

/// <summary>A place in a text as people count before adding one.</summary>
/// <param name="Line">Zero-based line number; only a line feed ends a line, as in OpenSSH.</param>
/// <param name="Character">Zero-based UTF-16 code unit within the line.</param>
public readonly record struct LinePosition(int Line, int Character);
