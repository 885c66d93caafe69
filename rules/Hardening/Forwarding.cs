using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Hardening;

/// <summary>Asks which directions of forwarding are open.</summary>
internal static class Forwarding
{
    /// <summary>Whether DisableForwarding stands above everything else.</summary>
    internal static bool IsDisabled(ConfigModel model, ConfigBlock scope) => model.Effective("DisableForwarding", scope).Is("yes");

    /// <summary>Whether clients reach something through the server: <c>ssh -L</c>, <c>-D</c>, <c>-W</c>.</summary>
    internal static bool LocalIsOpen(ConfigModel model, ConfigBlock scope) =>
        !IsDisabled(model, scope) && model.Effective("AllowTcpForwarding", scope).Is("yes", "all", "local");

    /// <summary>Whether clients open ports on the server: <c>ssh -R</c>.</summary>
    internal static bool RemoteIsOpen(ConfigModel model, ConfigBlock scope) =>
        !IsDisabled(model, scope) && model.Effective("AllowTcpForwarding", scope).Is("yes", "all", "remote");
}
