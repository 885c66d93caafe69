using System.Collections.Immutable;

namespace SshConfigLint.Knowledge;

/// <summary>What an algorithm name is used for.</summary>
public enum AlgorithmKind
{
    /// <summary>Ciphers.</summary>
    Cipher,

    /// <summary>MACs.</summary>
    Mac,

    /// <summary>KexAlgorithms.</summary>
    KeyExchange,

    /// <summary>HostKeyAlgorithms, PubkeyAcceptedAlgorithms, HostbasedAcceptedAlgorithms, CASignatureAlgorithms.</summary>
    Signature,
}

/// <summary>How much trust an algorithm deserves today.</summary>
public enum AlgorithmStrength
{
    /// <summary>Nothing is held against it.</summary>
    Strong,

    /// <summary>No attack is practical, but something better has replaced it.</summary>
    Legacy,

    /// <summary>Broken or too small.</summary>
    Weak,
}

/// <summary>A vendor's build that has an upstream algorithm earlier.</summary>
/// <param name="Vendor">Whose builds.</param>
/// <param name="Release">From which release on.</param>
public readonly record struct Backport(Vendor Vendor, OpenSshVersion Release);

/// <summary>One algorithm name.</summary>
public sealed record AlgorithmInfo
{
    /// <summary>The name on the wire; case matters.</summary>
    public required string Name { get; init; }

    /// <summary>What it is used for.</summary>
    public required AlgorithmKind Kind { get; init; }

    /// <summary>The first release that knows it.</summary>
    public required OpenSshVersion FirstRelease { get; init; }

    /// <summary>The last release that knows it; null while it is current.</summary>
    public OpenSshVersion? LastRelease { get; init; }

    /// <summary>How much trust it deserves.</summary>
    public AlgorithmStrength Strength { get; init; }

    /// <summary>Why it is not strong, as the end of a sentence; empty for strong ones.</summary>
    public string Weakness { get; init; } = "";

    /// <summary>Whether a cipher authenticates its packets itself, so that no MAC is used (<c>cipher.c: cipher_authlen</c>).</summary>
    public bool IsAead { get; init; }

    /// <summary>Whether a cipher works in CBC mode.</summary>
    public bool IsCbc { get; init; }

    /// <summary>Whether it signs or hashes with SHA-1 or MD5.</summary>
    public bool UsesBrokenHash { get; init; }

    /// <summary>Whether a key exchange resists quantum computers: a hybrid of a lattice and a curve (<c>kex.c: KEX_KEM_*</c>).</summary>
    public bool IsPostQuantum =>
        Kind == AlgorithmKind.KeyExchange
        && (Name.StartsWith("mlkem", StringComparison.Ordinal) || Name.StartsWith("sntrup", StringComparison.Ordinal));

    /// <summary>Whether a MAC covers what is sent instead of the plain text (<c>mac.c: macs</c>).</summary>
    public bool IsEncryptThenMac => Kind == AlgorithmKind.Mac && Name.Contains("-etm@", StringComparison.Ordinal);

    /// <summary>Whether a signature is one with a certificate (<c>sshkey.c: keyimpls</c>).</summary>
    public bool IsCertificate => Kind == AlgorithmKind.Signature && Name.Contains("-cert", StringComparison.Ordinal);

    /// <summary>Vendors whose builds know it; empty for an upstream algorithm.</summary>
    public ImmutableArray<Vendor> Vendors { get; init; } = [];

    /// <summary>Vendors that brought it to older releases.</summary>
    public ImmutableArray<Backport> Backports { get; init; } = [];

    /// <summary>Whether the release knows the name, whoever built it.</summary>
    public bool IsIn(OpenSshVersion version) => FirstRelease <= version && (LastRelease is not { } last || last >= version);

    /// <summary>Whether the target knows the name.</summary>
    public bool IsKnownIn(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return (target.Version >= FirstRelease || Backports.Any(port => port.Vendor == target.Vendor && port.Release <= target.Version))
            && (LastRelease is not { } last || target.Version <= last)
            && (Vendors.IsEmpty || Vendors.Contains(target.Vendor));
    }
}
