using System.Collections.Immutable;
using CsCheck;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Semantics.Values;

/// <summary>
/// Lines with <c>[|…|]</c> around what is blamed, and what is said of it; rows for 8.4, 9.2, 10.0 and 10.6 were run with
/// the real programs. Without a mark nothing is said.
/// </summary>
public sealed class ValueProblemTests
{
    [Theory]
    // Words of a list.
    [InlineData("9.2", "PasswordAuthentication yes", null)]
    [InlineData("9.2", "PasswordAuthentication TRUE", null)]
    [InlineData("9.2", "PasswordAuthentication [|nope|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "PasswordAuthentication [|\"\"|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "PasswordAuthentication yes [|no|]", ProblemKind.ExtraArgument)]
    [InlineData("9.2", "Compression [|true|]", ProblemKind.InvalidValue)]
    [InlineData("8.1", "Compression true", null)]
    [InlineData("7.5", "StrictHostKeyChecking [|accept-new|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "StrictHostKeyChecking accept-new", null)]
    [InlineData("9.2", "SessionType Subsystem", null)]
    [InlineData("9.2", "LogLevel debug3", null)]
    [InlineData("9.2", "LogLevel [|debug4|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "FingerprintHash SHA384", null)]
    // Numbers, ports, masks.
    [InlineData("9.2", "ConnectionAttempts 007", null)]
    [InlineData("9.2", "ConnectionAttempts \" +7\"", null)]
    [InlineData("9.2", "ConnectionAttempts [|2147483648|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "ConnectionAttempts 0[|x10|]", ProblemKind.InvalidValue)]
    [InlineData("7.5", "ConnectionAttempts 0x10", null)]
    [InlineData("9.2", "Port 022", null)]
    [InlineData("9.2", "Port [|0|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "Port [|65536|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "Port [|<port>|]", ProblemKind.InvalidValue)]
    [InlineData("7.8", "Port [|ssh|]", ProblemKind.InvalidValue)]
    [InlineData("8.0", "Port ssh", null)]
    [InlineData("9.2", "StreamLocalBindMask 08", null)]
    [InlineData("9.2", "StreamLocalBindMask [|8|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "StreamLocalBindMask [|01777|]", ProblemKind.InvalidValue)]
    // Times.
    [InlineData("9.2", "ConnectTimeout none", null)]
    [InlineData("9.2", "ConnectTimeout [|NONE|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "ConnectTimeout +5", null)]
    [InlineData("10.0", "ConnectTimeout [|+|]5", ProblemKind.InvalidValue)]
    [InlineData("10.0", "ConnectTimeout 10s5", null)]
    [InlineData("10.6", "ConnectTimeout 10s[|5|]", ProblemKind.InvalidValue)]
    [InlineData("10.6", "ConnectTimeout 1.5", null)]
    [InlineData("10.0", "ConnectTimeout 1[|.|]5", ProblemKind.InvalidValue)]
    [InlineData("8.4", "ConnectTimeout 2147483648", null)]
    [InlineData("9.2", "ConnectTimeout [|2147483648|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "ControlPersist yes", null)]
    [InlineData("9.2", "ControlPersist [|Yes|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "AddKeysToAgent CONFIRM 5m", null)]
    [InlineData("9.2", "AddKeysToAgent 5m", null)]
    [InlineData("9.2", "AddKeysToAgent yes [|5m|]", ProblemKind.ExtraArgument)]
    [InlineData("8.3", "AddKeysToAgent [|5m|]", ProblemKind.InvalidValue)]
    [InlineData("10.0", "ObscureKeystrokeTiming interval:1000", null)]
    [InlineData("10.0", "ObscureKeystrokeTiming interval:[|1001|]", ProblemKind.InvalidValue)]
    // Words and paths.
    [InlineData("9.2", "IdentityFile \"~/.ssh/id web\"", null)]
    [InlineData("9.2", "IdentityFile ~/.ssh/id [|web|]", ProblemKind.ExtraArgument)]
    [InlineData("9.2", "ForwardAgent /run/agent", null)]
    [InlineData("8.1", "ForwardAgent [|/run/agent|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "ForwardAgent $SSH_AUTH_SOCK", null)]
    [InlineData("9.2", "ForwardAgent [|$A-B|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "IdentityAgent ${NOBODY_SETS_THIS}", null)]
    [InlineData("9.2", "IdentityAgent [|${HOME|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "IdentityAgent /a/[|${}|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "UserKnownHostsFile a [|none|]", ProblemKind.InvalidValue)]
    [InlineData("8.4", "UserKnownHostsFile a none", null)]
    [InlineData("9.2", "UserKnownHostsFile a [|\"\"|]", ProblemKind.InvalidValue)]
    [InlineData("8.4", "UserKnownHostsFile a \"\"", null)]
    [InlineData("8.4", "UserKnownHostsFile \"\" a", null)]
    [InlineData("8.4", "SetEnv A=\"b c", null)]
    [InlineData("8.4", "Port 22 [|# x|]", ProblemKind.TrailingComment)]
    [InlineData("8.4", "SendEnv LANG [|# x|]", ProblemKind.CommentInValue)]
    [InlineData("8.4", "IdentityFile [|'~/.ssh/id'|]", ProblemKind.SingleQuote)]
    // Algorithms.
    [InlineData("9.2", "Ciphers aes128-ctr,[|aes129-ctr|]", ProblemKind.UnknownAlgorithm)]
    [InlineData("9.2", "Ciphers aes128-ctr,[|AES256-CTR|]", ProblemKind.AlgorithmCase)]
    [InlineData("9.2", "Ciphers aes128-ctr,[|arcfour|]", ProblemKind.RemovedAlgorithm)]
    [InlineData("8.4", "KexAlgorithms [|mlkem768x25519-sha256|]", ProblemKind.AlgorithmTooNew)]
    [InlineData("9.2", "Ciphers [|hmac-sha2-256|]", ProblemKind.UnknownAlgorithm)]
    [InlineData("9.2", "Ciphers aes128-ctr,[| |]aes256-ctr", ProblemKind.BlankInList)]
    [InlineData("9.2", "Ciphers aes128-ctr[|  |],aes256-ctr", ProblemKind.BlankInList)]
    [InlineData("9.2", "Ciphers aes128-ctr [|aes256-ctr|]", ProblemKind.ExtraArgument)]
    [InlineData("9.2", "Ciphers +aes128-cbc,[|+|]aes256-cbc", ProblemKind.MisplacedListPrefix)]
    [InlineData("9.2", "Ciphers [|+|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "Ciphers +[|aes*-cbc|]", ProblemKind.UnknownAlgorithm)]
    [InlineData("9.2", "Ciphers -aes*", null)]
    [InlineData("9.2", "Ciphers -aes128-ctr,arcfour", null)]
    [InlineData("9.2", "Ciphers -[|aes-128-ctr|]", ProblemKind.RemovalMatchesNothing)]
    [InlineData("9.2", "Ciphers [|-*|]", ProblemKind.EmptyAlgorithmList)]
    [InlineData("10.0", "Ciphers ,aes128-ctr", null)]
    [InlineData("10.6", "Ciphers [|,|]aes128-ctr", ProblemKind.InvalidValue)]
    [InlineData("9.2", "Ciphers aes128-ctr,", null)]
    [InlineData("7.4", "Ciphers [|-|]aes128-cbc", ProblemKind.MisplacedListPrefix)]
    [InlineData("8.0", "MACs [|^|]hmac-sha2-256", ProblemKind.MisplacedListPrefix)]
    [InlineData("9.2", "HostKeyAlgorithms ssh-ed25519*,rsa-sha2-*", null)]
    [InlineData("9.2", "HostKeyAlgorithms [|bogus*|]", ProblemKind.UnknownAlgorithm)]
    [InlineData("9.2", "HostKeyAlgorithms +[|ED25519|]", ProblemKind.UnknownAlgorithm)]
    [InlineData("10.0", "HostKeyAlgorithms +ssh-rsa", null)]
    [InlineData("10.0", "HostKeyAlgorithms +[|ssh-dss|]", ProblemKind.RemovedAlgorithm)]
    [InlineData("9.2", "CASignatureAlgorithms ssh-ed25519-cert-v01@openssh.com,ssh-ed25519", null)]
    [InlineData("10.0", "CASignatureAlgorithms [|ssh-ed25519-cert-v01@openssh.com|],ssh-ed25519", ProblemKind.UnknownAlgorithm)]
    [InlineData("8.4", "CASignatureAlgorithms +ssh-ed25519-cert-v01@openssh.com", null)]
    [InlineData("8.4", "CASignatureAlgorithms [|ssh-ed25519-cert-v01@openssh.com|]", ProblemKind.EmptyAlgorithmList)]
    [InlineData("9.2", "HostKeyAlgorithms [|RSA|]", ProblemKind.EmptyAlgorithmList)]
    [InlineData("9.2", "PreferredAuthentications publickey,[| |]password", ProblemKind.BlankInList)]
    // Sizes, classes, characters, devices.
    [InlineData("9.2", "RekeyLimit 1G 1h", null)]
    [InlineData("9.2", "RekeyLimit default none", null)]
    [InlineData("9.2", "RekeyLimit [|15|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "RekeyLimit 1[|Z|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "RekeyLimit default [|NONE|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "IPQoS af21 cs1", null)]
    [InlineData("9.2", "IPQoS 0x10", null)]
    [InlineData("10.0", "IPQoS [|0x10|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "IPQoS ef [|va|]", ProblemKind.InvalidValue)]
    [InlineData("10.6", "IPQoS ef va", null)]
    [InlineData("9.2", "IPQoS ef ef [|ef|]", ProblemKind.ExtraArgument)]
    [InlineData("9.2", "EscapeChar ^]", null)]
    [InlineData("9.2", "EscapeChar [|^1|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "EscapeChar [|é|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "TunnelDevice any:3", null)]
    [InlineData("9.2", "TunnelDevice [|x|]:3", ProblemKind.InvalidValue)]
    [InlineData("9.2", "TunnelDevice 3:[|2147483646|]", ProblemKind.InvalidValue)]
    // Hosts and forwardings.
    [InlineData("9.2", "ProxyJump alice@gate:2222,[2001:db8::1]:22", null)]
    [InlineData("9.2", "ProxyJump ssh://alice@gate:2222/", null)]
    [InlineData("9.2", "ProxyJump gate:[|0|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "ProxyJump a,[|@b|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "ProxyJump a,[| |]b", ProblemKind.BlankInList)]
    [InlineData("9.2", "ProxyJump a [|b|]", ProblemKind.ExtraArgument)]
    [InlineData("10.6", "ProxyJump a, b", null)]
    [InlineData("9.2", "ProxyJump gate # through the gate", null)]
    [InlineData("9.2", "LocalForward 8080 localhost:80", null)]
    [InlineData("9.2", "LocalForward 8080 /run/socket", null)]
    [InlineData("9.2", "LocalForward [|8080|]", ProblemKind.MissingArgument)]
    [InlineData("9.2", "LocalForward [|0|] localhost:80", ProblemKind.InvalidValue)]
    [InlineData("9.2", "RemoteForward 0 localhost:80", null)]
    [InlineData("9.2", "RemoteForward 1080", null)]
    [InlineData("7.5", "RemoteForward [|1080|]", ProblemKind.MissingArgument)]
    [InlineData("9.2", "LocalForward 8080 [|localhost:0|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "LocalForward 8080 [|2001:db8::1:80|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "LocalForward 8080:localhost 80", null)]
    [InlineData("9.2", "LocalForward ${UNSET_PORT} localhost:80", null)]
    [InlineData("9.2", "DynamicForward [::1]:1080", null)]
    [InlineData("9.2", "DynamicForward 1080 [|localhost:80|]", ProblemKind.ExtraArgument)]
    [InlineData("9.2", "PermitRemoteOpen host:* ANOTHER:22", null)]
    [InlineData("9.2", "PermitRemoteOpen host:[|0|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "PermitRemoteOpen host:22 [|Any|]", ProblemKind.InvalidValue)]
    // Lists of words.
    [InlineData("9.2", "SendEnv LANG LC_* -LC_ALL", null)]
    [InlineData("9.2", "SendEnv LANG[|=C|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "SetEnv A=b B=\"c d\"", null)]
    [InlineData("9.2", "SetEnv A=b [|B|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "CanonicalDomains a.example b.example", null)]
    [InlineData("9.2", "CanonicalDomains [|_a.example|]", ProblemKind.InvalidValue)]
    [InlineData("10.0", "CanonicalDomains _a.example", null)]
    [InlineData("9.2", "CanonicalDomains a [|a..b|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "CanonicalizePermittedCNAMEs *.a:*.b,*.c *", null)]
    [InlineData("9.2", "CanonicalizePermittedCNAMEs [|*.a:|]", ProblemKind.InvalidValue)]
    [InlineData("8.4", "CanonicalizePermittedCNAMEs [|none|]", ProblemKind.InvalidValue)]
    [InlineData("10.0", "ChannelTimeout session=5m *=1h", null)]
    [InlineData("10.0", "ChannelTimeout session=5[|x|]", ProblemKind.InvalidValue)]
    [InlineData("10.0", "ChannelTimeout session=1 [|none|]", ProblemKind.InvalidValue)]
    // Tokens.
    [InlineData("9.2", "ControlPath ~/.ssh/%C", null)]
    [InlineData("9.2", "ControlPath ~/.ssh/[|%q|]", ProblemKind.UnknownToken)]
    [InlineData("9.2", "ControlPath ~/.ssh/[|%j|]", ProblemKind.UnknownToken)]
    [InlineData("10.0", "ControlPath ~/.ssh/%j", null)]
    [InlineData("9.2", "ControlPath \"~/.ssh/a[|%|]\"", ProblemKind.UnknownToken)]
    [InlineData("9.2", "HostName [|%n|].example.org", ProblemKind.UnknownToken)]
    [InlineData("9.2", "ProxyCommand nc [|%u|] 100%%", ProblemKind.UnknownToken)]
    [InlineData("9.2", "User %q", null)]
    [InlineData("9.2", "LocalForward 8080 /run/[|%q|]", ProblemKind.UnknownToken)]
    [InlineData("9.2", "LocalForward 8080 %q:80", null)]
    // Placeholders.
    [InlineData("9.2", "User [|<your_username>|]", ProblemKind.TutorialPlaceholder)]
    [InlineData("9.2", "HostName [|@SERVER_NAME@|]", ProblemKind.TutorialPlaceholder)]
    [InlineData("9.2", "HostName [|YOUR_SERVER_IP|]", ProblemKind.TutorialPlaceholder)]
    [InlineData("9.2", "HostName [|your-server|].example.org", ProblemKind.TutorialPlaceholder)]
    [InlineData("9.2", "User your-name-here", null)]
    [InlineData("9.2", "HostName yours.example.org", null)]
    public void Ssh(string version, string marked, ProblemKind? expected) => AssertSaid(ConfigKind.Client, version, marked, expected);

    [Theory]
    // Words of a list.
    [InlineData("9.2", "PasswordAuthentication [|true|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "PasswordAuthentication YES", null)]
    [InlineData("7.6", "PasswordAuthentication [|YES|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "PermitTunnel [|Yes|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "PermitRootLogin without-password", null)]
    [InlineData("8.1", "IgnoreRhosts [|shosts-only|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "AllowTcpForwarding ALL", null)]
    // Numbers and times.
    [InlineData("9.2", "MaxAuthTries [|-1|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "PerSourceMaxStartups none", null)]
    [InlineData("9.2", "PerSourceMaxStartups [|None|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "LoginGraceTime [|none|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "UnusedConnectionTimeout none", null)]
    [InlineData("9.2", "MaxStartups 10:30:100", null)]
    [InlineData("9.2", "MaxStartups [|10:30|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "MaxStartups [|100:30:10|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "MaxStartups 10:30:60x", null)]
    [InlineData("8.4", "MaxStartups 0", null)]
    [InlineData("9.2", "MaxStartups [|0|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "PerSourceNetBlockSize 24:64", null)]
    [InlineData("9.2", "PerSourceNetBlockSize [|33|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "PerSourceNetBlockSize [|32:129|]", ProblemKind.InvalidValue)]
    // Addresses.
    [InlineData("9.2", "ListenAddress 0.0.0.0:2222", null)]
    [InlineData("9.2", "ListenAddress ::1:2222", null)]
    [InlineData("9.2", "ListenAddress web.example.org:22", null)]
    [InlineData("9.2", "ListenAddress 127.0.0.1:[|0|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "ListenAddress [|256.0.0.1|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "ListenAddress [|:22|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "ListenAddress [|127.0.0.1:22:33|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "ListenAddress 127.0.0.1 [|rdomain|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "ListenAddress 127.0.0.1 rdomain lo", null)]
    [InlineData("9.2", "ListenAddress 127.0.0.1 [|8080|]", ProblemKind.ExtraArgument)]
    [InlineData("9.2", "AllowUsers alice bob@192.0.2.0/24 *@host", null)]
    [InlineData("9.2", "AllowUsers alice bob@[|192.0.2.1/24|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "AllowUsers bob@!10.0.0.0/8,[|10/8|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "AllowUsers [|bob@|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "AllowUsers a@b@192.0.2.1/24", null)]
    [InlineData("10.0", "AllowUsers a@b@[|192.0.2.1/24|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "AllowUsers bob@192.0.2.0/129", null)]
    [InlineData("9.2", "AllowGroups wheel [|\"\"|]", ProblemKind.InvalidValue)]
    [InlineData("10.0", "PerSourcePenaltyExemptList 192.0.2.0/24,host", null)]
    [InlineData("10.0", "PerSourcePenaltyExemptList [|192.0.2.1/24|]", ProblemKind.InvalidValue)]
    // Ports that may be opened.
    [InlineData("9.2", "PermitOpen host:80 [::1]:* any:81", null)]
    [InlineData("9.2", "PermitOpen [|any|] host:80", ProblemKind.InvalidValue)]
    [InlineData("10.0", "PermitOpen any host:80", null)]
    [InlineData("10.0", "PermitOpen host:80 [|any|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "PermitOpen [|host|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "PermitListen 8080 *:81", null)]
    [InlineData("9.2", "PermitListen [|0|]", ProblemKind.InvalidValue)]
    // Lists.
    [InlineData("9.2", "AcceptEnv LANG LC_*", null)]
    [InlineData("9.2", "AcceptEnv LANG[|=C|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "AuthorizedKeysFile none a", null)]
    [InlineData("10.6", "AuthorizedKeysFile [|none|] a", ProblemKind.InvalidValue)]
    [InlineData("8.4", "AuthorizedKeysFile \"\"", null)]
    [InlineData("9.2", "AuthenticationMethods publickey,keyboard-interactive:pam publickey", null)]
    [InlineData("9.2", "AuthenticationMethods publickey,[| |]password", ProblemKind.BlankInList)]
    [InlineData("9.2", "AuthenticationMethods publickey,[|pasword|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "AuthenticationMethods publickey [|any|]", ProblemKind.InvalidValue)]
    [InlineData("9.2", "PubkeyAuthOptions Touch-Required none", null)]
    [InlineData("9.2", "PubkeyAuthOptions [|touch|]", ProblemKind.InvalidValue)]
    [InlineData("10.0", "PerSourcePenalties crash:1m max-sources4:9 overflow6:deny-all", null)]
    [InlineData("10.0", "PerSourcePenalties crash:1 yes", null)]
    [InlineData("10.0", "PerSourcePenalties [|yes|] crash:1", ProblemKind.InvalidValue)]
    [InlineData("10.0", "PerSourcePenalties [|crush|]:1", ProblemKind.InvalidValue)]
    [InlineData("10.0", "PerSourcePenalties overflow:[|x|]", ProblemKind.InvalidValue)]
    [InlineData("10.0", "PerSourcePenalties [|invaliduser|]:5", ProblemKind.InvalidValue)]
    [InlineData("10.6", "PerSourcePenalties invaliduser:5", null)]
    [InlineData("9.2", "ChannelTimeout session=1 none", null)]
    [InlineData("9.2", "Subsystem sftp internal-sftp -f AUTH", null)]
    [InlineData("9.2", "Subsystem [|sftp|]", ProblemKind.MissingArgument)]
    [InlineData("9.2", "PermitUserEnvironment LANG,LC_*", null)]
    [InlineData("9.2", "RevokedKeys a [|b|]", ProblemKind.ExtraArgument)]
    [InlineData("10.6", "RevokedKeys a b", null)]
    // Commands and tokens.
    [InlineData("9.2", "ForceCommand internal-sftp -d %u", null)]
    [InlineData("9.2", "AuthorizedPrincipalsCommand [|principals|] %u\nAuthorizedPrincipalsCommandUser nobody", ProblemKind.InvalidValue)]
    [InlineData("9.2", "AuthorizedKeysFile /etc/keys/[|%q|]", ProblemKind.UnknownToken)]
    [InlineData("9.2", "ChrootDirectory /srv/%u/%h_", null)]
    // Lists of algorithms fall back.
    [InlineData("9.2", "Ciphers [|-*|]", ProblemKind.EmptyAlgorithmList)]
    [InlineData("8.4", "AcceptEnv A \"\" [|b|]", ProblemKind.ExtraArgument)]
    [InlineData("8.4", "AuthorizedKeysFile x \"\" b", null)]
    [InlineData("9.2", "HostKeyAlgorithms [|RSA|]", ProblemKind.EmptyAlgorithmList)]
    public void Sshd(string version, string marked, ProblemKind? expected) => AssertSaid(ConfigKind.Server, version, marked, expected);

    [Theory]
    [InlineData("8.4", "PubkeyAcceptedKeyTypes ssh-ed25519 # x", ProblemEffect.Rejected)]
    [InlineData("9.2", "Ciphers aes128-ctr,,bogus", ProblemEffect.Ignored)]
    [InlineData("9.2", "Ciphers -bogus", ProblemEffect.Ignored)]
    [InlineData("9.2", "HostKeyAlgorithms !ssh-rsa", ProblemEffect.Rejected)]
    [InlineData("8.4", "PubkeyAcceptedKeyTypes !ssh-rsa", ProblemEffect.Rejected)]
    [InlineData("9.2", "PubkeyAcceptedAlgorithms !ssh-rsa", ProblemEffect.FailsOnUse)]
    [InlineData("10.6", "PubkeyAcceptedAlgorithms !ssh-rsa", ProblemEffect.Rejected)]
    [InlineData("10.6", "Host web\n    HostKeyAlgorithms !ssh-rsa", ProblemEffect.FailsOnUse)]
    [InlineData("9.2", "ControlPath %q", ProblemEffect.FailsOnUse)]
    [InlineData("9.2", "User <user>", ProblemEffect.Ignored)]
    [InlineData("9.2", "Host never\n    Port 0", ProblemEffect.Rejected)]
    public void What_ssh_does_about_it(string version, string text, ProblemEffect expected) =>
        Assert.Equal(expected, Assert.Single(Problems(ConfigKind.Client, version, text).DistinctBy(problem => problem.Effect)).Effect);

    [Theory]
    [InlineData("9.2", "PasswordAuthentication ye", "yes")]
    [InlineData("9.2", "PasswordAuthentication on", "yes")]
    [InlineData("9.2", "Ciphers AES256-CTR", "aes256-ctr")]
    [InlineData("9.2", "MACs hmac-sha2-265", "hmac-sha2-256")]
    [InlineData("9.2", "KexAlgorithms -curve25519-sha265", "curve25519-sha256")]
    [InlineData("9.2", "RekeyLimit 7", null)]
    [InlineData("9.2", "AllowUsers bob@10.1.2.3/8", "10.0.0.0/8")]
    [InlineData("9.2", "AllowUsers bob@!2001:db8::7/32", "!2001:db8::/32")]
    [InlineData("9.2", "AuthenticationMethods publickey,pasword", "password")]
    [InlineData("10.0", "PerSourcePenalties authfial:1", "authfail")]
    public void What_was_meant(string version, string text, string? expected) =>
        Assert.Equal(expected, Assert.Single(Problems(ConfigKind.Server, version, text)).Suggestion);

    [Fact]
    public void A_word_of_another_release_says_so()
    {
        var problem = Assert.Single(Problems(ConfigKind.Client, "7.5", "StrictHostKeyChecking accept-new"));

        Assert.Equal("`accept-new` came with OpenSSH 7.6, and the target is 7.5", problem.Help);
        Assert.Equal("`accept-new` is not a value of `StrictHostKeyChecking`: `yes`, `no` or `ask` is expected", problem.Message);
    }

    [Fact]
    public void Quotes_and_escapes_keep_the_place_of_each_character() =>
        AssertSaid(ConfigKind.Client, "9.2", "SetEnv \"A=b c\" \"C='d\" [|E\\\"F|]", ProblemKind.InvalidValue);

    [Fact]
    public void Any_value_of_any_keyword_is_judged_without_harm()
    {
        var keywords = KeywordTable.All(ConfigKind.Client).Concat(KeywordTable.All(ConfigKind.Server)).ToArray();
        var words = Gen.OneOf(
            Const(
                "none",
                "any",
                "yes",
                "ssh://",
                "${",
                "%h",
                "[::1]:22",
                "10.0.0.1/8",
                "a@b",
                "crash:",
                "interval:",
                "-*",
                "\"a b\"",
                "\"\""
            ),
            Gen.String[Gen.Char["aZ059:,-+=/*!%@.?_[](){}^~$\"'\\é\ud83d"], 0, 8]
        );
        Gen.Select(Const(keywords), words.Array[0, 4], Const(OpenSshVersion.All.ToArray()))
            .Sample(
                (keyword, values, version) =>
                {
                    var text = $"{keyword.Name} {string.Join(' ', values)}";
                    var problems = Problems(keyword.Kind, version.ToString(), text);
                    Assert.All(
                        problems,
                        problem =>
                        {
                            Assert.True(problem.Span.Start >= 0 && problem.Span.End <= text.Length + 1, $"{problem.Span}: {text}");
                            Assert.False(problem.Message.EndsWith('.'), problem.Message);
                        }
                    );
                },
                iter: 30_000
            );
    }

    private static void AssertSaid(ConfigKind kind, string version, string marked, ProblemKind? expected)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.IndexOf("|]", StringComparison.Ordinal);
        var isMarked = expected is not null;
        var text = start < 0 ? marked : marked.Remove(end, 2).Remove(start, 2);
        var said = Problems(kind, version, text)
            .Select(problem => (problem.Kind, Text: text.Substring(problem.Span.Start, problem.Span.Length), problem.Span.Start));

        Assert.Equal(isMarked ? [(expected!.Value, text[start..(end - 2)], start)] : [], said);
    }

    private static ImmutableArray<ConfigProblem> Problems(ConfigKind kind, string version, string text)
    {
        Assert.True(OpenSshVersion.TryParse(version, out var release));
        return ConfigModel.Load(SourceText.From(text + "\n", "config"), kind, new Target(release), new InMemoryFiles()).Problems;
    }

    private static Gen<T> Const<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
