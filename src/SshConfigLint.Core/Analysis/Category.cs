namespace SshConfigLint.Analysis;

/// <summary>What a rule is about; the first digit of its id and the folder of its file follow from it.</summary>
public enum Category
{
    /// <summary>SSH0: what OpenSSH itself rejects, warns about or ignores.</summary>
    Structure,

    /// <summary>SSH1: accepted, but does not do what it says.</summary>
    Scope,

    /// <summary>SSH2: algorithms and negotiation.</summary>
    Algorithms,

    /// <summary>SSH3: who gets in, and how.</summary>
    Authentication,

    /// <summary>SSH4: exposure, forwarding, limits, logging.</summary>
    Hardening,

    /// <summary>SSH5: host verification, agent, identities, proxies.</summary>
    Client,

    /// <summary>SSH6: keys, permissions and paths on disk.</summary>
    Files,

    /// <summary>SSH7: layout.</summary>
    Style,

    /// <summary>SSH8: requirements of an organisation or of a profile.</summary>
    Policy,

    /// <summary>SSH9: the tool's own comments.</summary>
    Suppression,
}
