using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Semantics.Evaluation;

/// <summary>Every Match block that somebody can meet is asked for by a connection that it takes.</summary>
public sealed class ServerQueriesTests
{
    [Theory]
    [InlineData("Match User alice", "alice@192.0.2.1")]
    [InlineData("Match User !root,r*,al?ce", "rx@192.0.2.1")]
    [InlineData("Match Address 10.0.0.0/8", "user.invalid@10.0.0.0")]
    [InlineData("Match Address !10.0.0.0/9,10.0.0.0/8,2001:db8::/32", "user.invalid@2001:db8::")]
    [InlineData("Match Address 192.168.*", "user.invalid@192.168.1.1")]
    [InlineData("Match Address 2001:db8:*", "user.invalid@2001:db8::1")]
    [InlineData("Match Address !*,10.0.0.1", null)]
    [InlineData("Match User a Address 10.1.2.3", "a@10.1.2.3")]
    [InlineData("Match all", "user.invalid@192.0.2.1")]
    public void A_match_block_is_asked_for(string header, string? connection)
    {
        var queries = new ServerQueries(Load($"{header}\n    X11Forwarding yes\n")).All().ToList();
        var expected = connection is null ? [] : new[] { connection };
        Assert.Equal([.. expected, "user.invalid@192.0.2.1"], queries.Select(query => $"{query.User}@{query.Address}"));
    }

    [Theory]
    [InlineData("Match Group wheel,!sudo")]
    [InlineData("Match LocalPort 2222")]
    [InlineData("Match LocalAddress 10.0.0.0/24")]
    [InlineData("Match Host *.example.org")]
    [InlineData("Match RDomain vrf?")]
    [InlineData("Match Invalid-User")]
    [InlineData("Match User bob Host web.example.org LocalPort 22")]
    public void What_is_asked_meets_the_block(string header)
    {
        var model = Load($"X11Forwarding no\n{header}\n    X11Forwarding yes\n");
        var answers = new ServerQueries(model)
            .All()
            .Select(query => EffectiveConfig.Evaluate(model, query).Of("x11forwarding").Single().Value);
        Assert.Equal(["yes", "no"], answers);
    }

    private static ConfigModel Load(string text) =>
        ConfigModel.Load(
            SourceText.From(text, "/etc/ssh/sshd_config"),
            ConfigKind.Server,
            new Target(new OpenSshVersion(10, 6), Vendor.Debian),
            new InMemoryFiles()
        );
}
