using System.Text.Json;

namespace SshConfigLint.EndToEnd.Tests.Cli;

/// <summary>Where settings come from, what they change, and what a settings file that nobody trusts cannot do.</summary>
public sealed class SettingsTests
{
    private const string Tree = """
        //- .git/HEAD
        ref
        //- sshconfiglint.json
        {
          "openssh": "9.2", "vendor": "debian", // as the machines have it
          "fail-on": "error",
          "rules": { "many-login-attempts": { "severity": "warning", "parameters": { "maximum": 4 } } },
          "overrides": [
            { "files": ["legacy/**"], "openssh": "8.4", "rules": { "many-login-attempts": "off" } },
            { "files": ["**/strange.conf"], "kind": "client" },
          ],
          "exclude": ["old/**"],
        }
        //- sshd_config
        Port 22
        MaxAuthTries 5
        //- legacy/sshd_config
        Port 22
        MaxAuthTries 5
        //- old/sshd_config
        Prt 22
        //- own/sshconfiglint.json
        { "rules": { "many-login-attempts": "error" } }
        //- own/sshd_config
        Port 22
        MaxAuthTries 9
        //- strange.conf
        ServerAliveInterval 60
        Port 22

        """;

    [Fact]
    public void The_nearest_file_decides_and_overrides_and_excludes_count()
    {
        using var sandbox = new Sandbox(Tree);
        var result = sandbox.Run("-f", "concise", "-q", ".");
        Assert.Equal(
            "own/sshd_config:2:14: error SSH3009 one connection may make 9 attempts to log in, more than 6\n"
                + "sshd_config:2:14: warning SSH3009 one connection may make 5 attempts to log in, more than 4\n",
            result.Output
        );
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Equal(0, sandbox.Run("sshd_config").ExitCode);
        Assert.Equal(1, sandbox.Run("--fail-on", "warning", "sshd_config").ExitCode);
        Assert.Equal(1, sandbox.Run("old/sshd_config").ExitCode);
        Assert.Equal("", sandbox.Run("-f", "concise", "-q", "strange.conf").Output);
    }

    [Fact]
    public void The_command_line_is_stronger_and_may_want_no_file()
    {
        using var sandbox = new Sandbox(Tree);
        Assert.Equal("", sandbox.Run("-f", "concise", "-q", "--ignore", "SSH3", "sshd_config").Output);
        foreach (var option in new[] { "--no-config", "--isolated" })
        {
            Assert.Equal("", sandbox.Run("-f", "concise", "-q", option, "sshd_config").Output);
        }

        Assert.Contains("more than 4", sandbox.Run("--config", "sshconfiglint.json", "own/sshd_config").Output, StringComparison.Ordinal);
        Assert.Equal(
            (2, "error: --config names a settings file and --no-config wants none; give one of them\n"),
            Told(sandbox.Run("--config", "sshconfiglint.json", "--no-config", "sshd_config"))
        );
        Assert.Equal((2, "error: nowhere.json: no such file\n"), Told(sandbox.Run("--config", "nowhere.json", "sshd_config")));
    }

    [Fact]
    public void Nothing_is_taken_from_above_the_repository()
    {
        using var sandbox = new Sandbox(
            """
            //- sshconfiglint.json
            { "rules": { "unknown-keyword": "off" } }
            //- repository/.git
            gitdir: elsewhere
            //- repository/sshd_config
            Prt 22

            """
        );
        Assert.Equal(1, sandbox.Run("repository/sshd_config").ExitCode);
        File.Delete(sandbox.At("repository/.git"));
        Assert.Equal(0, sandbox.Run("repository/sshd_config").ExitCode);
    }

    [Fact]
    public void A_mistake_stops_the_run()
    {
        using var sandbox = new Sandbox(
            """
            //- sshconfiglint.json
            {
              "rules": { "weak-mca": "off" },
              "fail-on": "warn",
            }
            //- sshd_config
            Prt 22

            """
        );
        var result = sandbox.Run("sshd_config");
        Assert.Equal((2, "error: sshconfiglint.json:3:14: 'fail-on' is 'warn'; choose one of info, warning, error, never\n"), Told(result));
        sandbox.Write("sshconfiglint.json", "{\n  \"rules\": { \"weak-mca\": \"off\" },\n  \"fail-on\": \"warning\"\n}");
        Assert.Equal(
            (2, "error: sshconfiglint.json:2:14: unknown rule 'weak-mca'; did you mean 'weak-mac'?\n"),
            Told(sandbox.Run("sshd_config"))
        );
    }

