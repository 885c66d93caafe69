using System.Collections.Frozen;

namespace SshConfigLint.Knowledge;

/// <summary>Client keywords that <c>readconf.c: fill_default_options</c> and <c>dump_client_config</c> treat alike.</summary>
internal static class ClientDumpGroups
{
    /// <summary>Lists that are printed on one line, as <c>none</c> or <c>any</c> when they are empty.</summary>
    internal static readonly FrozenSet<string> OnOneLine = FrozenSet.Create(
        StringComparer.Ordinal,
        "CanonicalDomains",
        "GlobalKnownHostsFile",
        "UserKnownHostsFile",
        "LogVerbose",
        "ChannelTimeout",
        "PermitRemoteOpen",
        "CanonicalizePermittedCNAMEs"
    );

    /// <summary>Where <c>none</c> means that there is no value.</summary>
    internal static readonly FrozenSet<string> ClearedByNone = FrozenSet.Create(
        StringComparer.Ordinal,
        "LocalCommand",
        "RemoteCommand",
        "ProxyCommand",
        "ControlPath",
        "PKCS11Provider",
        "SecurityKeyProvider",
        "KnownHostsCommand",
        "VersionAddendum",
        "RevokedHostKeys"
    );

    /// <summary>What is not printed when no line sets it, although the manual gives a default for some.</summary>
    internal static readonly FrozenSet<string> UnsetIsOmitted = FrozenSet.Create(
        StringComparer.Ordinal,
        "IdentityAgent",
        "HostKeyAlias",
        "BindAddress",
        "PreferredAuthentications",
        "LocalCommand",
        "KbdInteractiveDevices"
    );

    /// <summary>Algorithm lists that are put together with their defaults before anything else; HostKeyAlgorithms is later.</summary>
    internal static readonly FrozenSet<string> AssembledLists = FrozenSet.Create(
        StringComparer.Ordinal,
        "Ciphers",
        "MACs",
        "KexAlgorithms",
        "CASignatureAlgorithms",
        "HostbasedAcceptedAlgorithms",
        "PubkeyAcceptedAlgorithms"
    );
}
