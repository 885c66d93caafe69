using System.Text.Json;

namespace SshConfigLint.EndToEnd.Tests.Cli;

/// <summary>Which files are linted, through which entry file, as what, and what the run returns.</summary>
public sealed class CheckTests
{
    private const string DropIn = """
        //- etc/ssh/sshd_config
        Include /etc/ssh/sshd_config.d/*.conf
        Prt 22
        //- etc/ssh/sshd_config.d/50-a.conf
        Match User alice
        Porrt 23
        //- etc/ssh/sshd_config.d/60-b.conf
        PermitRootLogn no

        """;

    private const string Findings = """
        //- sshd_config
        Prt 22
        UsePrivilegeSeparation yes

        """;

    [Theory]
    [InlineData("dropin-folder", DropIn, ".")]
    [InlineData("dropin-entry", DropIn, "etc/ssh/sshd_config")]
    [InlineData("dropin-all-named", DropIn, "etc/ssh/sshd_config etc/ssh/sshd_config.d/50-a.conf etc/ssh/sshd_config.d/60-b.conf")]
    [InlineData("dropin-fragment", DropIn, "etc/ssh/sshd_config.d/50-a.conf")]
    [InlineData("dropin-its-folder", DropIn, "etc/ssh/sshd_config.d")]
    [InlineData("fragment-without-entry", "//- sshd_config.d/1.conf\nPrt 22\n", "sshd_config.d/1.conf")]
    [InlineData(
        "fragment-not-included",
        "//- sshd_config\nPort 22\n//- sshd_config.d/1.conf\nPrt 22\n",
        "sshd_config.d/1.conf sshd_config"
    )]
    [InlineData(
        "client-home",
        "//- home/.ssh/config\nInclude conf.d/*\nInclude ~/.ssh/more\nHst a\n//- home/.ssh/conf.d/a\nUsr x\n//- home/.ssh/more\nPrt 1\n",
        "home/.ssh/config"
    )]
    [InlineData("two-unrelated", "//- a/sshd_config\nPrt 1\n//- b/ssh_config\nPrt 1\n", "b/ssh_config a/sshd_config a")]
    [InlineData(
        "template-skipped",
        "//- sshd_config\nPort {{ port }}\n//- ssh_config\n# {{ ansible_managed }}\nUsr x\n//- plain/sshd_config\nPrt 1\n",
        "."
    )]
    [InlineData("template-quiet", "//- sshd_config\nPort <%= port %>\n", "-q sshd_config")]
    [InlineData(
        "folder-skips",
        "//- .git/sshd_config\nPrt 1\n//- node_modules/x/sshd_config\nPrt 1\n//- sshd_config\nPort 22\n//- notes/sshd_config.md\nPrt 1\n",
        "."
    )]
    [InlineData(
        "sysroot-inferred",
        "//- image/etc/ssh/ssh_config\nInclude /etc/ssh/more\n//- image/etc/ssh/more\nUsr x\n",
        "image/etc/ssh/ssh_config"
    )]
    [InlineData(
        "sysroot-given",
        "//- image/srv/client\nInclude /opt/more\n//- image/opt/more\nUsr x\n",
        "--sysroot image --kind client image/srv/client"
    )]
    [InlineData("sysroot-usual", "//- image/etc/ssh/ssh_config\nUsr x\n", "--sysroot image")]
    [InlineData("repository", "//- .git\n//- ssh/sshd_config\nInclude /etc/ssh/extra.conf\n//- ssh/extra.conf\nPrt 1\n", "ssh/sshd_config")]
    [InlineData("statistics", Findings, "--statistics sshd_config")]
    public void Lints(string name, string files, string arguments)
    {
        using var sandbox = new Sandbox(files);
        sandbox.Golden(name, $"check -f concise --select SSH0 {arguments}".TrimEnd());
    }

