namespace SshConfigLint.Cli;

/// <summary>What the process returns; never dependent on the output format.</summary>
internal static class ExitCode
{
    /// <summary>Nothing at or above <c>--fail-on</c>.</summary>
    internal const int Clean = 0;

    /// <summary>Findings at or above <c>--fail-on</c>.</summary>
    internal const int Findings = 1;

    /// <summary><c>effective</c>: OpenSSH would refuse the files or the question.</summary>
    internal const int Refused = 1;

    /// <summary><c>upgrade</c>: a line stops working, or a program can no longer connect.</summary>
    internal const int Broken = 1;

    /// <summary><c>diagnose</c>: a connection of the log failed.</summary>
    internal const int Failed = 1;

    /// <summary>Bad option, bad input path, unreadable file, or internal error.</summary>
    internal const int Error = 2;

    /// <summary>Ctrl-C, as a shell reports it.</summary>
    internal const int Interrupted = 130;
}
