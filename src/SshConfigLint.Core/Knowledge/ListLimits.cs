namespace SshConfigLint.Knowledge;

/// <summary>How many items OpenSSH keeps of a list for one destination or at start; one more is an error.</summary>
internal static class ListLimits
{
    /// <summary>The number for a keyword (<c>readconf.h: SSH_MAX_*, MAX_CANON_DOMAINS</c>, <c>servconf.h: MAX_*</c>); null for no limit.</summary>
    internal static int? Of(KeywordInfo keyword, OpenSshVersion version) =>
        (keyword.Kind, keyword.Name) switch
        {
            (ConfigKind.Client, "IdentityFile" or "CertificateFile") => 100,
            (ConfigKind.Client, "UserKnownHostsFile" or "GlobalKnownHostsFile") => 32,
            (ConfigKind.Client, "CanonicalDomains") when version < new OpenSshVersion(10, 0) => 32,
            (ConfigKind.Server, "Port") => 256,
            (ConfigKind.Server, "Subsystem") when version < new OpenSshVersion(9, 5) => 256,
            _ => null,
        };
}
