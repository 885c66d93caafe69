using System.Buffers;
using System.Text;

namespace SshConfigLint.Syntax.Keys;

/// <summary>Reads the public facts of a key file. Of a private key it decodes what stands before the private part, and never more.</summary>
public static class KeyFileReader
{
    private const int MaxPublicKey = 1 << 14;

    private static readonly SearchValues<byte> _base64 = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n"u8
    );

    private static ReadOnlySpan<byte> Begin => "-----BEGIN OPENSSH PRIVATE KEY-----"u8;

    private static ReadOnlySpan<byte> End => "\n-----END OPENSSH PRIVATE KEY-----"u8;

    /// <summary>Reads a file. Never throws for what it holds.</summary>
    public static KeyFile Read(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return Without(KeyFileForm.None, KeyFileFlaw.Empty);
        }

        var begin = content.IndexOf(Begin);
        if (begin >= 0)
        {
            return ReadOpenSsh(content, begin);
        }

        if (ReadPem(content) is { } pem)
        {
            return pem;
        }

        if (content.StartsWith("PuTTY-User-Key-File-"u8))
        {
            return Without(KeyFileForm.Putty, KeyFileFlaw.NoPrivateKey);
        }

        if (content.IndexOf("---- BEGIN SSH2 "u8) >= 0)
        {
            return Without(KeyFileForm.SshCom, KeyFileFlaw.NoPrivateKey);
        }

        return PublicKeyIn(content) is { } key
            ? new KeyFile(KeyFileForm.Public, KeyFileFlaw.NoPrivateKey, key.Type, IsEncrypted: null, key)
            : Without(KeyFileForm.None, KeyFileFlaw.NoPrivateKey);
    }

    /// <summary>The first public key or certificate of a text, as files that end with <c>.pub</c> hold it; null when there is none.</summary>
    public static PublicKey? PublicKeyIn(ReadOnlySpan<byte> content)
    {
        foreach (var range in content.Split((byte)'\n'))
        {
            var line = content[range].Trim(" \t\r"u8);
            if (!line.IsEmpty && line[0] != '#' && line.Length <= MaxPublicKey * 2)
            {
                return KeyLine.Parse(Encoding.UTF8.GetString(line))?.Key;
            }
        }

        return null;
    }

    private static KeyFile Without(KeyFileForm form, KeyFileFlaw flaw) => new(form, flaw, Type: null, IsEncrypted: null, Public: null);

    /// <summary><c>sshkey.c: private2_uudecode</c>: nothing may stand before the first line, and line feeds must follow the first and the last.</summary>
    private static KeyFile ReadOpenSsh(ReadOnlySpan<byte> content, int begin)
    {
        var body = content[(begin + Begin.Length)..];
        var end = body.IndexOf(End);
        var behind = end < 0 ? default : body[(end + End.Length)..];
        var inside = end < 0 ? body : body[..end];
        var (cipher, key) = ReadHeader(inside);
        var flaw =
            begin > 0 ? KeyFileFlaw.TextBefore
            : body is [(byte)'\r', ..] ? KeyFileFlaw.CarriageReturns
            : end < 0 ? KeyFileFlaw.Truncated
            : behind.IsEmpty ? KeyFileFlaw.NoFinalNewLine
            : behind[0] == '\r' ? KeyFileFlaw.CarriageReturns
            : behind[0] != '\n' ? KeyFileFlaw.Truncated
            : cipher is null || inside.ContainsAnyExcept(_base64) ? KeyFileFlaw.Damaged
            : KeyFileFlaw.None;
        return new KeyFile(KeyFileForm.OpenSsh, flaw, key?.Type, cipher is null ? null : cipher != "none", key);
    }

    /// <summary>The cipher and the public key (<c>PROTOCOL.key</c>); the private part follows them.</summary>
    private static (string? Cipher, PublicKey? Key) ReadHeader(ReadOnlySpan<byte> text)
    {
        const int MaxName = 64;
        const int MaxOptions = 1024;
        var reader = new Base64Prefix(text);
        Span<byte> magic = stackalloc byte["openssh-key-v1\0".Length];
        Span<byte> count = stackalloc byte[sizeof(uint)];
        if (!reader.TryRead(magic) || !magic.SequenceEqual("openssh-key-v1\0"u8) || reader.ReadString(MaxName) is not { } cipher)
        {
            return default;
        }

        // sshkey.c: private2_decrypt takes exactly one key.
        var isWhole =
            reader.ReadString(MaxName) is not null
            && reader.ReadString(MaxOptions) is not null
            && reader.TryRead(count)
            && count.SequenceEqual((ReadOnlySpan<byte>)[0, 0, 0, 1]);
        return isWhole && reader.ReadString(MaxPublicKey) is { } blob ? (Encoding.ASCII.GetString(cipher), PublicKey.Read(blob)) : default;
    }

    /// <summary>The first block of OpenSSL that is a private key; it may stand anywhere, with any line ends (PEM_read_bio).</summary>
    private static KeyFile? ReadPem(ReadOnlySpan<byte> content)
    {
        (string Label, string? Type)[] labels =
        [
            ("RSA PRIVATE KEY", "ssh-rsa"),
            ("DSA PRIVATE KEY", "ssh-dss"),
            ("EC PRIVATE KEY", null),
            ("PRIVATE KEY", null),
            ("ENCRYPTED PRIVATE KEY", null),
        ];
        foreach (var (label, type) in labels)
        {
            var start = content.IndexOf(Encoding.ASCII.GetBytes($"-----BEGIN {label}-----"));
            if (start < 0)
            {
                continue;
            }

            var block = content[start..];
            var end = block.IndexOf(Encoding.ASCII.GetBytes($"-----END {label}-----"));
            var isEncrypted = label.StartsWith('E') && label.Contains("ENC") || block.IndexOf("Proc-Type: 4,ENCRYPTED"u8) >= 0;
            return new KeyFile(KeyFileForm.Pem, end < 0 ? KeyFileFlaw.Truncated : KeyFileFlaw.None, type, isEncrypted, Public: null);
        }

        return null;
    }
}
