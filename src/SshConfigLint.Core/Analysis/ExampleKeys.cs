using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SshConfigLint.Analysis;

/// <summary>
/// Writes key files for marked text. They hold noise: a public key that nobody has the private one of, and nothing
/// where a private one would stand.
/// </summary>
/// <remarks>
/// A key is <c>TYPE[:BITS][#NUMBER]</c> with TYPE <c>rsa</c>, <c>dsa</c>, <c>ecdsa</c> or <c>ed25519</c>; other numbers are other keys. Words may
/// follow, with commas before them: <c>encrypted</c>, <c>pem</c>, <c>crlf</c>, <c>cut</c> (no line feed at the end) for a private key, <c>host</c> and
/// <c>before=2020-01-01</c> for a certificate.
/// </remarks>
internal static class ExampleKeys
{
    internal static string PrivateKey(string text)
    {
        var (type, blob, words) = Parse(text);
        if (words.Contains("pem"))
        {
            var label =
                type == "ssh-rsa" ? "RSA"
                : type == "ssh-dss" ? "DSA"
                : "EC";
            var header = words.Contains("encrypted") ? "Proc-Type: 4,ENCRYPTED\n\n" : "";
            return $"-----BEGIN {label} PRIVATE KEY-----\n{header}bm90aGluZw==\n-----END {label} PRIVATE KEY-----\n";
        }

        var isEncrypted = words.Contains("encrypted");
        var body = new MemoryStream();
        body.Write("openssh-key-v1\0"u8);
        WriteString(body, Encoding.ASCII.GetBytes(isEncrypted ? "aes256-ctr" : "none"));
        WriteString(body, Encoding.ASCII.GetBytes(isEncrypted ? "bcrypt" : "none"));
        WriteString(body, isEncrypted ? Noise("kdf", 24) : []);
        body.Write([0, 0, 0, 1]);
        WriteString(body, blob);
        WriteString(body, new byte[64]);
        var base64 = Convert.ToBase64String(body.ToArray());
        var file = $"-----BEGIN OPENSSH PRIVATE KEY-----\n{base64}\n-----END OPENSSH PRIVATE KEY-----\n";
        file = words.Contains("crlf") ? file.Replace("\n", "\r\n", StringComparison.Ordinal) : file;
        return words.Contains("cut") ? file.TrimEnd('\n') : file;
    }

    internal static string PublicKeyLine(string text)
    {
        var (type, blob, _) = Parse(text);
        return $"{type} {Convert.ToBase64String(blob)} example\n";
    }

    internal static string CertificateLine(string text)
    {
        var (type, blob, words) = Parse(text);
        var name = $"{type}-cert-v01@openssh.com";
        var certificate = new MemoryStream();
        WriteString(certificate, Encoding.ASCII.GetBytes(name));
        WriteString(certificate, Noise("nonce", 32));
        certificate.Write(blob.AsSpan(sizeof(uint) + type.Length));
        var before = words.FirstOrDefault(word => word.StartsWith("before=", StringComparison.Ordinal))?["before=".Length..];
        var end = before is null
            ? ulong.MaxValue
            : (ulong)DateTimeOffset.Parse(before, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeSeconds();
        Span<byte> numbers = stackalloc byte[12];
        numbers.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(numbers[8..], words.Contains("host") ? 2u : 1u);
        certificate.Write(numbers);
        WriteString(certificate, "example"u8);
        var principals = new MemoryStream();
        WriteString(principals, "alice"u8);
        WriteString(certificate, principals.ToArray());
        Span<byte> validity = stackalloc byte[16];
        validity.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(validity[8..], end);
        certificate.Write(validity);
        return $"{name} {Convert.ToBase64String(certificate.ToArray())} example\n";
    }

    private static (string Type, byte[] Blob, string[] Words) Parse(string text)
    {
        var words = text.Split(',');
        var (kind, number) = words[0].Split('#') is [var left, var right] ? (left, right) : (words[0], "1");
        var (name, size) = kind.Split(':') is [var first, var bits] ? (first, int.Parse(bits, CultureInfo.InvariantCulture)) : (kind, 2048);
        var type = name switch
        {
            "rsa" => "ssh-rsa",
            "dsa" => "ssh-dss",
            "ecdsa" => "ecdsa-sha2-nistp256",
            "ed25519" => "ssh-ed25519",
            _ => throw new FormatException($"{name} is no kind of key."),
        };
        var blob = new MemoryStream();
        WriteString(blob, Encoding.ASCII.GetBytes(type));
        byte[][] fields = name switch
        {
            "rsa" =>
            [
                [1, 0, 1],
                Number(number, size),
            ],
            "dsa" => [Number(number, 1024), Number(number, 160), Number(number, 1024), Number(number, 1024)],
            "ecdsa" => ["nistp256"u8.ToArray(), [4, .. Noise(number, 64)]],
            _ => [Noise(number, 32)],
        };
        Array.ForEach(fields, field => WriteString(blob, field));
        return (type, blob.ToArray(), words[1..]);
    }

    /// <summary>A number of so many bits; a zero byte keeps it positive.</summary>
    private static byte[] Number(string seed, int bits)
    {
        var noise = Noise(seed, bits / 8);
        noise[0] |= 0x80;
        return [0, .. noise];
    }

    private static byte[] Noise(string seed, int length)
    {
        var noise = new byte[length];
        for (var (i, block) = (0, 0); i < length; block++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {block}"));
            var count = Math.Min(hash.Length, length - i);
            hash.AsSpan(0, count).CopyTo(noise.AsSpan(i));
            i += count;
        }

        return noise;
    }

    private static void WriteString(MemoryStream stream, ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)value.Length);
        stream.Write(length);
        stream.Write(value);
    }
}
