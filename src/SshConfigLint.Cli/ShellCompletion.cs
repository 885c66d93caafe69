namespace SshConfigLint.Cli;

/// <summary>Completion scripts: each asks the program itself through the <c>[suggest]</c> directive, and falls back to file names.</summary>
internal static class ShellCompletion
{
    private const string Bash = """
        # eval "$(sshconfiglint completions bash)"
        _sshconfiglint() {
            local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}"
            COMPREPLY=($(compgen -W "$(sshconfiglint "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
        }
        complete -o bashdefault -o default -F _sshconfiglint sshconfiglint

        """;

    private const string Zsh = """
        #compdef sshconfiglint
        # eval "$(sshconfiglint completions zsh)"
        _sshconfiglint() {
            local line="${words[1,CURRENT]}"
            local -a found
            found=("${(@f)$(sshconfiglint "[suggest:${#line}]" "$line" 2>/dev/null)}")
            compadd -- ${found:#}
            _files
        }
        compdef _sshconfiglint sshconfiglint

        """;

    private const string Fish = """
        # sshconfiglint completions fish | source
        function __sshconfiglint_suggest
            set --local line (commandline --cut-at-cursor)
            sshconfiglint "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete --command sshconfiglint --arguments '(__sshconfiglint_suggest)'

        """;

    private const string PowerShell = """
        # sshconfiglint completions pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName sshconfiglint -ScriptBlock {
            param($word, $command, $position)
            sshconfiglint "[suggest:$position]" "$command" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

    /// <summary>The scripts by the names of their shells.</summary>
    internal static Choice<string> Scripts { get; } = new(("bash", Bash), ("zsh", Zsh), ("fish", Fish), ("pwsh", PowerShell));
}
