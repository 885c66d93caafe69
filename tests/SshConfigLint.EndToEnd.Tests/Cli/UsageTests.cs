namespace SshConfigLint.EndToEnd.Tests.Cli;

/// <summary>The command line itself: help, mistakes in options, verbs that tell what is known.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help-check", "check -h")]
    [InlineData("help-rule", "rule --help")]
    [InlineData("help-rules", "rules --help")]
    [InlineData("help-keyword", "keyword --help")]
    [InlineData("help-profile", "profile --help")]
    [InlineData("help-config", "config --help")]
    [InlineData("help-policy-test", "policy test --help")]
    [InlineData("help-version", "version --help")]
    [InlineData("help-completions", "completions --help")]
    [InlineData("completions-bash", "completions bash")]
    [InlineData("completions-zsh", "completions zsh")]
    [InlineData("completions-fish", "completions fish")]
    [InlineData("completions-pwsh", "completions pwsh")]
    public void Prints(string name, string command)
    {
        using var sandbox = new Sandbox();
        sandbox.Golden(name, command);
    }

    [Theory]
    [InlineData("--vendro debian f", "error: unknown option '--vendro'; did you mean '--vendor'?")]
    [InlineData("check --exit-zreo f", "error: unknown option '--exit-zreo'; did you mean '--exit-zero'?")]
    [InlineData("check --vendro=debian f", "error: unknown option '--vendro'; did you mean '--vendor'?")]
    [InlineData("rules --output-fromat json", "error: unknown option '--output-fromat'; did you mean '--output-format'?")]
    [InlineData("-Z f", "error: unknown option '-Z'")]
    [InlineData("rules f", "error: unexpected argument 'f'")]
    [InlineData("--openssh", "error: option '--openssh' needs a value")]
    [InlineData("rule", "error: RULE is missing")]
    [InlineData("--openssh nine f", "error: --openssh: 'nine' is no version; give 7.0 to 10.6, or local")]
    [InlineData("--openssh 6.9 f", "error: --openssh: '6.9' is not known; give 7.0 to 10.6, or local")]
    [InlineData("--openssh 11.0 f", "error: --openssh: '11.0' is not known; give 7.0 to 10.6, or local")]
    [InlineData("--vendor debain f", "error: invalid value 'debain' for --vendor; did you mean 'debian'?")]
    [InlineData("--kind both f", "error: invalid value 'both' for --kind; choose one of auto, client, server")]
    [InlineData("-f sarfi f", "error: invalid value 'sarfi' for --output-format; did you mean 'sarif'?")]
    [InlineData("--report sarif f", "error: invalid value 'sarif' for --report; write FORMAT=FILE, for instance sarif=report.sarif")]
    [InlineData("--report sarfi=x f", "error: invalid value 'sarfi' for --report; did you mean 'sarif'?")]
    [InlineData("--report json=x --report sarif=./x f", "error: two reports would be written to 'x'")]
    [InlineData("-o x --report sarif=x f", "error: two reports would be written to 'x'")]
    [InlineData("--stdin-filename x", "error: --stdin-filename names what is read for the path -; give that path too")]
    [InlineData("--min-severity fatal f", "error: invalid value 'fatal' for --min-severity; choose one of error, warning, info")]
    [InlineData("--fail-on nevr f", "error: invalid value 'nevr' for --fail-on; did you mean 'never'?")]
    [InlineData("--color sometimes f", "error: invalid value 'sometimes' for --color; choose one of auto, always, never")]
    [InlineData("--select unkown-keyword f", "error: no rule is selected by 'unkown-keyword'; did you mean 'unknown-keyword'?")]
    [InlineData("--ignore SSH8 f", "error: no rule is selected by 'SSH8'")]
    [InlineData("--sysroot nowhere f", "error: --sysroot: no such folder: 'nowhere'")]
    [InlineData("--root nowhere f", "error: --root: no such folder: 'nowhere'")]
    [InlineData("rule byte-order-mrak", "error: unknown rule 'byte-order-mrak'; did you mean 'byte-order-mark'?")]
    [InlineData("keyword permitrotlogin", "error: unknown keyword 'permitrotlogin'; did you mean 'PermitRootLogin'?")]
    [InlineData("completions tcsh", "error: invalid value 'tcsh' for SHELL; choose one of bash, zsh, fish, pwsh")]
    public void A_mistake_is_named_and_gives_2(string command, string firstLine)
    {
        using var sandbox = new Sandbox("//- f\nPort 22\n");
        var result = sandbox.Run(command.Split(' '));
        Assert.Equal((2, firstLine, ""), (result.ExitCode, result.Error.Split('\n')[0], result.Output));
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_selector_that_selects_nothing_is_named()
    {
        using var sandbox = new Sandbox("//- f\nPort 22\n");
        var result = sandbox.Run("--select", "nothing-such,unkown-keyword", "f");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(
            "error: no rule is selected by 'nothing-such'\nerror: no rule is selected by 'unkown-keyword'; did you mean 'unknown-keyword'?\n",
            result.Error
        );
    }

    [Fact]
    public void Names_that_look_like_options_response_files_or_help_are_files()
    {
        using var sandbox = new Sandbox("//- -x\nHost a\n//- @x\nHost a\n//- ?\nHost a\n");
        var result = sandbox.Run("--select", "SSH0", "@x", "?", "--", "-x");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public void A_misspelt_verb_is_a_missing_file_with_a_hint()
    {
        using var sandbox = new Sandbox();
        var result = sandbox.Run("chekc");
        Assert.Equal((2, "error: chekc: no such file or folder; did you mean the verb 'check'?\n"), (result.ExitCode, result.Error));
    }

    [Theory]
    [InlineData("sshconfiglint ru", "rule\nrules\n--rule-pack\n--allow-rule-packs\n")]
    [InlineData("sshconfiglint --kind ", "auto\nclient\nserver\n")]
    [InlineData("sshconfiglint check --vend", "--vendor\n")]
    [InlineData("sshconfiglint completions z", "zsh\n")]
    [InlineData("sshconfiglint rule byte-", "byte-order-mark\n")]
    public void Suggests_what_may_come_next(string line, string suggestions)
    {
        using var sandbox = new Sandbox();
        var result = sandbox.Run($"[suggest:{line.Length}]", line);
        Assert.Equal((0, suggestions), (result.ExitCode, result.Output));
    }

    [Fact]
    public void The_completion_script_of_bash_completes()
    {
        using var sandbox = new Sandbox();
        var result = sandbox.Bash(
            """
            sshconfiglint() { local IFS=' '; $LINT "$@"; }
            eval "$(sshconfiglint completions bash)"
            COMP_LINE='sshconfiglint --fail-on war' COMP_POINT=27 COMP_WORDS=(sshconfiglint --fail-on war) COMP_CWORD=2
            _sshconfiglint
            echo "${COMPREPLY[@]}"
            """
        );
        Assert.Equal((0, "warning\n", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void Version_says_what_a_bug_report_needs()
    {
        using var sandbox = new Sandbox();
        Assert.Matches("^sshconfiglint \\d+\\.\\d+\\.\\d+\n$", sandbox.Run("--version").Output);
        Assert.Matches(
            "^sshconfiglint \\d+\\.\\d+\\.\\d+\nopenssh: 7.0-10.6\nrules: \\d+\nruntime: .+\nsystem: .+\n$",
            sandbox.Run("version").Output
        );
        using var json = System.Text.Json.JsonDocument.Parse(sandbox.Run("version", "-f", "json").Output);
        Assert.Equal("7.0-10.6", json.RootElement.GetProperty("openssh").GetString());
    }

    [Fact]
    public void Rules_and_rule_tell_of_every_rule()
    {
        using var sandbox = new Sandbox();
        using var json = System.Text.Json.JsonDocument.Parse(sandbox.Run("rules", "-f", "json").Output);
        Assert.Equal(Rules.RuleCatalog.All.Length, json.RootElement.GetArrayLength());
        Assert.Equal(Rules.RuleCatalog.All.Length, sandbox.Run("rules").Output.Count(character => character == '\n'));
        Assert.StartsWith("SSH0029 byte-order-mark\n", sandbox.Run("rule", "ssh0029").Output, StringComparison.Ordinal);
        using var one = System.Text.Json.JsonDocument.Parse(sandbox.Run("rule", "byte-order-mark", "-f", "json").Output);
        Assert.Equal("SSH0029", one.RootElement.GetProperty("id").GetString());
    }

    [Fact]
    public void Keyword_tells_what_both_programs_make_of_it()
    {
        using var sandbox = new Sandbox();
        var text = sandbox.Run("keyword", "passwordAUTHENTICATION");
        Assert.Equal((0, ""), (text.ExitCode, text.Error));
        Assert.Equal(
            ["PasswordAuthentication (ssh_config, read by ssh)", "PasswordAuthentication (sshd_config, read by sshd)"],
            text.Output.Split('\n').Where(line => line.StartsWith("Password", StringComparison.Ordinal))
        );
        using var json = System.Text.Json.JsonDocument.Parse(sandbox.Run("keyword", "PasswordAuthentication", "-f", "json").Output);
        Assert.Equal(["ssh", "sshd"], json.RootElement.EnumerateArray().Select(row => row.GetProperty("program").GetString()));
    }
}