    [Fact]
    public void A_settings_file_cannot_ask_the_installed_ssh_load_code_or_lead_out_of_the_repository()
    {
        using var sandbox = new Sandbox("//- r/.git/HEAD\nref\n//- r/sshd_config\nPort 22\n//- secret\npassword\n");
        sandbox.Write("r/sshconfiglint.json", "{ \"openssh\": \"local\" }");
        Assert.StartsWith(
            "error: r/sshconfiglint.json:1:14: 'openssh' must be a release",
            sandbox.Run("r").Error,
            StringComparison.Ordinal
        );
        sandbox.Write("r/sshconfiglint.json", "{ \"rule-packs\": [\"evil.dll\"] }");
        var refused = sandbox.Run("r");
        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("error: r/sshconfiglint.json: it names rule packs", refused.Error, StringComparison.Ordinal);
        File.Delete(sandbox.At("r/sshconfiglint.json"));
        File.CreateSymbolicLink(sandbox.At("r/sshconfiglint.json"), sandbox.At("secret"));
        Assert.Equal((2, "error: r/sshconfiglint.json: is a link that leads out of r\n"), Told(sandbox.Run("r")));
    }

    [Fact]
    public void What_a_settings_file_says_reaches_the_terminal_without_control_characters()
    {
        using var sandbox = new Sandbox("//- sshd_config\nPort 22\n");
        sandbox.Write("sshconfiglint.json", "{ \"\\u001b[31mred\": 1 }");
        Assert.DoesNotContain('\u001b', sandbox.Run("sshd_config").Error);
    }

    [Fact]
    public void A_fix_writes_the_limit_of_the_settings()
    {
        using var sandbox = new Sandbox(Tree);
        sandbox.Run("--fix", "--unsafe-fixes", "-q", ".");
        Assert.Contains("MaxAuthTries 4", File.ReadAllText(sandbox.At("sshd_config")), StringComparison.Ordinal);
        Assert.Contains("MaxAuthTries 5", File.ReadAllText(sandbox.At("legacy/sshd_config")), StringComparison.Ordinal);
        Assert.Contains("MaxAuthTries 6", File.ReadAllText(sandbox.At("own/sshd_config")), StringComparison.Ordinal);
    }

