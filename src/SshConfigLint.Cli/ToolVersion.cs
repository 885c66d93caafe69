namespace SshConfigLint.Cli;

/// <summary>The version of this program.</summary>
internal static class ToolVersion
{
    internal static string Text { get; } = typeof(ToolVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
