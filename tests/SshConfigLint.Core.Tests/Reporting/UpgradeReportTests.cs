using System.Text.Json;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Reporting;
using SshConfigLint.Semantics;
using SshConfigLint.Testing;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Reporting;

/// <summary>What changes between two releases, as data and in small.</summary>
public sealed class UpgradeReportTests
{
    [Theory]
    [InlineData(ConfigKind.Server, "")]
    [InlineData(ConfigKind.Server, "PubkeyAcceptedAlgorithms +ssh-dss\nMatch User alice\n    PubkeyAcceptedKeyTypes ssh-ed25519\n")]
    [InlineData(ConfigKind.Server, "KexAlgorithms -ecdh*\nCiphers aes256-ctr\nMACs umac-128@openssh.com\n")]
    [InlineData(ConfigKind.Client, "Host a\n    HostKeyAlgorithms ssh-dss\nHost b\n    KexAlgorithms +diffie-hellman-group1-sha1\n")]
    [InlineData(ConfigKind.Client, "Host a\n    RefuseConnection \"no \u001b[1m\"\n")]
    public void Data_is_as_its_schema_says(ConfigKind kind, string text)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden.Root, "docs/upgrade.schema.json")));
        foreach (var (from, to) in new[] { ((8, 4), (10, 6)), ((10, 6), (8, 4)), ((9, 2), (9, 2)) })
        {
            using var output = new StringWriter();
            new UpgradeReport { Upgrade = Of(kind, text, from, to), ToolVersion = "1.2.3" }.WriteJson(output);
            using var json = JsonDocument.Parse(output.ToString());
            Assert.Empty(SchemaCheck.Problems(schema.RootElement, json.RootElement));
        }
    }

    [Theory]
    [InlineData("Port 22\n", "")]
    [InlineData("Match User alice\n    PubkeyAcceptedKeyTypes +ssh-rsa\n", "user alice")]
    [InlineData("Match User alice\n    PubkeyAcceptedKeyTypes ssh-ed25519\n", "everybody else")]
    public void Who_is_meant_is_told_only_where_it_makes_a_difference(string text, string whom)
    {
        var change = Of(ConfigKind.Server, text, (8, 4), (9, 2)).Values.First(value => value.Keyword == "PubkeyAcceptedAlgorithms");
        Assert.Equal(whom, string.Join("; ", change.For));
    }

    [Fact]
    public void Lines_that_say_the_same_are_each_told()
    {
        var upgrade = Of(
            ConfigKind.Client,
            "Host a\n    KexAlgorithms +ecdh-sha2-nistp256\nHost b\n    KexAlgorithms +ecdh-sha2-nistp256\nHost c\n    User x\nHost d\n    User y\n",
            (8, 4),
            (10, 6)
        );
        Assert.Equal(
            ["2: host a", "4: host b", ": host c; host d; every other host"],
            upgrade
                .Values.Where(value => value.Keyword == "KexAlgorithms")
                .Select(value => $"{string.Join(',', value.Lines.Select(line => line.Line + 1))}: {string.Join("; ", value.For)}")
        );
    }

    [Fact]
    public void A_line_that_both_refuse_is_no_news()
    {
        var upgrade = Of(ConfigKind.Server, "Prt 22\nUsePAM yes\n", (9, 2), (10, 6));
        Assert.Empty(upgrade.Lines);
        Assert.True(upgrade.IsRefusedByBoth);
    }

    [Fact]
    public void The_line_that_stops_working_comes_first()
    {
        var upgrade = Of(ConfigKind.Server, "SshdSessionPath /x\nPort 22\nPubkeyAcceptedAlgorithms +ssh-dss\n", (9, 7), (10, 6));
        Assert.Equal([3, 1], upgrade.Lines.Select(line => line.Problem.Line + 1));
        Assert.Equal([true, false], upgrade.Lines.Select(line => line.Breaks));
    }

    private static Upgrade Of(ConfigKind kind, string text, (int Major, int Minor) from, (int Major, int Minor) to)
    {
        var (before, after) = (Load(from), Load(to));
        return kind == ConfigKind.Client ? Upgrade.OfClient(before, after) : Upgrade.OfServer(before, after);

        ConfigModel Load((int Major, int Minor) version)
        {
            var file = SourceText.From(text, "file");
            return ConfigModel.Load(file, kind, new Target(new OpenSshVersion(version.Major, version.Minor)), new InMemoryFiles(file));
        }
    }
}
