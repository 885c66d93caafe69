using System.Text;
using CsCheck;
using SshConfigLint.Analysis;
using SshConfigLint.Syntax.Keys;

namespace SshConfigLint.Tests.Syntax.Keys;

/// <summary>What is read of keys. A failing law prints its seed; set <c>CsCheck_Seed</c> to repeat it.</summary>
public sealed class KeyReaderTests
{
    private const int Samples = 20_000;

    private static readonly string[] _files =
    [
        ExampleKeys.PrivateKey("ed25519"),
        ExampleKeys.PrivateKey("rsa:2048,encrypted"),
        ExampleKeys.PrivateKey("rsa,pem"),
        ExampleKeys.PublicKeyLine("ecdsa"),
        ExampleKeys.CertificateLine("ed25519,host,before=2030-01-01"),
    ];

    [Theory]
    [InlineData("ed25519", "OpenSsh", "None", "ssh-ed25519", false, 256)]
    [InlineData("ecdsa", "OpenSsh", "None", "ecdsa-sha2-nistp256", false, 256)]
    [InlineData("rsa:1024", "OpenSsh", "None", "ssh-rsa", false, 1024)]
    [InlineData("rsa:3072,encrypted", "OpenSsh", "None", "ssh-rsa", true, 3072)]
    [InlineData("dsa", "OpenSsh", "None", "ssh-dss", false, 1024)]
    [InlineData("ed25519,crlf", "OpenSsh", "CarriageReturns", "ssh-ed25519", false, 256)]
    [InlineData("ed25519,cut", "OpenSsh", "NoFinalNewLine", "ssh-ed25519", false, 256)]
    [InlineData("rsa,pem", "Pem", "None", "ssh-rsa", false, null)]
    [InlineData("dsa,pem,encrypted", "Pem", "None", "ssh-dss", true, null)]
    public void A_private_key(string key, string form, string flaw, string? type, bool isEncrypted, int? bits)
    {
        var file = Read(ExampleKeys.PrivateKey(key));
        Assert.Equal(
            (form, flaw, type, isEncrypted, bits),
            (file.Form.ToString(), file.Flaw.ToString(), file.Type, file.IsEncrypted, file.Public?.Bits)
        );
    }

    [Theory]
    [InlineData("", "None", "Empty")]
    [InlineData("hello\n", "None", "NoPrivateKey")]
    [InlineData("PuTTY-User-Key-File-2: ssh-rsa\n", "Putty", "NoPrivateKey")]
    [InlineData("---- BEGIN SSH2 PUBLIC KEY ----\n", "SshCom", "NoPrivateKey")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nx\n", "Pem", "Truncated")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nx\n", "OpenSsh", "Truncated")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nxx\n-----END OPENSSH PRIVATE KEY-----\n", "OpenSsh", "Damaged")]
    [InlineData("# mine\n-----BEGIN OPENSSH PRIVATE KEY-----\nxx\n-----END OPENSSH PRIVATE KEY-----\n", "OpenSsh", "TextBefore")]
    public void What_is_no_private_key(string text, string form, string flaw) =>
        Assert.Equal((form, flaw), (Read(text).Form.ToString(), Read(text).Flaw.ToString()));

    [Fact]
    public void A_certificate_has_the_fingerprint_of_its_key()
    {
        foreach (var kind in new[] { "rsa:2048", "dsa", "ecdsa", "ed25519" })
        {
            var certificate = Read(ExampleKeys.CertificateLine($"{kind},host,before=2025-03-01")).Public!;
            Assert.Equal(Read(ExampleKeys.PrivateKey(kind)).Public!.Fingerprint, certificate.Fingerprint);
            Assert.Equal((true, 1740787200ul), (certificate.Certificate!.IsForHost, certificate.Certificate.ValidBefore));
            Assert.Equal("alice", Assert.Single(certificate.Certificate.Principals));
        }
    }

    [Theory]
    [InlineData("{0}", "", true)]
    [InlineData("from=\"a b\",command=\"echo \\\"x y\\\"\" {0}", "from=\"a b\",command=\"echo \\\"x y\\\"\"", true)]
    [InlineData("web,192.0.2.1 {0}", "web,192.0.2.1", true)]
    [InlineData("@cert-authority *.example.org {0}", "@cert-authority *.example.org", true)]
    [InlineData("|1|abc=|def= {0}", "|1|abc=|def=", true)]
    [InlineData("\t{0}", "", true)]
    [InlineData("ssh-ed25519 AAAA", "", false)]
    [InlineData("ssh-ed25519", "", false)]
    public void A_line_with_a_key(string line, string lead, bool hasKey)
    {
        var parsed = KeyLine.Parse(string.Format(null, line, ExampleKeys.PublicKeyLine("ed25519").Trim()));
        Assert.Equal((lead, hasKey), (parsed!.Lead, parsed.Key is not null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAC3NzaC1lZDI1NTE5AAAAIE")]
    [InlineData("command=\"ssh-ed25519 x\" nothing")]
    public void A_line_without_a_key(string line) => Assert.Null(KeyLine.Parse(line));

    [Fact]
    public void The_type_of_a_line_is_that_of_its_key() =>
        Assert.Null(KeyLine.Parse(ExampleKeys.PublicKeyLine("ed25519").Replace("ssh-ed25519", "ssh-rsa", StringComparison.Ordinal))!.Key);

    [Fact]
    public void Any_bytes_can_be_read() =>
        Gen
            .Byte.Array[0, 400]
            .Sample(
                bytes =>
                {
                    _ = KeyFileReader.Read(bytes);
                    _ = PublicKey.Read(bytes);
                    _ = KeyLine.Parse(Encoding.Latin1.GetString(bytes));
                },
                iter: Samples
            );

    [Fact]
    public void A_damaged_key_can_be_read() =>
        Gen.Select(Gen.Int[0, _files.Length - 1].Select(i => _files[i]), Gen.Int[0, 4000], Gen.Int[0, 4000], Gen.Byte)
            .Sample(
                (text, length, place, value) =>
                {
                    var bytes = Encoding.ASCII.GetBytes(text);
                    bytes[place % bytes.Length] = value;
                    _ = KeyFileReader.Read(bytes.AsSpan(0, Math.Min(length, bytes.Length)));
                },
                iter: Samples
            );

    /// <summary>A length field that promises more than there is must not make the reader allocate it.</summary>
    [Fact]
    public void A_damaged_blob_is_a_key_or_none() =>
        Gen.Select(Gen.Int[0, 2].Select(i => new[] { "rsa:2048", "ecdsa", "ed25519" }[i]), Gen.Int[0, 300], Gen.Byte)
            .Sample(
                (kind, place, value) =>
                {
                    var blob = Convert.FromBase64String(ExampleKeys.PublicKeyLine(kind).Split(' ')[1]);
                    blob[place % blob.Length] = value;
                    Assert.True(PublicKey.Read(blob)?.Bits is null or <= 2056);
                },
                iter: Samples
            );

    private static KeyFile Read(string text) => KeyFileReader.Read(Encoding.UTF8.GetBytes(text));
}
