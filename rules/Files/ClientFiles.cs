using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Files;

/// <summary>Tells which files of a client ssh looks at more closely than others.</summary>
internal static class ClientFiles
{
    /// <summary>
    /// The files whose owner and mode ssh checks: the user's own and all included ones, but neither the system's entry file nor one
    /// that is given with <c>-F</c>.
    /// </summary>
    internal static IEnumerable<ConfigFile> Checked(RuleContext context) =>
        context
            .Model.Files.Where(file => file.IncludedBy is not null || IsOwn(context, file))
            .DistinctBy(file => file.OpenedAs, StringComparer.Ordinal);

    /// <summary>Whether the entry file is the one in the user's home.</summary>
    internal static bool IsOwn(RuleContext context, ConfigFile file) =>
        context.Disk.Home is { } home && file.OpenedAs == $"{home}/.ssh/config";
}
