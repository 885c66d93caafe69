using System.Text.Json;

namespace SshConfigLint.EndToEnd.Tests.Cli;

/// <summary>What a baseline hides, and what it does not.</summary>
public sealed class BaselineTests
{
    private const string Text =
        "Port 22\nMatch address 192.0.2.1\n    PermitRootLogin yes\nMatch address 192.0.2.2\n    PermitRootLogin yes\n";

    private static readonly string[] _rules = ["--select", "SSH0,SSH3001", "-f", "concise"];

    [Theory]
    [InlineData("nothing changed", Text, 0, "2 suppressed")]
    [InlineData("lines above", "# new\nLogLevel INFO\n" + Text, 0, "2 suppressed")]
    [InlineData(
        "other blanks",
        "Match address 192.0.2.1\n\tPermitRootLogin   yes\nMatch address 192.0.2.2\nPermitRootLogin yes\r\n",
        0,
        "2 suppressed"
    )]
    [InlineData("one more of the same", Text + "Match address 192.0.2.3\n    PermitRootLogin yes\n", 1, "2 suppressed")]
    [InlineData("one less", "Match address 192.0.2.1\n    PermitRootLogin yes\n", 0, "1 finding of the baseline")]
    [InlineData("another rule", "Prot 22\n" + Text, 1, "2 suppressed")]
    public void A_baseline_knows_a_finding_by_its_line(string what, string after, int exitCode, string summary)
    {
        _ = what;
        using var sandbox = new Sandbox();
        sandbox.Write("sshd_config", Text);
        Assert.Equal(0, sandbox.Run([.. _rules, "--write-baseline", "known.json", "sshd_config"]).ExitCode);
        sandbox.Write("sshd_config", after);
        var result = sandbox.Run([.. _rules, "--baseline", "known.json", "sshd_config"]);
        Assert.Contains(summary, result.Output, StringComparison.Ordinal);
        Assert.Equal(exitCode, result.ExitCode);
    }

    [Fact]
    public void Writing_again_changes_nothing_and_keeps_what_is_known()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("sshd_config", Text);
        sandbox.Run([.. _rules, "--write-baseline", "known.json", "sshd_config"]);
        var first = File.ReadAllText(sandbox.At("known.json"));
        sandbox.Run([.. _rules, "--baseline", "known.json", "--write-baseline", "known.json", "sshd_config"]);
        Assert.Equal(first, File.ReadAllText(sandbox.At("known.json")));
        Assert.Equal(
            ["home", "known.json", "sshd_config"],
            Directory.EnumerateFileSystemEntries(sandbox.Folder).Select(Path.GetFileName).Order()
        );
        sandbox.Golden("baseline", $"check {string.Join(' ', _rules)} --show-suppressed --baseline known.json sshd_config");
    }

    [Fact]
    public void What_is_gone_is_listed()
    {
        using var sandbox = new Sandbox("//- a/sshd_config\nPermitRootLogin yes\n//- b/sshd_config\nPermitRootLogin yes\n");
        sandbox.Run([.. _rules, "--write-baseline", "known.json", "a", "b"]);
        sandbox.Write("a/sshd_config", "PermitRootLogin no\n");
        sandbox.Write("b/sshd_config", "PermitRootLogin no\n");
        using var json = JsonDocument.Parse(sandbox.Run("--select", "SSH3001", "-f", "json", "--baseline", "known.json", "a").Output);
        var stale = Assert.Single(json.RootElement.GetProperty("staleBaseline").EnumerateArray());
        Assert.Equal("a/sshd_config", stale.GetProperty("path").GetString());
        Assert.DoesNotContain(
            "baseline",
            sandbox.Run("--select", "SSH0", "-f", "concise", "--baseline", "known.json", "a").Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "    1  SSH3001  b/sshd_config",
            sandbox.Run([.. _rules, "--show-suppressed", "--baseline", "known.json", "a", "b"]).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Sarif_calls_it_external_and_no_fix_is_applied()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("sshd_config", "Protocol 2\n");
        sandbox.Run([.. _rules, "--write-baseline", "known.json", "sshd_config"]);
        sandbox.Write("sshd_config", "Protocol 2\nUseLogin no\n");
        var result = sandbox.Run("--select", "SSH0", "--baseline", "known.json", "--fix", "-f", "sarif", "sshd_config");
        Assert.Equal("Protocol 2\n", File.ReadAllText(sandbox.At("sshd_config")));
        using var json = JsonDocument.Parse(result.Output);
        var found = Assert.Single(json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        Assert.Equal("external", found.GetProperty("suppressions")[0].GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("{ \"version\": 1, \"finding\": [] }", "error: known.json:1:17: there is no key 'finding'; did you mean 'findings'?")]
    [InlineData("nonsense\u001b", "error: known.json:1:2: this is no JSON")]
    [InlineData(null, "error: --baseline: known.json: no such file")]
    public void A_bad_baseline_is_an_error(string? content, string message)
    {
        using var sandbox = new Sandbox();
        sandbox.Write("sshd_config", Text);
        if (content is not null)
        {
            sandbox.Write("known.json", content);
        }

        var result = sandbox.Run("--baseline", "known.json", "sshd_config");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Error);
    }

    [Theory]
    [InlineData("missing/known.json")]
    [InlineData("home")]
    public void A_baseline_that_cannot_be_written_is_an_error(string path)
    {
        using var sandbox = new Sandbox();
        sandbox.Write("sshd_config", Text);
        var result = sandbox.Run([.. _rules, "--write-baseline", path, "sshd_config"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"error: {path}: the baseline was not written: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("sshd_config:3:", result.Output, StringComparison.Ordinal);
    }
}
