namespace SshConfigLint.Knowledge;

/// <summary>What the arguments of a keyword look like; each kind has one checker in <c>Semantics/Values</c>.</summary>
public enum ValueKind
{
    /// <summary>No longer used: anything is swallowed.</summary>
    Legacy,

    /// <summary>Words of a fixed list; plain flags are the two-word case.</summary>
    Enumeration,

    /// <summary>A decimal number, 0…2147483647 (<c>misc.c: atoi_err</c>).</summary>
    Integer,

    /// <summary>A port number or service name (<c>misc.c: a2port</c>).</summary>
    Port,

    /// <summary>A duration such as <c>1h30m</c> (<c>misc.c: convtime</c>).</summary>
    Time,

    /// <summary>A word or a duration: AddKeysToAgent, ControlPersist.</summary>
    EnumerationOrTime,

    /// <summary>ObscureKeystrokeTiming: yes, no or interval:N.</summary>
    KeystrokeTiming,

    /// <summary>An octal mode (StreamLocalBindMask).</summary>
    Octal,

    /// <summary>Any one word.</summary>
    String,

    /// <summary>Any words.</summary>
    StringList,

    /// <summary>A file name.</summary>
    Path,

    /// <summary>File names, or <c>none</c> alone.</summary>
    PathList,

    /// <summary>ForwardAgent: a flag, a socket path or a variable.</summary>
    FlagOrPath,

    /// <summary>A command: the untouched rest of the line.</summary>
    Command,

    /// <summary>VersionAddendum: the untouched rest of the line.</summary>
    RestOfLineText,

    /// <summary>An algorithm list with an optional <c>+ - ^</c>.</summary>
    AlgorithmList,

    /// <summary>RekeyLimit: a size and a time.</summary>
    Rekey,

    /// <summary>One or two IPQoS words.</summary>
    IpQos,

    /// <summary>EscapeChar.</summary>
    EscapeChar,

    /// <summary>TunnelDevice.</summary>
    TunnelDevice,

    /// <summary>ProxyJump.</summary>
    ProxyJump,

    /// <summary>LocalForward, RemoteForward, DynamicForward.</summary>
    Forward,

    /// <summary>PermitOpen, PermitListen, PermitRemoteOpen.</summary>
    HostPortList,

    /// <summary>SendEnv, AcceptEnv: names with wildcards.</summary>
    EnvironmentPatterns,

    /// <summary>SetEnv: NAME=value words.</summary>
    EnvironmentAssignments,

    /// <summary>CanonicalizePermittedCNAMEs.</summary>
    CnameRules,

    /// <summary>CanonicalDomains.</summary>
    DomainList,

    /// <summary>ChannelTimeout.</summary>
    ChannelTimeouts,

    /// <summary>IgnoreUnknown: one comma list of patterns.</summary>
    PatternList,

    /// <summary>Host: patterns, one a word.</summary>
    HostPatterns,

    /// <summary>Match.</summary>
    MatchCriteria,

    /// <summary>Include: glob patterns.</summary>
    IncludePatterns,

    /// <summary>AllowUsers, DenyUsers.</summary>
    UserPatterns,

    /// <summary>AllowGroups, DenyGroups.</summary>
    GroupPatterns,

    /// <summary>ListenAddress.</summary>
    ListenAddress,

    /// <summary>MaxStartups.</summary>
    MaxStartups,

    /// <summary>PerSourceNetBlockSize.</summary>
    NetBlockSize,

    /// <summary>PerSourcePenalties.</summary>
    Penalties,

    /// <summary>PerSourcePenaltyExemptList.</summary>
    CidrList,

    /// <summary>PermitUserEnvironment: a flag or a pattern list.</summary>
    FlagOrPatternList,

    /// <summary>AuthenticationMethods.</summary>
    MethodLists,

    /// <summary>PubkeyAuthOptions.</summary>
    FlagList,

    /// <summary>AgentSocketPath.</summary>
    AgentSocket,

    /// <summary>Subsystem.</summary>
    Subsystem,
}
