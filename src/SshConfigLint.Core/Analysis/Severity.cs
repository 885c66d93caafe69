namespace SshConfigLint.Analysis;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Weak, useless or surprising.</summary>
    Warning,

    /// <summary>OpenSSH refuses it, or it opens the door.</summary>
    Error,
}
