using System.Text.Json;

namespace SshConfigLint.EndToEnd.Tests.Cli;

/// <summary>What becomes of suppressed findings, and of options that a file sets itself.</summary>
public sealed class SuppressionTests
{
    private const string Text = """
        # sshconfiglint: ignore[ignored-keyword] an old tool wants it
        Protocol 2
        # sshconfiglint: ignore-file[password-authentication, root-login]
        UseLogin no

        """;

    private static readonly string[] _rules = ["--select", "SSH0,SSH3001,SSH3002,SSH9"];

    [Theory]
    [InlineData("suppressed", "sshd_config")]
    [InlineData("suppressed-concise", "-f concise sshd_config")]
    [InlineData("suppressed-shown", "--show-suppressed sshd_config")]
    [InlineData("suppressed-shown-concise", "--show-suppressed -f concise sshd_config")]
    [InlineData("suppressed-none", "--no-suppressions -f concise sshd_config")]
    [InlineData("suppressed-github", "-f github sshd_config")]
    [InlineData("suppressed-json", "-f json sshd_config")]
    [InlineData("suppressed-sarif", "--select SSH0011 --select SSH9001 -f sarif sshd_config")]
    [InlineData("suppressed-diff", "--diff sshd_config")]
    [InlineData("suppressed-none-diff", "--diff --no-suppressions sshd_config")]
    public void Says(string name, string arguments)
    {
        using var sandbox = new Sandbox($"//- sshd_config\n{Text}");
        sandbox.Write(".git", "");
        sandbox.Golden(name, $"check {(arguments.Contains("--select") ? "" : string.Join(' ', _rules))} {arguments}");
    }

    [Theory]
    [InlineData(0, "# sshconfiglint: ignore[root-login] console\nPermitRootLogin yes\n")]
    [InlineData(1, "PermitRootLogin yes\n")]
    [InlineData(0, "# sshconfiglint: ignore[root-login] console\nPermitRootLogin yes\n", "--select", "SSH3001,SSH9")]
    [InlineData(1, "# sshconfiglint: ignore[root-login] console\nPermitRootLogin yes\n", "--no-suppressions")]
    [InlineData(1, "# sshconfiglint: ignore[root-logins] console\nPermitRootLogin no\n", "--select", "SSH9")]
    public void Returns(int exitCode, string text, params string[] arguments)
    {
        using var sandbox = new Sandbox();
        sandbox.Write("sshd_config", text);
        Assert.Equal(
            exitCode,
            sandbox.Run([.. arguments.Length < 2 ? ["--select", "SSH3001"] : Array.Empty<string>(), .. arguments, "sshd_config"]).ExitCode
        );
    }

