using System.Text;
using System.Text.Json;

namespace SshConfigLint.EndToEnd.Tests.Cli;

/// <summary>What <c>--fix</c> and <c>--diff</c> do to files, and what they return.</summary>
public sealed class FixTests
{
    private const string Old = "# mine\nProtocol 2\nPort 22\nPasswordAuthentication yes\nKbdInteractiveAuthentication no\n";
    private const string SafelyFixed = "# mine\nPort 22\nPasswordAuthentication yes\nKbdInteractiveAuthentication no\n";
    private const string AllFixed = "# mine\nPort 22\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n";

    private static readonly string[] _rules = ["--select", "SSH0,SSH3002"];

    [Theory]
    [InlineData(1, SafelyFixed, "--fix")]
    [InlineData(0, AllFixed, "--fix --unsafe-fixes")]
    [InlineData(1, Old, "--unsafe-fixes")]
    [InlineData(0, SafelyFixed, "--fix --select SSH0")]
    [InlineData(0, SafelyFixed, "--fix --fail-on error")]
    [InlineData(1, Old, "--fix --select SSH3002")]
    [InlineData(1, Old, "--fix --ignore ignored-keyword")]
    [InlineData(1, Old, "--diff")]
    [InlineData(1, Old, "--diff --fix --unsafe-fixes")]
    [InlineData(0, Old, "--diff --exit-zero")]
    [InlineData(0, Old, "--diff --ignore ignored-keyword")]
    [InlineData(2, SafelyFixed, "--fix missing")]
    [InlineData(2, Old, "--diff missing")]
    [InlineData(2, Old, "--diff --report json=x.json")]
    [InlineData(2, Old, "--show-fixes")]
    public void Returns(int exitCode, string after, string arguments)
    {
        using var sandbox = new Sandbox();
        sandbox.Write("sshd_config", Old);
        var words = arguments.Split(' ');
        var result = sandbox.Run([.. words.Contains("--select") ? [] : _rules, .. words, "sshd_config"]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(after, Read(sandbox, "sshd_config"));
        Assert.Equal(["home", "sshd_config"], Names(sandbox));
    }

    [Theory]
    [InlineData("fix", "--fix --show-fixes -f concise .")]
    [InlineData("fix-unsafe", "--fix --unsafe-fixes --show-fixes -f concise .")]
    [InlineData("fix-refused", "--fix --unsafe-fixes -f concise client/ssh_config")]
    [InlineData("fix-quiet", "--fix -q -f concise sshd_config")]
    [InlineData("fix-not-named", "--fix -f concise sshd_config")]
    [InlineData("fix-outlook", "-f concise sshd_config")]
    [InlineData("fix-outlook-unsafe", "--unsafe-fixes -f concise sshd_config")]
    [InlineData("diff", "--diff --show-fixes .")]
    [InlineData("diff-unsafe", "--diff --unsafe-fixes .")]
    [InlineData("diff-color", "--diff --color always sshd_config")]
    [InlineData("diff-nothing", "--diff --ignore SSH0 .")]
    public void Says(string name, string arguments)
    {
        using var sandbox = new Sandbox(
            $"//- sshd_config\nInclude /etc/ssh/sshd_config.d/*.conf\n{Old}//- sshd_config.d/a.conf\nUsePrivilegeSeparation yes\nX11Forwarding no\n"
                + "//- client/ssh_config\nHost a\n    Usr x yz\n"
        );
        sandbox.Write(".git", "");
        sandbox.Golden(name, $"check {string.Join(' ', _rules)} {arguments}");
    }

    [SkippableTheory]
    [InlineData("0644")]
    [InlineData("0600")]
    [InlineData("0640")]
    public void Mode_and_owner_stay_and_a_link_goes_on_pointing_to_the_file(string mode)
    {
        Skip.If(OperatingSystem.IsWindows(), "there are no modes on Windows");
        using var sandbox = new Sandbox();
        sandbox.Write("real/file", Old);
        sandbox.SetMode("real/file", (UnixFileMode)Convert.ToInt32(mode, 8));
        File.CreateSymbolicLink(sandbox.At("sshd_config"), "real/file");
        var owner = sandbox.Bash("chown 12345:54321 real/file 2>/dev/null; stat -c %u:%g real/file").Output;
        Assert.Equal(1, sandbox.Run([.. _rules, "--fix", "sshd_config"]).ExitCode);
        Assert.Equal(SafelyFixed, Read(sandbox, "real/file"));
        Assert.Equal("real/file", new FileInfo(sandbox.At("sshd_config")).LinkTarget);
        Assert.Equal($"{owner.Trim()} {mode.TrimStart('0')}\n", sandbox.Bash("stat -c '%u:%g %a' real/file").Output);
        Assert.Equal(["file"], Directory.EnumerateFileSystemEntries(sandbox.At("real")).Select(Path.GetFileName));
    }

    [SkippableFact]
    public void A_file_that_was_named_twice_through_a_link_is_fixed_once()
    {
        Skip.If(OperatingSystem.IsWindows(), "links need rights on Windows");
        using var sandbox = new Sandbox();
        sandbox.Write("a/sshd_config", Old);
        Directory.CreateDirectory(sandbox.At("b"));
        File.CreateSymbolicLink(sandbox.At("b/sshd_config"), "../a/sshd_config");
        Assert.Equal(1, sandbox.Run([.. _rules, "--fix", "a/sshd_config", "b/sshd_config"]).ExitCode);
        Assert.Equal(SafelyFixed, Read(sandbox, "a/sshd_config"));
    }

    [SkippableTheory]
    [InlineData("chmod 0444 sshd_config", "it is read-only")]
    [InlineData("ln sshd_config other", "it has 2 names (hard links)")]
    public void What_must_not_be_replaced_stays_with_a_clear_error(string command, string reason)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "hard links are counted on Linux only");
        using var sandbox = new Sandbox();
        sandbox.Write("sshd_config", Old);
        sandbox.Write("sub/sshd_config", Old);
        sandbox.Bash(command);
        var result = sandbox.Run([.. _rules, "--fix", "-f", "concise", "sshd_config", "sub/sshd_config"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"error: sshd_config: was not fixed: {reason}", result.Error, StringComparison.Ordinal);
        Assert.Contains("sshd_config:2:1: info SSH0011 [*]", result.Output, StringComparison.Ordinal);
        Assert.Contains("Fixed 1 finding in 1 file.", result.Output, StringComparison.Ordinal);
        Assert.Equal(Old, Read(sandbox, "sshd_config"));
        Assert.Equal(SafelyFixed, Read(sandbox, "sub/sshd_config"));
        Assert.DoesNotContain(Names(sandbox), name => name.StartsWith('.'));
    }