    [Theory]
    [InlineData(1, "sshd_config")]
    [InlineData(1, "-f json sshd_config")]
    [InlineData(1, "-f sarif sshd_config")]
    [InlineData(1, "-f github sshd_config")]
    [InlineData(1, "-f full sshd_config")]
    [InlineData(1, "--fail-on error sshd_config")]
    [InlineData(0, "--fail-on error --select SSH0 --ignore unknown-keyword sshd_config")]
    [InlineData(1, "--ignore unknown-keyword sshd_config")]
    [InlineData(0, "--fail-on never sshd_config")]
    [InlineData(0, "--exit-zero sshd_config")]
    [InlineData(2, "--exit-zero sshd_config missing")]
    [InlineData(0, "--select byte-order-mark sshd_config")]
    [InlineData(1, "--select byte-order-mark --extend-select SSH0005 sshd_config")]
    [InlineData(0, "--select SSH0 --ignore SSH0005,deprecated-keyword sshd_config")]
    [InlineData(0, "--select structure --ignore SSH0 sshd_config")]
    [InlineData(1, "--ignore structure --select unknown-keyword sshd_config")]
    [InlineData(0, "--kind client empty")]
    [InlineData(2, "")]
    public void Returns(int exitCode, string arguments)
    {
        using var sandbox = new Sandbox(Findings + "//- empty\n");
        var result = sandbox.Run(
            new CliInput { Environment = new Dictionary<string, string> { ["SSHCONFIGLINT_OUTPUT_FORMAT"] = "concise" } },
            arguments.Length == 0 ? ["--sysroot", "home"] : arguments.Split(' ')
        );
        Assert.Equal(exitCode, result.ExitCode);
    }

