using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Configuration;
using SshConfigLint.Knowledge;
using SshConfigLint.Testing;

namespace SshConfigLint.Core.Tests.Configuration;

/// <summary>Policies judge effective values: defaults, the line that wins, Match blocks, included files.</summary>
public sealed class PolicyTests
{
    private static readonly Policy _base = new()
    {
        Id = "SSH8001",
        Name = "ours",
        Kind = ConfigKind.Server,
        Keyword = "MaxAuthTries",
        Why = "So.",
    };

    public static TheoryData<string, string> Numbers =>
        new()
        {
            { "MaxAuthTries 4\n", "" },
            { "MaxAuthTries [|5|]\n", "`MaxAuthTries` is `5`, not 2 to 4, against policy `ours`" },
            { "MaxAuthTries [|1|]\n", "`MaxAuthTries` is `1`, not 2 to 4, against policy `ours`" },
            { "MaxAuthTries 4\nMaxAuthTries 9\n", "" },
            { "[||]Port 22\n", "`MaxAuthTries` is `6`, not 2 to 4 by default, against policy `ours`" },
            {
                "MaxAuthTries 4\nMatch User bob\n    MaxAuthTries [|9|]\n",
                "`MaxAuthTries` is `9`, not 2 to 4 for `Match User bob`, against policy `ours`"
            },
            {
                "Include x.conf\nMaxAuthTries 4\n//- /etc/ssh/x.conf\nMaxAuthTries [|9|]\n",
                "`MaxAuthTries` is `9`, not 2 to 4, against policy `ours`"
            },
            { "MaxAuthTries 4\nMatch User !bob\n    MaxAuthTries 4\n", "" },
        };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Numbers_are_compared(string marked, string message) => Verify(_base with { Minimum = 2, Maximum = 4 }, marked, message);

    [Theory]
    [InlineData("LoginGraceTime 1m\n", "")]
    [InlineData("LoginGraceTime [|90|]\n", "`LoginGraceTime` is `90`, not 1 to 60, against policy `ours`")]
    [InlineData("LoginGraceTime [|0|]\n", "`LoginGraceTime` is `0`, not 1 to 60, against policy `ours`")]
    public void Durations_are_compared_in_seconds(string marked, string message) =>
        Verify(_base with { Keyword = "LoginGraceTime", Minimum = 1, Maximum = 60 }, marked, message);

    [Theory]
    [InlineData("PermitRootLogin NO\n", "")]
    [InlineData("PermitRootLogin [|yes|]\n", "`PermitRootLogin` is `yes`, against policy `ours`")]
    [InlineData("[||]Port 22\n", "`PermitRootLogin` is `prohibit-password` by default, against policy `ours`")]
    public void Words_are_compared(string marked, string message) =>
        Verify(_base with { Keyword = "PermitRootLogin", Allowed = ["no", "forced-commands-only"] }, marked, message);

    [Theory]
    [InlineData("Ciphers aes256-gcm@openssh.com\n", "")]
    [InlineData("Ciphers -chacha20*\n", "")]
    [InlineData(
        "Ciphers [|aes256-ctr,chacha20-poly1305@openssh.com|]\n",
        "`Ciphers` has `chacha20-poly1305@openssh.com`, against policy `ours`"
    )]
    [InlineData("[||]Port 22\n", "`Ciphers` has `chacha20-poly1305@openssh.com` by default, against policy `ours`")]
    public void Algorithms_are_those_that_the_list_comes_to(string marked, string message) =>
        Verify(_base with { Keyword = "Ciphers", AlgorithmsAllowed = ["aes*"], AlgorithmsForbidden = ["*-cbc"] }, marked, message);

    [Theory]
    [InlineData("AcceptEnv LANG\nAcceptEnv LC_*\n", "")]
    [InlineData("AcceptEnv LANG [|FOO|]\n", "`AcceptEnv` has `FOO`, against policy `ours`")]
    public void Values_that_add_up_are_judged_one_by_one(string marked, string message) =>
        Verify(_base with { Keyword = "AcceptEnv", Allowed = ["LANG", "LC_*"] }, marked, message);

    [Theory]
    [InlineData("UsePAM yes\n", "")]
    [InlineData("[||]Port 22\n", "`UsePAM` is not written for everybody, against policy `ours`")]
    public void What_must_be_written_is_missed(string marked, string message) =>
        Verify(_base with { Keyword = "UsePAM", IsExplicit = true }, marked, message);

    [Fact]
    public void A_test_tells_examples_that_do_not_hold()
    {
        var policy = _base with { Maximum = 4, Bad = ["MaxAuthTries 3\n", "MaxAuthTries x\n"], Good = ["MaxAuthTries 9\n"] };
        Assert.Equal(
            [
                "a bad example is not found: 'MaxAuthTries 3'",
                "an example has a mistake of its own: ",
                "a good example is found: 'MaxAuthTries 9': `MaxAuthTries` is `9`, not 4 or less, against policy `ours`",
            ],
            policy.Test().Select(failure => failure.StartsWith("an example", StringComparison.Ordinal) ? failure[..37] : failure)
        );
        Assert.Equal("there is no bad example", Assert.Single((policy with { Bad = [], Good = [] }).Test()));
        Assert.Empty((policy with { Bad = ["MaxAuthTries 5\n"], Good = ["MaxAuthTries 4\n"] }).Test());
    }

    private static void Verify(Policy policy, string marked, string message)
    {
        var rule = new PolicyRule(policy);
        RuleVerifier.Verify(rule, marked);
        var found = ExampleRun.Of(rule, marked, ConfigKind.Server, Target.Default).Diagnostics;
        Assert.Equal(message.Length == 0 ? [] : [message], found.Select(diagnostic => diagnostic.Message));
    }
}
