namespace SshConfigLint.EndToEnd.Tests.Cli;

/// <summary>The sample of a rule pack, which is built with these tests, and what is refused.</summary>
public sealed class RulePackTests
{
    private static readonly string _pack = Path.GetFullPath(
        Path.Combine(
            AppContext.BaseDirectory,
            "..",
            "..",
            "RulePack",
            Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
            "Acme.RulePack.dll"
        )
    );

    private static bool IsNative => Environment.GetEnvironmentVariable("SSHCONFIGLINT_BINARY") is { Length: > 0 };

    [Fact]
    public void The_sample_is_loaded_selected_and_set_as_any_other_rule()
    {
        using var sandbox = new Sandbox("//- ssh_config\nHost web\n    Port 22\n");
        var result = sandbox.Run("-f", "concise", "-q", "--rule-pack", _pack, "ssh_config");
        if (IsNative)
        {
            Assert.Equal(2, result.ExitCode);
            Assert.StartsWith("error: rule packs cannot be loaded by the native program", result.Error, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(
            (1, "ssh_config:1:6: warning ACME0001 `Host web` names no user\n", ""),
            (result.ExitCode, result.Output, result.Error)
        );
        Assert.Equal("", sandbox.Run("-f", "concise", "-q", "--ignore", "acme0001", "--rule-pack", _pack, "ssh_config").Output);
        sandbox.Write(
            "sshconfiglint.json",
            "{ \"rules\": { \"user-not-named\": { \"severity\": \"error\", \"parameters\": { \"except\": [\"db\"] } } } }"
        );
        Assert.Contains(
            "error ACME0001",
            sandbox.Run("-f", "concise", "--rule-pack", _pack, "ssh_config").Output,
            StringComparison.Ordinal
        );
        sandbox.Write("sshconfiglint.json", "{ \"rules\": { \"user-not-named\": { \"parameters\": { \"except\": [\"web\"] } } } }");
        Assert.Equal("", sandbox.Run("-f", "concise", "-q", "--rule-pack", _pack, "ssh_config").Output);
    }

    [SkippableFact]
    [Trait("Program", "managed")]
    public void A_settings_file_names_packs_only_when_that_is_allowed()
    {
        Skip.If(IsNative, "The native program loads no rule pack.");
        using var sandbox = new Sandbox("//- ssh_config\nHost web\n    Port 22\n");
        sandbox.Write("sshconfiglint.json", $"{{ \"rule-packs\": [\"{_pack}\"], \"rules\": {{ \"user-not-named\": \"error\" }} }}");
        Assert.Equal(2, sandbox.Run("ssh_config").ExitCode);
        Assert.Equal(2, sandbox.Run("--config", "sshconfiglint.json", "ssh_config").ExitCode);
        Assert.Contains(
            "error ACME0001",
            sandbox.Run("-f", "concise", "--allow-rule-packs", "ssh_config").Output,
            StringComparison.Ordinal
        );
    }

    [SkippableFact]
    [Trait("Program", "managed")]
    public void What_is_no_pack_or_clashes_is_refused()
    {
        Skip.If(IsNative, "The native program loads no rule pack.");
        using var sandbox = new Sandbox("//- ssh_config\nHost web\n//- text.dll\nno assembly\n");
        Refuses("nowhere.dll: no such file", "--rule-pack", "nowhere.dll");
        Refuses("text.dll: cannot be loaded as a rule pack", "--rule-pack", "text.dll");
        Refuses("clashes with ACME0001 'user-not-named'", "--rule-pack", _pack, "--rule-pack", _pack);
        Refuses("holds no rule", "--rule-pack", Path.Combine(AppContext.BaseDirectory, "SshConfigLint.Testing.dll"));

        void Refuses(string message, params string[] options)
        {
            var result = sandbox.Run([.. options, "ssh_config"]);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains(message, result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("this is a bug", result.Error, StringComparison.Ordinal);
        }
    }
}
