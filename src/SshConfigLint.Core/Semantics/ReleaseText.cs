using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics;

/// <summary>The name that <c>Match version</c> compares: <c>OpenSSH_10.0p2 Debian-7</c> (<c>version.h: SSH_RELEASE</c>).</summary>
internal static class ReleaseText
{
    private static readonly string[] _upstream = ["", "p1", "p2"];
    private static readonly string[] _debian = ["p1 Debian-1", "p2 Debian-7+deb13u4"];

    /// <summary>May when it depends on what the table does not know: patch level and package revision.</summary>
    internal static Condition Matches(string list, Target target)
    {
        var release = $"OpenSSH_{target.Version}";
        var endings = target.Vendor == Vendor.Debian ? _debian : _upstream;
        var hits = endings.Count(ending => WildcardPattern.IsListMatch(list, release + ending));
        return hits == endings.Length ? Condition.Always
            : hits == 0 && !list.Contains(release, StringComparison.Ordinal) ? Condition.Never
            : Condition.Maybe;
    }
}
