namespace SshConfigLint.Knowledge;

/// <summary>Who built the OpenSSH that reads a file; vendors add keywords and change defaults.</summary>
public enum Vendor
{
    /// <summary>The portable release without vendor patches.</summary>
    Portable,

    /// <summary>Debian, Ubuntu and their children.</summary>
    Debian,

    /// <summary>Red Hat Enterprise Linux, Fedora and their children.</summary>
    RedHat,

    /// <summary>macOS.</summary>
    Apple,

    /// <summary>The FreeBSD base system.</summary>
    FreeBsd,

    /// <summary>HPN-SSH.</summary>
    Hpn,

    /// <summary>Win32-OpenSSH.</summary>
    Windows,

    /// <summary>PKIX-SSH (X.509 certificates); never a target, named so that its keywords are not called unknown.</summary>
    PkixSsh,
}
