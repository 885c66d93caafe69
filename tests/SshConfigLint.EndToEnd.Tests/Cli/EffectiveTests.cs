using System.Text.Json;

namespace SshConfigLint.EndToEnd.Tests.Cli;

/// <summary><c>effective</c> as a user meets it: what is printed where, what it returns, what it asks of the machine.</summary>
public sealed class EffectiveTests
{
    private const string Client = """
        //- home/.ssh/config
        Include conf.d/*
        Match exec "test -f marker"
            Port 2022
        Host *
            User bob
            ControlPath ~/.ssh/%u-%L-%n
            RSAAuthentication no
        //- home/.ssh/conf.d/work
        Host web*
            User alice

        """;

    private const string Image = """
        //- image/etc/passwd
        root:x:0:0:root:/root:/bin/sh
        alice:x:1000:100:Alice:/home/alice:/bin/sh
        //- image/etc/group
        users:x:100:
        wheel:x:10:bob,alice
        //- image/etc/hostname
        gate.example.org
        //- image/etc/ssh/sshd_config
        Include /etc/ssh/sshd_config.d/*.conf
        Banner none
        PermitTTY yes
        Match Group wheel
            PermitTTY no
        //- image/etc/ssh/sshd_config.d/1.conf
        Banner /etc/issue
        //- image/home/alice/.ssh/config
        IdentityFile ~/key
        ControlPath ~/%u-%i-%l-%L
        Include ~/.ssh/more
        //- image/home/alice/.ssh/more
        Port 2022

        """;

    [Theory]
    [InlineData(
        "effective-origins",
        Client,
        "--openssh 9.2 --vendor debian --local-user bob --local-host gate.example.org --home /home/bob --host web1 --origins home/.ssh/config"
    )]
    [InlineData("effective-refused", "//- ssh_config\nHost a\n    Prt 22\n    Port x\nUser\n", "--host web1 ssh_config")]
    [InlineData("effective-json-refused", "//- ssh_config\nHost a\n    Prt 22\n", "-f json --host web1 ssh_config")]
    [InlineData("effective-server", Image, "--openssh 9.2 --vendor debian --origins image/etc/ssh/sshd_config")]
    [InlineData("help-effective", "", "--help")]
    public void Prints(string name, string files, string arguments)
    {
        using var sandbox = new Sandbox(files);
        sandbox.Golden(name, $"effective {arguments}");
    }

