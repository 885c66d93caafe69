using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;

namespace SshConfigLint.Rules.Tests.Substance;

/// <summary>What the rules of substance say of whole files, all rules together: which lines they judge and which they leave alone.</summary>
public class SubstanceTests
{
    [Theory]
    [InlineData("Ciphers -3des-cbc,aes128-cbc,aes256-cbc\nCiphers 3des-cbc\nKexAlgorithms +diffie-hellman-group1-sha1\n", "SSH2004@3")]
    [InlineData("MACs ^hmac-sha2-512-etm@openssh.com\nHostKeyAlgorithms -*nistp*,ssh-rsa\n")]
    [InlineData("PubkeyAcceptedKeyTypes +ssh-rsa\nCASignatureAlgorithms +ssh-rsa\n", "SSH2005@1", "SSH2005@2")]
    [InlineData("HostKeyAlgorithms ssh-ed25519,rsa-sha2-*\nPubkeyAcceptedAlgorithms ssh-*\n", "SSH2005@2", "SSH2016@2")]
    [InlineData("Ciphers aes256-ctr,aes256-cbc\nMACs hmac-sha1\n", "SSH2012@1", "SSH2003@1", "SSH2001@2", "SSH2006@2")]
    [InlineData("Ciphers aes256-gcm@openssh.com\nMACs hmac-sha1\n", "SSH2007@2")]
    [InlineData("Ciphers aes256-gcm@openssh.com\nMACs -*\n")]
    [InlineData("MACs hmac-sha2-512,hmac-sha2-512\n", "SSH2006@1", "SSH2024@1")]
    [InlineData("HostKey /srv/sshd/key\nHostKeyAlgorithms ssh-ed25519\n")]
    [InlineData("HostKey /srv/sshd/ssh_host_rsa_key\nHostKeyAlgorithms ssh-ed25519,ecdsa-sha2-nistp256\n", "SSH2030@2")]
    [InlineData(
        "KexAlgorithms mlkem768x25519-sha256\nCiphers aes128-ctr\nMACs hmac-sha2-256-etm@openssh.com,umac-128-etm@openssh.com\n",
        "SSH2009@1",
        "SSH2012@2",
        "SSH2038@2"
    )]
    [InlineData("PermitRootLogin forced-commands-only\nPasswordAuthentication no\nUsePAM yes\nKbdInteractiveAuthentication no\n")]
    [InlineData("UsePAM yes\nPasswordAuthentication no\nAuthenticationMethods publickey,keyboard-interactive\n")]
    [InlineData("UsePAM yes\nPasswordAuthentication no\nAuthenticationMethods publickey keyboard-interactive:pam\n", "SSH3003@2")]
    [InlineData("UsePAM yes\nMatch User bob\n    PasswordAuthentication no\n", "SSH3003@3")]
    [InlineData("PermitRootLogin yes\nDenyUsers root\n")]
    [InlineData("PermitRootLogin yes\nDenyUsers root@192.0.2.*\n", "SSH3001@1")]
    [InlineData("PermitRootLogin yes\nMatch Address 192.0.2.0/24\n    AllowUsers alice\n", "SSH3001@1")]
    [InlineData("Match Address 192.0.2.0/24\n    AllowUsers alice\n    PermitRootLogin yes\n")]
    [InlineData("AllowUsers alice r*\nPermitRootLogin yes\n", "SSH3001@2")]
    [InlineData("Match User !mallory\n    PermitRootLogin yes\n    PermitEmptyPasswords yes\n")]
    [InlineData("PermitEmptyPasswords yes\nPermitEmptyPasswords no\n", "SSH3004@1")]
    [InlineData("Port 22\nHostKey /etc/ssh/ssh_host_ed25519_key\n", "SSH3002@1", "SSH3005@1")]
    [InlineData("Port 22\nHostKey /etc/ssh/ssh_host_ed25519_key\nDenyGroups guests\n", "SSH3002@1")]
    [InlineData("Port 22\nSubsystem sftp internal-sftp\nMatch all\n    PasswordAuthentication no\n")]
    [InlineData("X11Forwarding no\n")]
    [InlineData("Port 22\nUsePAM yes\nPasswordAuthentication maybe\nAllowGroups staff\n")]
    public void Server_files(string text, params string[] expected) => Verify(ConfigKind.Server, text, expected);

