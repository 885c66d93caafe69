using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Tests.Semantics;

/// <summary>
/// Fixtures of one or several files, and what OpenSSH of the target says of them. Every row was run with the real program
/// (8.4, 9.2, 10.0, 10.6).
/// </summary>
public sealed class ModelTests
{
    [Theory]
    [InlineData("10.6", "Port", "MissingArgument@1")]
    [InlineData("10.6", "Port # 22", "MissingArgument@1")]
    [InlineData("9.2", "Banner \"/etc/issue", "UnbalancedQuote@1")]
    [InlineData("9.2", "ForceCommand sh -c echo it's", "UnbalancedQuote@1")]
    [InlineData("9.2", "PermitRootLogins no", "UnknownKeyword@1")]
    [InlineData("9.2", "UseKeychain yes", "WrongFileKeyword@1")]
    [InlineData("9.2", "UseBlacklist yes", "VendorKeyword@1")]
    [InlineData("9.2", "HostName x", "WrongFileKeyword@1")]
    [InlineData("9.2", "PerSourcePenalties no", "KeywordTooNew@1")]
    [InlineData("9.8", "PerSourcePenalties no", "")]
    [InlineData("9.2", "UsePrivilegeSeparation yes", "DeprecatedKeyword@1")]
    [InlineData("9.2", "Protocol 2", "IgnoredKeyword@1")]
    [InlineData("9.2", "ChallengeResponseAuthentication no", "")]
    [InlineData("9.2", "\uFEFFPort 22", "ByteOrderMark@1")]
    [InlineData("9.2", "==Port 22", "PassedOverLine@1")]
    [InlineData("9.2", "Po\"rt 22", "PassedOverLine@1")]
    [InlineData("9.2", "Match User a\nPort 22", "KeywordNotAllowedInMatch@2")]
    [InlineData("9.2", "Match all\nPort 22", "")]
    [InlineData("9.2", "Match User a\nProtocol 2", "KeywordNotAllowedInMatch@2")]
    [InlineData("9.2", "Match User a\nUsePAM no\nMatch User b\nX11Forwarding yes", "KeywordNotAllowedInMatch@2")]
    [InlineData("9.2", "Match Adress 10.0.0.0/8", "UnknownMatchCriterion@1")]
    [InlineData("9.2", "Match !User a", "UnknownMatchCriterion@1")]
    [InlineData("9.2", "Match invalid-user", "UnknownMatchCriterion@1")]
    [InlineData("9.9", "Match invalid-user", "")]
    [InlineData("9.2", "Match User", "IncompleteMatch@1")]
    [InlineData("9.2", "Match User \"\"", "IncompleteMatch@1")]
    [InlineData("9.2", "Match User=alice", "")]
    [InlineData("9.2", "Match User = alice", "")]
    [InlineData("10.6", "Match User=alice", "")]
    [InlineData("10.6", "Match User = alice", "UnknownMatchCriterion@1")]
    [InlineData("9.2", "Match User x all", "MatchAllCombined@1")]
    [InlineData("9.2", "Match all User x", "MatchAllCombined@1")]
    [InlineData("9.2", "Match Address 10.0.0.1/8", "InvalidMatchArgument@1")]
    [InlineData("9.2", "Match Address !10.0.0.1/8,*", "InvalidMatchArgument@1")]
    [InlineData("9.2", "Match Address 10.0.0.0/8,", "InvalidMatchArgument@1")]
    [InlineData("9.2", "Match LocalAddress 10.0.0.0/33", "InvalidMatchArgument@1")]
    [InlineData("9.2", "Match Address foo,10.0.0.0/8", "")]
    [InlineData("9.2", "Match Address 10.0.0.0/8/8", "")]
    [InlineData("9.2", "Match LocalPort 022", "")]
    [InlineData("9.2", "Match LocalPort 22,23", "InvalidMatchArgument@1")]
    [InlineData("9.2", "Match User \"deploy,ci\" # comment", "")]
    [InlineData("9.2", "Match User a User b", "ContradictoryMatch@1")]
    [InlineData("9.2", "Subsystem sftp a\nSubsystem sftp b", "DuplicateSubsystem@2")]
    [InlineData("9.5", "Subsystem sftp a\nSubsystem sftp b", "RepeatedSubsystem@2")]
    [InlineData("9.5", "Subsystem sftp a\nMatch User x\nSubsystem sftp b", "")]
    [InlineData("9.2", "Subsystem sftp a\nSubsystem SFTP b", "")]
    [InlineData("9.2", "AuthorizedKeysCommand /bin/x", "MissingCompanion@1")]
    [InlineData("9.2", "AuthorizedKeysCommand none", "")]
    [InlineData("9.2", "Match User x\nAuthorizedKeysCommand /bin/x", "")]
    [InlineData("9.2", "AuthorizedKeysCommand /bin/x\nAuthorizedKeysCommandUser nobody", "")]
    [InlineData("9.2", "AuthenticationMethods password\nPasswordAuthentication no", "UnsatisfiableAuthentication@1")]
    [InlineData("9.2", "AuthenticationMethods password publickey\nPasswordAuthentication no", "")]
    [InlineData("8.4", "AuthenticationMethods keyboard-interactive\nKbdInteractiveAuthentication no", "")]
    [InlineData("9.2", "AuthenticationMethods keyboard-interactive\nKbdInteractiveAuthentication no", "UnsatisfiableAuthentication@1")]
    [InlineData("9.2", "AuthenticationMethods password\nMatch all\nPasswordAuthentication no", "UnsatisfiableAuthentication@1")]
    [InlineData("9.2", "Match User alice\nAuthenticationMethods password\nPasswordAuthentication no", "")]
    [InlineData("9.2", "Include ~/x", "InvalidInclude@1")]
    public void Server_lines(string version, string text, string expected) => Check(ConfigKind.Server, version, text, expected);

