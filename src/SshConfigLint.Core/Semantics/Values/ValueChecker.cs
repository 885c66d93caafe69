namespace SshConfigLint.Semantics.Values;

/// <summary>Checks the arguments of a directive as OpenSSH of the target does.</summary>
internal static class ValueChecker
{
    internal static void Check(ValueContext context) { }
}