    [Theory]
    [InlineData("Host *\n    ForwardAgent yes\nHost web\n    ForwardAgent no\n", "SSH5003@2")]
    [InlineData("Host web\n    ForwardAgent yes\nHost *\n    ForwardAgent no\n")]
    [InlineData("Host *\n    StrictHostKeyChecking accept-new\nHost lab\n    StrictHostKeyChecking no\n")]
    [InlineData("Host lab\n    StrictHostKeyChecking no\n    UserKnownHostsFile /dev/null\n", "SSH5001@2", "SSH5002@3")]
    [InlineData("Host lab\n    UserKnownHostsFile /dev/null\n    GlobalKnownHostsFile ~/.ssh/lab_hosts\n")]
    [InlineData("Host lab\n    UserKnownHostsFile /dev/null\n    GlobalKnownHostsFile /dev/null\n", "SSH5002@2")]
    [InlineData("Host old\n    HostKeyAlgorithms +ssh-rsa\n    Ciphers -3des-cbc\n", "SSH2005@2")]
    [InlineData(
        "Host old\n    Ciphers aes256-ctr\nHost *\n    Ciphers -aes*-ctr\n    MACs hmac-sha1,hmac-sha2-256\n",
        "SSH2001@5",
        "SSH2013@5"
    )]
    [InlineData("Host *\n    Ciphers -aes*-ctr\n    MACs hmac-sha1,hmac-sha2-256\nHost old\n    Ciphers aes256-ctr\n", "SSH2007@3")]
    public void Client_files(string text, params string[] expected) => Verify(ConfigKind.Client, text, expected);

    [Theory]
    [InlineData("PermitRootLogin yes\n", "root can log in with a password: the effective `PermitRootLogin` is `yes`")]
    [InlineData("PermitRootLogin yes\nPasswordAuthentication no\n", "root can log in with a key: the effective `PermitRootLogin` is `yes`")]
    [InlineData(
        "PermitRootLogin yes\nPasswordAuthentication no\nMatch Address 192.0.2.0/24\n    PasswordAuthentication yes\n",
        "root can log in with a password: the effective `PermitRootLogin` is `yes`"
    )]
    [InlineData(
        "PermitRootLogin yes\nPasswordAuthentication no\nMatch User bob\n    PasswordAuthentication yes\n",
        "root can log in with a key: the effective `PermitRootLogin` is `yes`"
    )]
    [InlineData(
        "PermitRootLogin no\nMatch Address 192.0.2.0/24\n    PermitRootLogin yes\n",
        "root can log in with a password: the effective `PermitRootLogin` is `yes` for `Match Address 192.0.2.0/24`"
    )]
    public void Root_is_let_in_as_the_message_says(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Run(ConfigKind.Server, text), finding => finding.Rule.Id == "SSH3001").Message);

    [Fact]
    public void The_line_that_loses_and_the_Include_are_shown()
    {
        var finding = Assert.Single(
            Run(
                ConfigKind.Server,
                """
                Include /etc/ssh/sshd_config.d/*.conf
                PasswordAuthentication no
                //- /etc/ssh/sshd_config.d/50-cloud-init.conf
                PasswordAuthentication yes
                """
            ),
            finding => finding.Rule.Name == "password-authentication"
        );

        Assert.Equal("/etc/ssh/sshd_config.d/50-cloud-init.conf", finding.File.Path);
        Assert.Equal("this value wins: sshd keeps the first one it reads", finding.Label);
        Assert.Equal(
            ["1: the file above is read here", "2: so this line never takes effect"],
            finding.Related.Select(place => $"{place.File.Tree.Text.GetLinePosition(place.Span.Start).Line + 1}: {place.Label}")
        );
    }

    [Fact]
    public void A_name_that_a_pattern_brings_in_is_not_cut_out_with_the_pattern()
    {
        var finding = Assert.Single(
            Run(ConfigKind.Server, "PubkeyAcceptedAlgorithms ssh-ed25519,ssh-*\n"),
            finding => finding.Rule.Id == "SSH2005"
        );
        Assert.Null(finding.Fix);
    }

    private static void Verify(ConfigKind kind, string text, string[] expected) =>
        Assert.Equal(
            expected,
            Run(kind, text).Select(finding => $"{finding.Rule.Id}@{finding.File.Tree.Text.GetLinePosition(finding.Span.Start).Line + 1}")
        );

    private static Diagnostic[] Run(ConfigKind kind, string text) =>
        [
            .. Linter.Sort(
                RuleCatalog
                    .All.Where(rule =>
                        rule.Descriptor
                            is { IsEnabledByDefault: true, Category: not (Category.Structure or Category.Scope or Category.Files) }
                    )
                    .Where(rule => rule.Descriptor.AppliesToKind(kind))
                    .SelectMany(rule => ExampleRun.Of(rule, text, kind, Target.Default).Diagnostics)
            ),
        ];
}
