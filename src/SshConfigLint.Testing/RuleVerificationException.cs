namespace SshConfigLint.Testing;

/// <summary>A rule does not do what its test or its descriptor says.</summary>
public sealed class RuleVerificationException : Exception
{
    /// <summary>Says what is wrong and what to do about it.</summary>
    public RuleVerificationException(string message)
        : base(message) { }

    /// <summary>An exception that says nothing.</summary>
    public RuleVerificationException() { }

    /// <summary>Says what is wrong, and what led to it.</summary>
    public RuleVerificationException(string message, Exception innerException)
        : base(message, innerException) { }
}
