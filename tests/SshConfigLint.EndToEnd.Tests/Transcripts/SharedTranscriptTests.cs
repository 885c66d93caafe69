using SshConfigLint.Negotiation.Diagnosing;

namespace SshConfigLint.EndToEnd.Tests.Transcripts;

/// <summary>Logs of real connections that are not part of the project.</summary>
public sealed class SharedTranscriptTests
{
    // File | cause | certainty | words of the summary or an edit.
    private const string Table = """
        01-ok-default.client.txt | None | Certain
        01-ok-default.sshd.log | None | Certain
        02-ok-ctr-hmac.client.txt | None | Certain
        02-ok-ctr-hmac.sshd.log | None | Certain
        03-mac-mismatch.client.txt | NoCommonMac | Certain | `hmac-sha2-512`
        03-mac-mismatch.sshd.log | NoCommonMac | Certain | `hmac-sha2-512`
        04-mac-disjoint-but-aead-ok.client.txt | None | Certain
        04-mac-disjoint-but-aead-ok.sshd.log | None | Certain
        05-cipher-mismatch.client.txt | NoCommonCipher | Certain | the server `aes256-ctr`
        05-cipher-mismatch.sshd.log | NoCommonCipher | Certain | the server `aes256-ctr`
        06-kex-mismatch.client.txt | NoCommonKex | Certain | the server `curve25519-sha256`
        06-kex-mismatch.sshd.log | NoCommonKex | Certain | the client offers `diffie-hellman-group14-sha1`
        07-hostkey-mismatch.client.txt | NoCommonHostKey | Certain | `ecdsa-sha2-nistp256`
        07-hostkey-mismatch.sshd.log | NoCommonHostKey | Certain | `ecdsa-sha2-nistp256`
        08-pubkeyalg-mismatch.client.txt | KeyAlgorithmRefused | Certain | the client does not accept `ssh-ed25519`
        08-pubkeyalg-mismatch.sshd.log | ConnectionClosed | Hint
        09-server-pubkeyalgs-reject.client.txt | PermissionDenied | Hint | `publickey`
        09-server-pubkeyalgs-reject.sshd.log | KeyAlgorithmRefused | Certain | +ssh-ed25519
        10-mac-mismatch-loglevel-info.client.txt | NoCommonMac | Certain
        10-mac-mismatch-loglevel-info.sshd.log | NoCommonMac | Certain | the client offers `hmac-sha2-256`
        11-ok-loglevel-verbose.client.txt | None | Certain
        11-ok-loglevel-verbose.sshd.log | None | Certain
        12-server-empty-mac-list.client.txt | EmptyList | Certain | the server offers no MAC
        12-server-empty-mac-list.sshd.log | EmptyList | Certain | the server offers no MAC
        13-server-hostkeyalgs-without-key.client.txt | NoUsableHostKey | Hint
        13-server-hostkeyalgs-without-key.sshd.log | NoUsableHostKey | Certain
        14-required-rsa-size.client.txt | HostKeyTooShort | Certain
        14-required-rsa-size.sshd.log | ConnectionClosed | Hint | host key
        15-hostkey-changed.client.txt | HostKeyChanged | Certain
        15-hostkey-changed.sshd.log | ConnectionClosed | Hint | host key
        16-strict-unknown.client.txt | HostKeyUnknown | Certain
        17-hostkey-type-changed.client.txt | HostKeyChanged | Certain
        17-hostkey-type-changed.sshd.log | ConnectionClosed | Hint
        18-verbose-level1.client.txt | None | Certain
        19-kbdint-still-on.client.txt | PermissionDenied | Hint | `keyboard-interactive`
        19-kbdint-still-on.sshd.log | ConnectionClosed | Hint
        20-flip-ctr-em-body.client.txt | FirstPacketRefused | Hint | the client refused
        20-flip-ctr-em-body.sshd.log | ConnectionClosed | Hint
        21-flip-ctr-em-len.client.txt | FirstPacketRefused | Hint | `aes256-ctr`
        22-flip-ctr-em-len2.client.txt | FirstPacketRefused | Hint | `aes256-ctr`
        23-flip-ctr-etm-body.client.txt | FirstPacketRefused | Hint | -etm@openssh.com`
        24-flip-ctr-etm-len.client.txt | FirstPacketRefused | Hint | -etm@openssh.com`
        25-flip-chacha-body.client.txt | FirstPacketRefused | Hint | (`chacha20-poly1305@openssh.com`)
        26-flip-chacha-len.client.txt | FirstPacketRefused | Hint | (`chacha20-poly1305@openssh.com`)
        27-flip-gcm-body.client.txt | FirstPacketRefused | Hint | (`aes256-gcm@openssh.com`)
        28-flip-gcm-len.client.txt | FirstPacketRefused | Hint | (`aes256-gcm@openssh.com`)
        29-flip-cbc-body.client.txt | FirstPacketRefused | Hint | `aes256-cbc`
        30-flip-cbc-len.client.txt | FirstPacketRefused | Hint | `aes256-cbc`
        31-flip-c2s-ctr-em.client.txt | ConnectionClosed | Hint
        31-flip-c2s-ctr-em.sshd.log | FirstPacketRefused | Hint | the server refused
        32-flip-c2s-chacha.sshd.log | FirstPacketRefused | Hint | the server refused
        33-flip-c2s-gcm.sshd.log | FirstPacketRefused | Hint | the server refused
        34-flip-c2s-ctr-etm.sshd.log | FirstPacketRefused | Hint | the server refused
        35-flip-kexinit.client.txt | HandshakeAltered | Likely
        35-flip-kexinit.sshd.log | ConnectionClosed | Hint
        36-flip-kexreply-signature.client.txt | HandshakeAltered | Likely
        37-not-ssh.client.txt | NotSsh | Certain
        39-authmethods-unusable.client.txt | Unreachable | Certain
        39-authmethods-unusable.sshd.log | UnusableMethods | Certain
        """;

    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var row in Table.Split('\n'))
            {
                var end = row.IndexOf(" | ", StringComparison.Ordinal);
                rows.Add(row[..end].Trim(), row[(end + 3)..].Trim());
            }

            return rows;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Rows))]
    public void A_log_has_its_cause(string file, string expected)
    {
        var log = File.ReadAllText(SharedMaterial.Require($"transcripts/{file}"));
        var columns = expected.Split(" | ");

        TranscriptTests.AssertCause(
            new Expected(Enum.Parse<Cause>(columns[0]), Enum.Parse<Certainty>(columns[1]), columns.ElementAtOrDefault(2) ?? ""),
            log,
            file
        );
    }

    [SkippableTheory]
    [InlineData("50-config-validation.txt", 24)]
    [InlineData("54-more-validation.txt", 11)]
    public void Each_refusal_of_a_session_is_told(string file, int count)
    {
        using var log = File.OpenText(SharedMaterial.Require($"transcripts/{file}"));

        var causes = new Negotiation.Logs.LogReader(log)
            .Connections()
            .Select(connection => Diagnosis.Of(connection).Cause)
            .Where(cause => cause != Cause.None);

        Assert.Equal(Enumerable.Repeat(Cause.RefusedConfiguration, count), causes);
    }
}