    [Theory]
    [InlineData("notes", "Host a\n  User x\n", "client")]
    [InlineData("notes", "PermitRootLogin no\nPort 22\n", "server")]
    [InlineData("notes", "", "client")]
    [InlineData("notes", "PermitRootLogin no\nPermitEmptyPasswords no\nHost a\n", "client")]
    [InlineData("my_sshd_config", "Host a\n", "server")]
    [InlineData("x/.ssh/work", "PermitRootLogin no\n", "client")]
    [InlineData("sshd_config.d/a", "Compression yes\n", "server")]
    [InlineData("sshd/files/config", "Host a\n", "client")]
    public void The_kind_is_detected(string path, string content, string kind)
    {
        using var sandbox = new Sandbox($"//- {path}\nAllowUsers x\nIdentityFile y\n{content}");

        // One of the two first lines belongs to the other program, whichever it is.
        var output = sandbox.Run("-f", "concise", "--select", "wrong-file-keyword", path).Output;
        Assert.Contains(kind == "client" ? $"{path}:1:1: " : $"{path}:2:1: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_path_the_files_of_the_user_are_linted()
    {
        using var sandbox = new Sandbox("//- home/.ssh/config\nUsr x\n");
        var result = sandbox.Run("-f", "concise");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("linting home/.ssh/config", result.Error, StringComparison.Ordinal);
        Assert.Contains("home/.ssh/config:1:1: error SSH0005", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-", "<stdin>:1:1: ")]
    [InlineData("- --stdin-filename sub/sshd_config", "sub/sshd_config:1:1: ")]
    [InlineData("--kind client --stdin-filename x -", "x:1:1: ")]
    public void Standard_input_is_linted(string arguments, string place)
    {
        using var sandbox = new Sandbox();
        var result = sandbox.Run(new CliInput { StandardInput = "Prt 22\n" }, ["-f", "concise", .. arguments.Split(' ')]);
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.StartsWith(place, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_stands_for_the_file_that_it_is_named_after()
    {
        using var sandbox = new Sandbox("//- sshd_config\nInclude sshd_config.d/*.conf\n//- sshd_config.d/1.conf\nPort 22\n");
        var input = new CliInput { StandardInput = "Prt 22\n" };
        var result = sandbox.Run(input, "-f", "concise", "-", "--stdin-filename", "sshd_config.d/1.conf");
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("sshd_config.d/1.conf:1:1: ", result.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_pipe_of_the_shell_is_linted()
    {
        Skip.IfNot(Directory.Exists("/dev/fd"), "this system has no /dev/fd");
        using var sandbox = new Sandbox();
        var result = sandbox.Bash("$LINT -f concise --kind server <(echo Prt 22)");
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("/dev/fd/", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_run_writes_several_reports()
    {
        using var sandbox = new Sandbox(Findings);
        var result = sandbox.Run("-f", "concise", "--report", "sarif=a.sarif", "--report", "json=b.json", "-o", "c.txt", "sshd_config");
        Assert.Equal((1, "", ""), (result.ExitCode, result.Output, result.Error));
        using var sarif = JsonDocument.Parse(File.ReadAllText(sandbox.At("a.sarif")));
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        using var json = JsonDocument.Parse(File.ReadAllText(sandbox.At("b.json")));
        Assert.StartsWith("sshd_config:1:1: error SSH0005", File.ReadAllText(sandbox.At("c.txt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--color always", "", true)]
    [InlineData("--color always", "NO_COLOR=1", true)]
    [InlineData("--color never", "FORCE_COLOR=1", false)]
    [InlineData("--color auto", "FORCE_COLOR=1", true)]
    [InlineData("", "CLICOLOR_FORCE=1", true)]
    [InlineData("", "FORCE_COLOR=1 NO_COLOR=1", false)]
    [InlineData("", "FORCE_COLOR=0", false)]
    [InlineData("", "", false)]
    public void Colours(string arguments, string environment, bool isColored)
    {
        using var sandbox = new Sandbox(Findings);
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('='));
        var input = new CliInput { Environment = variables.ToDictionary(pair => pair[0], pair => pair[1]) };
        var result = sandbox.Run(input, ["check", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), "sshd_config"]);
        Assert.Equal(isColored, result.Output.Contains("\u001b[", StringComparison.Ordinal));
    }

    [Fact]
    public void Many_files_come_out_in_the_same_order_every_time()
    {
        using var sandbox = new Sandbox();
        for (var i = 0; i < 200; i++)
        {
            sandbox.Write($"host{i:d3}/sshd_config", $"Prt {i}\n");
        }

        var first = sandbox.Run("-f", "concise", ".");
        Assert.Equal(first, sandbox.Run("-f", "concise", "."));
        var names = first
            .Output.Split('\n')
            .Where(line => line.StartsWith("host", StringComparison.Ordinal))
            .Select(line => line[..7])
            .ToList();
        Assert.Equal(200, names.Count);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public void The_installed_openssh_is_asked_only_when_told()
    {
        using var sandbox = new Sandbox(
            "//- bin/ssh\n#!/bin/sh\necho 'OpenSSH_8.4p1 Debian-5+deb11u3, OpenSSL 1.1.1w' >&2\n"
                + "//- sshd_config\nRequiredRSASize 2048\n"
        );
        sandbox.SetMode("bin/ssh", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var path = $"{sandbox.At("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        var input = new CliInput { Environment = new Dictionary<string, string> { ["PATH"] = path } };
        Assert.Equal(0, sandbox.Run(input, "-f", "concise", "--select", "SSH0", "sshd_config").ExitCode);
        var result = sandbox.Run(input, "-f", "concise", "--select", "SSH0", "--openssh", "local", "sshd_config");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("sshd_config:1:1: error SSH0008", result.Output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("", true)]
    [InlineData("--no-progress", false)]
    [InlineData("-q", false)]
    public void A_long_run_shows_its_progress_on_a_terminal_only(string option, bool isShown)
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "no script(1) here, which makes a terminal");
        using var sandbox = new Sandbox();
        var content = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"Host h{i}\n    Port 22\n"));
        for (var i = 0; i < 12; i++)
        {
            sandbox.Write($"f{i}/ssh_config", content);
        }

        var input = new CliInput { Environment = new Dictionary<string, string> { ["TERM"] = "xterm" } };
        Assert.Equal(
            isShown,
            sandbox.Bash($"script -qec \"$LINT {option} .\" /dev/null", input).Output.Contains("linting 12 files", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("linting 12 files", sandbox.Bash($"$LINT {option} . 2>&1", input).Output, StringComparison.Ordinal);
    }
}
