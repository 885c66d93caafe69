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
}