    [Theory]
    [InlineData("9.2", "UseKeychain yes", "VendorKeyword@1")]
    [InlineData("9.2", "IgnoreUnknown UseKeychain\nUseKeychain yes", "")]
    [InlineData("9.2", "IgnoreUnknown UseK*\nUseKeychain yes", "")]
    [InlineData("9.2", "IgnoreUnknown usek*\nUseKeychain yes", "")]
    [InlineData("9.2", "IgnoreUnknown Foo,usekeychain\nUseKeychain", "MissingArgument@2")]
    [InlineData("9.2", "Host *\nIgnoreUnknown usekeychain\nUseKeychain yes", "")]
    [InlineData("9.2", "Host web\n IgnoreUnknown usekeychain\n UseKeychain yes", "IgnoreUnknownInBlock@3")]
    [InlineData("9.2", "UseKeychain yes\nIgnoreUnknown usekeychain", "VendorKeyword@1 IgnoreUnknownTooLate@2")]
    [InlineData("9.2", "IgnoreUnknown a\nIgnoreUnknown usekeychain\nUseKeychain yes", "IgnoreUnknownRepeated@2 VendorKeyword@3")]
    [InlineData("9.2", "PermitRootLogin no", "WrongFileKeyword@1")]
    [InlineData("9.2", "Tag x", "KeywordTooNew@1")]
    [InlineData("9.2", "RSAAuthentication no", "DeprecatedKeyword@1")]
    [InlineData("9.2", "UseRoaming no", "IgnoredKeyword@1")]
    [InlineData("9.2", "Protocol 2", "IgnoredKeyword@1")]
    [InlineData("9.2", "Match all host x", "MatchAllCombined@1")]
    [InlineData("9.2", "Match host x all", "")]
    [InlineData("9.2", "Match final all", "")]
    [InlineData("9.2", "Match host x user y all", "MatchAllCombined@1")]
    [InlineData("9.2", "Match", "MissingArgument@1")]
    [InlineData("9.2", "Match host", "IncompleteMatch@1")]
    [InlineData("9.2", "Match !all", "")]
    [InlineData("9.2", "Match all # x", "")]
    [InlineData("9.2", "Match all final", "MatchAllCombined@1")]
    [InlineData("9.2", "Match foo bar", "UnknownMatchCriterion@1")]
    [InlineData("9.2", "Match address 10.0.0.0/8", "UnknownMatchCriterion@1")]
    [InlineData("9.2", "Match localnetwork 10.0.0.0/8", "UnknownMatchCriterion@1")]
    [InlineData("10.0", "Match localnetwork 10.0.0.0/8", "")]
    [InlineData("10.0", "Match localnetwork foo", "InvalidMatchArgument@1")]
    [InlineData("10.0", "Match tagged \"\"", "")]
    [InlineData("9.4", "Match tagged \"\"", "IncompleteMatch@1")]
    [InlineData("9.2", "Match host 10.0.0.1 exec \"test -f '/etc/hosts'\"", "")]
    [InlineData("9.2", "Host a \"\"", "InvalidValue@1")]
    [InlineData("9.2", "ProxyCommand sh -c echo it's", "UnbalancedQuote@1")]
    [InlineData("9.2", "LocalCommand nc # it's fine here", "")]
    public void Client_lines(string version, string text, string expected) => Check(ConfigKind.Client, version, text, expected);

