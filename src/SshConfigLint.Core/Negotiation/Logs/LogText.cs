namespace SshConfigLint.Negotiation.Logs;

/// <summary>Pieces of messages.</summary>
internal static class LogText
{
    private const int MaxText = 2048;

    /// <summary>A piece to be kept; of a very long one the beginning.</summary>
    internal static string Kept(ReadOnlySpan<char> text) => text[..Math.Min(text.Length, MaxText)].ToString();

    /// <summary>Whether a text begins so, and what stands behind.</summary>
    internal static bool After(ReadOnlySpan<char> text, string start, out ReadOnlySpan<char> rest)
    {
        var fits = text.StartsWith(start);
        rest = fits ? text[start.Length..] : default;
        return fits;
    }

    /// <summary>Whether it is what <c>ssh -V</c> says, which debug output of ssh and sshd begins with.</summary>
    internal static bool IsProgramVersion(ReadOnlySpan<char> message) =>
        message.StartsWith("sshd version OpenSSH_")
        || (
            message.StartsWith("OpenSSH_")
            && (message.Contains("SSL", StringComparison.Ordinal) || message.Contains(", ", StringComparison.Ordinal))
        );
}
