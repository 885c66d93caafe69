namespace SshConfigLint.Cli;

/// <summary>The command line asks for something that there is not; the message is shown as it is.</summary>
internal sealed class UsageException(string message) : Exception(message);
