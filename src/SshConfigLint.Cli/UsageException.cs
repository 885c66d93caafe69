namespace SshConfigLint.Cli;

/// <summary>The command line asks for something that there is not; the messages are shown as they are.</summary>
internal sealed class UsageException(params IReadOnlyList<string> messages) : Exception(messages[0])
{
    internal IReadOnlyList<string> Messages => messages;
}
