using System.Text;
using System.Text.Json;
using SshConfigLint.Knowledge;
using SshConfigLint.Reporting;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Testing;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Reporting;

/// <summary>One evaluated configuration in every form; <c>UPDATE_GOLDEN=1</c> writes the files.</summary>
public sealed class EffectiveReportTests
{
    private const string Folder = "tests/SshConfigLint.Core.Tests/Reporting/Golden";

    private const string Main = """
        Include config.d/*.conf
        Host web*
            User alice
            IdentityFile ~/.ssh/web
            IdentityFile ~/.ssh/old
            IdentityFile ~/.ssh/web
            RekeyLimit 1G 1h
            MACs -hmac-sha1*
        Match exec "test -f x"
            Port 2022
        Host *
            User bob
            ProxyCommand connect	%h %p # by way of the proxy
            RSAAuthentication no
            User carol
        """;

    [Fact]
    public void The_lines_with_their_origins() => Golden.Match(Text(Rich(), withOrigins: true), $"{Folder}/effective-origins.txt");

    [Fact]
    public void The_lines_alone_are_what_OpenSSH_prints()
    {
        var report = Rich();
        Assert.Equal(string.Concat(report.Config.Lines.Select(line => $"{line}\n")), Text(report));
        Assert.Contains("proxycommand connect\t%h %p # by way of the proxy\n", Text(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Data() => Golden.Match(Json(Rich()), $"{Folder}/effective.json");

    [Fact]
    public void Data_is_as_its_schema_says()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden.Root, "docs/effective.schema.json")));
        foreach (
            var text in new[]
            {
                Main,
                "",
                "Prt 22\nUser\n",
                "RefuseConnection \"not from here\"\n",
                "ControlPath %Q\n",
                "Port 22\0x\nUser \u001b[1m\n",
            }
        )
        {
            using var json = JsonDocument.Parse(Json(Report(text)));
            Assert.Empty(SchemaCheck.Problems(schema.RootElement, json.RootElement));
        }
    }

    [Fact]
    public void Nothing_is_printed_of_files_that_OpenSSH_refuses()
    {
        var report = Report("User alice\nPrt 22\n");
        Assert.Equal("", Text(report, withOrigins: true));
        using var json = JsonDocument.Parse(Json(report));
        Assert.False(json.RootElement.GetProperty("isAccepted").GetBoolean());
        Assert.Equal(0, json.RootElement.GetProperty("lines").GetArrayLength());
        Assert.Equal(2, json.RootElement.GetProperty("errors")[0].GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData("User \u001b[31mred\n", "user ␛[31mred")]
    [InlineData("User a\u202eb\n", "user a\\u{202e}b")]
    [InlineData("SetEnv A=é\n", "setenv A=é")]
    public void What_cannot_be_seen_is_made_visible(string text, string line)
    {
        Assert.Contains(line, Text(Report(text)).Split('\n'));
        Assert.DoesNotContain(Json(Report(text)), character => char.IsControl(character) && character != '\n');
    }

    [Fact]
    public void A_byte_that_is_no_text_is_shown_as_one()
    {
        var entry = SourceText.From([.. "User caf"u8, 0xE9, (byte)'\n'], "config");
        Assert.Contains("user caf\\xe9", Text(Report(entry)).Split('\n'));
    }

    [Fact]
    public void Many_beaten_lines_are_counted()
    {
        var text = Text(Report($"User alice\n{string.Concat(Enumerable.Repeat("User bob\n", 9))}"), withOrigins: true);
        Assert.Contains(
            text.Split('\n'),
            line => line.EndsWith("# config:1, beats config:2, config:3, config:4, config:5, config:6 and 4 more", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Colours_are_written_only_when_asked_for()
    {
        Assert.DoesNotContain('\u001b', Text(Rich(), withOrigins: true));
        Assert.Contains("\u001b[2m# ", Text(Rich(), withOrigins: true, color: true), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', Text(Rich(), color: true));
    }

    private static EffectiveReport Rich() => Report(Main);

    private static EffectiveReport Report(string text) => Report(SourceText.From(text, "config"));

    private static EffectiveReport Report(SourceText entry)
    {
        var files = new InMemoryFiles();
        files.Add("/config.d/1.conf", FileReadResult.From(SourceText.From("Include /more\nCompression yes\n", "config.d/1.conf")));
        files.Add("/more", FileReadResult.From(SourceText.From("ForwardAgent no\n", "more")));
        var model = ConfigModel.Load(
            entry,
            ConfigKind.Client,
            new Target(new OpenSshVersion(9, 2), Vendor.Debian),
            files,
            new ModelOptions { IncludeBase = "/" }
        );
        return new EffectiveReport
        {
            Model = model,
            Config = EffectiveConfig.Evaluate(model, new ClientQuery { Host = "web1", Port = 22 }),
            ToolVersion = "0.0.0",
            CommandLine = ["host", "port"],
        };
    }

    private static string Text(EffectiveReport report, bool withOrigins = false, bool color = false)
    {
        using var output = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        report.WriteText(output, withOrigins, color);
        return output.ToString();
    }

    private static string Json(EffectiveReport report)
    {
        using var output = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        report.WriteJson(output);
        return output.ToString();
    }
}