    [Fact]
    public void Config_tells_what_holds_and_where_it_comes_from()
    {
        using var sandbox = new Sandbox(Tree);
        sandbox.Golden(
            "config",
            "config legacy/sshd_config --min-severity warning --profile recommended --extend-select log-level-not-verbose"
        );
        sandbox.Golden("config-none", "config --no-config");
        using var json = JsonDocument.Parse(sandbox.Run("config", "sshd_config", "-f", "json").Output);
        var rule = json.RootElement.GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("id").GetString() == "SSH3009");
        Assert.Equal(("warning", "sshconfiglint.json"), (rule.GetProperty("severity").GetString(), rule.GetProperty("source").GetString()));
        Assert.Equal(4, rule.GetProperty("parameters").GetProperty("maximum").GetInt32());
        Assert.Equal("9.2", json.RootElement.GetProperty("values").GetProperty("openssh").GetProperty("value").GetString());
    }

    [Fact]
    public void Whoever_means_the_file_config_is_told_that_it_is_a_verb()
    {
        using var sandbox = new Sandbox("//- config\nHost a\n");
        Assert.Equal(
            (2, "error: config is a verb; to lint the file of that name write ./config, for the settings of this folder config .\n"),
            Told(sandbox.Run("-q", "config"))
        );
        Assert.Equal((0, ""), Told(sandbox.Run("config", ".")));
        Assert.Equal((0, ""), Told(sandbox.Run("-q", "./config")));
    }

    [Fact]
    public void Init_writes_a_file_that_can_be_used_and_overwrites_none()
    {
        using var sandbox = new Sandbox("//- sshd_config\nPort 22\n");
        Assert.Equal((0, "wrote sshconfiglint.json\n"), Told(sandbox.Run("init")));
        Assert.Equal((0, ""), Told(sandbox.Run("-q", "sshd_config")));
        Assert.Equal((2, "error: sshconfiglint.json is there already and was left as it is\n"), Told(sandbox.Run("init")));

        // What stands in comments can be used, too.
        var lines = File.ReadAllLines(sandbox.At("sshconfiglint.json"));
        sandbox.Write("sshconfiglint.json", string.Join('\n', lines.Select(Uncommented)));
        var result = sandbox.Run("policy", "test");
        Assert.Equal((0, "SSH8001 sessions-are-logged: ok\n1 policies, all examples hold\n"), (result.ExitCode, result.Output));

        static string Uncommented(string line) =>
            line.Contains("// ", StringComparison.Ordinal) && line.TrimEnd() is [.., '{' or '}' or ',' or ']']
                ? line.Replace("// ", "", StringComparison.Ordinal)
                : line;
    }

    [Fact]
    public void Schema_is_the_published_one()
    {
        using var sandbox = new Sandbox();
        Testing.Golden.Match(sandbox.Run("schema").Output, "docs/settings.schema.json");
    }

    [Fact]
    public void Policies_are_judged_and_tested()
    {
        using var sandbox = new Sandbox(
            """
            //- sshconfiglint.json
            {
              "policies": [
                {
                  "id": "SSH8001", "name": "three-tries", "kind": "server", "keyword": "MaxAuthTries", "maximum": 3, "severity": "error",
                  "why": "The handbook says so.", "bad": ["MaxAuthTries 4\n", "Port 22\n"], "good": ["MaxAuthTries 3\n"]
                }
              ]
            }
            //- sshd_config
            MaxAuthTries 3
            Match User bob
                MaxAuthTries 9

            """
        );
        Assert.Equal(
            "sshd_config:3:18: error SSH3009 one connection may make 9 attempts to log in for `Match User bob`, more than 6\n".Replace(
                "error",
                "info",
                StringComparison.Ordinal
            ) + "sshd_config:3:18: error SSH8001 `MaxAuthTries` is `9`, not 3 or less for `Match User bob`, against policy `three-tries`\n",
            sandbox.Run("-f", "concise", "-q", "sshd_config").Output
        );
        Assert.Equal(0, sandbox.Run("policy", "test").ExitCode);
        Assert.Equal(0, sandbox.Run("-q", "--ignore", "policy", "sshd_config").ExitCode);
        Assert.Equal(0, sandbox.Run("-q", "--ignore", "three-tries", "sshd_config").ExitCode);
        var text = File.ReadAllText(sandbox.At("sshconfiglint.json"));
        sandbox.Write("sshconfiglint.json", text.Replace("MaxAuthTries 4", "MaxAuthTries 2", StringComparison.Ordinal));
        var failing = sandbox.Run("policy", "test", "sshconfiglint.json");
        Assert.Equal(1, failing.ExitCode);
        Assert.Contains("a bad example is not found: 'MaxAuthTries 2'", failing.Output, StringComparison.Ordinal);
        Assert.Equal(2, sandbox.Run("policy", "test", "nowhere.json").ExitCode);
    }

    [Fact]
    public void Profiles_are_listed_and_told()
    {
        using var sandbox = new Sandbox("//- sshd_config\nMaxAuthTries 5\n");
        var list = sandbox.Run("profiles");
        Assert.Equal(Rules.ProfileCatalog.Names.Length, list.Output.Count(character => character == '\n'));
        sandbox.Golden("profile-strict", "profile strict");
        Assert.Equal((2, "error: unknown profile 'strikt'; did you mean 'strict'?\n"), Told(sandbox.Run("profile", "strikt")));
        Assert.Equal(
            (2, "error: invalid value 'strikt' for --profile; did you mean 'strict'?"),
            FirstLine(sandbox.Run("--profile", "strikt", "sshd_config"))
        );
        Assert.Equal(0, sandbox.Run("sshd_config").ExitCode);
        Assert.Equal(1, sandbox.Run("--profile", "strict", "sshd_config").ExitCode);
    }

    private static (int, string) Told(CliResult result) => (result.ExitCode, result.Error);

    private static (int, string) FirstLine(CliResult result) => (result.ExitCode, result.Error.Split('\n')[0]);
}