    [Theory]
    [InlineData("Include d/*\n//- d/a\nPort x\n//- d/.b\nPort y", "InvalidValue@d/a:1")]
    [InlineData("Include missing\nInclude none/*.conf", "")]
    [InlineData("Include a\n//- a\nInclude b\n//- b\nInclude a", "IncludeCycle@b:1")]
    [InlineData("Include main", "IncludeCycle@main:1")]
    [InlineData("Match User x\nInclude a\n//- a\nPort 22", "KeywordNotAllowedInMatch@a:1")]
    [InlineData("Include a\nPort 22\n//- a\nMatch User x\nX11Forwarding no", "")]
    [InlineData(
        "Match User x\nX11Forwarding no\nInclude a\nPort 22\n//- a\nMatch User y\nX11Forwarding no",
        "KeywordNotAllowedInMatch@main:4"
    )]
    [InlineData("Include a b\n//- a\nPort 22\n//- b\nProtocol 2", "IgnoredKeyword@b:1")]
    [InlineData("Include a\n//- a\nInclude sub/b\n//- sub/b\nProtocol 2", "IgnoredKeyword@sub/b:1")]
    [InlineData("Include d/10* d/9*\n//- d/9\nSubsystem sftp b\n//- d/10\nSubsystem sftp a", "DuplicateSubsystem@d/9:1")]
    [InlineData("Include d/*\n//- d/9\nSubsystem sftp b\n//- d/10\nSubsystem sftp a", "DuplicateSubsystem@d/9:1")]
    public void Server_includes(string text, string expected) => Check(ConfigKind.Server, "9.2", text, expected);

    [Fact]
    public void Sixteen_nested_files_are_read_and_one_more_is_refused()
    {
        var text = "Include f1\n" + string.Concat(Enumerable.Range(1, 18).Select(i => $"//- f{i}\nInclude f{i + 1}\n"));
        Check(ConfigKind.Server, "9.2", text, "IncludeTooDeep@f16:1");
    }

    [Theory]
    // Server: Match replaces, the first of two blocks wins, Match all replaces for everybody.
    [InlineData("PermitRootLogin no\nPermitRootLogin yes", "no<main:1>")]
    [InlineData("PermitRootLogin no\nMatch User a\nPermitRootLogin yes", "yes<main:3> no<main:1>")]
    [InlineData("PermitRootLogin no\nMatch all\nPermitRootLogin yes", "yes<main:3>")]
    [InlineData("Match User a\nPermitRootLogin yes\nMatch User a\nPermitRootLogin no", "prohibit-password<> yes<main:2>")]
    [InlineData("Include d\nPermitRootLogin no\n//- d\nPermitRootLogin yes", "yes<d:1>")]
    [InlineData("Include d\nPermitRootLogin no\n//- d\nMatch User x\nPermitRootLogin yes", "yes<d:2> no<main:2>")]
    [InlineData("PermitRootLogin\nPermitRootLogin no", "no<main:2>")]
    public void Server_values_are_decided(string text, string expected) =>
        Assert.Equal(expected, Describe(Load(ConfigKind.Server, "9.2", text), "PermitRootLogin"));

    [Theory]
    // Client: the first value that applies wins, so a general block first beats the specific ones below it.
    [InlineData("Host *\nForwardAgent yes\nHost web\nForwardAgent no", "yes<main:2>")]
    [InlineData("Host web\nForwardAgent no\nHost *\nForwardAgent yes", "no<main:2> yes<main:4>")]
    [InlineData("Host *.corp\nForwardAgent no\nHost a.corp\nForwardAgent yes", "no<> no<main:2>")]
    [InlineData("Host a.corp\nForwardAgent yes\nHost a.corp\nForwardAgent no", "no<> yes<main:2>")]
    [InlineData("Host !x\nForwardAgent yes", "no<>")]
    [InlineData("Host * !x\nForwardAgent yes", "no<> yes<main:2>")]
    [InlineData("ForwardAgent yes\nMatch host x\nForwardAgent no", "yes<main:1>")]
    [InlineData("Match all\nForwardAgent yes", "yes<main:2>")]
    public void Client_values_are_decided(string text, string expected) =>
        Assert.Equal(expected, Describe(Load(ConfigKind.Client, "9.2", text), "ForwardAgent"));

    private static void Check(ConfigKind kind, string version, string text, string expected)
    {
        var model = Load(kind, version, text);
        var hasFiles = text.Contains("//-", StringComparison.Ordinal) || expected.Contains("main", StringComparison.Ordinal);
        var actual = model.Problems.Select(problem =>
        {
            var line = problem.File.Tree.Text.GetLinePosition(problem.Span.Start).Line + 1;
            return (problem, Text: $"{problem.Kind}@{(hasFiles ? problem.File.Path + ":" : "")}{line}");
        });
        Assert.Equal(
            expected,
            string.Join(' ', actual.OrderBy(item => item.Text.Split('@')[1], StringComparer.Ordinal).Select(item => item.Text))
        );
    }

    private static string Describe(ConfigModel model, string keyword) =>
        string.Join(
            ' ',
            model
                .EffectiveEverywhere(keyword)
                .Select(value => $"{value.Text}<{(value.Origin is { } origin ? $"{origin.File.Path}:{origin.Line + 1}" : "")}>")
        );

    private static ConfigModel Load(ConfigKind kind, string version, string text)
    {
        Assert.True(OpenSshVersion.TryParse(version, out var release));
        var (entry, files) = FixtureFiles.Parse(text);
        return ConfigModel.Load(entry, kind, new Target(release), files);
    }
}
