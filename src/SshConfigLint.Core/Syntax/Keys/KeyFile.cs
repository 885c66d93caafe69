namespace SshConfigLint.Syntax.Keys;

/// <summary>What a file that should hold a private key looks like.</summary>
public enum KeyFileForm
{
    /// <summary>Nothing that ssh or a program beside it would write as a key.</summary>
    None,

    /// <summary><c>BEGIN OPENSSH PRIVATE KEY</c>: the public key can be read without the passphrase.</summary>
    OpenSsh,

    /// <summary><c>BEGIN RSA PRIVATE KEY</c> and other forms of OpenSSL: only the label can be read.</summary>
    Pem,

    /// <summary>A public key or certificate.</summary>
    Public,

    /// <summary>A key of PuTTY, which OpenSSH cannot read.</summary>
    Putty,

    /// <summary>A key in the form of RFC 4716 or of ssh.com, which OpenSSH cannot read.</summary>
    SshCom,
}

/// <summary>Why OpenSSH cannot load a file as a private key.</summary>
public enum KeyFileFlaw
{
    /// <summary>Nothing that can be seen without the private part.</summary>
    None,

    /// <summary>The file is empty.</summary>
    Empty,

    /// <summary>It is no private key.</summary>
    NoPrivateKey,

    /// <summary>The line <c>BEGIN OPENSSH PRIVATE KEY</c> ends with a carriage return.</summary>
    CarriageReturns,

    /// <summary>Something stands before the line <c>BEGIN OPENSSH PRIVATE KEY</c>.</summary>
    TextBefore,

    /// <summary>The line <c>END OPENSSH PRIVATE KEY</c> has no line feed.</summary>
    NoFinalNewLine,

    /// <summary>The last line is missing.</summary>
    Truncated,

    /// <summary>What stands between the lines is damaged.</summary>
    Damaged,
}

/// <summary>The public facts of a file that should hold a private key; nothing of the private part is in it.</summary>
/// <param name="Form">What it looks like.</param>
/// <param name="Flaw">Why OpenSSH cannot load it as a private key.</param>
/// <param name="Type">The type of the key, <c>ssh-rsa</c>; null where only the private part tells it.</param>
/// <param name="IsEncrypted">Whether a passphrase protects it; null for what is no private key.</param>
/// <param name="Public">The public key that the file itself holds; null for other forms than OpenSSH's own.</param>
public sealed record KeyFile(KeyFileForm Form, KeyFileFlaw Flaw, string? Type, bool? IsEncrypted, PublicKey? Public)
{
    /// <summary>More bytes than any key has; OpenSSH itself stops at a megabyte.</summary>
    public const int MaxLength = 1 << 18;
}
