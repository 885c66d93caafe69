using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using System.Security.Cryptography;

namespace SshConfigLint.Syntax.Keys;

/// <summary>What a certificate says beside its key (<c>PROTOCOL.certkeys</c>).</summary>
/// <param name="IsForHost">Whether it names a host; otherwise users.</param>
/// <param name="KeyId">What whoever signed it calls it.</param>
/// <param name="Principals">The users or hosts that it is for; none stands for all of them in releases before 10.3.</param>
/// <param name="ValidAfter">The second since 1970 from which on it is valid.</param>
/// <param name="ValidBefore">The second since 1970 from which on it is no longer valid; <see cref="ulong.MaxValue"/> for never.</param>
public sealed record KeyCertificate(bool IsForHost, string KeyId, ImmutableArray<string> Principals, ulong ValidAfter, ulong ValidBefore);

/// <summary>A public key, or the public key of a certificate.</summary>
/// <param name="Type">The type without the ending of certificates: <c>ssh-ed25519</c>.</param>
/// <param name="Bits">Its size; null for a type that is not known.</param>
/// <param name="Fingerprint">What <c>ssh-keygen -l</c> prints; a certificate has that of its key.</param>
/// <param name="Certificate">What the certificate says; null for a plain key.</param>
public sealed record PublicKey(string Type, int? Bits, string Fingerprint, KeyCertificate? Certificate)
{
    private const int MaxLength = 1 << 16;
    private const int MaxPrincipals = 256;

    private static readonly (string Ending, int Length)[] _certificateEndings =
    [
        ("-cert-v01@openssh.com", "-cert-v01@openssh.com".Length),
        ("-cert", "-cert".Length),
    ];

    /// <summary>Whether a name looks like the type of a key.</summary>
    public static bool IsType(string name) => FieldsOf(PlainType(name)) is not null;

    /// <summary>Reads the binary form; null for bytes that are no key.</summary>
    public static PublicKey? Read(ReadOnlySpan<byte> blob)
    {
        var reader = new BlobReader(blob);
        if (blob.Length > MaxLength || !reader.TryReadText(out var name) || name.Length == 0)
        {
            return null;
        }

        var type = PlainType(name);
        if (FieldsOf(type) is not { } fields)
        {
            return null;
        }

        if (type == name)
        {
            return ReadFields(ref reader, type, fields) is var (bits, _) && reader.IsAtEnd
                ? new PublicKey(type, bits, FingerprintOf(blob), Certificate: null)
                : null;
        }

        // A nonce stands before the fields of the key, what is certified behind them.
        return
            reader.TryReadString(out _)
            && ReadFields(ref reader, type, fields) is var (size, plain)
            && ReadCertificate(ref reader) is { } certificate
            ? new PublicKey(type, size, FingerprintOf(plain), certificate)
            : null;
    }

    /// <summary>The type of the key that a certificate's type names; another type is given back as it is.</summary>
    public static string PlainType(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var (ending, length) in _certificateEndings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                return name.StartsWith("sk-", StringComparison.Ordinal) ? $"{name[..^length]}@openssh.com" : name[..^length];
            }
        }

        return name;
    }

    /// <summary>How many strings the key has behind its type, and which one tells its size (<c>sshkey.c: sshkey_from_blob_internal</c>).</summary>
    private static (int Count, int Size)? FieldsOf(string type) =>
        type switch
        {
            "ssh-rsa" => (2, 1),
            "ssh-dss" => (4, 0),
            "ecdsa-sha2-nistp256" or "ecdsa-sha2-nistp384" or "ecdsa-sha2-nistp521" => (2, -1),
            "sk-ecdsa-sha2-nistp256@openssh.com" => (3, -1),
            "ssh-ed25519" or "ssh-mldsa44-ed25519" => (1, -1),
            "sk-ssh-ed25519@openssh.com" => (2, -1),
            _ => null,
        };

    private static (int Bits, byte[] Plain)? ReadFields(ref BlobReader reader, string type, (int Count, int Size) fields)
    {
        var plain = new MemoryStream();
        Append(plain, System.Text.Encoding.ASCII.GetBytes(type));
        var bits =
            type.EndsWith("384", StringComparison.Ordinal) ? 384
            : type.EndsWith("521", StringComparison.Ordinal) ? 521
            : 256;
        for (var i = 0; i < fields.Count; i++)
        {
            if (!reader.TryReadString(out var field) || field.IsEmpty)
            {
                return null;
            }

            Append(plain, field);
            if (i == fields.Size)
            {
                bits = BitsOf(field);
            }
        }

        return (bits, plain.ToArray());
    }

    /// <summary>Serial number, kind, id, principals, validity; what follows is of no use here.</summary>
    private static KeyCertificate? ReadCertificate(ref BlobReader reader)
    {
        const uint Host = 2;
        if (
            !reader.TryReadUInt64(out _)
            || !reader.TryReadUInt32(out var kind)
            || !reader.TryReadText(out var id)
            || !reader.TryReadString(out var list)
            || !reader.TryReadUInt64(out var after)
            || !reader.TryReadUInt64(out var before)
        )
        {
            return null;
        }

        var principals = ImmutableArray.CreateBuilder<string>();
        var names = new BlobReader(list);
        while (!names.IsAtEnd)
        {
            if (principals.Count == MaxPrincipals || !names.TryReadText(out var name))
            {
                return null;
            }

            principals.Add(name);
        }

        return new KeyCertificate(kind == Host, id, principals.ToImmutable(), after, before);
    }

    private static void Append(MemoryStream plain, ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)field.Length);
        plain.Write(length);
        plain.Write(field);
    }

    /// <summary>The bits of a number without leading zeros.</summary>
    private static int BitsOf(ReadOnlySpan<byte> number)
    {
        var significant = number.TrimStart((byte)0);
        return significant.IsEmpty ? 0 : (significant.Length * 8) - (BitOperations.LeadingZeroCount((uint)significant[0]) - 24);
    }

    private static string FingerprintOf(ReadOnlySpan<byte> blob) => $"SHA256:{Convert.ToBase64String(SHA256.HashData(blob)).TrimEnd('=')}";
}
