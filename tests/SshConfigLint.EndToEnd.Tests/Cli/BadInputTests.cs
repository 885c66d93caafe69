using System.Diagnostics;
using SshConfigLint.Knowledge;

namespace SshConfigLint.EndToEnd.Tests.Cli;

/// <summary>Whatever is behind a path or in a file: a clear message, the right exit code, no hang, and the other files are still linted.</summary>
public sealed class BadInputTests
{
    private const string Bad = "//- good/sshd_config\nPort 22\nPrt 23\n";

    /// <summary>A finding of the other file, which every run below must still report.</summary>
    private const string Finding = "good/sshd_config:2:1: error SSH0005";

    /// <summary>Takes from root the right to read everything; an ordinary user has no such right.</summary>
    private static string AsOrdinaryUser => Environment.UserName == "root" ? "setpriv --bounding-set=-dac_override,-dac_read_search" : "";

    [Theory]
    [InlineData("missing", "error: missing: no such file or folder")]
    [InlineData("empty", "error: empty: no configuration in this folder")]
    [InlineData("huge", "error: huge: cannot be read: is larger than 64 MB")]
    [InlineData("pipe", "error: pipe: cannot be read: is a pipe, not a regular file")]
    [InlineData("/dev/zero", "error: /dev/zero: cannot be read: is a device, not a regular file")]
    [InlineData("loop", "error: loop: cannot be read: ")]
    [InlineData("", "error: : is no file name")]
    public void A_path_that_cannot_be_linted(string path, string message)
    {
        using var sandbox = new Sandbox(Bad);
        Directory.CreateDirectory(sandbox.At("empty"));
        MakePipe(sandbox.At("pipe"));
        MakeHuge(sandbox.At("huge"));
        File.CreateSymbolicLink(sandbox.At("loop"), "loop");
        var result = sandbox.Run("-f", "concise", path, "good");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(message, result.Error, StringComparison.Ordinal);
        Assert.Contains(Finding, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pipe", "is a pipe, not a regular file")]
    [InlineData("/dev/zero", "is a device, not a regular file")]
    [InlineData("huge", "is larger than 64 MB")]
    public void An_include_that_cannot_be_read(string path, string reason)
    {
        using var sandbox = new Sandbox($"//- sshd_config\nInclude {(path[0] == '/' ? path : $"<dir>/{path}")}\n" + Bad);
        MakePipe(sandbox.At("pipe"));
        MakeHuge(sandbox.At("huge"));
        var result = sandbox.Run("-f", "concise", "sshd_config", "good");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"error: {path}: cannot be read: {reason}; `sshd_config` includes it\n", result.Error);
        Assert.Contains(Finding, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_permission()
    {
        using var sandbox = new Sandbox("//- locked\nPort 22\n" + Bad);
        sandbox.SetMode("locked", UnixFileMode.None);
        var result = sandbox.Bash($"{AsOrdinaryUser} $LINT -f concise locked good");
        Assert.Equal((2, "error: locked: cannot be read: permission denied\n"), (result.ExitCode, result.Error));
        Assert.Contains(Finding, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_permission()
    {
        using var sandbox = new Sandbox(Bad);
        Directory.CreateDirectory(sandbox.At("locked"));
        sandbox.SetMode("locked", UnixFileMode.None);
        var result = sandbox.Bash($"{AsOrdinaryUser} $LINT -f concise locked good");
        Assert.Equal((2, "error: locked: cannot be searched: permission denied\n"), (result.ExitCode, result.Error));
        Assert.Contains(Finding, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_include_cycle_is_a_finding()
    {
        using var sandbox = new Sandbox("//- a/sshd_config\nInclude <dir>/a/b\n//- a/b\nInclude <dir>/a/sshd_config\n");
        var result = sandbox.Run("-f", "concise", "a/sshd_config");
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Contains("a/b:1:9: error SSH0", result.Output, StringComparison.Ordinal);
        Assert.Single(result.Output.Split('\n'), line => line.Contains(" error SSH0", StringComparison.Ordinal));
    }

    [Fact]
    public void An_include_with_very_many_matches_ends()
    {
        using var sandbox = new Sandbox("//- sshd_config\nInclude <dir>/many/*\n");
        Directory.CreateDirectory(sandbox.At("many"));
        for (var i = 0; i < 6000; i++)
        {
            File.WriteAllText(sandbox.At($"many/{i:d5}"), "");
        }

        var result = sandbox.Run("-f", "concise", "sshd_config");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("more than 4096 included files", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Includes_that_double_at_every_level_end()
    {
        using var sandbox = new Sandbox();
        for (var i = 0; i < 16; i++)
        {
            sandbox.Write($"f{i}", $"Include {sandbox.Folder}/f{i + 1}\nInclude {sandbox.Folder}/f{i + 1}\n");
        }

        sandbox.Write("f16", "Compression yes\n");
        var result = sandbox.Run("-f", "concise", "--kind", "client", "f0");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("more than 4096 included files", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text()
    {
        using var sandbox = new Sandbox();
        var random = new Random(20261124);
        var bytes = new byte[1 << 16];
        random.NextBytes(bytes);
        sandbox.Write("sshd_config", bytes);
        sandbox.Write("ssh_config", [0xC3, 0x28, (byte)'\n', 0, 0xFF, (byte)'\n']);
        var result = sandbox.Run("-f", "concise", "sshd_config", "ssh_config");
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.DoesNotContain(result.Output, character => char.IsControl(character) && character != '\n');
    }

    [Theory]
    [InlineData("full")]
    [InlineData("json")]
    [InlineData("concise")]
    public void A_reader_that_goes_away(string format)
    {
        using var sandbox = new Sandbox("//- sshd_config\n" + string.Concat(Enumerable.Range(0, 20000).Select(i => $"Unknown{i} x\n")));
        var result = sandbox.Bash($"$LINT -f {format} sshd_config | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}");
        Assert.Equal(("1\n", ""), (result.Output, result.Error));
    }

    [SkippableFact]
    public void A_full_disk()
    {
        Skip.IfNot(File.Exists("/dev/full"), "this system has no /dev/full");
        using var sandbox = new Sandbox(Bad);
        var result = sandbox.Bash("$LINT -f concise good >/dev/full");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_cannot_be_written()
    {
        using var sandbox = new Sandbox(Bad);
        var result = sandbox.Run("-f", "concise", "--report", "json=nowhere/report.json", "good");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("error: cannot write nowhere/report.json: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(Finding, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_of_a_name_do_not_reach_the_terminal()
    {
        using var sandbox = new Sandbox();
        var result = sandbox.Run("\u001b[31m\u202e");
        Assert.Equal((2, "error: \\u{1b}[31m\\u{202e}: no such file or folder\n"), (result.ExitCode, result.Error));
    }

    [Fact]
    public void A_current_folder_that_was_removed()
    {
        using var sandbox = new Sandbox(Bad);
        var result = sandbox.Bash("root=$PWD; mkdir gone; cd gone; rmdir ../gone; $LINT -f concise \"$root/good\" missing");
        Assert.Equal((2, "error: /missing: no such file or folder\n"), (result.ExitCode, result.Error));
        Assert.Contains(Finding, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_that_are_linked_in_a_circle()
    {
        using var sandbox = new Sandbox(Bad);
        Directory.CreateSymbolicLink(sandbox.At("good/up"), "..");
        Directory.CreateSymbolicLink(sandbox.At("good/again"), "../good");
        var result = sandbox.Run("-f", "concise", ".");
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Single(result.Output.Split('\n'), line => line.Contains(Finding, StringComparison.Ordinal));
    }

    /// <summary>
    /// The native compiler leaves out generic types that it believes unused: every grammar of values must have run in the native binary.
    /// </summary>
    [Theory]
    [InlineData(ConfigKind.Client)]
    [InlineData(ConfigKind.Server)]
    public void Every_keyword_with_values_of_every_kind(ConfigKind kind)
    {
        string[] values =
        [
            "yes",
            "7",
            "0x4",
            "1h30m",
            "4K 2h",
            "077",
            "+aes128-ctr,!x,*-cbc",
            "a,!b,*.c d?e",
            "[::1]:22 host:33",
            "192.0.2.0/24,!2001:db8::/32",
            "user@host:22,ssh://u@[::1]:2222",
            "127.0.0.1:80 /run/socket",
            "%h-%%-%r-%q ~/${HOME}/x",
            "A=1 B=\"x y\"",
            "publickey,password:pam keyboard-interactive",
            "10:30:100",
            "all",
            "user a,b host !c,*.d address 10.0.0.0/8 exec \"true\"",
            "crash:5s authfail:1 max:10m",
            "sftp /usr/lib/sftp-server -l INFO",
            "none",
            "\"open",
        ];
        var lines = KeywordTable
            .All(kind)
            .Select(row => row.Name)
            .Distinct()
            .SelectMany(name => values.Select(value => $"{name} {value}\n"));
        using var sandbox = new Sandbox();
        sandbox.Write("config", string.Concat(lines));
        foreach (var version in new[] { "7.0", "8.4", "10.6" })
        {
            var result = sandbox.Run("-q", "-f", "json", "--kind", $"{kind}", "--openssh", version, "./config");
            Assert.Equal((1, ""), (result.ExitCode, result.Error));
        }
    }

    [Fact]
    public void Interrupted_it_gives_130()
    {
        using var sandbox = new Sandbox();
        using var process = sandbox.Start("-");
        Thread.Sleep(TimeSpan.FromSeconds(1));
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        kill.WaitForExit();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.Equal((130, "", ""), (process.ExitCode, process.StandardOutput.ReadToEnd(), process.StandardError.ReadToEnd()));
    }

    private static void MakePipe(string path)
    {
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>A file with a hole: it takes no room on the disk.</summary>
    private static void MakeHuge(string path)
    {
        using var stream = File.Create(path);
        stream.SetLength((64 << 20) + 1);
    }
}