    [Fact]
    public void Fix_deletes_what_suppresses_nothing()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("sshd_config", Text);
        sandbox.Run([.. _rules, "--fix", "sshd_config"]);
        Assert.Equal(
            """
            # sshconfiglint: ignore[ignored-keyword] an old tool wants it
            Protocol 2

            """,
            File.ReadAllText(sandbox.At("sshd_config"))
        );
    }

    [Theory]
    [InlineData("--show-suppressed")]
    [InlineData("--show-suppressed", "-f", "concise")]
    [InlineData("-f", "json")]
    [InlineData("-f", "sarif")]
    [InlineData("-f", "github")]
    public void Control_characters_of_a_comment_reach_no_terminal(params string[] arguments)
    {
        using var sandbox = new Sandbox();
        sandbox.Write(
            "sshd_config",
            "# sshconfiglint: ignore[ignored-keyword] a\u001b[2J\u0007\u202e\u009b\nProtocol 2\n# sshconfiglint: ig\u001bnore[\u001b[2J] `x`\n# sshconfiglint: \u001b=\u001b\n"
        );
        var result = sandbox.Run([.. _rules, .. arguments, "sshd_config"]);
        Assert.DoesNotContain(result.Output + result.Error, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain('\u202e', result.Output);
    }

    [Theory]
    [InlineData("", "# sshconfiglint: kind=server\nGatewayPorts yes\nAllowUsers a\n", "client.txt", "")]
    [InlineData("", "# sshconfiglint: kind=client\nUser a\n", "sshd_config", "")]
    [InlineData("--kind server", "# sshconfiglint: kind=client\nUser a\n", "sshd_config", "SSH0007")]
    [InlineData("", "# sshconfiglint: openssh=7.4\nRequiredRSASize 2048\n", "sshd_config", "SSH0008")]
    [InlineData("", "# sshconfiglint: openssh=9.2\nRequiredRSASize 2048\n", "sshd_config", "")]
    [InlineData("--openssh 7.4", "# sshconfiglint: openssh=9.2\nRequiredRSASize 2048\n", "sshd_config", "SSH0008")]
    [InlineData("", "# sshconfiglint: vendor=debian\nDebianBanner no\n", "sshd_config", "")]
    [InlineData("--openssh 9.2", "# sshconfiglint: vendor=debian\nDebianBanner no\n", "sshd_config", "")]
    [InlineData("--vendor portable", "# sshconfiglint: vendor=debian\nDebianBanner no\n", "sshd_config", "SSH0006")]
    [InlineData("", "DebianBanner no\n# sshconfiglint: vendor=debian\n", "sshd_config", "SSH0006 SSH9005")]
    public void A_file_says_what_it_is_as_far_as_the_command_line_does_not(string arguments, string text, string name, string expected)
    {
        using var sandbox = new Sandbox();
        sandbox.Write(name, text);
        var words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        using var json = JsonDocument.Parse(sandbox.Run(["--select", "SSH0,SSH9", "-f", "json", .. words, name]).Output);
        var found = json
            .RootElement.GetProperty("diagnostics")
            .EnumerateArray()
            .Select(one => one.GetProperty("id").GetString())
            .Distinct();
        Assert.Equal(expected, string.Join(' ', found.Order()));
    }

    [Fact]
    public void Files_of_one_run_are_judged_for_different_releases()
    {
        using var sandbox = new Sandbox(
            "//- a/sshd_config\n# sshconfiglint: openssh=7.4\nRequiredRSASize 2048\n//- b/sshd_config\n# sshconfiglint: openssh=9.2\nRequiredRSASize 2048\n"
        );
        var result = sandbox.Run("--select", "SSH0", "-f", "concise", "a", "b");
        Assert.Contains("a/sshd_config:2:1:", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("b/sshd_config", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Protocol 2\n", "# sshconfiglint: ignore[ignored-keyword] so it is\nProtocol 2\n")]
    [InlineData(
        "Match user a\r\n\tLogLevl INFO\r\n",
        "Match user a\r\n\t# sshconfiglint: ignore[unknown-keyword] so it is\r\n\tLogLevl INFO\r\n"
    )]
    [InlineData("Port 22\nProtocol 2", "Port 22\n# sshconfiglint: ignore[ignored-keyword] so it is\nProtocol 2")]
    [InlineData("# sshconfiglint: ignore[SSH0011] why\nProtocol 2 3\n", "# sshconfiglint: ignore[SSH0011] why\nProtocol 2 3\n")]
    [InlineData(
        "# sshconfiglint: ignore[SSH3001] why\nPermitRootLogin yes no\n",
        "# sshconfiglint: ignore[SSH3001, extra-argument] why\nPermitRootLogin yes no\n"
    )]
    [InlineData("Port 22\n", "Port 22\n")]
    public void Add_ignore_writes_comments_once_and_the_next_run_is_clean(string before, string after)
    {
        using var sandbox = new Sandbox();
        sandbox.Write("sshd_config", before);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var result = sandbox.Run("--add-ignore=so it is", "--select", "SSH0,SSH3001", "--kind", "server", "sshd_config");
            Assert.Equal((0, after), (result.ExitCode, File.ReadAllText(sandbox.At("sshd_config"))));
        }
    }

    [Fact]
    public void Add_ignore_leaves_alone_what_is_no_input_of_its_own()
    {
        using var sandbox = new Sandbox(
            "//- sshd_config\nInclude sub/x.conf\nProtocol 2\n//- sub/x.conf\nProtocol 2\n//- template/sshd_config\nPort {{ port }}\nProtocol 2\n"
        );
        var result = sandbox.Run("--add-ignore", "--select", "SSH0011", "-f", "concise", "sshd_config", "template");
        Assert.Equal(
            "Include sub/x.conf\n# sshconfiglint: ignore[ignored-keyword]\nProtocol 2\n",
            File.ReadAllText(sandbox.At("sshd_config"))
        );
        Assert.Equal("Protocol 2\n", File.ReadAllText(sandbox.At("sub/x.conf")));
        Assert.Equal("Port {{ port }}\nProtocol 2\n", File.ReadAllText(sandbox.At("template/sshd_config")));
        Assert.Contains("Found 1 info in 2 files, 1 suppressed.", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--add-ignore --fix", "--add-ignore goes with none of --fix, --diff and --no-suppressions")]
    [InlineData("--add-ignore=a\u001bb", "without control characters")]
    [InlineData("--add-ignore=LONG", "is longer than 200 characters")]
    public void Add_ignore_refuses(string arguments, string message)
    {
        using var sandbox = new Sandbox();
        sandbox.Write("sshd_config", "Protocol 2\n");
        var words = arguments.Replace("LONG", new string('x', 201), StringComparison.Ordinal).Split(' ');
        var result = sandbox.Run([.. words, "sshd_config"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Equal("Protocol 2\n", File.ReadAllText(sandbox.At("sshd_config")));
    }

    [SkippableFact]
    public void Add_ignore_says_what_it_cannot_write()
    {
        Skip.If(OperatingSystem.IsWindows(), "there are no modes on Windows");
        using var sandbox = new Sandbox();
        sandbox.Write("sshd_config", "Protocol 2\n");
        sandbox.SetMode("sshd_config", UnixFileMode.UserRead);
        sandbox.Write("mark/sshd_config", "\uFEFFProtocol 2\n");
        sandbox.Write("latin/sshd_config", [.. "# caf"u8, 0xE9, .. "\nProtocol 2\n"u8]);
        var result = sandbox.Run("--add-ignore=\u20ac", "--select", "SSH0011,SSH0029", "-f", "concise", ".");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("error: sshd_config: got no comments: it is read-only", result.Error, StringComparison.Ordinal);
        Assert.Contains("error: mark/sshd_config: got no comments: a comment in front", result.Error, StringComparison.Ordinal);
        Assert.Contains("error: latin/sshd_config: got no comments: it is not UTF-8", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_ignore_of_standard_input_goes_to_standard_output()
    {
        using var sandbox = new Sandbox();
        var result = sandbox.Run(
            new CliInput { StandardInput = "Protocol 2\n" },
            "--add-ignore",
            "--select",
            "SSH0011",
            "-",
            "--kind",
            "server"
        );
        Assert.Equal("# sshconfiglint: ignore[ignored-keyword]\nProtocol 2\n", result.Output);
    }
}