    [Theory]
    [InlineData("", "error: FILE is missing")]
    [InlineData("config", "error: --host is missing: config is a file of ssh; for one of sshd give --kind server")]
    [InlineData("config --host", "error: option '--host' needs a value")]
    [InlineData("config --host alice@", "error: --host: 'alice@' is no destination; write [USER@]HOST")]
    [InlineData("config --host a --prot 1", "error: unknown option '--prot'; did you mean '--port'?")]
    [InlineData("config --host a --port 0", "error: --port: '0' is no port; give 1 to 65535")]
    [InlineData("config --host a --port ssh", "error: --port: 'ssh' is no port; give 1 to 65535")]
    [InlineData("config --host a --assume-exec maybe", "error: invalid value 'maybe' for --assume-exec; choose one of true, false")]
    [InlineData("config --host a --openssh 9.1.2", "error: --openssh: '9.1.2' is no version; give 7.0 to 10.6, or local")]
    [InlineData("config --host a --sysroot nowhere", "error: --sysroot: no such folder: 'nowhere'")]
    [InlineData("config sshd_config --host a", "error: unexpected argument 'sshd_config'")]
    [InlineData("missing --host a", "error: missing: no such file")]
    [InlineData("home --host a", "error: home: is a folder")]
    [InlineData("/dev/zero --host a", "error: /dev/zero: cannot be read: is a device, not a regular file")]
    [InlineData(
        "sshd_config --host a",
        "error: --host is for a file of ssh, and sshd_config is one of sshd: say with --connection who connects, or give --kind client"
    )]
    [InlineData(
        "x/.ssh/config --connection user=a",
        "error: --connection is for a file of sshd, and x/.ssh/config is one of ssh: give --host, or --kind server"
    )]
    [InlineData(
        "config --user a --connection user=a",
        "error: --user is for a file of ssh and --connection for one of sshd; give one of them"
    )]
    [InlineData("sshd_config --connection usr=a", "error: --connection: unknown key 'usr'; did you mean 'user'?")]
    [InlineData(
        "sshd_config --connection colour=red",
        "error: --connection: unknown key 'colour'; choose from user, host, addr, laddr, lport, rdomain, group, invalid-user"
    )]
    [InlineData("sshd_config --connection user=a,,host=b", "error: --connection: an entry is empty")]
    [InlineData("sshd_config --connection user", "error: --connection: 'user' needs a value")]
    [InlineData("sshd_config --connection user=", "error: --connection: 'user' needs a value")]
    [InlineData("sshd_config --connection user=a,user=b", "error: --connection: 'user' is given twice")]
    [InlineData("sshd_config --connection invalid-user=yes", "error: --connection: 'invalid-user' takes no value")]
    [InlineData("sshd_config --connection addr=192", "error: --connection: '192' is no address for addr; give an IPv4 or IPv6 address")]
    [InlineData("sshd_config --connection laddr=web", "error: --connection: 'web' is no address for laddr; give an IPv4 or IPv6 address")]
    [InlineData("sshd_config --connection lport=70000", "error: --connection: lport: '70000' is no port; give 1 to 65535")]
    public void A_mistake_is_named_in_one_line_and_gives_2(string arguments, string message)
    {
        using var sandbox = new Sandbox("//- config\nPort 22\n//- sshd_config\nPort 22\n//- x/.ssh/config\nPort 22\n");
        var result = sandbox.Run(["effective", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((2, message, ""), (result.ExitCode, result.Error.Split('\n')[0], result.Output));
        Assert.True(result.Error.Split('\n') is [_, ""] or [_, "Try 'sshconfiglint effective --help'.", ""], result.Error);
    }

    [Fact]
    public void An_include_that_cannot_be_read_is_named_and_gives_2()
    {
        using var sandbox = new Sandbox("//- config\nInclude /dev/zero\n");
        var result = sandbox.Run("effective", "--host", "a", "config");
        Assert.Equal(
            (2, "error: /dev/zero: cannot be read: is a device, not a regular file; `config` includes it\n", ""),
            (result.ExitCode, result.Error, result.Output)
        );
    }

    [Fact]
    public void An_include_of_itself_is_refused()
    {
        using var sandbox = new Sandbox("//- config\nInclude <dir>/config\n");
        var result = sandbox.Run("effective", "--host", "a", "config");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("config line 1: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_is_noted_and_can_be_assumed()
    {
        using var sandbox = new Sandbox(Client);
        var unknown = sandbox.Run("effective", "--host", "web1", "home/.ssh/config");
        Assert.Equal((0, "22", "alice"), (unknown.ExitCode, Value(unknown, "port"), Value(unknown, "user")));
        Assert.Contains("--assume-exec", unknown.Error, StringComparison.Ordinal);
        Assert.All(unknown.Error.TrimEnd('\n').Split('\n'), line => Assert.StartsWith("note: ", line, StringComparison.Ordinal));
        var assumed = sandbox.Run("effective", "--host", "nina@db1", "--assume-exec", "true", "home/.ssh/config");
        Assert.Equal((0, "2022", "nina"), (assumed.ExitCode, Value(assumed, "port"), Value(assumed, "user")));
        Assert.DoesNotContain("--assume-exec", assumed.Error, StringComparison.Ordinal);
        var denied = sandbox.Run("effective", "--host", "db1", "--assume-exec", "false", "home/.ssh/config");
        Assert.Equal("22", Value(denied, "port"));
        Assert.False(File.Exists(sandbox.At("marker")));
    }

    [Fact]
    public void The_command_line_counts_as_that_of_ssh()
    {
        using var sandbox = new Sandbox(
            "//- config\nMatch tagged t command \"up*\"\n    Compression yes\nMatch localuser nina\n    BatchMode yes\nControlPath %l\n"
        );
        var result = sandbox.Run([
            "effective",
            "config",
            "--host",
            "a",
            "--user",
            "u",
            "--port",
            "3",
            "--tag",
            "t",
            "--command",
            "uptime -p",
            "--local-user",
            "nina",
            "--local-host",
            "here",
        ]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            ["u", "3", "t", "yes", "yes", "here"],
            new[] { "user", "port", "tag", "compression", "batchmode", "controlpath" }.Select(keyword => Value(result, keyword))
        );
    }

    [Fact]
    public void Standard_input_is_a_file_of_the_kind_that_is_asked_for()
    {
        using var sandbox = new Sandbox();
        var client = sandbox.Run(new CliInput { StandardInput = "User nina\n" }, "effective", "-", "--host", "a");
        Assert.Equal((0, "nina"), (client.ExitCode, Value(client, "user")));
        var refused = sandbox.Run(new CliInput { StandardInput = "Usr nina\n" }, "effective", "-", "--host", "a");
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith("<stdin> line 1: ", refused.Error, StringComparison.Ordinal);
        var server = sandbox.Run(new CliInput { StandardInput = "MaxAuthTries 3\n" }, "effective", "-", "--connection", "user=a");
        Assert.Equal((0, "3"), (server.ExitCode, Value(server, "maxauthtries")));
    }

    [Fact]
    public void A_variable_is_that_of_this_machine_and_unset_below_a_root()
    {
        using var sandbox = new Sandbox(
            Image + "//- image/home/alice/.ssh/v\nControlPath /run/${PLACE}\n//- config\nControlPath /run/${PLACE}\n"
        );
        var input = new CliInput { Environment = new Dictionary<string, string> { ["PLACE"] = "here" } };
        Assert.Equal("/run/here", Value(sandbox.Run(input, "effective", "config", "--host", "a"), "controlpath"));
        var below = sandbox.Run(input, "effective", "--sysroot", "image", "image/home/alice/.ssh/v", "--host", "a");
        Assert.Equal((1, ""), (below.ExitCode, below.Output));
        Assert.Contains("PLACE", below.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Below_a_root_its_users_and_its_name_count()
    {
        using var sandbox = new Sandbox(Image);
        var alice = sandbox.Run("effective", "--sysroot", "image", "image/home/alice/.ssh/config", "--host", "a");
        Assert.Equal((0, ""), (alice.ExitCode, alice.Error));
        Assert.Equal(
            ["alice", "2022", "~/key", "/home/alice/alice-1000-gate.example.org-gate"],
            new[] { "user", "port", "identityfile", "controlpath" }.Select(keyword => Value(alice, keyword))
        );
    }

    [Theory]
    [InlineData("no", "", "--connection", "user=alice,host=h,addr=192.0.2.7")]
    [InlineData("yes", "", "--connection", "user=root,host=h,addr=192.0.2.7")]
    [InlineData("yes", "", "--connection", "user=nobody,host=h,addr=192.0.2.7")]
    [InlineData("no", "", "--connection", "user=nobody,host=h,addr=192.0.2.7,group=wheel:users")]
    [InlineData("yes", "", "--connection", "user=alice,host=h,addr=192.0.2.7,group=users")]
    public void Groups_are_those_of_the_root_or_those_that_are_given(string permitTty, string error, params string[] connection)
    {
        using var sandbox = new Sandbox(Image);
        var result = sandbox.Run(["effective", "image/etc/ssh/sshd_config", .. connection]);
        Assert.Equal(
            (0, error, permitTty, "/etc/issue"),
            (result.ExitCode, result.Error, Value(result, "permittty"), Value(result, "banner"))
        );
    }

    [Fact]
    public void A_group_that_nobody_knows_is_noted_and_does_not_match()
    {
        using var sandbox = new Sandbox("//- sshd_config\nPermitTTY yes\nMatch Group wheel\n    PermitTTY no\n");
        var result = sandbox.Run("effective", "sshd_config", "--connection", "user=alice,host=h,addr=192.0.2.7");
        Assert.Equal((0, "yes"), (result.ExitCode, Value(result, "permittty")));
        Assert.StartsWith("note: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--origins")]
    [InlineData("-f", "json")]
    public void Nothing_of_a_file_reaches_the_terminal_raw(params string[] options)
    {
        using var sandbox = new Sandbox("//- config\nUser \u001b[31mred\u202e\nSetEnv \u009bA=b\n");
        var result = sandbox.Run(["effective", "config", "--host", "a\u001b[2J", .. options]);
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain(result.Output + result.Error, c => (char.IsControl(c) && c != '\n') || c == '\u202e');
    }

    [Fact]
    public void Data_says_the_same()
    {
        using var sandbox = new Sandbox(Client);
        using var json = JsonDocument.Parse(sandbox.Run("effective", "--host", "web1", "-f", "json", "home/.ssh/config").Output);
        var user = json.RootElement.GetProperty("lines").EnumerateArray().Single(line => line.GetProperty("keyword").GetString() == "user");
        Assert.Equal("alice", user.GetProperty("value").GetString());
        var origin = user.GetProperty("origins")[0];
        Assert.Equal(
            ("home/.ssh/conf.d/work", 2, "home/.ssh/config"),
            (
                origin.GetProperty("path").GetString(),
                origin.GetProperty("line").GetInt32(),
                origin.GetProperty("includedBy")[0].GetProperty("path").GetString()
            )
        );
        Assert.Equal(5, user.GetProperty("beaten")[0].GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("--origins")]
    [InlineData("-f json")]
    public void A_reader_that_goes_away(string options)
    {
        using var sandbox = new Sandbox(
            "//- config\n" + string.Concat(Enumerable.Range(1, 20000).Select(i => $"LocalForward {i} h:{i}\n"))
        );
        var result = sandbox.Bash($"$LINT effective --host a {options} config | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}");
        Assert.Equal(("0\n", ""), (result.Output, result.Error));
    }

    [Fact]
    public void Bytes_that_are_no_text_and_a_large_file()
    {
        using var sandbox = new Sandbox();
        var bytes = new byte[1 << 16];
        new Random(20261124).NextBytes(bytes);
        sandbox.Write("junk", bytes);
        var junk = sandbox.Run("effective", "junk", "--host", "a");
        Assert.Equal((1, ""), (junk.ExitCode, junk.Output));
        Assert.DoesNotContain(junk.Error, character => char.IsControl(character) && character != '\n');
        sandbox.Write("large", string.Concat(Enumerable.Range(0, 40_000).Select(i => $"Host h{i}\n    Port {i + 1}\n    User u{i}\n")));
        var large = sandbox.Run("effective", "large", "--host", "h39999");
        Assert.Equal((0, "40000", "u39999"), (large.ExitCode, Value(large, "port"), Value(large, "user")));
    }

    [Theory]
    [InlineData("sshconfiglint effective --assume-exec ", "false\ntrue\n")]
    [InlineData("sshconfiglint effective --conn", "--connection\n")]
    [InlineData("sshconfiglint eff", "effective\n")]
    public void Suggests_what_may_come_next(string line, string suggestions)
    {
        using var sandbox = new Sandbox();
        Assert.Equal(suggestions, sandbox.Run($"[suggest:{line.Length}]", line).Output);
    }

    private static string? Value(CliResult result, string keyword) =>
        result
            .Output.Split('\n')
            .FirstOrDefault(line => line.StartsWith(keyword + " ", StringComparison.OrdinalIgnoreCase))
            ?[(keyword.Length + 1)..];
}