    [SkippableFact]
    public void A_pipe_of_the_shell_cannot_be_fixed()
    {
        Skip.IfNot(Directory.Exists("/dev/fd"), "this system has no /dev/fd");
        using var sandbox = new Sandbox();
        var result = sandbox.Bash("$LINT --fix -f concise --kind server --select SSH0 <(echo Protocol 2)");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("was not fixed: it is no regular file", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Old, SafelyFixed, 1)]
    [InlineData("Port 22\n", "Port 22\n", 0)]
    [InlineData("Port {{ port }}\nProtocol 2\n", "Port {{ port }}\nProtocol 2\n", 0)]
    public void What_comes_on_a_pipe_goes_on_fixed_or_as_it_was(string before, string after, int exitCode)
    {
        using var sandbox = new Sandbox();
        string[] arguments = ["--fix", "-", "--stdin-filename", "sshd_config", "--select", "SSH0011,SSH3002", "-f", "concise"];
        var result = sandbox.Run(new CliInput { StandardInput = before }, arguments);
        Assert.Equal((exitCode, after), (result.ExitCode, result.Output));
        Assert.Equal(exitCode == 1, result.Error.Contains("sshd_config:3:24: warning SSH3002", StringComparison.Ordinal));
        Assert.Equal(["home"], Names(sandbox));
    }

    [Fact]
    public void Bytes_outside_of_the_edits_survive()
    {
        using var sandbox = new Sandbox();
        byte[] before = [.. "# caf"u8, 0xE9, .. "\r\nProtocol 2\r\n\tPort 22 \r\n# no end \xff"u8];
        byte[] after = [.. "# caf"u8, 0xE9, .. "\r\n\tPort 22 \r\n# no end \xff"u8];
        sandbox.Write("sshd_config", before);
        sandbox.Run("--fix", "--select", "SSH0011", "sshd_config");
        Assert.Equal(after, File.ReadAllBytes(sandbox.At("sshd_config")));
    }

    [SkippableFact]
    public void Patch_takes_the_difference()
    {
        Skip.IfNot(File.Exists("/usr/bin/git"), "no git here");
        using var sandbox = new Sandbox();
        byte[] before = [.. "# caf"u8, 0xE9, .. "\r\nProtocol 2\r\nPort 22\r\nUseLogin no"u8];
        sandbox.Write("a b/sshd_config", before);
        Assert.Equal(1, sandbox.Bash("$LINT --diff --select SSH0 'a b/sshd_config' > x.diff").ExitCode);
        Assert.Equal(1, sandbox.Run("--diff", "--select", "SSH0", "a b/sshd_config", "-o", "y.diff").ExitCode);
        Assert.Equal(File.ReadAllBytes(sandbox.At("x.diff")), File.ReadAllBytes(sandbox.At("y.diff")));
        var applied = sandbox.Bash("git init -q . && git apply x.diff");
        Assert.Equal((0, ""), (applied.ExitCode, applied.Error));
        Assert.Equal([.. "# caf"u8, 0xE9, .. "\r\nPort 22\r\n"u8], File.ReadAllBytes(sandbox.At("a b/sshd_config")));
    }

    [SkippableFact]
    public void On_a_terminal_nothing_of_the_file_acts()
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "no script(1) here, which makes a terminal");
        using var sandbox = new Sandbox();
        sandbox.Write("sshd_config", "# \u001b[2J\u0007\nProtocol 2\n");
        var input = new CliInput
        {
            Environment = new Dictionary<string, string> { ["TERM"] = "dumb", ["NO_COLOR"] = "1" },
        };
        var diff = sandbox.Bash("script -qec '$LINT --diff --select SSH0 sshd_config' /dev/null", input).Output;
        Assert.Contains("-Protocol 2", diff, StringComparison.Ordinal);
        var text = sandbox
            .Bash("script -qec '$LINT --fix --select SSH0 --stdin-filename sshd_config - < sshd_config' /dev/null", input)
            .Output;
        Assert.Contains("# \\u{1b}[2J\\u{7}", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', diff + text);
    }

    [Fact]
    public void Json_tells_what_was_done()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("sshd_config", Old);
        using var json = JsonDocument.Parse(sandbox.Run([.. _rules, "--fix", "-f", "json", "sshd_config"]).Output);
        var fixes = json.RootElement.GetProperty("fixes");
        Assert.True(fixes.GetProperty("settled").GetBoolean());
        Assert.Equal("SSH0011", fixes.GetProperty("applied")[0].GetProperty("id").GetString());
        Assert.Equal(0, fixes.GetProperty("refused").GetArrayLength());
        Assert.Equal(1, json.RootElement.GetProperty("summary").GetProperty("unsafeFixable").GetInt32());
    }

    [SkippableFact]
    public void Whoever_reads_meanwhile_sees_the_old_text_or_the_new_one()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the test looks at inodes");
        using var sandbox = new Sandbox();
        sandbox.Write("sshd_config", Old);
        using var reader = File.OpenText(sandbox.At("sshd_config"));
        sandbox.Run([.. _rules, "--fix", "sshd_config"]);
        Assert.Equal(Old, reader.ReadToEnd());
        Assert.Equal(SafelyFixed, Read(sandbox, "sshd_config"));
    }

    private static string Read(Sandbox sandbox, string path) => Encoding.UTF8.GetString(File.ReadAllBytes(sandbox.At(path)));

    private static IEnumerable<string> Names(Sandbox sandbox) =>
        Directory.EnumerateFileSystemEntries(sandbox.Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
